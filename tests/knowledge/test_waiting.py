"""When holders can be met and how long others wait for them, from clocks typed by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from async_audit.facts import Author
from async_audit.knowledge.clocks import Clock, clocks
from async_audit.knowledge.hours import Hours
from async_audit.knowledge.waiting import Band, Coverage, Wait, Waiting, WaitRule
from async_audit.knowledge.zones import Zone
from tests.fixed_snapshot import ADA, BOB, CAT, NOW, commit
from tests.knowledge.clock_facts import BERLIN, DELHI, NEW_YORK, TOKYO, at, keeping_hours, living_at

DAN, EVE = Author("dan@example.com", "Dan"), Author("eve@example.com", "Eve")
NINE = Hours(9, 9, is_assumed=True)
NO_ZONE = Clock(None, None, "commits are at +0000 in summer too")
TOO_FEW = "fewer than 3 active people besides the holders have a known zone"


def clock(offset: int, hours: Hours | None = NINE) -> Clock:
    return Clock(Zone(offset, (offset,) * 12), hours, "" if hours else "irregular hours")


def covered(team: dict[Author, Clock], *holders: Author, rule: WaitRule | None = None) -> Coverage:
    return Waiting(team, team, rule).coverage("net", holders)


def wait(team: dict[Author, Clock], *holders: Author) -> Wait:
    found = covered(team, *holders).wait
    assert isinstance(found, Wait)
    return found


# What is not known


def test_two_who_may_ask_are_too_few() -> None:
    team = {ADA: clock(BERLIN), BOB: clock(DELHI), CAT: clock(DELHI)}
    assert covered(team, ADA).wait == TOO_FEW
    assert covered(team, ADA, BOB).wait == TOO_FEW


def test_whoever_has_no_zone_cannot_be_asked_when_they_ask() -> None:
    team = {ADA: clock(BERLIN), BOB: clock(DELHI), CAT: clock(DELHI), DAN: NO_ZONE}
    assert covered(team, ADA).wait == TOO_FEW


@pytest.mark.parametrize(
    "unknown",
    [
        pytest.param(NO_ZONE, id="without a zone"),
        pytest.param(clock(BERLIN, None), id="with irregular hours"),
    ],
)
def test_holders_whose_hours_nobody_knows_give_no_wait(unknown: Clock) -> None:
    team = {ADA: unknown, BOB: clock(DELHI), CAT: clock(DELHI), DAN: clock(DELHI)}
    found = covered(team, ADA)
    assert found.wait == "no active holder has a known zone and regular hours"
    assert (found.known, found.unknown, found.is_one_zone) == ({}, {ADA: unknown}, False)


def test_a_holder_without_a_commit_in_a_year_is_unknown() -> None:
    team = {BOB: clock(DELHI), CAT: clock(DELHI), DAN: clock(DELHI)}
    assert covered(team, ADA).unknown[ADA].doubt == "no commits in a year"


# What is


def test_whoever_asks_from_the_same_hours_does_not_wait() -> None:
    found = wait(dict.fromkeys((ADA, BOB, CAT, DAN), clock(BERLIN)), ADA)
    assert found == Wait(Band.SHORT, Fraction(0), 3, (BERLIN,))


def test_a_wait_is_the_mean_over_the_hours_of_all_who_ask() -> None:
    # Ada begins half an hour after Cat and Dan, who wait 30 and 15 minutes in their first two quarters;
    # Bob stops asking half an hour before she goes
    team = {ADA: clock(BERLIN), BOB: clock(BERLIN), CAT: clock(BERLIN + 30), DAN: clock(BERLIN + 30)}
    assert wait(team, ADA).hours == Fraction(2 * 5 * (2 + 1), 4 * 3 * 180)


def test_a_night_between_them_is_long() -> None:
    team = {ADA: clock(TOKYO), **dict.fromkeys((BOB, CAT, DAN), clock(NEW_YORK))}
    found = wait(team, ADA)
    # New York's 9 to 18 is Tokyo's 22 to 07: 11 h at 9 o'clock, 2 h 15 at a quarter to 18, two days more on Friday
    night = [Fraction(quarters, 4) for quarters in range(9, 45)]
    assert found.hours == sum(4 * night, start=sum(night) + 36 * 48) / 180
    assert (found.band, found.zones) == (Band.LONG, (NEW_YORK,))


@pytest.mark.parametrize(
    ("hours", "band"),
    [(Fraction(199, 100), 0), (Fraction(2), 1), (Fraction(8), 1), (Fraction(801, 100), 2)],
)
def test_bands_end_at_two_and_at_eight(hours: Fraction, band: int) -> None:
    assert WaitRule().band(hours) == band


def test_a_second_holder_elsewhere_shortens_the_wait_and_lengthens_the_week() -> None:
    team = {ADA: clock(TOKYO), EVE: clock(NEW_YORK), **dict.fromkeys((BOB, CAT, DAN), clock(NEW_YORK))}
    found = covered(team, ADA, EVE)
    assert isinstance(found.wait, Wait)
    assert (found.wait.band, found.clock.covered(), found.clock.covered(2)) == (Band.SHORT, 90, 0)
    assert (found.is_one_zone, list(found.known)) == (False, [ADA, EVE])


def test_holders_ask_nobody() -> None:
    team = {ADA: clock(BERLIN), EVE: clock(TOKYO), **dict.fromkeys((BOB, CAT, DAN), clock(DELHI))}
    assert wait(team, ADA, EVE).zones == (DELHI,)


def test_somebody_irregular_may_ask() -> None:
    assert wait({ADA: clock(BERLIN), **dict.fromkeys((BOB, CAT, DAN), clock(DELHI, None))}, ADA).askers == 3


def test_where_one_holder_is_unknown_the_others_are_counted() -> None:
    team = {ADA: clock(BERLIN), EVE: NO_ZONE, **dict.fromkeys((BOB, CAT, DAN), clock(BERLIN))}
    found = covered(team, EVE, ADA)
    assert isinstance(found.wait, Wait)
    assert (list(found.known), list(found.unknown), found.is_one_zone) == ([ADA], [EVE], False)


@pytest.mark.parametrize(
    ("offset", "one"), [(BERLIN + 120, True), (BERLIN + 135, False), (BERLIN - 120, True)]
)
def test_two_hours_apart_is_one_zone(offset: int, one: bool) -> None:
    team = {ADA: clock(BERLIN), BOB: clock(offset)}
    assert covered(team, ADA, BOB).is_one_zone is one


def test_the_limits_can_be_moved() -> None:
    team = {ADA: clock(BERLIN), BOB: clock(DELHI)}
    assert isinstance(covered(team, ADA, rule=WaitRule(least_askers=1)).wait, Wait)


# Clocks of everybody


def test_a_clock_for_everybody_with_a_commit_in_a_year_but_programs() -> None:
    bot = Author("1+renovate[bot]@users.noreply.github.com", "renovate[bot]")
    commits = [
        *living_at(DELHI, ADA),
        *keeping_hours(14, 22, BOB),
        *keeping_hours(0, 23, DAN),
        *living_at(DELHI, bot),
        at("2023-05-01T10:00+02:00", EVE),
        at("2024-05-01T10:00+02:00", CAT),
        commit("merge", by=EVE, merge=True),
    ]
    found = clocks(commits, NOW)
    assert {author.name: (str(one.zone), str(one.hours), one.doubt) for author, one in found.items()} == {
        "Ada": ("+0530", "09-18", ""),
        "Bob": ("+0200", "14-23", ""),
        "Dan": ("+0200", "None", "irregular hours"),
        "Cat": ("None", "None", "fewer than 3 commits with a time zone in 365 days"),
    }
    assert found[CAT].week == found[DAN].week == frozenset()
    assert len(found[ADA].week) == 180
