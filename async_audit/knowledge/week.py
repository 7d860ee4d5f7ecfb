"""The week as 168 hours in UTC: who commits when, and how long until the next of them does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone
from typing import NamedTuple

from async_audit.knowledge.hours import DAY, WEEK, WORKDAYS, Hours
from async_audit.knowledge.zones import HOUR, Zone


@dataclass(frozen=True, slots=True)
class WeekClock:
    """How many of some people are within their hours, for each hour of the week."""

    people: tuple[int, ...]
    """168 numbers, from the hour that begins on Monday at 00:00 UTC."""

    @classmethod
    def of(cls, weeks: Iterable[Collection[int]]) -> WeekClock:
        """From the hours of the week of each of them."""
        met = Counter(hour for week in weeks for hour in week)
        return cls(tuple(met[hour] for hour in range(WEEK)))

    def hours(self, at_least: int = 1) -> frozenset[int]:
        """The hours of the week, 0 to 167, in which at least so many are."""
        return frozenset(hour for hour, people in enumerate(self.people) if people >= at_least)


def week_of(hours: Hours, offset: int) -> frozenset[int]:
    """The UTC hours of the week, 0 to 167, of a window at an offset in minutes east of UTC.

    An hour belongs to a window that holds its middle, so that nine hours stay nine in half-hour zones too.
    """
    local = (day * DAY + hours.start + hour for day in range(WORKDAYS) for hour in range(hours.length))
    return frozenset(-(-(hour * HOUR - offset - HOUR // 2) // HOUR) % WEEK for hour in local)


def waits(met: Collection[int]) -> tuple[int, ...]:
    """For each hour of the week, hours until the next one in ``met``, around the end of the week.

    0 in such an hour. Raises ValueError when there is none.
    """
    if not met:
        raise ValueError("nobody is ever met")
    following = min(met) + WEEK
    until = []
    for hour in reversed(range(WEEK)):
        following = hour if hour in met else following
        until.append(following - hour)
    return tuple(reversed(until))


class Window(NamedTuple):
    """One day's hours of somebody, in their own offset."""

    start: datetime
    end: datetime


def next_window(hours: Hours, zone: Zone, at: datetime) -> Window | None:
    """The window that is open at a time, else the next to open; None where the calendar ends before it.

    The offset is that of the time of the year, since clocks change twice in it.
    """
    try:
        local = at.astimezone(timezone(timedelta(minutes=zone.offset_in(at))))
        for days in range(-1, 8):  # yesterday's may end after midnight
            day = (local + timedelta(days=days)).date()
            start = datetime.combine(day, time(hours.start), local.tzinfo)
            end = start + timedelta(hours=hours.length)
            if day.weekday() < WORKDAYS and end > at:
                return Window(start, end)
    except OverflowError:
        pass
    return None
