"""How it went: which moments are looked back at, and what is kept of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from async_audit.course import Stride, moments
from async_audit.errors import UsageError
from async_audit.findings import Evidence, Report, Scope
from async_audit.readiness import Part, Readiness
from async_audit.retrospect import course, measures
from tests.fixed_snapshot import NOW, FixedSnapshot
from tests.formats.reports import NOTHING
from tests.knowledge.test_mainline import LINE

MARCH = datetime(2024, 3, 31, 12, tzinfo=timezone.utc)


def days(since: str, every: str) -> list[str]:
    return [f"{one:%Y-%m-%d}" for one in moments(MARCH, Stride.parse(since), Stride.parse(every))]


def test_months_go_by_the_calendar_and_end_where_a_month_does() -> None:
    assert days("3m", "1m") == ["2024-03-31", "2024-02-29", "2024-01-31", "2023-12-31"]


def test_days_and_weeks_are_counted() -> None:
    assert days("20d", "10d") == ["2024-03-31", "2024-03-21", "2024-03-11"]
    assert days("2w", "1w") == ["2024-03-31", "2024-03-24", "2024-03-17"]


def test_what_does_not_fit_into_the_span_is_left_out() -> None:
    assert days("10d", "1m") == ["2024-03-31"]
    assert days("9999y", "9999y") == ["2024-03-31"]


@pytest.mark.parametrize("text", ["", "1", "m", "0m", "-1m", "1 m", "1M", "1m1d", "99999d", "\x1b[31m"])
def test_what_is_no_span_is_an_error_with_its_mend(text: str) -> None:
    with pytest.raises(UsageError, match=r"is no span of time; write 30d, 2w, 1m or 1y"):
        Stride.parse(text)


def test_too_many_moments_are_an_error_and_not_a_day_of_work() -> None:
    with pytest.raises(UsageError, match="more than 120 moments; take a longer --every"):
        days("9999d", "1d")


def test_a_report_that_measured_nothing_has_no_number() -> None:
    assert {one.value for one in measures(replace(NOTHING, scopes=()))} == {None}


def test_the_numbers_of_a_report_are_those_that_it_says() -> None:
    figures = (
        Evidence("bus factor of the repository", 2, "active holders (Ada and Bob)"),
        Evidence("without an active holder", 0.07, "share of lines"),
    )
    parts = (Part("what", "", 10), Part("why", "", 0, "kept elsewhere"), Part("who", "", 20))
    report = replace(
        NOTHING,
        scopes=(
            Scope("bus-factor", "modules", 3, {}, figures),
            Scope("undocumented-module", "modules", 4, {}),
        ),
        readiness=Readiness(90, 40, parts=parts, ready=5, withheld=""),
    )
    assert {one.name: one.value for one in measures(report) if one.value is not None} == {
        "async-ready": 0.125,
        "what": 0.25,
        "who": 0.5,
        "bus factor": 2,
        "orphaned": 0.07,
        "undocumented": 0,
        "warnings": 0,
    }


def test_each_moment_is_asked_once_and_told_oldest_first() -> None:
    newest = replace(NOTHING, commit=LINE[0].id, now=NOW)
    asked: list[str] = []

    def ask_at(commit: str) -> Report:
        asked.append(commit)
        return replace(NOTHING, commit=commit)

    at = [
        datetime.fromtimestamp(LINE[0].landed, timezone.utc) - timedelta(days=30 * back) for back in range(60)
    ]
    points = course(FixedSnapshot(commits=LINE), at, newest, ask_at)
    assert [point.day for point in points] == sorted(point.day for point in points)
    assert {point.commit for point in points} == {*asked, newest.commit}
    assert asked == ["1", "3"]
