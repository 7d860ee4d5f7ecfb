"""Commits typed by hand, for what their dates say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

from async_audit.facts import Author, Commit, Touch
from tests.fixed_snapshot import ADA, NOW

LONDON, BERLIN, NEW_YORK, DELHI, TOKYO = 60, 120, -240, 330, 540
"""Minutes east of UTC, in the summer of NOW."""


def at(when: str | datetime, by: Author = ADA, *paths: str, committer: str = "") -> Commit:
    """A commit at an ISO time with its offset."""
    date = datetime.fromisoformat(when) if isinstance(when, str) else when
    return Commit(f"{by.email} {date}", ("p",), by, date, tuple(Touch(p, "M") for p in paths), committer)


def living_at(offset: int, by: Author = ADA, *paths: str, days: int = 3, hour: int = 10) -> list[Commit]:
    """A commit a day, before NOW, at an hour of an offset in minutes."""
    zone = timezone(timedelta(minutes=offset))
    first = NOW.astimezone(zone).replace(hour=hour, minute=0)
    return [at(first - timedelta(days=day), by, *paths) for day in range(1, days + 1)]


def working_days(number: int) -> Iterator[datetime]:
    """Midnights in UTC of that many days from Monday to Friday, backwards from NOW, which is a Saturday."""
    day = NOW.replace(hour=0)
    while number:
        day -= timedelta(days=1)
        if day.weekday() < 5:
            number -= 1
            yield day


def keeping_hours(first: int, last: int, by: Author = ADA, *paths: str, days: int = 10) -> list[Commit]:
    """A commit in each hour from ``first`` to ``last`` of that many working days, at +0200."""
    zone = timezone(timedelta(minutes=BERLIN))
    return [
        at(day.replace(tzinfo=zone) + timedelta(hours=hour), by, *paths)
        for day in working_days(days)
        for hour in range(first, last + 1)
    ]
