"""Documents: what another time, another place or another reader explains stays silent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from async_audit.audits.stale_docs import AUDIT, Options
from async_audit.facts import Author, Blame, Departure, Kind, Removal, Run, Touch
from async_audit.findings import Finding, Scope, Severity, Skip
from tests.fixed_snapshot import ADA, BOB, FixedSnapshot, change

GONE = {"lib/old.c": Departure("c1", ""), "lib/doh.c": Departure("c2", "lib/vdns/doh.c")}
CODE = "int main(void)\n"


def document(text: str, **others: str) -> FixedSnapshot:
    """A repository with one document, ``docs/a.md``, whose history had what GONE says."""
    contents = {"docs/a.md": text, "lib/vdns/doh.c": CODE, "src/net/b.c": CODE}
    return FixedSnapshot(contents | others, kinds={"docs/a.md": Kind.DOCUMENT}, departures=GONE)


def asked(snapshot: FixedSnapshot) -> list[Finding]:
    return [one for one in AUDIT.run(snapshot, Options()) if isinstance(one, Finding)]


def references(snapshot: FixedSnapshot) -> list[tuple[int | None, str]]:
    return [(one.line, one.subject.partition(": ")[2]) for one in asked(snapshot)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("See `lib/vdns/doh.c`.", id="it is there"),
        pytest.param("See `net/b.c`.", id="seen from another directory"),
        pytest.param("See `lib/never.c`.", id="it never was there"),
        pytest.param("See lib/old.c.", id="without backticks"),
        pytest.param("```\n`lib/old.c`\n```", id="in a code block"),
        pytest.param("Text\n\n    `lib/old.c`", id="in indented code"),
        pytest.param("<!-- `lib/old.c`\n[x](gone.md) -->", id="in a comment"),
        pytest.param("---\na: `lib/old.c`\n---\n", id="in front matter"),
        pytest.param("We removed `lib/old.c`.", id="said to be gone"),
        pytest.param("If it had one, it might have a `lib/old.c`.", id="a supposition"),
        pytest.param("There is no `lib/old.c` in this tree.", id="said not to be there"),
        pytest.param("# Changes in 2.0\n## A\nSee `lib/old.c`.", id="a section of changes"),
        pytest.param("Create `lib/old.c` in your project.", id="the reader's own"),
        pytest.param("Run `lib/*/old.c`, `lib/$X/old.c` or `lib/{a}/old.c`.", id="a pattern"),
        pytest.param("[x](https://x.org/gone.md) [y](//x.org/gone.md) [z](mailto:gone.md)", id="another site"),
        pytest.param("[x](/docs/gone.md) [y](gone) [z](gone.html)", id="a page of a site"),
        pytest.param("[x](../src/) [y](../src/net/b.c#L3) [z](.) [w](..)", id="a link that leads there"),
        pytest.param("[x](../../elsewhere.md)", id="out of the repository"),
        pytest.param("[x]({{ url }}/gone.md) `[y](gone.md)`", id="a template, and a link in code"),
        pytest.param("# A b\n[x](#a-b) [y](a.md#a-b) [z](#) [w](#top)", id="anchors"),
        pytest.param("[^1]: gone.md", id="a footnote"),
    ],
)  # fmt: skip
def test_a_reference_that_may_be_right_is_silent(text: str) -> None:
    assert references(document(text)) == []


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("CHANGELOG.md", id="a changelog"),
        pytest.param("docs/adr/0001-x.md", id="a decision record"),
        pytest.param("docs/releaseNotes.md", id="release notes"),
        pytest.param("docs/v1.2/x.md", id="an older version"),
        pytest.param("versioned_docs/x.md", id="older versions"),
        pytest.param("blog/x.md", id="a post"),
        pytest.param("docs/migrating-to-2.md", id="a migration guide"),
        pytest.param("examples/x.md", id="a sample"),
        pytest.param("tests/data.md", id="data of tests"),
        pytest.param("notes.txt", id="a text that is no documentation"),
    ],
)
def test_what_need_not_be_true_today_is_silent(path: str) -> None:
    assert asked(document("", **{path: "See `lib/old.c`, [x](gone.md)."})) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("\nSee `lib/old.c`.", [(2, "lib/old.c")], id="a path"),
        pytest.param("`./lib/old.c:12`", [(1, "./lib/old.c:12")], id="a path with a line"),
        pytest.param("[x](../lib/old.c)", [(1, "../lib/old.c")], id="a link"),
        pytest.param("[x](gone.md) ![y](gone.md 'z')", [(1, "gone.md")], id="a page that never was, once"),
        pytest.param("[x]: gone.md\n<a href='lost.md'>", [(1, "gone.md"), (2, "lost.md")], id="definitions and HTML"),
        pytest.param("# A\n[x](#b)", [(2, "#b")], id="an anchor"),
    ],
)  # fmt: skip
def test_a_reference_that_leads_nowhere_is_found(text: str, found: list[tuple[int, str]]) -> None:
    assert references(document(text)) == found


def test_a_directory_that_went_is_found_with_its_new_name() -> None:
    gone = {"old/a.c": Departure("c1", "new/a.c"), "old/b.c": Departure("c1", "new/b.c")}
    snapshot = replace(
        document("In `old/` and `old`.", **{"new/a.c": CODE, "new/b.c": CODE}), departures=gone
    )

    assert asked(snapshot) == []  # one word is anybody's

    deep = {f"lib/{path}": Departure("c1", f"src/{one.now}") for path, one in gone.items()}
    contents = {"src/new/a.c": CODE, "src/new/b.c": CODE}
    (found,) = asked(replace(document("In `lib/old/`.", **contents), departures=deep))

    assert found.message == "docs/a.md:1 speaks of lib/old/, which is src/new since c1"


def test_what_gitignore_names_is_made_not_gone() -> None:
    assert asked(document("See `lib/old.c`.", **{"lib/.gitignore": "*.c\n"})) == []
    assert len(asked(document("See `lib/old.c`.", **{"src/.gitignore": "*.c\n"}))) == 1


def test_a_renamed_path_says_its_name_and_how_to_mend_it() -> None:
    (found,) = asked(document("`lib/doh.c`\n\n`lib/doh.c`"))

    assert (found.severity, found.message) == (
        Severity.WARNING,
        "docs/a.md:1 and 3 speak of lib/doh.c, which is lib/vdns/doh.c since c2",
    )
    assert (found.remedy, found.command) == ("write lib/vdns/doh.c", "async-audit stale-docs --fix")


def test_a_path_beside_its_link_means_the_same_file() -> None:
    (first, second) = asked(document("Your [`lib/doh.c`](../lib/doh.c).", **{"src/lib/doh.c": CODE}))

    assert (first.line, second.line) == (1, 1)
    assert {one.command for one in (first, second)} == {"async-audit stale-docs --fix"}


def test_a_link_in_a_line_about_the_past_is_found_but_not_written() -> None:
    (found,) = asked(document("[It](../lib/doh.c) was slow.\n\n[It](../lib/doh.c) could be slow."))

    assert found.message.startswith("docs/a.md:1 and 3 link to ../lib/doh.c, which is lib/vdns/doh.c")
    assert found.remedy.startswith("write lib/vdns/doh.c; read the line first")
    assert found.command == "git show --stat c2 -- lib/doh.c"


def test_a_removed_path_names_the_commit_and_whom_to_ask() -> None:
    (found,) = asked(replace(document("`lib/old.c`"), signed={"c1": BOB}))

    assert found.message == "docs/a.md:1 speaks of lib/old.c, which went with c1"
    assert found.remedy == "write what came instead, or take it out; Bob, who made c1, can tell"
    assert found.command == "git show --stat c1 -- lib/old.c"


def test_without_history_links_are_still_judged() -> None:
    class Shallow(FixedSnapshot):
        """A clone without history."""

        @property
        def departures(self) -> Mapping[str, Departure]:
            from async_audit.errors import RepositoryError

            raise RepositoryError("the clone is shallow")

        @departures.setter
        def departures(self, _: object) -> None: ...

    snapshot = Shallow({"a.md": "`lib/old.c` [x](gone.md)"}, kinds={"a.md": Kind.DOCUMENT})
    answers = list(AUDIT.run(snapshot, Options()))

    assert [one.subject for one in answers if isinstance(one, Finding)] == ["a.md: gone.md"]
    assert [one.reason for one in answers if isinstance(one, Skip)] == [
        "which paths and names of code are gone: the clone is shallow"
    ]


def names(text: str, now: str = "", then: str = "void fetch_page(int a)\n") -> FixedSnapshot:
    """A document whose only line was written at c1, when the code was ``then``; it is ``now``."""
    blame = Blame("docs/a.md", "", {ADA: 1}, (Run(1, 1, "c1"),))
    return FixedSnapshot(
        {"docs/a.md": text, "src/a.c": now},
        kinds={"docs/a.md": Kind.DOCUMENT},
        blamed=[blame],
        older={"c1": {"src/a.c": then, "docs/a.md": text}},
        lost={"fetch_page": Removal("c2", "src/a.c", then)},
        signed={"c2": BOB},
    )


@pytest.mark.parametrize(
    "snapshot",
    [
        pytest.param(names("Call `fetch_page`.", "fetch_page(1);"), id="the code has it"),
        pytest.param(names("Call `fetch_page`.", "/* fetch_page */"), id="any file has it"),
        pytest.param(names("Call `fetch_page`.", then=""), id="the code never had it"),
        pytest.param(
            names("Call `fetch_page`.", then="x = fetch_page(1) + 1;"), id="the code only called it"
        ),
        pytest.param(names("Call fetch_page."), id="without backticks"),
        pytest.param(names("Call `fetch`.", then="def fetch():"), id="a word of prose"),
        pytest.param(names("Call `fetch_page`.\n\n    def fetch_page(url):"), id="the document's own"),
        pytest.param(names("Call `fetch_page`.\n```\nfetch_page = 1\n```"), id="the document's own value"),
        pytest.param(names("`fetch_page` was removed."), id="said to be gone"),
        pytest.param(names("Set `GITHUB_TOKEN`.", then="GITHUB_TOKEN = 1"), id="another program's"),
        pytest.param(names("Call `fetch page`, `a/fetch_page` or `--fetch_page`."), id="no name of code"),
    ],
)
def test_a_name_that_may_be_right_is_silent(snapshot: FixedSnapshot) -> None:
    assert asked(snapshot) == []


@pytest.mark.parametrize(
    "written",
    ["fetch_page", "fetch_page()", "&fetch_page", "net::fetch_page", "Net.fetch_page(…)"],
)
def test_a_name_that_the_code_lost_is_a_note(written: str) -> None:
    (found,) = asked(names(f"Call `{written}`."))

    assert found.severity is Severity.NOTE
    assert found.message == "docs/a.md says 1 name that no code has any more: fetch_page"
    assert found.remedy == "write what holds now; Bob, who made c2, can tell"
    assert found.command == "git show c2 -- src/a.c"
    assert [(one.what, one.value) for one in found.evidence] == [
        ("fetch_page", "line 1; was in src/a.c, until c2")
    ]


def test_a_name_that_a_code_block_only_uses_is_still_a_note() -> None:
    assert len(asked(names("Call `fetch_page`.\n```\nx = fetch_page(1)\nfetch_page: 1\n```"))) == 1


@pytest.mark.parametrize("path", ["docs/a.md~", "docs/b.rst.orig", "README.md.bak", "a.rst~"])
def test_a_copy_of_a_document_proves_nothing_of_a_name(path: str) -> None:
    said = {path: "fetch_page = 1"}
    was = replace(names("Call `fetch_page`."), older={"c1": said})
    lost = names("Call `fetch_page`.")

    assert asked(was) == []
    assert len(asked(replace(lost, contents={**lost.contents, **said}))) == 1


def test_a_name_whose_end_is_not_known_is_still_a_note() -> None:
    (found,) = asked(replace(names("Call `fetch_page`."), lost={}))

    assert (found.remedy, found.command) == ("write what holds now", "git log -3 -- docs/a.md")


def test_more_commits_than_trees_are_searched_say_so() -> None:
    runs = tuple(Run(line, 1, f"c{line}") for line in range(1, 10))
    text = "\n".join(f"`fetch_{line}`" for line in range(1, 10))
    tree = {"src/a.c": "".join(f"def fetch_{line}():\n" for line in range(1, 10))}
    snapshot = FixedSnapshot(
        {"docs/a.md": text},
        kinds={"docs/a.md": Kind.DOCUMENT},
        blamed=[Blame("docs/a.md", "", {}, runs)],
        older={f"c{line}": tree for line in range(1, 10)},
    )

    (*_, scope) = AUDIT.run(snapshot, Options(searched_files=1))
    assert isinstance(scope, Scope)
    assert [(one.what, one.value, one.unit) for one in scope.figures][2] == (
        "older trees searched",
        3,
        "of 9 that such a line was written at",
    )


def reviewed(
    touched: Sequence[Touch],
    contents: Mapping[str, str],
    sides: Mapping[str, tuple[str | None, str | None]] | None = None,
) -> FixedSnapshot:
    kinds = {path: Kind.DOCUMENT for path in contents if path.endswith(".md")}
    return FixedSnapshot(contents, kinds=kinds, change=change("", *touched), sides=sides or {})


RENAMED = Touch("lib/new.c", "R", "lib/old.c")
REMOVED = Touch("lib/old.c", "D")
SIDES = {"lib/old.c": ("int fetch_page(void)\n", None), "lib/new.c": ("int fetch_page(void)\n", "")}


@pytest.mark.parametrize(
    "snapshot",
    [
        pytest.param(reviewed([REMOVED], {"a.md": "See `lib/other.c`."}, SIDES), id="no document minds"),
        pytest.param(reviewed([REMOVED], {"a.md": "`lib/old.c` was removed."}, SIDES), id="it says so"),
        pytest.param(reviewed([REMOVED], {"CHANGELOG.md": "See `lib/old.c`."}, SIDES), id="a changelog"),
        pytest.param(
            reviewed([REMOVED], {"a.md": "Call `fetch_page`.", "b.c": "fetch_page();"}, SIDES),
            id="another file has the name",
        ),
        pytest.param(
            reviewed(
                [REMOVED, Touch("a.md", "M")],
                {"a.md": "See `lib/b.c`."},
                {**SIDES, "a.md": ("See `lib/old.c`.", "See `lib/b.c`.")},
            ),
            id="the change mends the document",
        ),
        pytest.param(
            reviewed([Touch("a.md", "M")], {"a.md": "[x](gone.md)"}, {"a.md": ("[x](gone.md) y", "")}),
            id="it was broken before",
        ),
        pytest.param(
            reviewed([Touch("lib/old.c", "M")], {"a.md": "`fetch_page`"}), id="nothing was compared"
        ),
        pytest.param(
            reviewed(
                [Touch("a.cmake", "M", deleted=1)],
                {"a.md": "Takes `OpenSSL`.", "a.cmake": ""},
                {"a.cmake": ('if(TLS STREQUAL "OpenSSL")', 'if(TLS STREQUAL "openssl")')},
            ),
            id="a value is compared in small letters now",
        ),
    ],
)
def test_a_change_that_no_document_minds_is_silent(snapshot: FixedSnapshot) -> None:
    assert asked(snapshot) == []


@pytest.mark.parametrize(
    ("snapshot", "message"),
    [
        pytest.param(
            reviewed([REMOVED], {"docs/a.md": "See `lib/old.c`."}, SIDES),
            "This change leaves no lib/old.c, and docs/a.md:1 still speaks of it",
            id="a path that goes",
        ),
        pytest.param(
            reviewed([RENAMED], {"docs/a.md": "[x](../lib/old.c)", "lib/new.c": ""}, SIDES),
            "This change renames lib/old.c to lib/new.c, and docs/a.md:1 still speaks of it",
            id="a path that is renamed",
        ),
        pytest.param(
            reviewed([RENAMED], {"docs/a.md": "Call `fetch_page`.", "lib/new.c": ""}, SIDES),
            "This change takes the last fetch_page out of lib/old.c, and docs/a.md:1 still speaks of it",
            id="a name that goes",
        ),
        pytest.param(
            reviewed(
                [Touch("a.cmake", "M", deleted=1)],
                {"a.md": "Set `OpenSSL`.", "a.cmake": ""},
                {"a.cmake": ("option(OpenSSL)", "option(openssl)")},
            ),
            "This change takes the last OpenSSL out of a.cmake, and a.md:1 still speaks of it",
            id="a name that is written otherwise",
        ),
        pytest.param(
            reviewed(
                [Touch("a.md", "M", deleted=1)],
                {"a.md": "# B", "docs/b.md": "[x](../a.md#a)"},
                {"a.md": ("# A", "# B")},
            ),
            "After this change docs/b.md:1 links to ../a.md#a, and no heading of a.md gives that anchor",
            id="a heading that goes",
        ),
        pytest.param(
            reviewed([Touch("docs/a.md", "R", "a.md")], {"docs/a.md": "[x](b.md)", "b.md": ""}, {"docs/a.md": ("[x](b.md)", "")}),
            "After this change docs/a.md:1 links to b.md, and there is no docs/b.md",
            id="a document that moves away from what it links to",
        ),
    ],
)  # fmt: skip
def test_a_change_that_a_document_minds_is_found(snapshot: FixedSnapshot, message: str) -> None:
    (found,) = asked(snapshot)

    assert (found.severity, found.message) == (Severity.WARNING, message)


def test_with_pseudonyms_nobody_is_named() -> None:
    from async_audit.knowledge.united import United

    snapshot = United(
        replace(document("`lib/old.c`"), signed={"c1": Author("bob@example.com", "Bob")}), salt="x"
    )

    (found,) = (one for one in AUDIT.run(snapshot, Options()) if isinstance(one, Finding))
    assert "Bob" not in found.remedy


def test_a_document_that_this_clone_lacks_is_skipped() -> None:
    snapshot = FixedSnapshot({}, kinds={"a.md": Kind.DOCUMENT})

    (skip,) = (one for one in AUDIT.run(snapshot, Options()) if isinstance(one, Skip))
    assert (skip.path, skip.reason) == ("a.md", "a.md: not in this clone")


def test_many_files_are_left_out_of_a_change_and_counted() -> None:
    touched = [Touch(f"{number}.c", "M", deleted=1) for number in range(501)]

    snapshot = reviewed(touched, {}, {touch.path: ("a_b", "a_b") for touch in touched})
    assert [one.reason for one in AUDIT.run(snapshot, Options()) if isinstance(one, Skip)] == [
        "1 file of this change not compared; make it smaller"
    ]
