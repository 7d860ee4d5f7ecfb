"""Which files are documents, what they say, and which places in them a link can reach."""

from __future__ import annotations

import time

import pytest

from async_audit.documentation.anchors import github_slugs
from async_audit.documentation.code_names import defines, is_coded
from async_audit.documentation.dead import Ground, dead_references
from async_audit.documentation.documents import dialect, repeats_documents, speaks_of_today
from async_audit.documentation.library import Library
from async_audit.documentation.markup import page
from async_audit.facts import Departure, Kind
from tests.fixed_snapshot import FixedSnapshot


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("README", "text"),
        ("docs/a.MD", "markdown"),
        ("a.mdx", "markdown"),
        ("a.rst", "rst"),
        ("a.adoc", "asciidoc"),
        ("doc/a.txt", "text"),
        ("a.txt", ""),
        ("docs/CMakeLists.txt", ""),
        ("docs/requirements.txt", ""),
        (".md", ""),
        ("docs/a.py", ""),
    ],
)
def test_a_document_is_known_by_its_name(path: str, found: str) -> None:
    assert dialect(path) == found


@pytest.mark.parametrize("path", ["ChangeLog", "RELEASE-NOTES", "man/git.1", "a.3.in", "de.po", "a.md"])
def test_what_repeats_documents_proves_nothing(path: str) -> None:
    assert repeats_documents(path)


@pytest.mark.parametrize("path", ["a.c", "CMakeLists.txt", "a.yml", "Makefile", "docs/conf.py", "a.html"])
def test_all_other_text_proves_that_a_name_is_in_use(path: str) -> None:
    assert not repeats_documents(path)


@pytest.mark.parametrize(
    "path",
    ["README.md", "docs/design-of-nothing/../a.md", "docs/guide/01-start.md", "tests/README.md", "docs/newsletter.md"],
)  # fmt: skip
def test_these_shall_be_true_today(path: str) -> None:
    assert speaks_of_today(path.replace("design-of-nothing/../", ""))


@pytest.mark.parametrize(
    "path",
    ["docs/zh-CN/a.md", "README.de.md", "docs/guide-ja/a.md", "docs/architecture/024-click.md", "docs/whats-new.rst", "docs/ReleaseNotes.md", "docs/3.x/a.md", "docs/v2/a.md", "templates/README.md", "docs/upgrade_guide.md", ".all-contributors.md"],
)  # fmt: skip
def test_these_need_not_be_true_today(path: str) -> None:
    assert not speaks_of_today(path)


@pytest.mark.parametrize("path", ["docs/a.rst~", "a.md.orig", "README.bak", "docs/a.txt.rej"])
def test_a_copy_of_a_document_is_one(path: str) -> None:
    assert repeats_documents(path)


@pytest.mark.parametrize("path", ["a.c~", "a.py.orig", "setup.bak"])
def test_a_copy_of_code_is_none(path: str) -> None:
    assert not repeats_documents(path)


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        pytest.param("# A\n`b`\n## Changes\n`c`\n### 1.0\n`d`\n## E\n`f`", "markdown", id="Markdown"),
        pytest.param("A\n=\n`b`\n\nHistory\n-------\n`c`\n\nE\n-\n`f`", "markdown", id="underlined"),
        pytest.param("A\n===\n``b``\n\nChanges\n-------\n``c``\n\nEEE\n---\n``f``", "rst", id="rst"),
        pytest.param("= A\n`b`\n== Change log\n`c`\n== E\n`f`", "asciidoc", id="AsciiDoc"),
    ],
)
def test_a_section_of_changes_tells_of_the_past(text: str, dialect: str) -> None:
    assert said(text, dialect) == ["b", "f"]


def test_a_link_in_a_section_of_changes_still_leads_somewhere() -> None:
    assert said("# Changes\n`a` [b](c.md)") == ["c.md"]


@pytest.mark.parametrize("kind", ["versionadded", "versionchanged", "deprecated"])
def test_what_came_with_a_version_tells_of_the_past(kind: str) -> None:
    assert said(f".. {kind}:: 0.7\n   ``a``,\n   ``b``\n\n``c``", "rst") == ["c"]


