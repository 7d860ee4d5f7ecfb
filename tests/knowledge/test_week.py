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
steps = st.integers(0, 671)
windows = st.builds(Hours, st.integers(0, 23), st.integers(1, 24), st.just(False))
moments = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(timezone.utc))


def zone(summer: int, winter: int | None = None) -> Zone:
    cold = summer if winter is None else winter
    return Zone(summer, tuple(summer if 4 <= month <= 10 else cold for month in range(1, 13)))


def test_nine_to_eighteen_in_utc_is_nine_hours_of_five_days() -> None:
    assert week_of(NINE, 0) == {day * 96 + step for day in range(5) for step in range(36, 72)}


@pytest.mark.parametrize(
    ("offset", "first", "last"),
    [
        pytest.param(330, 3.5, 12.25, id="Delhi begins at 03:30"),
        pytest.param(345, 3.25, 12, id="Kathmandu begins at 03:15"),
        pytest.param(-210, 12.5, 21.25, id="Newfoundland begins at 12:30"),
        pytest.param(-570, 18.5, 27.25, id="the Marquesas begin at 18:30, and end on Tuesday"),
        pytest.param(840, -5, 3.75, id="Kiritimati begins on Sunday at 19:00"),
        pytest.param(-720, 21, 29.75, id="the far west ends on Tuesday"),
    ],
)
def test_monday_begins_and_ends_where_the_place_has_it(offset: int, first: float, last: float) -> None:
    monday = {step % 672 for step in range(int(first * 4), int(last * 4) + 1)}
    week = week_of(NINE, offset)
    assert monday <= week
    assert week.isdisjoint({(int(first * 4) - 1) % 672, (int(last * 4) + 1) % 672})


@given(windows, offsets)
def test_no_quarter_is_lost_or_made(window: Hours, offset: int) -> None:
    assert len(week_of(window, offset)) == 20 * window.length
    assert week_of(window, offset) <= set(range(672))


@given(windows, offsets)
def test_a_quarter_counts_when_the_window_is_open_on_the_clock_of_the_place(
    window: Hours, offset: int
) -> None:
    monday = datetime(2024, 6, 3, tzinfo=timezone.utc)
    place = timezone(timedelta(minutes=offset))
    for step in range(672):
        local = (monday + timedelta(minutes=15 * step)).astimezone(place)
        since = timedelta(hours=local.hour - window.start, minutes=local.minute)
        begun = local if since >= timedelta() else local - timedelta(days=1)
        is_open = since % timedelta(days=1) < timedelta(hours=window.length) and begun.weekday() < 5
        assert is_open == (step in week_of(window, offset))


@given(windows, offsets)
def test_an_hour_further_east_is_an_hour_earlier(window: Hours, offset: int) -> None:
    assert week_of(window, offset + 60) == {(step - 4) % 672 for step in week_of(window, offset)}


def test_a_wait_goes_around_the_end_of_the_week() -> None:
    until = waits({10})
    assert (until[10], until[9], until[0], until[671], until[11]) == (0, 1, 10, 11, 671)


def test_nobody_to_wait_for_is_no_wait() -> None:
    with pytest.raises(ValueError, match="nobody is ever met"):
        waits(frozenset())


@given(st.frozensets(steps, min_size=1))
def test_whoever_waits_meets_somebody_and_nobody_before(met: frozenset[int]) -> None:
    until = waits(met)
    assert len(until) == 672
    for step in {*range(0, 672, 50), *met}:
        assert (step + until[step]) % 672 in met
        assert met.isdisjoint((step + nearer) % 672 for nearer in range(until[step]))


@given(st.lists(st.frozensets(steps), max_size=5))
def test_a_clock_counts_the_people_of_each_quarter(weeks: list[frozenset[int]]) -> None:
    clock = WeekClock.of(weeks)
    assert len(clock.people) == 672
    assert sum(clock.people) == sum(map(len, weeks))
    assert clock.steps(1) == frozenset().union(*weeks)
    assert clock.covered(2) * 4 == len(clock.steps(2))
    assert clock.steps(2) == {step for step in range(672) if sum(step in week for week in weeks) > 1}


@given(windows, offsets)
def test_the_hours_of_a_clock_are_as_many_as_those_of_its_window(window: Hours, offset: int) -> None:
    clock = WeekClock.of([week_of(window, offset)])
    assert (len(clock.hours()), clock.covered()) == (5 * window.length, 5 * window.length)
    assert not clock.hours(2)
    assert {hour * 4 + 2 for hour in clock.hours()} <= clock.steps()


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


@pytest.mark.parametrize(
    ("at", "offset"),
    [
        pytest.param(datetime.min, -720, id="before the first day"),
        pytest.param(datetime.max, 840, id="after the last day"),
        pytest.param(datetime(9999, 12, 31, 20), -480, id="the last window ends when UTC has ended"),
        pytest.param(datetime(1, 1, 1, 0), 840, id="the first window begins before UTC does"),
    ],
)
def test_where_the_calendar_ends_there_is_no_next_window(at: datetime, offset: int) -> None:
    assert next_window(NINE, zone(offset), at.replace(tzinfo=timezone.utc)) is None
