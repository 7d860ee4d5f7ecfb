"""Modules about which questions wait for another time zone."""

from __future__ import annotations

from typing import Any

import pytest

from async_audit.audits.waiting import AUDIT, Options
from async_audit.facts import Author, Blame, Change, Commit, Loss, Module, Touch
from async_audit.findings import Evidence, Finding, Scope, Severity, Skip
from tests.fixed_snapshot import ADA, BOB, CAT, NOW, FixedSnapshot, change
from tests.knowledge.clock_facts import BERLIN, NEW_YORK, TOKYO, keeping_hours, living_at

DAN, EVE = Author("dan@example.com", "Dan"), Author("eve@example.com", "Eve")
NO_CLOCK = "commits are at +0000 in summer too"


def wrote(path: str, *people: Author, lines: int = 120) -> Blame:
    return Blame(path, "", dict.fromkeys(people, lines // len(people)))


def americans(*people: Author) -> list[Commit]:
    """Active, at New York's time, in no module."""
    return [one for who in people or (BOB, CAT, DAN) for one in living_at(NEW_YORK, who, "elsewhere")]


def japanese() -> list[Commit]:
    """Active, at Tokyo's time, in no module: they wait three hours for Berlin."""
    return [one for who in (BOB, CAT, DAN) for one in living_at(TOKYO, who, "elsewhere")]


def snapshot(
    *facts: Blame | Commit, change: Change | None = None, losses: tuple[Loss, ...] = ()
) -> FixedSnapshot:
    """Each file's directory is a module of one file."""
    blames = [fact for fact in facts if isinstance(fact, Blame)]
    paths = [*(blame.path for blame in blames), *(loss.what for loss in losses)]
    return FixedSnapshot(
        modules=[Module(path.rpartition("/")[0] or ".", (path,)) for path in sorted(paths)],
        commits=[fact for fact in facts if isinstance(fact, Commit)],
        blamed=blames,
        change=change,
        losses=losses,
    )


def said(*facts: Blame | Commit, **given: Any) -> list[object]:
    losses, under_review = given.pop("losses", ()), given.pop("change", None)
    return list(AUDIT.run(snapshot(*facts, change=under_review, losses=losses), Options(**given)))


def found(*facts: Blame | Commit, **given: Any) -> list[Finding]:
    return [one for one in said(*facts, **given) if isinstance(one, Finding)]


def skips(*facts: Blame | Commit, **given: Any) -> list[Skip]:
    return [one for one in said(*facts, **given) if isinstance(one, Skip)]


FAR: tuple[Blame | Commit, ...] = (wrote("net/a.py", ADA), *living_at(TOKYO, ADA, "net/a.py"), *americans())

# What stays silent


def test_who_asks_at_the_same_hours_stays_silent() -> None:
    assert found(wrote("net/a.py", ADA), *americans(ADA, BOB, CAT, DAN)) == []


def test_a_second_holder_where_the_others_are_stays_silent() -> None:
    assert found(wrote("net/a.py", ADA, EVE), *FAR[1:], *americans(EVE)) == []


def test_holders_in_two_zones_between_two_and_eight_hours_stay_silent() -> None:
    berlin, york = living_at(BERLIN, ADA, "net/a.py"), living_at(NEW_YORK, EVE, "net/a.py")
    assert found(wrote("net/a.py", ADA, EVE), *berlin, *york, *japanese()) == []


def test_a_small_module_stays_silent() -> None:
    assert said(wrote("net/a.py", ADA, lines=99), *FAR[1:]) == [
        Scope("waiting", "modules", 0, {"under 100 lines": 1})
    ]


def test_a_module_that_nobody_active_holds_is_left_to_the_bus_factor() -> None:
    (scope,) = said(wrote("net/a.py", EVE), *americans(ADA, BOB, CAT, DAN))
    assert isinstance(scope, Scope)
    assert (scope.looked_at, scope.left_out) == (0, {"without an active holder (see bus-factor)": 1})


def test_a_repository_without_code_has_nothing_to_look_at() -> None:
    assert said() == [Scope("waiting", "modules", 0, {})]


def test_whoever_holds_what_they_change_waits_for_nobody() -> None:
    assert found(*FAR, change=change("", Touch("net/a.py", "M"), by=ADA)) == []


def test_a_change_elsewhere_looks_at_nothing() -> None:
    assert said(*FAR, change=change("", Touch("notes.md", "M"), by=BOB)) == [
        Scope("waiting", "modules", 0, {})
    ]


# What is not measured


def test_without_history_nothing_is_judged() -> None:
    facts = snapshot(*FAR)
    facts.history_gap = "the clone is shallow; git fetch --unshallow"
    assert list(AUDIT.run(facts, Options())) == [
        Skip("waiting", "", "the clone is shallow; git fetch --unshallow")
    ]


@pytest.mark.parametrize(
    ("team", "people"),
    [
        pytest.param([], 0, id="nobody"),
        pytest.param(americans(ADA), 1, id="one active person"),
        pytest.param(americans(ADA, BOB, CAT), 3, id="a holder and two others"),
        pytest.param(
            [*living_at(0, ADA), *living_at(0, BOB), *americans(CAT, DAN, EVE)], 3, id="two without a zone"
        ),
    ],
)
def test_a_team_that_is_too_small_is_one_skip(team: list[Commit], people: int) -> None:
    reason = f"a wait needs a holder and 3 others, all active and in known time zones; found {people}"
    assert said(wrote("net/a.py", ADA), wrote("pkg/b.py", BOB), *team) == [Skip("waiting", "", reason)]


def test_a_holder_without_a_zone_is_a_skip_that_says_why() -> None:
    (skip,) = skips(wrote("net/a.py", ADA), *living_at(0, ADA, "net/a.py"), *americans(BOB, CAT, DAN, EVE))
    assert skip == Skip(
        "waiting", "net", f"no active holder has a known zone and regular hours: Ada ({NO_CLOCK})"
    )


def test_over_eight_hours_at_most_says_nothing() -> None:
    team: list[Blame | Commit] = [wrote("net/a.py", ADA, EVE), *FAR[1:], *living_at(0, EVE, "net/a.py")]
    assert found(*team) == []
    (skip,) = skips(*team)
    assert skip.reason == (
        f"the holders whose commit times are known are far away, and others might be near: Eve ({NO_CLOCK})"
    )


def test_a_module_with_a_file_that_git_cannot_blame_is_skipped() -> None:
    assert skips(*FAR, losses=(Loss("pkg/z.py", "missing blob"),)) == [
        Skip("waiting", "pkg", "pkg/z.py cannot be blamed: missing blob")
    ]


# What speaks


def test_a_long_wait_is_told_with_its_numbers_and_by_commit_times() -> None:
    (finding,) = found(*FAR)

    assert finding == Finding(
        audit="waiting",
        subject="net",
        path="net",
        line=None,
        severity=Severity.WARNING,
        message="a question about net waits over 8 h on average, by commit times: its active holder is Ada "
        "(09-18 assumed at +0900), and 3 others ask at -0400",
        remedy="have somebody from another zone make or review the next change, and write down what is asked",
        command="async-audit who net",
        evidence=(
            Evidence("with an active holder", 45, "of 168 hours of the week"),
            Evidence("with two", 0, "of 168 hours of the week"),
            Evidence("who may ask", 3, "active people with a zone", 3),
            Evidence("churn", 3, "commits in 365 days", 3),
        ),
        rank=finding.rank,
    )
    assert 16 * 4 < finding.rank < 18 * 4


def test_hours_that_commits_tell_are_not_called_assumed() -> None:
    (finding,) = found(wrote("net/a.py", ADA), *keeping_hours(3, 11, ADA, "net/a.py"), *americans())
    assert "Ada (03-12 at +0200)" in finding.message


def test_what_hardly_changes_is_a_note() -> None:
    (finding,) = found(*FAR, changing_commits=4)
    assert finding.severity is Severity.NOTE


def test_what_is_no_directory_is_found_at_its_first_file() -> None:
    facts = snapshot(*FAR)
    facts.modules = [Module("net/a", ("net/a.py",))]
    (finding,) = [one for one in AUDIT.run(facts, Options()) if isinstance(one, Finding)]
    assert (finding.subject, finding.path, finding.command) == ("net/a", "net/a.py", "async-audit who net/a")


def test_what_changes_most_comes_first() -> None:
    facts = (*FAR, wrote("pkg/b.py", ADA), *living_at(TOKYO, ADA, "pkg/b.py", days=9))
    ranks = {one.subject: one.rank for one in found(*facts)}
    assert ranks["pkg"] > ranks["net"]


def test_many_modules_in_the_same_far_zone_are_one_finding() -> None:
    paths = [f"{name}/a.py" for name in "abcd"]
    held = [wrote(path, ADA) for path in paths]
    once = [one for path in paths[:3] for one in living_at(TOKYO, ADA, path)]
    facts: tuple[Blame | Commit, ...] = (*held, *once, *living_at(TOKYO, ADA, paths[3], days=6), *americans())
    (finding,) = found(*facts)
    assert finding.id == "waiting:+0900"
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "questions about 4 modules wait over 8 h on average, by commit times: their active holder is Ada, at "
        "+0900, and up to 3 others ask at -0400"
    )
    assert finding.command == "async-audit who d"
    assert [one.what for one in finding.evidence] == ["d", "a", "b", "c"]
    assert len(found(*facts, together=4)) == 4
    assert len(found(*facts, change=change("x", *(Touch(path, "M") for path in paths), by=BOB))) == 4


def test_modules_in_one_zone_are_named_together() -> None:
    facts = [wrote(f"{name}/a.py", ADA) for name in ("a", "b", "c", "d")]
    (finding,) = found(*facts, *living_at(BERLIN, ADA, "c/a.py"), *japanese())

    assert (finding.severity, finding.subject, finding.command) == (
        Severity.NOTE,
        "one-zone",
        "async-audit who c",
    )
    assert finding.message == (
        "by commit times 4 of 4 modules have all their active holders in one zone, so that questions from elsewhere "
        "wait 2 to 8 h: c, a, b and 1 more"
    )
    assert finding.evidence[0] == Evidence(
        "c", 45, "of 168 hours of the week with an active holder, at +0200, 3 commits in 365 days"
    )
    assert len(finding.evidence) == 4


def test_whoever_changes_what_others_hold_far_away_is_told_to_write_more() -> None:
    (finding,) = found(*FAR, change=change("", Touch("net/a.py", "M"), by=BOB))
    assert finding.severity is Severity.NOTE
    assert finding.remedy == "say in the description all that its holders need, so that one answer is enough"


def test_the_scope_counts_modules_by_band_and_people_by_zone() -> None:
    others = [*living_at(BERLIN, EVE), *living_at(0, CAT)]
    scope = said(*FAR, wrote("pkg/b.py", BOB), wrote("top.py", EVE), *others)[-1]
    assert scope == Scope(
        "waiting",
        "modules",
        3,
        {},
        (
            Evidence("wait under 2 h", 0, "modules"),
            Evidence("wait 2 to 8 h", 1, "modules"),
            Evidence("wait over 8 h", 2, "modules"),
            Evidence("of these at most, because some holders' hours are unknown", 0, "modules"),
            Evidence("all active holders in one zone", 3, "modules"),
            Evidence("active people by zone", "2 at -0400, 1 at +0200, 1 at +0900", "(4 with a zone)"),
        ),
    )


def test_the_same_facts_in_another_order_say_the_same() -> None:
    facts = snapshot(*FAR, wrote("pkg/b.py", BOB, ADA), *living_at(BERLIN, EVE, "pkg/b.py"))
    first = list(AUDIT.run(facts, Options()))
    facts.commits = list(reversed(facts.commits))
    assert list(AUDIT.run(facts, Options())) == first


def test_dates_of_another_century_move_nothing() -> None:
    strange = [
        Commit(str(year), ("p",), ADA, NOW.replace(year=year), (Touch("net/a.py", "M"),))
        for year in (1970, 2100)
    ]
    assert found(*FAR, *strange) == found(*FAR)
