"""The hours of the week in which an author commits, by their own clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from async_audit.facts import Commit

DAY, WEEK, WORKDAYS = 24, 168, 5
"""Hours of a day and of a week, and the days from Monday to Friday."""
_FORGES = frozenset({"noreply", "no-reply"})
"""Before the @ of the committer: the forge made the commit when somebody pressed a button."""


@dataclass(frozen=True, slots=True)
class HoursRule:
    """When the hours of somebody are known."""

    known_days: int = 365
    """Commits older than that say nothing about today."""
    least_hours: int = 40
    """Distinct own-clock hours with a commit, below which nominal hours are assumed."""
    coverage: float = 0.6
    """Fraction of those hours inside the best window, below which hours are irregular."""
    length: int = 9
    """Hours of a window, Monday to Friday."""
    nominal_start: int = 9
    """Where the window starts when it is assumed."""


@dataclass(frozen=True, slots=True)
class Hours:
    """A window, Monday to Friday, by somebody's own clock."""

    start: int
    """Hour of the day, 0 to 23."""
    length: int
    """Hours; a window may end after midnight."""
    is_assumed: bool
    """Whether too few commits say it, so that it is the nominal window."""

    def __str__(self) -> str:
        return f"{self.start:02}-{(self.start + self.length - 1) % DAY + 1:02}"


def hours(commits: Iterable[Commit], rule: HoursRule | None = None) -> Hours | None:
    """The window that holds most of one author's own-clock commit hours; None where even it holds too few.

    ``commits`` are those of the known window. An hour counts once, however many commits it has, and
    weekends count among all hours: who commits on Saturdays is not met on Mondays. Of windows that hold
    the same, the nearest to the nominal one wins.
    """
    rule = rule or HoursRule()
    own = {(commit.when.date(), commit.when.hour) for commit in commits if is_own_clock(commit)}
    if len(own) < rule.least_hours:
        return Hours(rule.nominal_start, rule.length, is_assumed=True)
    slots = Counter(day.weekday() * DAY + hour for day, hour in own)
    held = {start: _held(slots, start, rule.length) for start in range(DAY)}
    best = max(held, key=lambda start: (held[start], -abs(start - rule.nominal_start), -start))
    # divided, not multiplied: 0.6 * 45 hours would be a little less than 27
    return Hours(best, rule.length, is_assumed=False) if held[best] / len(own) >= rule.coverage else None


def is_own_clock(commit: Commit) -> bool:
    """Whether the author date is when its author was at work: on the web it is when the button was pressed.

    Forges commit as ``noreply@github.com``, ``noreply@codeberg.org`` and the like.
    """
    return commit.committer.partition("@")[0] not in _FORGES


def _held(slots: Counter[int], start: int, length: int) -> int:
    """How many hours a window holds that starts then on five days; Friday's may end on Saturday."""
    days = (range(day * DAY + start, day * DAY + start + length) for day in range(WORKDAYS))
    return sum(slots[hour % WEEK] for day in days for hour in day)
