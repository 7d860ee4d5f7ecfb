"""The hours in which somebody commits, from commits typed by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from async_audit.knowledge.hours import Hours, HoursRule, hours, is_own_clock
from tests.knowledge.clock_facts import at, keeping_hours

NOMINAL = Hours(9, 9, is_assumed=True)


def test_without_forty_hours_nine_to_eighteen_is_assumed() -> None:
    assert hours([]) == NOMINAL
    assert hours(keeping_hours(20, 23, days=9)) == NOMINAL


def test_an_hour_with_many_commits_is_one_hour() -> None:
    commits = keeping_hours(20, 23, days=9)
    assert (
        hours([one._replace(when=one.when + timedelta(minutes=5 * n)) for one in commits for n in range(9)])
        == NOMINAL
    )


@pytest.mark.parametrize(
    "committer", ["noreply@github.com", "noreply@codeberg.org", "no-reply@forge.example.com"]
)
def test_what_the_web_committed_says_nothing_about_hours(committer: str) -> None:
    commits = [one._replace(committer=committer) for one in keeping_hours(20, 23)]
    assert hours(commits) == NOMINAL
    assert not is_own_clock(commits[0])


@pytest.mark.parametrize(
    "committer", ["", "ada@example.com", "1+ada@users.noreply.github.com", "noreply.ada@example.com"]
)
def test_what_a_person_committed_is_on_their_own_clock(committer: str) -> None:
    assert is_own_clock(at("2024-05-01T10:00+02:00", committer=committer))


def test_forty_hours_are_enough() -> None:
    assert hours(keeping_hours(13, 16)) == Hours(9, 9, is_assumed=False)


@pytest.mark.parametrize(
    ("first", "last", "start"),
    [
        pytest.param(7, 15, 7, id="early"),
        pytest.param(14, 22, 14, id="late"),
        pytest.param(16, 24, 16, id="until after midnight, Friday night too"),
        pytest.param(23, 31, 23, id="by night"),
        pytest.param(0, 8, 0, id="from midnight"),
    ],
)
def test_the_window_is_where_the_commits_are(first: int, last: int, start: int) -> None:
    assert hours(keeping_hours(first, last)) == Hours(start, 9, is_assumed=False)


def test_hours_all_around_the_clock_are_irregular() -> None:
    assert hours(keeping_hours(0, 23)) is None


def test_exactly_sixty_percent_in_the_window_is_regular() -> None:
    assert hours(keeping_hours(9, 23)) == Hours(9, 9, is_assumed=False)
    assert hours(keeping_hours(8, 23)) is None


def test_weekends_count_against_the_week() -> None:
    saturdays = [
        at(f"2024-0{month}-{day:02}T{hour}:00+02:00")
        for month, day in ((5, 4), (5, 11))
        for hour in range(10, 20)
    ]
    assert hours(keeping_hours(10, 12) + saturdays) == Hours(9, 9, is_assumed=False)
    assert hours(keeping_hours(10, 12, days=8) + saturdays) is None


def test_a_window_after_midnight_is_written_with_the_hour_it_ends() -> None:
    assert [str(Hours(start, 9, is_assumed=False)) for start in (9, 15, 20, 0)] == [
        "09-18",
        "15-24",
        "20-05",
        "00-09",
    ]


def test_the_limits_can_be_moved() -> None:
    assert hours(keeping_hours(20, 20, days=3), HoursRule(least_hours=3, length=4)) == Hours(
        17, 4, is_assumed=False
    )
