"""Records found in a tree, and read."""

from __future__ import annotations

import pytest

from async_audit.decisions import records
from async_audit.facts import Kind
from tests.fixed_snapshot import FixedSnapshot


def paths(contents: dict[str, str], *patterns: str, kinds: dict[str, Kind] | None = None) -> list[str]:
    files = FixedSnapshot(contents, kinds or {}).files
    return [record.path for record in records.find(files, records.recogniser(patterns))]


def read(path: str, text: str) -> records.Record:
    record = records.recogniser()(path)
    assert record is not None
    return records.with_text(record, text.encode())


def test_a_link_to_a_record_is_not_counted_twice() -> None:
    assert paths({"docs/adr/0001-x.md": ""}, kinds={"doc/adr/0001-x.md": Kind.LINK}) == ["docs/adr/0001-x.md"]


def test_records_are_found_in_every_log_in_order() -> None:
    assert paths({"b/adr/0001-x.md": "", "a/adr/0002-y.md": "", "a/x.py": ""}) == [
        "a/adr/0002-y.md",
        "b/adr/0001-x.md",
    ]


@pytest.mark.parametrize(
    ("patterns", "found"),
    [
        pytest.param(["design/*.md"], ["design/caching.md"], id="any name counts, except a template's"),
        pytest.param(["design/"], ["design/caching.md", "design/old/a.md"], id="a directory"),
        pytest.param(["design/**", "!design/old/**"], ["design/caching.md"], id="an exception"),
        pytest.param(["nowhere/*.md"], [], id="nothing there"),
    ],
)
def test_configured_patterns_replace_the_known_names(patterns: list[str], found: list[str]) -> None:
    tree = {
        "design/caching.md": "",
        "design/template.md": "",
        "design/old/a.md": "",
        "docs/adr/0001-x.md": "",
    }

    assert paths(tree, *patterns) == found


def test_a_configured_record_keeps_the_number_in_its_name() -> None:
    record = records.recogniser(["design/*.md"])("design/012-caching.md")

    assert record is not None
    assert (record.number, record.log, record.title) == (12, "design", "caching")


@pytest.mark.parametrize(
    ("path", "heading", "title"),
    [
        pytest.param("adr/0001-use-postgres.md", "# 1. Use Postgres", "Use Postgres", id="number and dot"),
        pytest.param("adr/0001-x.md", "# ADR 001: Use Postgres", "Use Postgres", id="label and colon"),
        pytest.param("adr/0001-x.md", "# ADR-0001 \u2013 Use Postgres", "Use Postgres", id="label and dash"),
        pytest.param("adr/0001-x.md", "# [ADR-1] Use Postgres", "Use Postgres", id="label in brackets"),
        pytest.param("adr/0001-x.md", "# 2 phases of a commit", "2 phases of a commit", id="another number"),
        pytest.param("adr/0001-x.md", "# ADR-1", "ADR-1", id="nothing but the label"),
        pytest.param("adr/0001-use-postgres.md", "no heading", "use postgres", id="none: the name speaks"),
        pytest.param("adr/ADR-0001.md", "no heading", "ADR-0001", id="none, and nothing in the name"),
    ],
)
def test_a_title_stands_without_its_number(path: str, heading: str, title: str) -> None:
    assert read(path, heading).title == title


def test_bytes_that_are_no_text_do_not_stop_the_reading() -> None:
    record = records.recogniser()("adr/0001-x.md")
    assert record is not None

    assert records.with_text(record, b"# Caf\xe9\n").title == "Caf\ufffd"
