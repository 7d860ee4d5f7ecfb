"""The week in UTC, by the quarter of an hour: who commits when, and how long until the next of them does.

Every zone on earth is a whole number of quarters away from UTC, so nothing is rounded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone
from functools import cache
from typing import NamedTuple

from async_audit.knowledge.hours import DAY, WEEK, WORKDAYS, Hours
from async_audit.knowledge.zones import Zone

STEPS = 4
"""Quarters of an hour."""
WEEK_STEPS = WEEK * STEPS
_MINUTES = 60 // STEPS


@dataclass(frozen=True, slots=True)
class WeekClock:
    """How many of some people are within their hours, through the week."""

    people: tuple[int, ...]
    """672 numbers, one for each quarter of an hour from Monday 00:00 UTC on."""

    @classmethod
    def of(cls, weeks: Iterable[Collection[int]]) -> WeekClock:
        """From the quarters of each of them."""
        met = Counter(step for week in weeks for step in week)
        return cls(tuple(met[step] for step in range(WEEK_STEPS)))

    def steps(self, at_least: int = 1) -> frozenset[int]:
        """The quarters of the week, 0 to 671, in which at least so many are."""
        return frozenset(step for step, people in enumerate(self.people) if people >= at_least)

    def hours(self, at_least: int = 1) -> frozenset[int]:
        """The UTC hours of the week, 0 to 167, in the middle of which at least so many are."""
        return frozenset(hour for hour in range(WEEK) if self.people[hour * STEPS + STEPS // 2] >= at_least)

    def covered(self, at_least: int = 1) -> float:
        """Hours of the week in which at least so many are."""
        return sum(people >= at_least for people in self.people) / STEPS


@cache  # a team has a few dozen, and each module asks for all of them
def week_of(hours: Hours, offset: int) -> frozenset[int]:
    """The quarters of the week, 0 to 671, of a window at an offset in minutes east of UTC."""
    starts = ((day * DAY + hours.start) * STEPS - offset // _MINUTES for day in range(WORKDAYS))
    return frozenset((start + step) % WEEK_STEPS for start in starts for step in range(hours.length * STEPS))


def waits(met: Collection[int]) -> tuple[int, ...]:
    """For each quarter of the week, quarters until the next one in ``met``, around the end of the week.

    0 in such a quarter. Raises ValueError when there is none.
    """
    if not met:
        raise ValueError("nobody is ever met")
    following = min(met) + WEEK_STEPS
    until = []
    for step in reversed(range(WEEK_STEPS)):
        following = step if step in met else following
        until.append(following - step)
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
            # in UTC too, which may leave the calendar where the place does not
            if (
                day.weekday() < WORKDAYS
                and start.astimezone(timezone.utc) <= end.astimezone(timezone.utc) > at
            ):
                return Window(start, end)
    except OverflowError:
        pass
    return None
