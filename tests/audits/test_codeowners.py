"""What CODEOWNERS says that the repository does not bear out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from async_audit.audits.codeowners import AUDIT, Options
from async_audit.errors import ConfigError
from async_audit.facts import Author, Change, Commit, Kind, Module, Touch
from async_audit.findings import Evidence, Finding, Scope, Severity, Skip
from tests.fixed_snapshot import ADA, BOB, CAT, FixedSnapshot, change, commit, wrote

FILE = ".github/CODEOWNERS"
HUB = Author("1+hub@users.noreply.github.com", "Hub")
MEND = 'say who they are in [tool.async-audit.codeowners] people, such as "@team ada@example.com"'


def busy(who: Author, *paths: str, days: float = 10) -> list[Commit]:
    return [commit(f"{who.email} {paths} {n}", *paths, by=who, days=days) for n in range(3)]


def snapshot(text: str, *commits: Commit, change: Change | None = None, **lines: int) -> FixedSnapshot:
    """The file ``net/a.py`` is a module; ``lines`` says who wrote it."""
    return FixedSnapshot(
        contents={FILE: text, "net/a.py": "", "docs/x.md": "", "src/b.py": ""},
        modules=[Module("net", ("net/a.py",))],
        commits=commits,
        blamed=[wrote("net/a.py", **lines)],
        change=change,
    )


def said(facts: FixedSnapshot, **options: Any) -> list[object]:
    return list(AUDIT.run(facts, Options(**options)))


def found(facts: FixedSnapshot, **options: Any) -> list[Finding]:
    return [one for one in said(facts, **options) if isinstance(one, Finding)]


def messages(facts: FixedSnapshot, **options: Any) -> list[str]:
    return [one.message for one in found(facts, **options)]


# What stays silent


def test_without_the_file_there_is_nothing_to_look_at() -> None:
    assert said(FixedSnapshot()) == [Scope("codeowners", "patterns of CODEOWNERS", 0, {})]


def test_owners_are_not_named_where_people_are_called_by_pseudonyms() -> None:
    facts = snapshot("* ada@example.com @bob\nbroken\\\n", *busy(CAT, "net/a.py"), cat=120)
    reason = "it names people, whom pseudonyms are to hide; ask this audit without --anonymize"
    assert said(replace(facts, is_anonymous=True)) == [Skip("codeowners", FILE, reason)]


def test_an_owner_who_is_here_and_knows_the_files_stays_silent() -> None:
    assert found(snapshot("* ada@example.com\n", *busy(ADA, "net/a.py"), ada=120)) == []


def test_an_owner_who_only_merges_is_here() -> None:
    facts = snapshot(
        "* ada@example.com\n", commit("1", "net/a.py", days=900), commit("2", days=9, merge=True)
    )
    assert found(facts) == []


def test_a_module_without_owners_stays_silent() -> None:
    assert (
        found(snapshot("/docs/ ada@example.com\n", *busy(ADA, "docs/x.md"), *busy(BOB, "net/a.py"), bob=120))
        == []
    )


def test_a_module_that_nobody_active_holds_is_left_to_the_bus_factor() -> None:
    assert found(snapshot("* ada@example.com\n", *busy(ADA, "docs/x.md"), bob=120)) == []


def test_a_module_with_an_unknown_owner_is_not_judged() -> None:
    facts = snapshot("* ada@example.com @org/net\n", *busy(ADA, "docs/x.md"), *busy(BOB, "net/a.py"), bob=120)
    assert found(facts) == []


@pytest.mark.parametrize(
    "touch",
    [
        pytest.param(Touch("net/a.py", "M"), id="a change"),
        pytest.param(Touch("net/a.py", "A"), id="a new file"),
        pytest.param(Touch("old/z.py", "D"), id="what no pattern matched is removed"),
    ],
)
def test_a_change_that_breaks_nothing_stays_silent(touch: Touch) -> None:
    assert found(snapshot("/gone/ @ada\nx ada\n", change=change("", touch))) == []


def test_a_line_that_a_change_found_there_is_not_its_doing() -> None:
    old, new = "/gone/ @ada\nx ada\n", "/new/ @ada\ny ada\n"
    facts = snapshot(old + new, change=change("", Touch(FILE, "M")))
    facts = replace(facts, sides={FILE: (old, old + new)})

    assert sorted(one.line or 0 for one in found(facts)) == [3, 4]


def test_a_change_is_not_asked_who_the_owners_are() -> None:
    facts = snapshot("* @nobody\n", *busy(BOB, "net/a.py"), change=change("", Touch(FILE, "M")), bob=120)
    facts = replace(facts, sides={FILE: ("", "* @nobody\n")})

    assert [type(one) for one in said(facts)] == [Scope]


# What is not measured


def test_owners_that_the_history_does_not_name_are_said() -> None:
    facts = snapshot("* @org/all @hub\n/docs/ @b @C\n", *busy(HUB, "net/a.py"))
    assert said(facts)[0] == Skip(
        "codeowners", FILE, f"3 owners without a commit that names them: @b, @c and @org/all; {MEND}"
    )


def test_without_history_only_the_tree_is_asked() -> None:
    facts = snapshot("/gone/ @ada\n* @ada\n")
    facts.history_gap = "the clone is shallow"
    dead, skip, scope = said(facts)
    assert isinstance(dead, Finding)
    assert (skip, type(scope)) == (Skip("codeowners", "", "who the owners are: the clone is shallow"), Scope)


def test_a_file_that_the_clone_does_not_hold_is_a_skip() -> None:
    facts = FixedSnapshot(kinds={FILE: Kind.DATA})
    (skip,) = said(facts)
    assert isinstance(skip, Skip)
    assert skip.path == FILE


def test_a_file_that_would_take_minutes_is_a_skip() -> None:
    facts = snapshot("*.c @ada\n" * 20_000)
    many = {f"{number}.py": "" for number in range(1001)}
    facts.contents = {**facts.contents, **many}
    assert said(facts) == [
        Skip(
            "codeowners",
            FILE,
            "more than 20,000,000 comparisons of patterns and files; begin patterns with /",
        )
    ]


@pytest.mark.parametrize("text", ["", "@team", "@team ada", "@team ada@example.com @bob"])
def test_people_that_say_nothing_are_an_error(text: str) -> None:
    with pytest.raises(
        ConfigError, match=r"people: '.*' does not say who somebody is; write an owner and e-mails"
    ):
        said(snapshot("* @team\n"), people=(text,))


# What speaks


def test_a_line_that_cannot_be_read_is_named() -> None:
    (finding,) = found(snapshot("# all\n/docs/ ada\n"))
    assert finding == Finding(
        audit="codeowners",
        subject="/docs/ ada",
        path=FILE,
        line=2,
        severity=Severity.ERROR,
        message=f"{FILE}:2 is not read as it looks: 'ada' is no owner",
        remedy="write @login, @organisation/team or an e-mail",
        command=f"git log -3 -- {FILE}",
    )


def test_a_pattern_without_a_file_is_named() -> None:
    (finding,) = found(snapshot("/gone/ ada@example.com\n* ada@example.com\n", *busy(ADA, "net/a.py")))
    assert (finding.severity, finding.line, finding.message) == (
        Severity.WARNING,
        1,
        f"{FILE}:1: /gone/ matches no file",
    )
    assert finding.remedy == "remove the line, or write where its files went"


def test_a_directory_that_gitlab_takes_for_a_file_is_said_to_be_one() -> None:
    facts = replace(snapshot(""), contents={"CODEOWNERS": "[Net]\nnet @ada\n", "net/a.py": ""})
    (finding,) = found(facts)
    assert finding.message == "CODEOWNERS:2: net matches no file: it is a directory"
    assert finding.remedy == "end it with /, as GitLab wants it of directories"


@pytest.mark.parametrize(
    "touch",
    [
        pytest.param(Touch("lib/a.py", "D"), id="removed"),
        pytest.param(Touch("net/a.py", "R", "lib/a.py"), id="moved away"),
        pytest.param(Touch(FILE, "M"), id="the file is edited"),
    ],
)
def test_a_change_that_takes_the_last_file_of_a_pattern_is_found(touch: Touch) -> None:
    facts = replace(snapshot("/lib/ @ada\n", change=change("", touch)), sides={FILE: ("", "/lib/ @ada\n")})

    assert messages(facts) == [f"{FILE}:1: /lib/ matches no file"]


def test_an_owner_who_left_keeps_files_waiting() -> None:
    text = "* ada@example.com bob@example.com\n/docs/ ADA@example.com\n"
    facts = snapshot(text, *busy(ADA, "net/a.py", days=366), *busy(BOB, "net/a.py"), bob=120)

    (finding,) = found(facts)

    assert (finding.subject, finding.line, finding.severity, finding.rank) == (
        "ada@example.com",
        1,
        Severity.WARNING,
        4.0,
    )
    assert finding.message == (
        f"{FILE} names ada@example.com for 4 files, and nobody else for 1 of them: "
        "they made no commit in 365 days (the last is 366 days old)"
    )
    assert finding.evidence == (
        Evidence("named in lines", 2, f"of {FILE} (1 and 2)"),
        Evidence("files", 4, f"({FILE}, docs/x.md, net/a.py and 1 more)"),
    )


def test_an_owner_who_left_is_a_note_while_others_are_there() -> None:
    text = "* ada@example.com bob@example.com\n"
    (finding,) = found(snapshot(text, *busy(ADA, "net/a.py", days=366), *busy(BOB, "net/a.py")))
    assert finding.severity is Severity.NOTE


def test_an_owner_named_in_configuration_may_never_have_been_here() -> None:
    (finding,) = found(snapshot("* @hub\n", *busy(ADA)), people=("@HUB hub@example.com",))
    assert "they made no commit in 365 days (none is known)" in finding.message


def test_an_owner_who_never_changed_the_files_is_a_note() -> None:
    (finding,) = found(snapshot("/docs/ ada@example.com\n", *busy(ADA, "net/a.py"), *busy(BOB, "docs/x.md")))
    assert finding.severity is Severity.NOTE
    assert finding.message == f"{FILE} names ada@example.com for 1 file, but they never changed any"


def test_a_team_that_configuration_names_is_judged_as_one() -> None:
    facts = snapshot("* @org/net\n", *busy(ADA, "net/a.py", days=900), *busy(BOB, "net/a.py"), ada=120)
    assert found(facts, people=("@org/net ada@example.com bob@example.com",)) == []


def test_a_module_that_others_know_best_is_found() -> None:
    text = "* ada@example.com\n"
    facts = snapshot(
        text, *busy(ADA, "docs/x.md"), *busy(BOB, "net/a.py"), *busy(CAT, "net/a.py"), bob=60, cat=60
    )

    (finding,) = found(facts)

    assert (finding.subject, finding.severity, finding.command) == (
        "net",
        Severity.WARNING,
        "async-audit who net",
    )
    assert finding.message == (
        f"net is known best to Bob and Cat, but {FILE} names only ada@example.com (6 commits in 365 days)"
    )
    assert [one.severity for one in found(facts, changing_commits=7)] == [Severity.NOTE]
    assert found(facts, minimum_lines=121) == []


def test_the_scope_says_how_the_file_is_read_and_how_much_is_owned() -> None:
    assert said(snapshot("/docs/ ada@example.com\n/net/\n", *busy(ADA, "docs/x.md")))[-1] == Scope(
        "codeowners",
        "patterns of CODEOWNERS",
        2,
        {},
        (Evidence("read as", "GitHub", "does"), Evidence("files with an owner", 0.25, "share of files")),
    )
