"""Documents and the tops of source files are what can be searched of a tree."""

from __future__ import annotations

import pytest

from async_audit.documentation.passages import passages, sources
from async_audit.facts import Kind
from async_audit.kinds import kind_of
from tests.fixed_snapshot import FixedSnapshot


def searched(*paths: str, **kinds: Kind) -> list[str]:
    snapshot = FixedSnapshot(kinds={path: kind_of(path, {}) for path in paths} | kinds)
    return [file.path for file in sources(snapshot.files)]


@pytest.mark.parametrize(
    "path",
    ["requirements.txt", "requirements-dev.txt", "src/CMakeLists.txt", "tests/data/a.txt", "docs/conf.py", "docs/a.png", "a.json", "vendor/a/README.md", "tests/test_a.py", "Makefile"],
)  # fmt: skip
def test_what_nobody_reads_as_it_is_is_not_searched(path: str) -> None:
    assert searched(path) == []


@pytest.mark.parametrize(
    "kind", [Kind.LINK, Kind.SUBMODULE, Kind.LARGE, Kind.BINARY, Kind.GENERATED, Kind.EXCLUDED]
)
def test_nor_is_what_is_no_text_of_the_project(kind: Kind) -> None:
    assert searched(README=kind) == []


@pytest.mark.parametrize(
    "path",
    ["README", "README.md", "docs/a.mdx", "docs/a.rst", "a.adoc", "docs/a.txt", "CHANGELOG.md", "tests/README.md", "--limit.md", "src/a.py", "src/a.go"],
)  # fmt: skip
def test_documents_and_code_are_searched(path: str) -> None:
    assert searched(path) == [path]


def test_a_document_is_searched_by_chapter() -> None:
    found = [(one.kind, one.line, one.headings, one.text) for one in passages("a.md", b"top\n# A\ntext")]

    assert found == [("document", 1, (), "top"), ("document", 2, ("A",), "text")]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        pytest.param("a.py", b"", id="an empty file"),
        pytest.param("a.py", b"x = 1\n", id="code alone"),
        pytest.param("a.py", b"def f():\n    '''Not of the module.'''\n", id="the docstring of a function"),
        pytest.param("a.py", b'"""It never ends', id="an open docstring"),
        pytest.param("a.py", b'"""Bad: \\N{nothing}."""', id="an escape that does not exist"),
        pytest.param("a.go", b"package a\n", id="no package comment"),
    ],
)
def test_a_source_file_that_says_nothing_gives_nothing(path: str, content: bytes) -> None:
    assert list(passages(path, content)) == []


@pytest.mark.parametrize(
    ("path", "content", "line", "text"),
    [
        pytest.param(
            "a.py", b'# Licence\n"""Pools of\nconnections."""\n', 2, "Pools of\nconnections.", id="Python"
        ),
        pytest.param("a.py", b"'''Old'''; print 'a'\n", 1, "Old", id="Python that does not parse"),
        pytest.param("a.go", b"// Package a pools.\npackage a\n", 1, "Package a pools.", id="Go"),
    ],
)
def test_a_source_file_gives_what_it_says_of_itself(path: str, content: bytes, line: int, text: str) -> None:
    (found,) = passages(path, content)

    assert (found.kind, found.line, found.text.strip()) == ("module documentation", line, text)


@pytest.mark.parametrize("path", ["a.md", "a.rst", "a.txt", "a.py", "a.go"])
@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b"\xff\xd8JFIF" * 9, b"\x00" * 99, "# \u00e9".encode("latin-1"), "# a".encode("utf-16")], ids=repr
)  # fmt: skip
def test_any_bytes_are_read(path: str, content: bytes) -> None:
    for one in passages(path, content):
        one.text.encode("utf-8")
