"""Modules that one person alone can explain."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import pytest

from async_audit.audits.bus_factor import AUDIT, Options
from async_audit.facts import Author, Blame, Change, Commit, Loss, Module, Touch
from async_audit.findings import Accepted, Evidence, Finding, Scope, Severity, Skip
from tests.fixed_snapshot import ADA, BOB, CAT, NOW, FixedSnapshot, change, commit, wrote

DAN = Author("dan@example.com", "Dan")


def here(*people: Author) -> list[Commit]:
    """Three commits each, in no module: these people are active."""
    return [commit(f"{one.email} {number}", "elsewhere", by=one) for one in people for number in range(3)]


def busy(path: str, number: int = 3, by: Author = DAN) -> list[Commit]:
    """Commits of a year ago: the module changes, but by nobody who is still here."""
    return [commit(f"{path} {n}", path, by=by, days=300) for n in range(number)]


def snapshot(*facts: object, change: Any = None, losses: Sequence[Loss] = ()) -> FixedSnapshot:
    """Every directory of the blamed files is a module."""
    blames = [fact for fact in facts if isinstance(fact, Blame)]
    directories: dict[str, list[str]] = {}
    for path in [*(blame.path for blame in blames), *(loss.what for loss in losses)]:
        directories.setdefault(path.rpartition("/")[0] or ".", []).append(path)
    return FixedSnapshot(
        modules=[Module(name, tuple(sorted(paths))) for name, paths in sorted(directories.items())],
        commits=[fact for fact in facts if isinstance(fact, Commit)],
        blamed=blames,
        change=change,
        losses=losses,
    )


def said(facts: FixedSnapshot, **options: Any) -> list[Finding | Skip | Scope | Accepted]:
    return list(AUDIT.run(facts, Options(**options)))


def found(*facts: object, change: Any = None, **options: Any) -> list[Finding]:
    answers = said(snapshot(*facts, change=change), **options)
    return [answer for answer in answers if isinstance(answer, Finding)]


def scope(*facts: object, change: Any = None, **options: Any) -> Scope:
    (answer,) = [one for one in said(snapshot(*facts, change=change), **options) if isinstance(one, Scope)]
    return answer


# What stays silent


def test_a_module_that_two_active_people_hold_stays_silent() -> None:
    assert found(wrote("net/a.py", ada=60, bob=60), *here(ADA, BOB)) == []


def test_two_who_each_hold_exactly_half_are_two() -> None:
    assert found(wrote("net/a.py", ada=100), wrote("net/b.py", bob=100), *here(ADA, BOB)) == []


def test_a_second_holder_by_commits_is_enough() -> None:
    assert (
        found(wrote("net/a.py", ada=100), *here(ADA), *[commit(n, "net/a.py", by=BOB) for n in "abc"]) == []
    )


def test_a_small_module_stays_silent_however_few_know_it() -> None:
    assert found(wrote("net/a.py", ada=99), *here(ADA, BOB)) == []


def test_a_module_of_empty_files_stays_silent_even_without_a_minimum() -> None:
    facts = [Blame("net/a.py", "", {}), *here(ADA, BOB)]
    assert found(*facts, minimum_lines=0) == []
    assert scope(*facts, minimum_lines=0).left_out == {"under 1 lines": 1}


def test_one_holder_is_enough_for_whoever_asks_for_one() -> None:
    assert found(wrote("net/a.py", ada=100), *here(ADA, BOB), minimum=1) == []
    assert found(wrote("net/a.py", ada=100), *here(ADA), minimum=1) == []


def test_a_repository_without_code_has_nothing_to_look_at() -> None:
    assert said(FixedSnapshot()) == [Scope("bus-factor", "modules", 0, {})]


TOUCHED = Touch("net/a.py", "M")


@pytest.mark.parametrize(
    ("facts", "author"),
    [
        pytest.param([wrote("net/a.py", ada=120), *here(ADA, BOB)], ADA, id="the one holder commits it"),
        pytest.param([wrote("net/a.py", ada=120), *here(BOB)], ADA, id="a holder who was away commits it"),
        pytest.param(
            [wrote("net/a.py", ada=90), wrote("net/b.py", bob=30), *here(ADA, BOB)],
            BOB,
            id="the second holder commits it",
        ),
        pytest.param([wrote("net/a.py", ada=120), *here(BOB)], BOB, id="nobody to ask"),
        pytest.param([wrote("net/a.py", ada=120), *here(BOB)], CAT, id="nobody to ask, and a stranger"),
        pytest.param([wrote("net/a.py", ada=60, bob=60), *here(ADA, BOB)], CAT, id="two active holders"),
        pytest.param([wrote("net/a.py", ada=99), *here(ADA, BOB)], BOB, id="a small module"),
        pytest.param([], BOB, id="a new module"),
    ],
)
def test_a_change_that_has_nobody_to_wait_for_stays_silent(
    facts: list[Blame | Commit], author: Author
) -> None:
    assert found(*facts, change=change("", TOUCHED, by=author)) == []


def test_a_branch_of_two_stays_silent_if_one_of_them_holds() -> None:
    facts = [wrote("net/a.py", ada=120), *here(ADA, BOB)]
    branch = Change("c0ffee", (BOB, ADA), NOW, "", (TOUCHED,))
    assert found(*facts, change=branch) == []


def test_a_change_elsewhere_stays_silent_and_looks_at_nothing() -> None:
    facts = [wrote("net/a.py", ada=120), *here(ADA, BOB)]
    elsewhere = change("", Touch("README.md", "M"), Touch("net/gone.py", "D"), by=BOB)
    assert said(snapshot(*facts, change=elsewhere)) == [Scope("bus-factor", "modules", 0, {})]


# What is not measured


def test_without_history_nothing_is_judged() -> None:
    facts = snapshot(wrote("net/a.py", ada=120), *here(ADA, BOB))
    facts.history_gap = "the clone is shallow; git fetch --unshallow"

    assert said(facts) == [Skip("bus-factor", "", "the clone is shallow; git fetch --unshallow")]


def test_a_module_with_a_file_that_git_cannot_blame_is_skipped_not_judged_by_the_rest() -> None:
    facts = snapshot(
        wrote("net/a.py", ada=120),
        wrote("ok/b.py", ada=60, bob=60),
        *here(ADA, BOB),
        losses=[Loss("net/z.py", "missing blob"), Loss("net/y.py", "other")],
    )

    skip, only = said(facts)

    assert skip == Skip("bus-factor", "net", "net/y.py cannot be blamed: other")
    assert isinstance(only, Scope)
    assert (only.looked_at, only.left_out) == (1, {})


def test_a_loss_elsewhere_skips_nothing() -> None:
    facts = snapshot(wrote("net/a.py", ada=120), *here(ADA, BOB))
    facts.losses = [Loss("history", "renames were not followed")]

    assert [type(answer) for answer in said(facts)] == [Finding, Scope]


# What speaks


def test_a_finding_names_its_numbers_their_limits_and_what_to_do() -> None:
    facts = [
        wrote("net/a.py", ada=950, bob=50),
        wrote("net/b.py", bob=400),
        wrote("net/c.py", cat=600),
        *here(ADA, BOB),
        *(commit(f"{number}", "net/a.py", by=ADA, days=20) for number in range(3)),
        commit("c", "net/c.py", by=CAT, days=300),
    ]

    (finding,) = found(*facts)

    assert finding == Finding(
        audit="bus-factor",
        subject="net",
        path="net",
        line=None,
        severity=Severity.WARNING,
        message="file by file, only Ada can explain most of net: without them 80% of its 2,000 lines have no active holder "
        "(4 commits in 365 days)",
        remedy="have somebody else make or review the next change, and write down what only one knows",
        command="async-audit who net",
        evidence=(
            Evidence(
                "Ada <ada@example.com>",
                0.475,
                "share of lines, 3 commits in 730 days, last 2024-05-12, active",
            ),
            Evidence("Bob <bob@example.com>", 0.225, "share of lines, 0 commits in 730 days, active"),
            Evidence(
                "Cat <cat@example.com>",
                0.3,
                "share of lines, 1 commit in 730 days, last 2023-08-06, not active lately",
            ),
            Evidence("net/a.py", 1000, "lines"),
            Evidence("net/c.py", 600, "lines"),
            Evidence("bus factor", 1, "active holders", 2),
            Evidence("size", 2000, "lines", 100),
            Evidence("churn", 4, "commits in 365 days", 3),
            Evidence("concentration", 0.37, "sum of squared line shares"),
            Evidence("without an active holder today", 0.3, "share of lines"),
            Evidence("once they left", 0.8, "share of lines", 0.5),
        ),
        rank=3662.5,
    )


@pytest.mark.parametrize(
    ("commits", "severity", "said"),
    [
        pytest.param(0, Severity.NOTE, "0 commits in 365 days", id="quiet"),
        pytest.param(1, Severity.NOTE, "1 commit in 365 days", id="one commit"),
        pytest.param(2, Severity.NOTE, "2 commits in 365 days", id="one too few"),
        pytest.param(3, Severity.WARNING, "3 commits in 365 days", id="still changing"),
    ],
)
def test_a_module_that_still_changes_warns_and_a_quiet_one_is_a_note(
    commits: int, severity: Severity, said: str
) -> None:
    (finding,) = found(wrote("net/a.py", ada=120), *here(ADA, BOB), *busy("net/a.py", commits, by=ADA))

    assert finding.severity is severity
    assert finding.message.endswith(f"({said})")


def test_what_nobody_active_has_written_says_so_and_whom_to_ask_while_they_answer() -> None:
    facts = [wrote("net/a.py", cat=120), *here(ADA, BOB), commit("last", "net/a.py", by=CAT, days=200)]

    (finding,) = found(*facts)

    assert finding.message == (
        "nobody now active has written much of net: none of its 120 lines has an active holder (1 commit in 365 days)"
    )
    assert finding.remedy == (
        "while Cat (last commit 2023-11-14) may still answer, have somebody take it over and write it down"
    )
    assert Evidence("bus factor", 0, "active holders", 2) in finding.evidence
    assert Evidence("without an active holder today", 1.0, "share of lines") in finding.evidence
    assert Evidence("net/a.py", 120, "lines") in finding.evidence


def test_whoever_left_long_ago_is_not_named_as_somebody_who_may_answer() -> None:
    facts = [wrote("net/a.py", cat=120), *here(ADA, BOB), commit("last", "net/a.py", by=CAT, days=731)]

    (finding,) = found(*facts)

    assert finding.remedy == "have somebody take it over, and write down what they learn"
    assert (
        Evidence(
            "Cat <cat@example.com>",
            1.0,
            "share of lines, 0 commits in 730 days, last 2022-06-01, not active lately",
        )
        in finding.evidence
    )


def test_somebody_active_who_knows_the_rest_is_never_called_gone() -> None:
    facts = [wrote("net/a.py", cat=60), wrote("net/b.py", ada=50), wrote("net/c.py", cat=5), *here(ADA, BOB)]

    (finding,) = found(*facts)

    assert finding.message == (
        "file by file, most of net is known to nobody now active: 57% of its 115 lines have no active holder (0 commits in 365 days)"
    )
    assert finding.remedy == (
        "have Ada, who knows it best of those now active, or somebody else take over net/a.py first"
    )


def test_exactly_half_without_a_holder_is_not_most() -> None:
    (finding,) = found(wrote("net/a.py", cat=60), wrote("net/b.py", ada=60), *here(ADA, BOB))

    assert finding.message.startswith("only Ada can explain most of net: without them 100% ")


def test_who_holds_the_lesser_part_of_what_would_be_lost_is_not_said_to_hold_most() -> None:
    (finding,) = found(
        wrote("net/a.py", cat=60), wrote("net/b.py", ada=40), wrote("net/c.py", bob=50), *here(ADA, BOB)
    )

    said = "file by file, most of net hangs on Bob (or 1 other): 40% of its 150 lines have no active holder today, 73% without them"
    assert finding.message == f"{said} (0 commits in 365 days)"
    assert finding.evidence[0].what == str(BOB)


def test_the_top_directory_is_called_so() -> None:
    (finding,) = found(wrote("a.py", ada=120), *here(ADA, BOB))

    assert finding.message.startswith("only Ada can explain most of the top directory: ")
    assert (finding.subject, finding.path, finding.command) == (".", ".", "async-audit who .")


def test_with_a_higher_minimum_two_people_are_named() -> None:
    facts = [wrote("net/a.py", ada=60, bob=60), *here(ADA, BOB)]

    (finding,) = found(*facts, minimum=3)

    assert finding.message.startswith("only Ada and Bob can explain most of net: ")


def test_somebody_without_a_name_is_called_by_the_e_mail() -> None:
    nameless = Author("x@example.com", "")

    (finding,) = found(Blame("net/a.py", "", {nameless: 120}), *here(nameless, BOB))

    assert finding.message.startswith("only x@example.com can explain most of net: ")


def test_the_evidence_names_at_most_three_holders_and_three_files() -> None:
    people = [Author(f"{n}@example.com", f"P{n}") for n in range(8)]
    facts = [Blame(f"net/{n}.py", "", dict.fromkeys(people, 10 + n)) for n in range(5)]

    (finding,) = found(*facts, *here(ADA, BOB))

    assert [evidence.what for evidence in finding.evidence[:-6]] == [
        *(f"P{n} <{n}@example.com>" for n in range(3)),
        "net/4.py",
        "net/3.py",
        "net/2.py",
    ]


def test_larger_busier_and_more_concentrated_modules_rank_higher() -> None:
    facts = [
        wrote("plain/a.py", ada=100),
        wrote("large/a.py", ada=200),
        wrote("busy/a.py", ada=100),
        wrote("shared/a.py", ada=50, cat=50),
        *here(ADA, BOB),
        *busy("busy/a.py", 2),
    ]

    ranks = {finding.subject: finding.rank for finding in found(*facts)}

    assert ranks == {"plain": 100.0, "large": 200.0, "busy": 300.0, "shared": 50.0}


# The whole repository in one hand


def test_where_one_person_works_there_is_one_note_about_all_of_it() -> None:
    facts = [
        wrote("net/a.py", ada=120),
        wrote("tool/b.py", bob=80, ada=100),
        *here(ADA),
        *busy("net/a.py", 9),
    ]

    assert found(*facts) == [
        Finding(
            audit="bus-factor",
            subject=".",
            path=".",
            line=None,
            severity=Severity.NOTE,
            message="Ada is the only active author here, so all questions about 2 modules (300 lines) wait for them",
            remedy="before a second person starts, write down what only one knows",
            command="async-audit who .",
            evidence=(Evidence("active authors", 1, "people", 2), Evidence("size", 300, "lines")),
        )
    ]


@pytest.mark.parametrize("minimum", [1, 2])
def test_where_nobody_works_there_is_one_note_that_blames_nobody(minimum: int) -> None:
    facts = [wrote("net/a.py", ada=120), *[commit(n, "net/a.py") for n in "ab"]]

    (finding,) = found(*facts, minimum=minimum)

    assert (finding.subject, finding.severity) == (".", Severity.NOTE)
    assert finding.message == (
        "nobody made 3 commits in the 180 days before this one, so questions about 1 module (120 lines) may find nobody"
    )


def test_a_bot_is_no_second_person() -> None:
    bot = Author("1+dependabot[bot]@users.noreply.github.com", "dependabot[bot]")

    (finding,) = found(wrote("net/a.py", ada=120), *here(ADA, bot))

    assert finding.message.startswith("Ada is the only active author here, ")


def test_a_person_called_bobbot_boten_is() -> None:
    boten = Author("boten@example.com", "Bobbot Boten")

    (finding,) = found(Blame("net/a.py", "", {boten: 120}), *here(ADA, boten))

    assert finding.message.startswith("only Bobbot Boten can explain most of net: ")


# One change


def test_a_change_by_somebody_else_names_whom_to_ask() -> None:
    facts = [wrote("net/a.py", ada=120), wrote("tool/b.py", ada=120), *here(ADA, BOB)]

    (finding,) = found(*facts, change=change("", TOUCHED, by=BOB))

    assert finding.subject == "net"
    assert finding.message.startswith("only Ada can explain most of net: ")
    assert finding.remedy == "ask Ada to look at this change before it lands"
    assert finding.command == "async-audit who net"


def test_a_change_names_active_holders_in_the_order_in_which_to_ask_them() -> None:
    facts = [
        wrote("net/a.py", bob=130, ada=10),
        wrote("net/b.py", ada=30),
        wrote("net/c.py", cat=30),
        *here(ADA, BOB, DAN),
    ]

    (finding,) = found(*facts, change=change("", TOUCHED, by=DAN))

    assert finding.remedy == "ask Bob or Ada to look at this change before it lands"


def test_a_change_is_held_against_the_lone_active_author_too() -> None:
    (finding,) = found(wrote("net/a.py", ada=120), *here(ADA), change=change("", TOUCHED, by=BOB))

    assert (finding.subject, finding.remedy) == ("net", "ask Ada to look at this change before it lands")


def test_where_only_files_have_a_holder_that_holder_is_asked() -> None:
    # Ada made all commits of two files, but only 3 of 33 of the module
    files = [f"net/{number}.py" for number in range(12)]
    facts = [
        wrote("net/0.py", cat=100),
        wrote("net/1.py", cat=100),
        *(wrote(path, cat=1) for path in files[2:]),
        *(commit(f"ada {n}", "net/0.py", "net/1.py", by=ADA) for n in range(3)),
        *(commit(f"{path} {n}", path, by=DAN, days=400) for path in files[2:] for n in range(3)),
        *here(BOB),
    ]

    touched = Touch("net/0.py", "M")

    (finding,) = found(*facts, change=change("", touched, by=BOB))

    assert finding.remedy == "ask Ada to look at this change before it lands"
    assert found(*facts, change=change("", touched, by=ADA)) == []


# Limits, exactly at and just beside them


@pytest.mark.parametrize(
    ("option", "value", "is_found"),
    [
        pytest.param("minimum", 2, True, id="one holder where two are asked for"),
        pytest.param("minimum", 1, False, id="one holder where one is asked for"),
        pytest.param("minimum_lines", 100, True, id="as many lines as the minimum"),
        pytest.param("minimum_lines", 101, False, id="one line fewer"),
        pytest.param("orphaned_share", 0.79, True, id="Ada holds just more than the share"),
        pytest.param("orphaned_share", 0.8, False, id="Ada holds just the share"),
        pytest.param("line_share", 0.2, True, id="Bob has just enough lines of b"),
        pytest.param("active_days", 10, True, id="active on the last day"),
        pytest.param("active_commits", 3, True, id="just active"),
    ],
)
def test_a_limit_is_exact(option: str, value: float, is_found: bool) -> None:
    facts = [wrote("net/a.py", ada=80), wrote("net/b.py", bob=20), *here(ADA, BOB)]
    subjects = [finding.subject for finding in found(*facts, **{option: value})]
    assert subjects == (["net"] if is_found else [])


@pytest.mark.parametrize(
    ("option", "inside", "outside"),
    [
        pytest.param("active_days", 10, 9, id="days"),
        pytest.param("active_commits", 3, 4, id="commits"),
    ],
)
def test_who_is_active_is_an_option(option: str, inside: int, outside: int) -> None:
    facts = [wrote("net/a.py", ada=60, bob=60), *here(ADA, BOB)]
    assert found(*facts, **{option: inside}) == []
    assert [finding.subject for finding in found(*facts, **{option: outside})] == ["."]


@pytest.mark.parametrize(
    ("option", "inside", "outside"),
    [
        pytest.param("line_share", 0.1, 0.11, id="line share"),
        pytest.param("commits", 3, 4, id="commits"),
        pytest.param("commit_share", 0.2, 0.21, id="commit share"),
        pytest.param("known_days", 50, 49, id="known days"),
    ],
)
def test_who_holds_is_an_option(option: str, inside: float, outside: float) -> None:
    # Bob holds a module by a tenth of its lines, the other by 3 of its 15 commits
    facts: list[Blame | Commit] = [*here(ADA, BOB)]
    if option == "line_share":
        facts.append(wrote("net/a.py", ada=90, bob=10))
    else:
        facts.append(wrote("net/a.py", ada=100))
        facts += [commit(f"bob {n}", "net/a.py", by=BOB, days=50) for n in range(3)]
        facts += [commit(f"ada {n}", "net/a.py", by=ADA, days=40) for n in range(12)]
    assert found(*facts, **{option: inside}) == []
    assert [finding.subject for finding in found(*facts, **{option: outside})] == ["net"]


def test_how_much_change_warns_is_an_option() -> None:
    facts = [wrote("net/a.py", ada=120), *here(ADA, BOB), *busy("net/a.py", 3)]
    assert [finding.severity for finding in found(*facts, changing_commits=3)] == [Severity.WARNING]
    assert [finding.severity for finding in found(*facts, changing_commits=4)] == [Severity.NOTE]


# Scope


def test_the_scope_counts_modules_and_says_how_the_repository_stands() -> None:
    facts = [
        wrote("net/a.py", ada=150),
        wrote("tool/b.py", cat=100),
        wrote("mini/c.py", bob=99),
        *here(ADA, BOB),
    ]

    assert scope(*facts) == Scope(
        "bus-factor",
        "modules",
        2,
        {"under 100 lines": 1},
        (
            Evidence("bus factor of the repository", 1, "active holders (Ada)"),
            Evidence("without an active holder", 0.4, "share of lines"),
            Evidence("active authors", 2, "people in 180 days"),
        ),
    )


def test_where_nobody_is_active_the_scope_says_nobody() -> None:
    assert scope(wrote("net/a.py", ada=150)).figures == (
        Evidence("bus factor of the repository", 0, "active holders (nobody)"),
        Evidence("without an active holder", 1.0, "share of lines"),
        Evidence("active authors", 0, "people in 180 days"),
    )


def test_a_bound_is_called_a_bound_and_does_not_name_everybody() -> None:
    people = [Author(f"{number}@example.com", f"P{number}") for number in range(8)]
    facts = [Blame(f"m{number}/a.py", "", {one: 100}) for number, one in enumerate(people)]

    assert scope(*facts, *here(*people)).figures[0] == Evidence(
        "bus factor of the repository, at most", 5, "active holders (P0, P1, P2 and 2 more)"
    )


def test_asked_about_a_change_the_scope_counts_what_it_touched() -> None:
    facts = [
        wrote("net/a.py", ada=120),
        wrote("tool/b.py", ada=120),
        wrote("mini/c.py", ada=9),
        *here(ADA, BOB),
    ]
    touched = change("", TOUCHED, Touch("mini/c.py", "M"), by=ADA)

    assert scope(*facts, change=touched) == Scope("bus-factor", "modules", 1, {"under 100 lines": 1})


# Strangers choose the names of directories


@pytest.mark.parametrize(
    "name",
    ["a b", "$(touch x)", "`id`", "a'b", 'a"b', "a;b", "a\nb", "*", "~", "\udcff", "ü", "a&b", "#x", "!x"],
)
def test_a_command_can_be_pasted_whatever_a_directory_is_called(name: str) -> None:
    (finding,) = found(wrote(f"{name}/a.py", ada=120), *here(ADA, BOB))

    assert shlex.split(finding.command) == ["async-audit", "who", name]


def test_a_directory_that_looks_like_an_option_is_none() -> None:
    (finding,) = found(wrote("--help/a.py", ada=120), *here(ADA, BOB))

    assert finding.command == "async-audit who ./--help"


def test_every_option_has_a_unit_and_an_origin() -> None:
    assert all(option.metadata["unit"] and option.metadata["origin"] for option in fields(Options))


def test_the_card_has_its_five_headings_in_order() -> None:
    headings = ["What it finds:", "Why it matters:", "How it is measured:", "What to do:", "Blind spots:"]
    positions = [AUDIT.card.find(f"\n{heading} ") for heading in headings]

    assert -1 not in positions
    assert positions == sorted(positions)


def test_one_active_person_who_holds_little_does_not_hide_what_nobody_holds() -> None:
    facts = [wrote("net/a.py", cat=300), *[commit(n, "notes.md", by=ADA) for n in "abc"]]

    assert [(one.subject, one.message.partition(":")[0]) for one in found(*facts)] == [
        ("net", "nobody now active has written much of net")
    ]
