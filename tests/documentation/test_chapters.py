"""Documents are cut at their headings, whatever they are written in, and in no time."""

from __future__ import annotations

import time

import pytest

from async_audit.documentation.chapters import Chapter, chapters

SIZE = 1 << 15
"""Characters; a quadratic pattern takes minutes for it, a linear one a fraction of a second."""


def cut(name: str, text: str) -> list[tuple[int, tuple[str, ...]]]:
    return [(one.line, one.headings) for one in chapters(name, text)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.md", "```\n# a comment\n```\n", id="code in Markdown"),
        pytest.param("a.md", "~~~~\n```\n# a\n~~~\n~~~~\n", id="a fence in a longer fence"),
        pytest.param("a.md", "#tag\n", id="a tag"),
        pytest.param("a.md", "<!--\n# A\n-->\ntext\n", id="a comment"),
        pytest.param("a.md", "> ```\n> x\n> # a\n> ```\n", id="code in a quotation"),
        pytest.param("a.md", "text\n<!-- a -->\n---\n", id="a line below a comment"),
        pytest.param("a.md", "a\nb\n---\n", id="a line below a paragraph"),
        pytest.param("a.md", "- a\n---\n", id="a line below a list"),
        pytest.param("a.md", "text\n\n---\n\ntext\n", id="a line between paragraphs"),
        pytest.param("a.rst", "a\nb\n---\n", id="a line below a paragraph in RST"),
        pytest.param("a.rst", "text\n\n----\n\ntext\n", id="a transition in RST"),
        pytest.param("a.rst", "  text\n  ----\n", id="a quotation in RST"),
        pytest.param("a.rst", "A long title\n--\n", id="an underline that is too short"),
        pytest.param("a.adoc", "----\n== a\n----\n", id="a listing in AsciiDoc"),
        pytest.param("a.adoc", "some words\n----\n= b\n----\n", id="a listing below a line in AsciiDoc"),
        pytest.param("README", "just text\n", id="a text without headings"),
    ],
)
def test_what_is_no_heading_does_not_cut(name: str, text: str) -> None:
    assert [headings for _, headings in cut(name, text)] == [()]


@pytest.mark.parametrize("text", ["", "\n \n\t\n"])
def test_an_empty_document_has_no_chapter(text: str) -> None:
    assert cut("a.md", text) == []


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        pytest.param("a.md", "intro\n# A\n## B #\n# C\n", [(1, ()), (2, ("A",)), (3, ("A", "B")), (4, ("C",))], id="ATX"),
        pytest.param("a.md", "A\n===\n\nB\n---\n", [(1, ("A",)), (4, ("A", "B"))], id="setext"),
        pytest.param("a.mdx", "---\nid: x\ntitle: 'A'\n---\n# B\n## C\n", [(1, ("A",)), (5, ("B",)), (6, ("B", "C"))], id="front matter"),
        pytest.param("a.md", "---\ntitle: A\n# B\n", [(1, ()), (3, ("B",))], id="front matter without an end"),
        pytest.param("a.md", "# [A](x.md) `b` <a name='c'>  {#d}\n", [(1, ("A b",))], id="markup in a title"),
        pytest.param("a.md", "# A\r\n## B\r\n", [(1, ("A",)), (2, ("A", "B"))], id="Windows"),
        pytest.param("a.rst", "=\nA\n=\n", [(1, ())], id="one sign underlines nothing"),
        pytest.param("a.rst", "====\n A\n====\n\nB\n====\n\nC\n----\n", [(1, ("A",)), (5, ("A", "B")), (8, ("A", "B", "C"))], id="overlined RST"),
        pytest.param("a.rst", "A\n---\nB\n---\ntext\n", [(1, ("A",)), (3, ("B",))], id="RST without blank lines"),
        pytest.param("a.rst", ":cve:`1-2`: A\n=============\n", [(1, ("1-2: A",))], id="a role in a title"),
        pytest.param("a.txt", "A\n=\n\nAAA\n===\n", [(1, ()), (4, ("AAA",))], id="text as RST"),
        pytest.param("a.txt", "= A\n\n== B\n", [(1, ("A",)), (3, ("A", "B"))], id="text as AsciiDoc"),
        pytest.param("a.adoc", "Alpha\n=====\n\nBeta\n----\n\n== Gamma\n", [(1, ("Alpha",)), (4, ("Alpha", "Beta")), (7, ("Alpha", "Gamma"))], id="two-line AsciiDoc"),
    ],
)  # fmt: skip
def test_a_heading_begins_a_chapter(name: str, text: str, found: list[tuple[int, tuple[str, ...]]]) -> None:
    assert cut(name, text) == found


def test_a_chapter_knows_where_its_text_begins() -> None:
    assert list(chapters("a.md", "# A\n\n\ntext\nmore\n\n# B")) == [
        Chapter(1, ("A",), 4, "text\nmore"),
        Chapter(7, ("B",), 8, ""),
    ]


@pytest.mark.parametrize("name", ["a.md", "a.rst", "a.adoc", "a.txt"])
def test_a_long_repetition_is_cut_in_no_time(name: str) -> None:
    for unit in (
        "# a\n",
        "a\n===\n",
        "===\na\n===\n",
        "#",
        "=",
        "`",
        "[",
        "# [[(",
        "\n",
        "{#",
        ":a",
        "\x00",
        "---\n",
    ):
        text = unit * (SIZE // len(unit))
        started = time.process_time()
        assert sum(1 for _ in chapters(name, text)) <= SIZE
        assert time.process_time() - started < 1, unit


def test_fifty_thousand_headings_are_as_many_chapters() -> None:
    assert len(cut("a.md", "## a\ntext\n" * 50_000)) == 50_000
