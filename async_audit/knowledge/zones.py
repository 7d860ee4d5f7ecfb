"""The UTC offset that an author lives in, as far as their commits tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from async_audit.facts import Commit

HOUR = 60
"""Minutes; all offsets are in minutes east of UTC."""
_WESTERNMOST, _EASTERNMOST, _STEP = -12 * HOUR, 14 * HOUR, 15
_SUMMER = range(4, 11)
"""Months in which London is not at +0000: most who are then have a machine, or a gateway, that stands at UTC.

"Always" would be too strict: of seven people of git.git whose zone would be +0000, three commit there in
summer too and send a stray commit from elsewhere.
"""


@dataclass(frozen=True, slots=True)
class ZoneRule:
    """When the offset of somebody is known."""

    known_days: int = 365
    """Commits older than that say nothing about today."""
    recent_days: int = 90
    """The offset is the commonest of these days: people move, and clocks change twice a year."""
    least_commits: int = 3
    """Commits in ``known_days``, at least."""
    share: float = 0.8
    """Fraction of them that lies within an hour of the offset, at least."""


@dataclass(frozen=True, slots=True)
class Zone:
    """Where somebody's clock stands."""

    offset: int
    """Minutes east of UTC: the commonest of the last 90 days, else that of the last commit."""
    months: tuple[int, ...]
    """The commonest of each month, January first, within an hour of ``offset``: winter and summer time."""

    def offset_in(self, when: datetime) -> int:
        """The offset at that time of the year."""
        return self.months[when.month - 1]

    def __str__(self) -> str:
        return offset_name(self.offset)


def zone(commits: Iterable[Commit], now: datetime, rule: ZoneRule | None = None) -> Zone | str:
    """The zone of one author's commits, or why it is not known.

    Commits of the future and offsets that no place on earth has are no evidence.
    """
    rule = rule or ZoneRule()
    known = sorted(within(commits, now, rule.known_days), key=lambda commit: commit.when, reverse=True)
    dated = [(commit.when, offset) for commit in known if (offset := offset_of(commit.when)) is not None]
    if len(dated) < rule.least_commits:
        return f"fewer than {rule.least_commits} commits with a time zone in {rule.known_days} days"
    recent = [offset for when, offset in dated if days_before(now, when) <= rule.recent_days]
    offset = _commonest(recent or [dated[0][1]])
    summer = [one for when, one in dated if when.month in _SUMMER]
    if offset == 0 and 2 * summer.count(0) > len(summer):
        return "commits are at +0000 in summer too"
    near = [(when, one) for when, one in dated if abs(one - offset) <= HOUR]
    if len(near) / len(dated) < rule.share:
        return f"commits from zones more than an hour apart in {rule.known_days} days"
    months = ([one for when, one in near if when.month == month] or [offset] for month in range(1, 13))
    return Zone(offset, tuple(_commonest(one) for one in months))


def within(commits: Iterable[Commit], now: datetime, days: int) -> Iterator[Commit]:
    """Those of the last ``days``; a date in the future says nothing about when it was."""
    return (commit for commit in commits if -1 <= days_before(now, commit.when) <= days)


def days_before(now: datetime, when: datetime) -> float:
    """Days from ``when`` to ``now``; a sum of dates could leave the calendar, a difference cannot."""
    return (now - when).total_seconds() / 86400


def offset_of(when: datetime) -> int | None:
    """Minutes east of UTC; None where no place on earth has that offset."""
    minutes = round((when.utcoffset() or timedelta()).total_seconds() / 60)
    exists = _WESTERNMOST <= minutes <= _EASTERNMOST and minutes % _STEP == 0
    return minutes if exists else None


def offset_name(minutes: int) -> str:
    """As git writes it: ``+0530``."""
    hours, rest = divmod(abs(minutes), HOUR)
    return f"{'-' if minutes < 0 else '+'}{hours:02}{rest:02}"


def _commonest(offsets: Iterable[int]) -> int:
    """The commonest; of those that are as common, the first, which is the newest."""
    return Counter(offsets).most_common(1)[0][0]
