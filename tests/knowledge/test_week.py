"""The arithmetic of the week: half-hour zones, ends of the week, clocks that change."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from async_audit.knowledge.hours import Hours
from async_audit.knowledge.week import WeekClock, next_window, waits, week_of
from async_audit.knowledge.zones import Zone

NINE = Hours(9, 9, is_assumed=True)
offsets = st.integers(-48, 56).map(lambda quarters: quarters * 15)
windows = st.builds(Hours, st.integers(0, 23), st.integers(1, 24), st.just(False))
moments = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(timezone.utc))


def zone(summer: int, winter: int | None = None) -> Zone:
    cold = summer if winter is None else winter
    return Zone(summer, tuple(summer if 4 <= month <= 10 else cold for month in range(1, 13)))


def test_nine_to_eighteen_in_utc_is_nine_hours_of_five_days() -> None:
    assert week_of(NINE, 0) == {day * 24 + hour for day in range(5) for hour in range(9, 18)}


@pytest.mark.parametrize(
    ("offset", "first", "last"),
    [
        pytest.param(330, 3, 11, id="Delhi begins at 03:30"),
        pytest.param(345, 3, 11, id="Kathmandu begins at 03:15"),
        pytest.param(-210, 12, 20, id="Newfoundland begins at 12:30"),
        pytest.param(-570, 18, 26, id="the Marquesas begin at 18:30, and end on Tuesday"),
        pytest.param(840, 163, 171, id="Kiritimati begins on Sunday at 19:00"),
        pytest.param(-720, 21, 29, id="the far west ends on Tuesday"),
    ],
)
def test_monday_begins_and_ends_where_the_place_has_it(offset: int, first: int, last: int) -> None:
    monday = {hour % 168 for hour in range(first, last + 1)}
    assert monday <= week_of(NINE, offset)
    assert (first - 1) % 168 not in week_of(NINE, offset)


@given(windows, offsets)
def test_no_hour_is_lost_or_made(window: Hours, offset: int) -> None:
    assert len(week_of(window, offset)) == 5 * window.length
    assert week_of(window, offset) <= set(range(168))


@given(windows, offsets)
def test_an_hour_counts_when_its_middle_lies_in_the_window(window: Hours, offset: int) -> None:
    monday = datetime(2024, 6, 3, tzinfo=timezone.utc)
    place = timezone(timedelta(minutes=offset))
    for hour in range(168):
        middle = (monday + timedelta(hours=hour, minutes=30)).astimezone(place)
        since = timedelta(hours=middle.hour - window.start, minutes=middle.minute)
        begun = middle if since >= timedelta() else middle - timedelta(days=1)
        is_open = since % timedelta(days=1) < timedelta(hours=window.length) and begun.weekday() < 5
        assert is_open == (hour in week_of(window, offset))


@given(windows, offsets)
def test_an_hour_further_east_is_an_hour_earlier(window: Hours, offset: int) -> None:
    assert week_of(window, offset + 60) == {(hour - 1) % 168 for hour in week_of(window, offset)}


def test_a_wait_goes_around_the_end_of_the_week() -> None:
    until = waits({10})
    assert (until[10], until[9], until[0], until[167], until[11]) == (0, 1, 10, 11, 167)


def test_nobody_to_wait_for_is_no_wait() -> None:
    with pytest.raises(ValueError, match="nobody is ever met"):
        waits(frozenset())


@given(st.frozensets(st.integers(0, 167), min_size=1))
def test_whoever_waits_meets_somebody_and_nobody_before(met: frozenset[int]) -> None:
    for hour, until in enumerate(waits(met)):
        assert (hour + until) % 168 in met
        assert met.isdisjoint((hour + step) % 168 for step in range(until))


@given(st.lists(st.frozensets(st.integers(0, 167)), max_size=5))
def test_a_clock_counts_the_people_of_each_hour(weeks: list[frozenset[int]]) -> None:
    clock = WeekClock.of(weeks)
    assert len(clock.people) == 168
    assert sum(clock.people) == sum(map(len, weeks))
    assert clock.hours(1) == frozenset().union(*weeks)
    assert clock.hours(2) == {hour for hour in range(168) if sum(hour in week for week in weeks) > 1}


def window(at: str, hours: Hours = NINE, place: Zone | None = None) -> tuple[str, str]:
    found = next_window(hours, place or zone(120, 60), datetime.fromisoformat(at))
    assert found is not None
    return found.start.isoformat(" ", "minutes"), found.end.isoformat(" ", "minutes")


@pytest.mark.parametrize(
    ("at", "start"),
    [
        pytest.param("2024-06-03T06:59+00:00", "2024-06-03 09:00+02:00", id="before they begin"),
        pytest.param("2024-06-03T12:00+00:00", "2024-06-03 09:00+02:00", id="while it is open"),
        pytest.param("2024-06-03T15:59+00:00", "2024-06-03 09:00+02:00", id="a minute before the end"),
        pytest.param("2024-06-03T16:00+00:00", "2024-06-04 09:00+02:00", id="at the end"),
        pytest.param("2024-06-07T16:00+00:00", "2024-06-10 09:00+02:00", id="on Friday evening"),
        pytest.param("2024-06-09T23:30+00:00", "2024-06-10 09:00+02:00", id="on Sunday night"),
        pytest.param("2024-12-02T00:00+09:00", "2024-12-02 09:00+01:00", id="in winter"),
    ],
)
def test_the_next_window_starts_at(at: str, start: str) -> None:
    assert window(at)[0] == start


def test_a_night_that_began_on_friday_is_still_open_on_saturday() -> None:
    night = Hours(20, 9, is_assumed=False)
    assert window("2024-06-08T02:00+02:00", night) == ("2024-06-07 20:00+02:00", "2024-06-08 05:00+02:00")
    assert window("2024-06-10T02:00+02:00", night)[0] == "2024-06-10 20:00+02:00"


@given(windows, offsets, moments)
def test_a_window_is_never_over_and_never_further_than_a_weekend(
    window: Hours, offset: int, at: datetime
) -> None:
    found = next_window(window, zone(offset), at)
    assert found is not None
    assert found.end > at
    assert found.start - at < timedelta(days=3)
    assert (found.start.hour, found.start.weekday() < 5) == (window.start, True)


@pytest.mark.parametrize("at", [datetime.min, datetime.max])
def test_where_the_calendar_ends_there_is_no_next_window(at: datetime) -> None:
    assert (
        next_window(NINE, zone(-720 if at == datetime.min else 840), at.replace(tzinfo=timezone.utc)) is None
    )
