"""Changes to records: what is meant, and not a byte more."""

from __future__ import annotations

import difflib

import pytest

from async_audit.decisions.editing import superseded, with_link, with_status
from async_audit.decisions.links import Relation
from async_audit.decisions.log import load
from async_audit.decisions.records import Record
from async_audit.errors import UsageError
from tests.fixed_snapshot import FixedSnapshot

HEADER = b"PEP: 1\nTitle: A\nStatus: Final\nCreated: 01-Jan-2020\n\nAbstract\n========\n"
KEP = b"title: A\nkep-number: 1\nstatus: implemented\nsee-also:\n  - x\n"
GRID = b"A\n=\n\n+--------+----------+\n| Status | Accepted |\n+--------+----------+\n"


def pair(path: str, content: bytes) -> tuple[Record, Record]:
    """The record, and another one that it may link to."""
    name = "0002-b.md"
    if path.endswith(".yaml"):
        name = "2-b/kep.yaml"
    elif path.endswith(".rst"):
        name = "pep-0002.rst" if "pep" in path else "0002-b.rst"
    folder = path.split("/")[0]
    records = load(FixedSnapshot({path: content, f"{folder}/{name}": "title: B\n"}))
    one, other = records.at(path), records.at(f"{folder}/{name}")
    assert one is not None
    assert other is not None
    return one, other


def changed(before: bytes, after: bytes) -> list[str]:
    """The lines that differ, with their sign."""
    old, new = (text.decode("utf-8", "surrogateescape").splitlines(keepends=True) for text in (before, after))
    return [line for line in difflib.ndiff(old, new) if line[:2] in ("- ", "+ ")]


@pytest.mark.parametrize(
    ("path", "content", "diff"),
    [
        pytest.param(
            "adr/0001-a.md",
            b"# A\n\n## Status\n\nAccepted\n\n## Context\n\nX\n",
            ["+ Superseded by [ADR-0002](0002-b.md)\n", "+ \n"],
            id="Nygard",
        ),
        pytest.param(
            "adr/0001-a.md",
            b"# A\n\n## Status\n\nAccepted",
            ["- Accepted", "+ Accepted\n", "+ \n", "+ Superseded by [ADR-0002](0002-b.md)"],
            id="status last, and no line break at the end",
        ),
        pytest.param(
            "adr/0001-a.md",
            b"\xef\xbb\xbf---\r\nstatus: accepted # for now\r\n---\r\n# A\r\n",
            [
                "- status: accepted # for now\r\n",
                "+ status: superseded by [ADR-0002](0002-b.md) # for now\r\n",
            ],
            id="MADR, with a byte order mark and CRLF",
        ),
        pytest.param(
            "adr/0001-a.md",
            b"# A\n\n* Status: accepted\n* Date: 2020-01-02\n",
            ["+ * Superseded by: [ADR-0002](0002-b.md)\n"],
            id="bullets",
        ),
        pytest.param(
            "adr/0001-a.md",
            b"# A\n\n**Status:** Accepted\n",
            ["+ **Superseded by:** [ADR-0002](0002-b.md)\n"],
            id="a bold label",
        ),
        pytest.param(
            "adr/0001-a.md",
            b"# A\n\n| Status | Accepted |\n|---|---|\n| Date | x |\n",
            ["+ | Superseded by | [ADR-0002](0002-b.md) |\n"],
            id="the head of a table",
        ),
        pytest.param("peps/pep-0001.rst", HEADER, ["+ Superseded-By: 2\n"], id="a PEP"),
        pytest.param("keps/1-a/kep.yaml", KEP, ["+ superseded-by:\n", '+   - "/keps/2-b"\n'], id="a KEP"),
        pytest.param(
            "keps/1-a/kep.yaml",
            KEP + b"superseded-by:\n  - x/y\n",
            ['+   - "/keps/2-b"\n'],
            id="a KEP that has a list",
        ),
        pytest.param("adr/0001-a.md", b"# A\n\nText.\n", ["+ Superseded by [ADR-0002](0002-b.md)\n", "+ \n"], id="no status"),
        pytest.param(
            "adr/0001-a.rst",
            b"A\n=\n\nStatus\n------\n\nAccepted\n",
            ["+ \n", "+ Superseded by `ADR-0002 <0002-b.rst>`_\n"],
            id="RST",
        ),
    ],
)  # fmt: skip
def test_a_back_link_is_all_that_is_written(path: str, content: bytes, diff: list[str]) -> None:
    one, other = pair(path, content)

    after = with_link(content, one, Relation.SUPERSEDED_BY, other)

    assert sorted(changed(content, after)) == sorted(diff)
    again, _ = pair(path, after)
    assert any(link.path == other.path for link in again.links)


