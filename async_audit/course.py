"""How it went: what was measured of a repository at one moment after the other."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from async_audit.errors import UsageError
from async_audit.inert import inert

MOST_POINTS = 120
"""Moments that are looked back at: ten years of months."""
_DAYS = {"d": 1, "w": 7}
_MONTHS = {"m": 1, "y": 12}


@dataclass(frozen=True, slots=True)
class Measure:
    """One number at one moment."""

    name: str
    value: int | float | None
    """None where it could not be measured."""
    unit: str
    """As of ``Evidence``."""


@dataclass(frozen=True, slots=True)
class Point:
    """A moment, and what was measured at the commit that the main line stood at."""

    day: date
    """In UTC."""
    commit: str
    measures: tuple[Measure, ...]
    """The same names in the same order at every point."""


@dataclass(frozen=True, slots=True)
class Stride:
    """How far back to look, and in which steps: months by the calendar, days by their number."""

    days: int
    months: int

    @classmethod
    def parse(cls, text: str) -> Stride:
        """A stride from ``30d``, ``2w``, ``1m`` or ``1y``.

        Raises UsageError for anything else.
        """
        found = re.fullmatch(r"([1-9][0-9]{0,3})([dwmy])", text)
        if not found:
            raise UsageError(f"'{inert(text)}' is no span of time; write 30d, 2w, 1m or 1y")
        number, unit = int(found[1]), found[2]
        return cls(number * _DAYS.get(unit, 0), number * _MONTHS.get(unit, 0))

    def before(self, moment: datetime, times: int = 1) -> datetime:
        """The moment that lies so many strides before; the 31st becomes the last day of a shorter month."""
        month = moment.year * 12 + moment.month - 1 - self.months * times
        year, month = divmod(month, 12)
        if year < 1:
            return datetime.min.replace(tzinfo=moment.tzinfo)
        day = min(moment.day, calendar.monthrange(year, month + 1)[1])
        try:
            return moment.replace(year=year, month=month + 1, day=day) - timedelta(days=self.days * times)
        except OverflowError:
            return datetime.min.replace(tzinfo=moment.tzinfo)


def moments(now: datetime, since: Stride, every: Stride) -> list[datetime]:
    """``now`` and each stride before it as far back as ``since`` goes, newest first.

    Raises UsageError where these are more than MOST_POINTS.
    """
    found: list[datetime] = []
    for moment in _back(now, since.before(now), every):
        if len(found) == MOST_POINTS:
            raise UsageError(
                f"that is to look back at more than {MOST_POINTS} moments; take a longer --every"
            )
        found.append(moment)
    return found


def _back(now: datetime, first: datetime, every: Stride) -> Iterator[datetime]:
    times = 0
    while (moment := every.before(now, times)) >= first and moment.year > 1:  # there is no year 0
        yield moment
        times += 1
