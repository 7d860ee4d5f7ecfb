"""Modules that do not say what they are for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, get_args, get_type_hints

import pytest

from async_audit.audits.undocumented_module import AUDIT, Options
from async_audit.facts import Change, Commit, Kind, Touch
from async_audit.findings import Accepted, Evidence, Finding, Scope, Severity, Skip
from tests.fixed_snapshot import FixedSnapshot, change, commit

BODY = "".join(f"x{number} = {number}\n" for number in range(20))
SPEAKS = '"""Signs partner messages."""\n'
LICENCE = '"""Copyright (c) 2020 Widget Corporation.\n\nLicensed under the MIT license."""\n'


def snapshot(
    contents: Mapping[str, str | bytes],
    *,
    kinds: Mapping[str, Kind] | None = None,
    commits: Sequence[Commit] = (),
    change: Change | None = None,
    history_gap: str = "",
    sides: Mapping[str, tuple[str | None, str | None]] | None = None,
) -> FixedSnapshot:
    documents = {path: Kind.DOCUMENT for path in contents if not path.endswith(".py")}
    return FixedSnapshot(
        contents,
        {**documents, **(kinds or {})},
        commits=commits,
        change=change,
        history_gap=history_gap,
        sides=sides or {},
    )


def said(facts: FixedSnapshot, **options: Any) -> list[Finding | Skip | Scope | Accepted]:
    return list(AUDIT.run(facts, Options(**options)))


def found(facts: FixedSnapshot, **options: Any) -> list[Finding]:
    return [answer for answer in said(facts, **options) if isinstance(answer, Finding)]


def skipped(facts: FixedSnapshot) -> list[Skip]:
    return [answer for answer in said(facts) if isinstance(answer, Skip)]


def scope(facts: FixedSnapshot, **options: Any) -> Scope:
    (answer,) = [answer for answer in said(facts, **options) if isinstance(answer, Scope)]
    return answer


@pytest.mark.parametrize(
    "contents",
    [
        pytest.param({"pkg/__init__.py": SPEAKS + BODY}, id="a docstring"),
        pytest.param({"pkg/__init__.py": "\ufeff" + SPEAKS + BODY}, id="a docstring under a BOM"),
        pytest.param(
            {
                "pkg/__init__.py": ("# coding: latin-1\n'''Prüft Signaturen gründlich.'''\n" + BODY).encode(
                    "latin-1"
                )
            },
            id="a docstring in latin-1",
        ),
        pytest.param(
            {"pkg/__init__.py": "'Signs partner ' 'messages.'\n" + BODY}, id="a concatenated docstring"
        ),
        pytest.param({"pkg/__init__.py": BODY, "pkg/README.md": "Signs partner messages."}, id="a README"),
        pytest.param(
            {"pkg/__init__.py": "", "pkg/a.py": SPEAKS + BODY}, id="a docstring in the only other file"
        ),
        pytest.param(
            {"pkg/__init__.py": LICENCE, "pkg/__main__.py": SPEAKS + BODY, "pkg/a.py": BODY},
            id="a docstring in the main program",
        ),
        pytest.param({"run.py": SPEAKS + BODY}, id="a script with a docstring"),
        pytest.param({"run.py": BODY, "README": "Signs partner messages."}, id="a script beside a README"),
        pytest.param(
            {"pkg/__init__.py": "def f(:\n" + BODY, "pkg/README.md": "Signs partner messages."},
            id="a README beside what does not parse",
        ),
    ],
)
def test_a_module_that_says_what_it_is_stays_silent(contents: dict[str, str | bytes]) -> None:
    assert [answer for answer in said(snapshot(contents)) if not isinstance(answer, Scope)] == []


@pytest.mark.parametrize(
    "contents",
    [
        pytest.param({"pkg/__init__.py": ""}, id="no bytes at all"),
        pytest.param({"pkg/__init__.py": "# Copyright 2020\n" * 40}, id="only a licence in comments"),
        pytest.param(
            {"pkg/__init__.py": LICENCE.replace("\n", "\n" * 40)}, id="only a licence in a docstring"
        ),
        pytest.param({"pkg/__init__.py": BODY.replace("x0 = 0\n", "")}, id="one line under the limit"),
        pytest.param({"setup.py": BODY, "pkg/__init__.py": ""}, id="packaging"),
    ],
)
def test_a_module_with_hardly_any_code_stays_silent(contents: dict[str, str]) -> None:
    assert found(snapshot(contents)) == []


@pytest.mark.parametrize(
    "kind", [kind for kind in Kind if kind not in (Kind.CODE, Kind.BINARY, Kind.LINK, Kind.SUBMODULE)]
)
def test_what_is_not_production_code_stays_silent(kind: Kind) -> None:
    facts = snapshot({"a/__init__.py": BODY, "b/__init__.py": SPEAKS + BODY}, kinds={"a/__init__.py": kind})

    assert found(facts) == []


@pytest.mark.parametrize(
    ("init", "text"),
    [
        pytest.param("", "no docstring and no README", id="nothing"),
        pytest.param('""""""\n', "no docstring and no README", id="an empty docstring"),
        pytest.param("# Signs partner messages.\n", "no docstring and no README", id="a comment"),
        pytest.param('"""TODO"""\n', 'documented only by "TODO"', id="a TODO"),
        pytest.param('"""Pkg module."""\n', 'documented only by "Pkg module."', id="its own name"),
        pytest.param(
            '"""Top-level package for pkg."""\n',
            'documented only by "Top-level package for pkg."',
            id="a template",
        ),
        pytest.param(LICENCE, 'documented only by "Copyright (c) 2020 Widget Corporation."', id="a licence"),
        pytest.param(
            "f'Signs partner messages.'\n",
            "no docstring and no README (the text in line 1 is an f-string, which is no docstring)",
            id="an f-string",
        ),
        pytest.param(
            "from __future__ import annotations\n'Signs partner messages.'\n",
            "no docstring and no README (the text in line 2 is no docstring, as it is not the first statement)",
            id="a text under an import",
        ),
    ],
)
def test_a_package_that_does_not_say_what_it_is_is_found(init: str, text: str) -> None:
    (finding,) = found(snapshot({"src/pkg/__init__.py": init + BODY}))

    assert finding.message.startswith("src/pkg does not say what it is: ")
    assert finding.message.endswith(text)
    assert (finding.subject, finding.path, finding.line) == ("src/pkg", "src/pkg/__init__.py", 1)


def test_two_words_hardly_say_what_it_is() -> None:
    (finding,) = found(snapshot({"pkg/__init__.py": '"""Message signing."""\n' + BODY}))

    assert finding.message.startswith("pkg hardly says what it is: ")
    assert finding.message.endswith(', documented only by "Message signing."')


def test_how_many_words_say_enough_is_an_option() -> None:
    facts = snapshot({"pkg/__init__.py": '"""Message signing."""\n' + BODY})

    assert found(facts, minimum_words=2) == []


def test_exactly_the_minimum_of_lines_is_enough() -> None:
    facts = snapshot({"pkg/__init__.py": BODY})

    assert len(found(facts, minimum_lines=20)) == 1
    assert found(facts, minimum_lines=21) == []


def test_a_readme_that_is_only_a_title_is_quoted_with_its_place() -> None:
    (finding,) = found(
        snapshot({"pkg/__init__.py": BODY, "pkg/README.md": "# Signing of partner messages\n"})
    )

    assert finding.message.endswith('documented only by "Signing of partner messages" in pkg/README.md')


@pytest.mark.parametrize(
    ("other", "silent"),
    [
        ("jar/src/test/kotlin/CookieTest.kt", True),
        ("jar/src/main/kotlin/net/Socket.kt", False),
        ("jar/src/main/kotlin/a/b/Store.kt", False),
    ],
)
def test_a_readme_beside_src_main_speaks_for_the_only_package_below(other: str, silent: bool) -> None:
    body = f"package a\n{BODY}"
    contents = {"jar/src/main/kotlin/a/Cookie.kt": body, other: body}
    kinds = dict.fromkeys(contents, Kind.CODE) | ({other: Kind.TEST} if silent else {})
    facts = snapshot(contents | {"jar/README.md": "Keeps what partners send."}, kinds=kinds)

    assert ("jar/src/main/kotlin/a" not in {one.subject for one in found(facts)}) is silent


@pytest.mark.parametrize(("schemas", "others"), [(["sign.proto"], 0), (["sign.proto", "key.proto"], 1)])
def test_the_only_schema_of_a_directory_says_what_its_go_is(schemas: list[str], others: int) -> None:
    contents = {f"api/{name}": f'// Signs partner messages.\nsyntax = "proto3";\n{BODY}' for name in schemas}
    contents |= {"api/helpers.go": f"package api\n{BODY}", "api/check.go": f"package api\n{BODY}"}

    assert len(found(snapshot(contents, kinds=dict.fromkeys(contents, Kind.CODE)))) == others


def test_a_readme_above_does_not_count() -> None:
    contents = {"a/README.md": "Signs partner messages.", "a/b/__init__.py": BODY}
    assert [finding.subject for finding in found(snapshot(contents))] == ["a/b"]


@pytest.mark.parametrize("package", ["pkg", "src/pkg"])
def test_the_readme_of_the_project_speaks_for_its_only_package(package: str) -> None:
    contents = {
        "README.md": "Signs partner messages.",
        f"{package}/__init__.py": BODY,
        f"{package}/b.py": BODY,
    }
    assert found(snapshot(contents)) == []


def test_the_readme_of_the_project_does_not_speak_for_one_of_two_packages() -> None:
    contents = {"README.md": "Signs partner messages.", "a/__init__.py": BODY, "b/__init__.py": BODY}
    assert [finding.subject for finding in found(snapshot(contents))] == ["a", "b"]


def test_an_empty_package_is_found_by_the_lines_of_its_files() -> None:
    (finding,) = found(snapshot({"pkg/__init__.py": "", "pkg/a.py": SPEAKS + BODY, "pkg/b.py": "y = 1\n"}))

    assert "21 lines in 3 files" in finding.message


def test_by_file_every_file_answers_for_itself() -> None:
    facts = snapshot({"pkg/__init__.py": SPEAKS + BODY, "pkg/a.py": BODY, "pkg/b.py": SPEAKS + BODY})

    assert found(facts) == []
    assert [finding.path for finding in found(facts, granularity="file")] == ["pkg/a.py"]
    assert found(facts, granularity="file")[0].message.endswith(
        "20 lines in 1 file, changed by 0 commits in 365 days, no docstring"
    )


JS = "".join(f"const a{number} = {number};\n" for number in range(20))


@pytest.mark.parametrize(
    ("path", "nothing", "remedy"),
    [
        pytest.param(
            "net/a.go",
            "no package comment and no README",
            "begin net/doc.go with a package comment of",
            id="Go",
        ),
        pytest.param(
            "net/a.java",
            "no Javadoc and no README",
            "begin net/package-info.java with a Javadoc of",
            id="Java",
        ),
        pytest.param(
            "net/a.js", "no comment about the file and no README", "write net/README.md with", id="JavaScript"
        ),
        pytest.param(
            "net/a.sh", "no comment at its top and no README", "begin net/a.sh with a comment at", id="Shell"
        ),
    ],
)
def test_each_language_has_a_place_of_its_own(path: str, nothing: str, remedy: str) -> None:
    (finding,) = found(FixedSnapshot({path: JS}))

    assert finding.message.endswith(nothing)
    assert finding.remedy.startswith(remedy)


def test_a_document_that_only_names_it_is_told_of() -> None:
    (finding,) = found(
        FixedSnapshot({"src/net/a.go": JS, "docs/a.md": "See src/net."}, {"docs/a.md": Kind.DOCUMENT})
    )

    assert finding.message.endswith("no package comment and no README; docs/a.md:1 only names it")
    assert finding.evidence[-1] == Evidence("mentioned", "docs/a.md:1", "place")


def test_a_package_at_the_top_is_called_so() -> None:
    (finding,) = found(snapshot({"__init__.py": BODY}))

    assert finding.subject == "."
    assert finding.message.startswith("the top directory does not say")
    assert "README.md" in finding.remedy
    assert "/README.md" not in finding.remedy


def test_a_finding_names_its_numbers_their_limits_and_what_to_do() -> None:
    commits = [commit(f"c{number}", "pkg/__init__.py") for number in range(3)]

    (finding,) = found(snapshot({"pkg/__init__.py": '"""TODO"""\n' + BODY}, commits=commits))

    assert finding == Finding(
        audit="undocumented-module",
        subject="pkg",
        path="pkg/__init__.py",
        line=1,
        severity=Severity.WARNING,
        message="pkg does not say what it is: 20 lines in 1 file, changed by 3 commits in 365 days, "
        'documented only by "TODO"',
        remedy="begin pkg/__init__.py with a docstring of one to three sentences: what it is for, who uses it, "
        "what it leaves to others (or write that into pkg/README.md)",
        command="async-audit who pkg",
        evidence=(
            Evidence("size", 20, "lines of code", 20),
            Evidence("size", 1, "files"),
            Evidence("changes", 3, "commits in 365 days", 3),
            Evidence("known to", 1, "active people, by commits"),
            Evidence("imported by", 0, "files outside of it"),
            Evidence("says", 0, "words beyond its name", 3),
            Evidence("documented only by", "TODO", "text in pkg/__init__.py:1"),
        ),
        rank=80.0,
    )


@pytest.mark.parametrize(
    ("commits", "severity", "churn"),
    [
        pytest.param([], Severity.NOTE, "0 commits in 365 days", id="no commit"),
        pytest.param([commit("a", "pkg/a.py")], Severity.NOTE, "1 commit in 365 days", id="one commit"),
        pytest.param(
            [commit(name, "pkg/a.py") for name in "ab"],
            Severity.NOTE,
            "2 commits in 365 days",
            id="one too few",
        ),
        pytest.param(
            [commit(name, "pkg/a.py", "pkg/__init__.py") for name in "abc"],
            Severity.WARNING,
            "3 commits in 365 days",
            id="three, each of two files",
        ),
        pytest.param(
            [commit(name, "pkg/a.py", merge=name == "b") for name in "abc"],
            Severity.NOTE,
            "2 commits in 365 days",
            id="a merge among them",
        ),
        pytest.param(
            [commit(name, "pkg/a.py", days=days) for name, days in [("a", 1), ("b", 365), ("c", 366)]],
            Severity.NOTE,
            "2 commits in 365 days",
            id="one on the last day, one before",
        ),
        pytest.param(
            [commit(name, "pkg/sub/a.py", "other.py") for name in "abc"],
            Severity.NOTE,
            "0 commits in 365 days",
            id="commits to a subpackage",
        ),
    ],
)
def test_a_module_that_still_changes_is_graver(commits: list[Commit], severity: Severity, churn: str) -> None:
    (finding,) = found(snapshot({"pkg/__init__.py": "", "pkg/a.py": BODY}, commits=commits))

    assert finding.severity is severity
    assert f"changed by {churn}," in finding.message


def test_what_others_import_comes_first_among_equals() -> None:
    facts = snapshot(
        {
            "a/__init__.py": BODY,
            "b/__init__.py": BODY,
            "c/__init__.py": SPEAKS + BODY + "import b\n",
            "c/d.py": "from b import x1\n",
        }
    )

    first, second = sorted(found(facts), key=lambda finding: -finding.rank)

    assert (first.subject, second.subject) == ("b", "a")
    assert Evidence("imported by", 2, "files outside of it") in first.evidence


def test_what_changes_more_comes_first_among_equals() -> None:
    commits = [commit(name, "b/__init__.py") for name in "abcd"]

    quiet, busy = found(snapshot({"a/__init__.py": BODY, "b/__init__.py": BODY}, commits=commits))

    assert (quiet.rank, busy.rank) == (40.0, 100.0)


class Unreadable(tuple[Commit, ...]):
    """A history that nobody may read."""

    def __iter__(self) -> Iterator[Commit]:
        raise AssertionError("the history was read")


@dataclass(eq=False)
class Guarded(FixedSnapshot):
    """A snapshot that notes what is read, and whose history is unreadable."""

    commits: Sequence[Commit] = Unreadable()
    asked: list[str] = field(default_factory=list)

    def read(self, path: str, limit: int = 1 << 20) -> bytes:
        self.asked.append(path)
        return super().read(path, limit)


def test_a_guarded_history_is_guarded() -> None:
    with pytest.raises(AssertionError, match="the history was read"):
        found(Guarded({"pkg/__init__.py": BODY}))


def test_without_history_a_module_is_found_but_nothing_is_said_about_its_changes() -> None:
    facts = Guarded({"pkg/__init__.py": BODY}, history_gap="the clone is shallow")
    (finding,) = found(facts)

    assert finding.severity is Severity.NOTE
    assert [answer.reason for answer in AUDIT.run(facts, Options()) if isinstance(answer, Skip)] == [
        "how often these modules change: the clone is shallow"
    ]
    assert finding.message == "pkg does not say what it is: 20 lines in 1 file, no docstring and no README"
    assert [evidence.what for evidence in finding.evidence] == ["size", "size", "says"]
    assert finding.rank == 20.0


LONG = "".join(f"z{number} = {number}\n" for number in range(50))
TREE = {"new/__init__.py": BODY, "old/__init__.py": BODY, "old/a.py": BODY, "tools/run.py": LONG}


@pytest.mark.parametrize(
    ("touch", "message"),
    [
        pytest.param(
            Touch("new/__init__.py", "A"),
            "This change adds new, which does not say what it is: "
            "20 lines in 1 file, no docstring and no README",
            id="a new package",
        ),
        pytest.param(
            Touch("tools/run.py", "A"),
            "This change adds tools/run.py, which does not say what it is: "
            "50 lines in 1 file, no docstring and no README",
            id="a new script",
        ),
        pytest.param(
            Touch("old/README.md", "D"),
            "After this change old does not say what it is: 40 lines in 2 files, no docstring and no README",
            id="a removed README",
        ),
    ],
)
def test_a_change_answers_for_what_it_adds_or_removes(touch: Touch, message: str) -> None:
    facts = Guarded(TREE, change=change("", touch))

    (finding,) = found(facts)

    assert finding.message == message
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("path", "small_module", "severity"),
    [
        pytest.param("tools/run.py", 51, Severity.NOTE, id="a small script"),
        pytest.param("tools/run.py", 50, Severity.WARNING, id="a larger one"),
        pytest.param("new/__init__.py", 51, Severity.WARNING, id="a package that begins"),
    ],
)
def test_what_is_new_and_small_is_only_a_note(path: str, small_module: int, severity: Severity) -> None:
    facts = snapshot({path: LONG}, change=change("", Touch(path, "A")))

    (finding,) = found(facts, small_module=small_module)

    assert finding.severity is severity


@pytest.mark.parametrize(
    "touch",
    [
        pytest.param(Touch("old/a.py", "M", added=1, deleted=1), id="an edited file"),
        pytest.param(Touch("old/b.py", "D"), id="a removed file"),
        pytest.param(Touch("tools/run.py", "M"), id="an edited script"),
        pytest.param(Touch("app.scss", "A"), id="a language that nobody reads"),
    ],
)
def test_a_change_elsewhere_reads_nothing_and_stays_silent(touch: Touch) -> None:
    facts = Guarded(TREE, change=change("", touch))

    assert said(facts) == [Scope("undocumented-module", "modules", 0, {})]
    assert facts.asked == []


@pytest.mark.parametrize(
    ("touch", "before", "speaks"),
    [
        pytest.param(
            Touch("old/__init__.py", "M", "", 0, 1), BODY + "y = 1\n", False, id="it never said anything"
        ),
        pytest.param(
            Touch("old/__init__.py", "M", "", 0, 1), f'"""Old."""\n{BODY}', False, id="it said its name"
        ),
        pytest.param(Touch("old/README.md", "D", "", 0, 1), "# Old\n", False, id="the README was a title"),
        pytest.param(Touch("old/__init__.py", "M", "", 0, 1), SPEAKS + BODY, True, id="it said enough"),
        pytest.param(
            Touch("old/README.md", "D", "", 0, 1), "Signs partner messages.\n", True, id="the README did"
        ),
        pytest.param(Touch("old/__init__.py", "M", "", 0, 1), "def f(:\n", True, id="nobody can tell"),
    ],
)
def test_a_change_answers_for_a_text_only_if_there_was_one(touch: Touch, before: str, speaks: bool) -> None:
    facts = snapshot(TREE, change=change("", touch), sides={touch.path: (before, None)})

    assert bool(found(facts)) is speaks


@pytest.mark.parametrize(
    ("before", "message"),
    [
        pytest.param(BODY, "", id="it never said anything"),
        pytest.param(
            SPEAKS + BODY, "After this change {} does not say what it is", id="its text was lost on the way"
        ),
    ],
)
@pytest.mark.parametrize(
    ("now", "then", "name"),
    [
        pytest.param("new/__init__.py", "newer/__init__.py", "new", id="a package"),
        pytest.param("tools/run.py", "run.py", "tools/run.py", id="a script"),
    ],
)
def test_a_module_that_only_moved_is_not_new(
    now: str, then: str, name: str, before: str, message: str
) -> None:
    touch = Touch(now, "R", then, 0, 1)
    facts = snapshot(TREE, change=change("", touch), sides={now: (before, BODY)})

    assert [finding.message.partition(":")[0] for finding in found(facts)] == [message.format(name)] * bool(
        message
    )


def test_a_readme_that_says_as_much_as_before_took_nothing_away() -> None:
    touch = Touch("README.md", "M", "", 1, 1)
    sides = {"README.md": ("# Till\n\nSigns partner messages.\n", "# Till\n\nSigns messages of partners.\n")}
    tree = {"run.py": BODY, "src/pkg/__init__.py": SPEAKS + BODY, "README.md": "# Till\n"}

    assert found(snapshot(tree, change=change("", touch), sides=sides)) == []


def test_a_change_reads_only_what_it_must() -> None:
    tree = {**TREE, "new/__init__.py": SPEAKS + BODY, **{f"new/{number}.py": BODY for number in range(9)}}
    facts = Guarded(tree, change=change("", Touch("new/0.py", "A"), Touch("new/__init__.py", "A")))

    assert found(facts) == []
    assert len(facts.asked) <= 2


def test_a_repository_without_code_is_skipped_not_passed() -> None:
    reason = "no code here in a language that is read"

    assert said(snapshot({})) == [Skip("undocumented-module", "", reason)]
    assert said(snapshot({"a.scss": "x"}, kinds={"test_a.py": Kind.TEST})) == [
        Skip("undocumented-module", "", reason)
    ]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        pytest.param("x = 1\ndef f(:\n" + BODY, "line 2", id="a syntax error"),
        pytest.param(SPEAKS + BODY + "\0", "null bytes", id="a null byte"),
        pytest.param("x = " + "-" * 100_000 + "1\n" + BODY, "nests too deeply", id="deep nesting"),
        pytest.param("# coding: klingon\n" + BODY, "klingon", id="an unknown cookie"),
    ],
)
def test_a_module_that_does_not_parse_is_skipped_not_judged(source: str, reason: str) -> None:
    facts = snapshot({"pkg/__init__.py": source})

    (skip,) = skipped(facts)

    assert skip.path == "pkg"
    assert skip.reason.startswith("pkg/__init__.py does not parse")
    assert reason in skip.reason
    assert "README" in skip.reason
    assert found(facts) == []
    assert scope(facts).looked_at == 0


def test_a_file_that_does_not_parse_matters_only_where_a_docstring_is_asked_for() -> None:
    facts = snapshot({"pkg/__init__.py": "", "pkg/a.py": "def f(:\n" + BODY, "pkg/b.py": BODY})

    assert skipped(facts) == []
    assert len(found(facts)) == 1


def test_a_missing_object_is_skipped_with_its_own_words() -> None:
    facts = snapshot({"a/__init__.py": BODY}, kinds={"b/__init__.py": Kind.CODE})

    assert skipped(facts) == [Skip("undocumented-module", "b", "b/__init__.py: not in this clone")]
    assert [finding.subject for finding in found(facts)] == ["a"]


def test_the_scope_counts_modules_by_reason() -> None:
    facts = snapshot(
        {
            "said/__init__.py": SPEAKS + BODY,
            "unsaid/__init__.py": BODY,
            "mark/__init__.py": "",
            "small/__init__.py": SPEAKS,
            "small/a.py": "x = 1\n",
            "setup.py": BODY,
            "tests/__init__.py": BODY,
            "tests/test_a.py": BODY,
        },
        kinds={"tests/__init__.py": Kind.TEST, "tests/test_a.py": Kind.TEST},
    )

    assert scope(facts) == Scope(
        "undocumented-module",
        "modules",
        looked_at=2,
        left_out={"empty": 1, "packaging": 1, "tests": 1, "under 20 lines": 1},
        figures=(Evidence("documented by native documentation", 1, "modules"),),
    )


def test_by_file_the_scope_counts_files() -> None:
    facts = snapshot({"pkg/__init__.py": "", "pkg/a.py": SPEAKS + BODY, "pkg/b.py": "x = 1\n"})

    assert scope(facts, granularity="file") == Scope(
        "undocumented-module",
        "modules",
        looked_at=1,
        left_out={"empty": 1, "under 20 lines": 1},
        figures=(Evidence("documented by native documentation", 1, "modules"),),
    )


def test_every_option_has_a_unit_an_origin_and_a_checkable_type() -> None:
    hints = get_type_hints(Options)

    assert all(option.metadata["unit"] and option.metadata["origin"] for option in fields(Options))
    assert get_args(hints.pop("granularity")) == ("package", "file")
    assert set(hints.values()) == {int, tuple[str, ...]}


def test_the_card_has_its_five_headings_in_order() -> None:
    headings = ["What it finds:", "Why it matters:", "How it is measured:", "What to do:", "Blind spots:"]
    positions = [AUDIT.card.find(f"\n{heading} ") for heading in headings]

    assert -1 not in positions
    assert positions == sorted(positions)