@pytest.mark.parametrize(
    ("head", "diff"),
    [
        pytest.param("status: accepted", ["+ supersedes:\n", '+   - "[ADR-0002](0002-b.md)"\n'], id="no key"),
        pytest.param(
            "status: accepted\nsupersedes: []",
            ["- supersedes: []\n", "+ supersedes:\n", '+   - "[ADR-0002](0002-b.md)"\n'],
            id="an empty list",
        ),
        pytest.param(
            "supersedes:\n- ADR-3\nstatus: *g", ['+ - "[ADR-0002](0002-b.md)"\n'], id="a list, and an alias"
        ),
    ],
)
def test_what_a_record_supersedes_stays_out_of_its_status(head: str, diff: list[str]) -> None:
    content = f"---\n{head}\n---\n# A\n\nsupersedes: nothing\n".encode()
    one, other = pair("adr/0001-a.md", content)

    after = with_link(content, one, Relation.SUPERSEDES, other)

    assert sorted(changed(content, after)) == sorted(diff)
    again, _ = pair("adr/0001-a.md", after)
    assert (again.raw_status, again.links[-1].path) == (one.raw_status, other.path)


def test_a_table_that_only_a_person_can_change_is_left_alone() -> None:
    one, other = pair("adr/0001-a.rst", GRID)

    with pytest.raises(UsageError, match="only a person can change"):
        with_link(GRID, one, Relation.SUPERSEDED_BY, other)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"# A\n\n## Status\n\nProposed\n", b"# A\n\n## Status\n\nAccepted\n"),
        (b"---\nstatus: proposed\n---\n# A\n", b"---\nstatus: accepted\n---\n# A\n"),
        (b'---\nstatus: "proposed"\n---\n# A\n', b'---\nstatus: "accepted"\n---\n# A\n'),
        (b"---\ng: &g draft\nstatus: *g\n---\n# A\n", b"---\ng: &g draft\nstatus: accepted\n---\n# A\n"),
        (b"---\nstatus: &g draft\ng: *g\n---\n# A\n", b"---\nstatus: &g accepted\ng: *g\n---\n# A\n"),
        (b"---\nstatus: t\n---\n# A\n", b"---\nstatus: accepted\n---\n# A\n"),
        (b"# A\n\n**Status:** Proposed\n", b"# A\n\n**Status:** Accepted\n"),
        (b"# A\n\nStatus: ~~draft~~ proposed\n", b"# A\n\nStatus: accepted\n"),
        (b"# A\n\n* Status: **PROPOSED**\n", b"# A\n\n* Status: **ACCEPTED**\n"),
        (b"# A\n\n## Status\n\n**Proposed**\n", b"# A\n\n## Status\n\n**Accepted**\n"),
        (b"# A\n\n## Status\n\n**Proposed** *2020-01-02*\n", b"# A\n\n## Status\n\nAccepted\n"),
        (b"# A\n\nStatus: Proposed  \nDate: x\n", b"# A\n\nStatus: Accepted  \nDate: x\n"),
        (b"# A\r\n\r\n## Status\r\n\r\nProposed", b"# A\r\n\r\n## Status\r\n\r\nAccepted"),
    ],
)
def test_a_status_is_changed_in_the_letters_of_the_record(before: bytes, after: bytes) -> None:
    assert with_status(before, "adr/0001-a.md", "Accepted") == after


@pytest.mark.parametrize("text", [b"# A\n", b"# A\n\n## Status\n\nPerhaps\n"])
def test_a_status_that_is_not_there_or_not_understood_is_not_changed(text: bytes) -> None:
    with pytest.raises(UsageError):
        with_status(text, "adr/0001-a.md", "Accepted")


def test_a_pep_says_that_it_was_superseded_and_by_what() -> None:
    one, other = pair("peps/pep-0001.rst", HEADER)

    assert sorted(changed(HEADER, superseded(HEADER, one, other))) == [
        "+ Status: Superseded\n",
        "+ Superseded-By: 2\n",
        "- Status: Final\n",
    ]


def test_bytes_that_are_no_text_survive() -> None:
    before = b"# A\n\n## Status\n\nProposed\n\nCaf\xe9\x0c\xe2\x80\xa8\n"

    assert with_status(before, "adr/0001-a.md", "Accepted") == before.replace(b"Proposed", b"Accepted")