def said(text: str, dialect: str = "markdown") -> list[str]:
    return [one.text for one in page(text, dialect).mentions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("``a`b`` `c`", ["a`b", "c"], id="two backticks"),
        pytest.param("> ```\n> `a`\n\n`b`", ["b"], id="a fence ends with its quotation"),
        pytest.param("> ```\n> `a`\n> ```\n`b`", ["b"], id="a fence in a quotation"),
        pytest.param("- a\n  ```\n  `b`\n## c\n`d`", ["d"], id="a fence ends with its list"),
        pytest.param("````\n```\n`a`\n````\n`b`", ["b"], id="a longer fence"),
        pytest.param("```a``` `b`", ["b"], id="three backticks in a line"),
        pytest.param("~~~\n`a`\n~~~\n`b`", ["b"], id="tildes"),
        pytest.param("- a\n\n    `b`", ["b"], id="a paragraph of a list is no code"),
        pytest.param("x <!-- `a` --> `b` <!--\n`c`\n--> `d`", ["b", "d"], id="comments"),
        pytest.param("[a](b(c).md) [d](<e.md>) [f](g.md 'h')", ["b(c).md", "e.md", "g.md"], id="links"),
        pytest.param(
            "<!-- ALL-CONTRIBUTORS-LIST:START -->\n`a`\n<!-- ALL-CONTRIBUTORS-LIST:END -->\n`b`",
            ["b"],
            id="what a bot writes",
        ),
        pytest.param("[`a`](b.md)", ["a", "b.md"], id="code in a link"),
    ],
)
def test_markdown_says(text: str, found: list[str]) -> None:
    assert said(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("``a`` `b` :ref:`c` :py:func:`d`", ["a"], id="roles and labels are left alone"),
        pytest.param("x::\n\n   ``a``\n\n``b``", ["b"], id="a literal block"),
        pytest.param(".. code-block:: c\n\n   ``a``\n\n.. note::\n\n   ``b``", ["b"], id="directives"),
        pytest.param("`a <b.rst>`_ and `c <d.rst>`__", ["b.rst", "d.rst"], id="links"),
        pytest.param(".. image:: a.png", ["a.png"], id="images"),
    ],
)
def test_rst_says(text: str, found: list[str]) -> None:
    assert said(text, "rst") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("`a` link:b.adoc[c] xref:d.adoc#e[f]", ["a", "b.adoc", "d.adoc#e"], id="code and links"),
        pytest.param("----\n`a`\n----\n`b`", ["b"], id="a listing"),
    ],
)
def test_asciidoc_says(text: str, found: list[str]) -> None:
    assert said(text, "asciidoc") == found


def test_headings_get_the_anchors_that_github_gives_them() -> None:
    # as github-slugger 2.0 names them
    headings = ["A `b_c` & D!", "A", "A", "A-1", "[x](y) **z**", "🎉 Party", "`<scrape_config>`", "Über uns"]

    assert github_slugs(headings) == {
        *("a-b_c--d", "a", "a-1", "a-1-1", "x-z", "-party", "scrape_config", "über-uns"),
    }


@pytest.mark.parametrize(
    "anchor",
    ["a-b", "A-B", "user-content-a-b", "own", "named", "mine", "myst", "L3", "L3-L9", "top", "", ":~:text=x"],
)
def test_an_anchor_that_leads_somewhere(anchor: str) -> None:
    text = "# A b\n## C {#own}\n<a name='named'></a><p id=mine>\n(myst)=\n"

    assert page(text, "markdown").leads_to(anchor, is_strict=True)


def test_other_renderers_have_other_anchors() -> None:
    read = page("# Foo & Bar.baz\n# 1. Über <b>x</b>\n", "markdown")

    assert not read.leads_to("foo-bar-baz", is_strict=True)
    assert read.leads_to("foo-bar-baz", is_strict=False)
    assert read.leads_to("uber", is_strict=False)
    assert not read.leads_to("bar", is_strict=False)


@pytest.mark.parametrize(
    "text", ["{{< roles >}}", "--8<-- 'a.md'", "<Include />", "{% include a.md %}", "import A from './a.mdx'"]
)
def test_a_page_that_takes_in_others_may_have_any_anchor(text: str) -> None:
    assert page(text, "markdown").leads_to("anything", is_strict=True)


@pytest.mark.parametrize(
    "line",
    ["def fetch_page(a):", "static int fetch_page(", "fetch_page = 1", "  fetch_page: 3", "#define fetch_page 1", 'os.environ["fetch_page"]', "func (c *C) fetch_page(", "fetch_page,", "option(fetch_page"],
)  # fmt: skip
def test_a_line_defines_a_name(line: str) -> None:
    assert defines("fetch_page", line)


