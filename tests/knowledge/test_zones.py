"""The offset that somebody lives in, from commits typed by hand."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from async_audit.facts import Commit
from async_audit.knowledge.zones import Zone, ZoneRule, offset_name, offset_of, zone
from tests.fixed_snapshot import NOW
from tests.knowledge.clock_facts import BERLIN, DELHI, LONDON, TOKYO, at, living_at

FEW = "fewer than 3 commits with a time zone in 365 days"
APART = "commits from zones more than an hour apart in 365 days"
ALWAYS = "commits are at +0000 in summer too"


def offset(*commits: Commit) -> int | str:
    found = zone(commits, NOW)
    return found.offset if isinstance(found, Zone) else found


# What is not known


@pytest.mark.parametrize(
    ("commits", "why"),
    [
        pytest.param([], FEW, id="no commit"),
        pytest.param(living_at(BERLIN, days=2), FEW, id="one too few"),
        pytest.param([at(f"2023-05-0{day}T10:00+02:00") for day in range(1, 9)], FEW, id="over a year ago"),
        pytest.param([at(f"2024-06-0{day}T14:00+02:00") for day in range(3, 9)], FEW, id="in the future"),
        pytest.param([at("1970-01-01T00:00+01:00")] * 3, FEW, id="1970"),
        pytest.param([at("2100-01-01T00:00+01:00")] * 3, FEW, id="2100"),
        pytest.param([at("2024-05-01T10:00+23:59")] * 3, FEW, id="an offset that no place has"),
        pytest.param([at("2024-05-01T10:00-12:30")] * 3, FEW, id="west of everything"),
        pytest.param([at("2024-05-01T10:00+02:07")] * 3, FEW, id="minutes that no place has"),
        pytest.param(living_at(BERLIN, days=7) + living_at(TOKYO, days=2), APART, id="78% in one zone"),
        pytest.param(living_at(0), ALWAYS, id="a machine that stands at UTC"),
        pytest.param(
            [*living_at(0, days=9), at("2024-05-01T10:00+02:00")], ALWAYS, id="UTC, and a stray commit"
        ),
        pytest.param(
            [at(f"2024-0{month}-01T10:00+00:00") for month in range(1, 6)], ALWAYS, id="UTC since winter"
        ),
    ],
)
def test_a_zone_is_not_known_from(commits: list[Commit], why: str) -> None:
    assert offset(*commits) == why


# What is


def test_three_commits_in_one_zone_are_enough() -> None:
    assert offset(*living_at(DELHI)) == DELHI


def test_exactly_four_of_five_in_one_zone_are_enough() -> None:
    assert offset(*living_at(BERLIN, days=8), *living_at(TOKYO, days=2)) == BERLIN


def test_winter_and_summer_time_are_one_zone() -> None:
    winter = [at(f"2023-12-{day}T10:00+01:00") for day in range(10, 30)]
    assert offset(*winter, *living_at(BERLIN)) == BERLIN


def test_the_last_ninety_days_decide_between_winter_and_summer() -> None:
    winter = [at(f"2024-02-{day}T10:00+01:00") for day in range(10, 29)]
    assert offset(*winter, at("2024-05-01T10:00+02:00")) == BERLIN


def test_without_a_commit_in_ninety_days_the_last_one_decides() -> None:
    autumn = [at(f"2023-10-{day}T10:00+02:00") for day in range(10, 20)]
    assert offset(*autumn, at("2024-02-01T10:00+01:00")) == 60


def test_london_in_winter_is_at_utc_and_known() -> None:
    winter = [at(f"2024-01-1{day}T10:00+00:00") for day in range(9)]
    assert offset(*winter) == 0
    assert offset(*winter, at("2024-05-01T10:00+01:00")) == LONDON


def test_a_londoner_in_winter_may_have_strayed_in_summer() -> None:
    summer = [at("2023-07-01T10:00+01:00"), at("2023-08-01T10:00+01:00"), at("2023-09-01T10:00+00:00")]
    assert offset(*summer, *(at(f"2024-03-1{day}T10:00+00:00") for day in range(9))) == 0


def test_what_is_as_common_gives_way_to_what_is_newer() -> None:
    assert (
        offset(at("2024-05-01T10:00+01:00"), *living_at(BERLIN, days=1), at("2024-04-01T10:00+01:30")) == 120
    )


def test_impossible_offsets_count_neither_for_nor_against() -> None:
    assert offset(*living_at(BERLIN), *[at("2024-05-01T10:00-23:59")] * 9) == BERLIN


def test_each_month_keeps_its_own_time() -> None:
    found = zone([at("2024-01-01T10:00+01:00"), *living_at(BERLIN)], NOW)

    assert isinstance(found, Zone)
    assert [found.offset_in(datetime(2030, month, 9, tzinfo=timezone.utc)) for month in (1, 5, 7)] == [
        60,
        120,
        120,
    ]


def test_the_first_and_the_last_days_of_the_calendar_are_days() -> None:
    for now in (datetime.min.replace(tzinfo=timezone.utc), datetime.max.replace(tzinfo=timezone.utc)):
        assert zone([at(now)] * 2, now) == FEW


def test_the_limits_can_be_moved() -> None:
    assert isinstance(zone(living_at(DELHI, days=1), NOW, ZoneRule(least_commits=1)), Zone)


@pytest.mark.parametrize(
    ("minutes", "name"), [(0, "+0000"), (330, "+0530"), (-210, "-0330"), (845, "+1405"), (-720, "-1200")]
)
def test_an_offset_is_called_as_git_calls_it(minutes: int, name: str) -> None:
    assert offset_name(minutes) == name


@pytest.mark.parametrize(
    ("minutes", "known"), [(-720, True), (840, True), (345, True), (855, False), (-735, False)]
)
def test_places_on_earth_lie_between_twelve_west_and_fourteen_east(minutes: int, known: bool) -> None:
    when = NOW.astimezone(timezone(timedelta(minutes=minutes)))
    assert offset_of(when) == (minutes if known else None)
