"""A name is found where it stands, and told by what the line does with it."""

from __future__ import annotations

import time

import pytest

from async_audit.documentation.references import MOST_FILES, Use, references
from async_audit.errors import UsageError
from async_audit.facts import Kind
from tests.fixed_snapshot import FixedSnapshot


def uses(path: str, text: str) -> list[Use]:
    return [one.use for one in references(FixedSnapshot({path: text}), "fetch").found]


@pytest.mark.parametrize(
    ("path", "text", "use"),
    [
        pytest.param("a.py", "async def fetch(url):", Use.DEFINITION, id="Python function"),
        pytest.param("a.py", "fetch: int = 1", Use.DEFINITION, id="Python variable"),
        pytest.param("a.py", "    return self.fetch(url)", Use.CALL, id="Python call"),
        pytest.param("a.py", "async with fetch as x:", Use.OTHER, id="Python block"),
        pytest.param("a.py", "from net import fetch", Use.IMPORT, id="Python import"),
        pytest.param("a.py", "x = 1  # fetch()", Use.MENTION, id="comment"),
        pytest.param("a.py", "x = 'fetch'", Use.MENTION, id="text"),
        pytest.param("a.py", '"""Text.\n\nSee fetch().\n"""', Use.MENTION, id="docstring"),
        pytest.param("a.py", "map(fetch, urls)", Use.OTHER, id="passed on"),
        pytest.param("a.go", "func (c *Client) fetch(url string) error {", Use.DEFINITION, id="Go method"),
        pytest.param("a.go", "x := c.fetch(url)", Use.CALL, id="Go call"),
        pytest.param("a.go", "x := `a\nfetch()`", Use.MENTION, id="Go raw text"),
        pytest.param("a.rs", "pub(crate) fn fetch<'a>(url: &'a str) {", Use.DEFINITION, id="Rust function"),
        pytest.param("a.rs", "let c = '\"'; fetch::<T>(x)", Use.OTHER, id="Rust character"),
        pytest.param("a.rs", "fetch!(x)", Use.CALL, id="Rust macro"),
        pytest.param("a.c", "static int fetch(const char *url)", Use.DEFINITION, id="C function"),
        pytest.param("a.c", "#define fetch 1", Use.DEFINITION, id="C macro"),
        pytest.param("a.c", "  rc = fetch(url);", Use.CALL, id="C call"),
        pytest.param("a.c", "/* no\n fetch() */", Use.MENTION, id="C comment"),
        pytest.param(
            "a.java", "  public static List<String> fetch(int x) {", Use.DEFINITION, id="Java method"
        ),
        pytest.param("a.js", "const fetch = (url) => 1;", Use.DEFINITION, id="JavaScript function"),
        pytest.param("a.js", "const fetch = require('node-fetch')", Use.IMPORT, id="JavaScript require"),
        pytest.param("a.toml", "fetch = 1", Use.DEFINITION, id="another file"),
        pytest.param("docs/a.md", "Call `fetch()`.", Use.DOCUMENT, id="a document"),
    ],
)
def test_a_line_is_told_by_what_it_does(path: str, text: str, use: Use) -> None:
    assert uses(path, text) == [use]


def test_a_longer_name_is_another() -> None:
    assert uses("a.py", "prefetch(); fetch_all(); refetch = 1") == []


def test_tests_stand_apart() -> None:
    snapshot = FixedSnapshot(
        {"a.py": "fetch()", "tests/test_a.py": "fetch()"}, kinds={"tests/test_a.py": Kind.TEST}
    )

    found = references(snapshot, "fetch")
    assert [one.path for one in found.of(Use.CALL)] == ["a.py"]
    assert [one.path for one in found.of(Use.CALL, tests=True)] == ["tests/test_a.py"]


def test_more_files_than_are_read_are_counted() -> None:
    snapshot = FixedSnapshot({f"{number:03}.py": "fetch()" for number in range(MOST_FILES + 3)})

    found = references(snapshot, "fetch")
    assert (len(found.found), found.files, found.left_out) == (MOST_FILES, MOST_FILES + 3, 3)


@pytest.mark.parametrize("name", ["", "-e", "a b", "a.b", "1a", "é"])
def test_what_is_no_name_is_an_error(name: str) -> None:
    with pytest.raises(UsageError, match="is no name of code"):
        references(FixedSnapshot({}), name)


@pytest.mark.parametrize("piece", ["/*", '"\\', "`", "'", "static int ", "(", '"""', "fetch(", "<!--"])
@pytest.mark.parametrize("path", ["a.c", "a.py", "a.js", "a.go"])
def test_hostile_text_takes_no_longer_than_any_other(path: str, piece: str) -> None:
    began = time.perf_counter()

    uses(path, f"{piece * 40_000}\nfetch\n")
    assert time.perf_counter() - began < 2