@pytest.mark.parametrize("line", ["x = fetch_page(1)", "return fetch_page", "if (a && fetch_page(b));"])
def test_a_line_that_uses_a_name_does_not_define_it(line: str) -> None:
    assert not defines("fetch_page", line)


@pytest.mark.parametrize("word", ["a_b", "fetch", "GITHUB_TOKEN", "CMAKE_X_Y", "HTTP_PROXY", "é_abc"])
def test_a_word_that_may_be_anybodys(word: str) -> None:
    assert not is_coded(word)


# --- bad input: each of these was a crash, a hang or a false answer somewhere


def references(snapshot: FixedSnapshot, path: str = "README.md") -> list[str]:
    library = Library(snapshot.files, snapshot.read)
    read = library.page(path)
    return (
        [one.written for one in dead_references(path, read, library.ground(snapshot.departures))]
        if read
        else []
    )


def test_what_lies_behind_a_link_or_in_a_submodule_may_be_there() -> None:
    text = "[a](link/a.md) [b](module/b.md) [c](gone/c.md)"
    kinds = {"link": Kind.LINK, "module": Kind.SUBMODULE}

    assert references(FixedSnapshot({"README.md": text}, kinds=kinds)) == ["gone/c.md"]


def test_a_readme_that_is_a_directory_or_a_link_is_no_document() -> None:
    snapshot = FixedSnapshot({"README.md/a.py": "x"}, kinds={"docs/README.md": Kind.LINK})

    assert Library(snapshot.files, snapshot.read).paths == ()
    assert references(snapshot, "docs/README.md") == []


def test_twins_that_differ_in_case_are_two_files() -> None:
    snapshot = FixedSnapshot({"README.md": "[a](A.md) [b](a.md) [c](docs/)", "A.md": "", "Docs/x": ""})

    assert references(snapshot) == ["a.md"]


def test_a_file_named_like_an_option_is_a_file() -> None:
    snapshot = FixedSnapshot({"README.md": "[a](--help.md) [b](-x.md)", "--help.md": ""})

    assert references(snapshot) == ["-x.md"]


def test_odd_encodings_are_read() -> None:
    utf16 = "# \u00dcber\n[a](#\u00fcber) [b](gone.md)\n".encode("utf-16")

    assert references(FixedSnapshot({"README.md": utf16})) == ["gone.md"]
    assert references(FixedSnapshot({"README.md": b"\xff\xfe\xff [b](gone.md)"})) == []  # half a character
    assert references(FixedSnapshot({"README.md": b"caf\xe9 [b](gone.md)"})) == ["gone.md"]


def test_a_gitignore_that_cannot_be_read_is_passed_over() -> None:
    snapshot = FixedSnapshot({"README.md": "[a](gone.md)", ".gitignore": "\\\n!\n***\n"})

    assert references(snapshot) == ["gone.md"]


def test_fifty_thousand_headings_take_a_second() -> None:
    text = "# Same\n" + "".join(f"# Same\n[a](#same-{number})\n" for number in range(1, 25_000))
    began = time.perf_counter()

    assert references(FixedSnapshot({"README.md": f"[b](#same-30000)\n{text}"})) == ["#same-30000"]
    assert time.perf_counter() - began < 8


@pytest.mark.parametrize(
    "piece", ["`", "``a`", "[", "](", "![", "[a](", "<!--", "{#", "<a id=", "href='", "{{", "*", "../", "\\", "#", "- "]
)  # fmt: skip
@pytest.mark.parametrize("dialect", ["markdown", "rst", "asciidoc", "text"])
def test_hostile_text_takes_no_longer_than_any_other(dialect: str, piece: str) -> None:
    began = time.perf_counter()

    page(piece * 100_000 + "\n" + f"{piece}\n" * 20_000, dialect)
    assert time.perf_counter() - began < 4


def test_one_long_line_is_read_to_its_beginning() -> None:
    began = time.perf_counter()

    assert said("`a_b` " + "x" * (4 << 20)) == ["a_b"]
    assert time.perf_counter() - began < 2


def test_a_directory_that_went_to_several_places_has_no_new_name() -> None:
    gone = {"a/b/x": Departure("c1", "n/x"), "a/b/y": Departure("c1", "m/y")}
    ground = Ground({"n/x": 1, "m/y": 1}, gone, lambda _: None)

    assert ground.departure("a/b") == Departure("c1", "")
    assert ground.departure("n") is None
