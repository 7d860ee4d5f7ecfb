"""Where the main line stood at some moment, such as the end of a quarter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta, timezone

from async_audit.facts import Commit


def quarter_ends(commits: Sequence[Commit], now: datetime, count: int) -> list[tuple[date, str]]:
    """The last ``count`` quarters that ended before ``now`` (UTC), oldest first, each with its last commit.

    That is the newest commit of the main line (first parents of the first commit) that had landed by then.
    Quarters before the first commit are left out.
    """
    ends = {midnight_after(end): end for end in _ends(now.astimezone(timezone.utc).date(), count)}
    before = [moment - timedelta(seconds=1) for moment in ends]
    found = standing(commits, before)
    return [(ends[moment + timedelta(seconds=1)], commit) for moment, commit in reversed(found)]


def standing(commits: Sequence[Commit], moments: Sequence[datetime]) -> list[tuple[datetime, str]]:
    """The newest commit of the main line that had landed at each of these moments, which come newest first.

    Moments before the first commit are left out.
    """
    found = []
    left = list(reversed(moments))
    for commit in _main_line(commits):
        while left and commit.landed <= left[-1].timestamp():
            found.append((left.pop(), commit.id))
    return found


def _ends(today: date, count: int) -> Iterator[date]:
    first = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    for _ in range(count):
        last = first - timedelta(days=1)
        yield last
        first = date(last.year, last.month - 2, 1)


def midnight_after(day: date) -> datetime:
    """When a day ends, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=timezone.utc) + timedelta(days=1)


def _main_line(commits: Sequence[Commit]) -> Iterator[Commit]:
    by_id = {commit.id: commit for commit in commits}
    following = commits[0].id if commits else ""
    while following in by_id:
        commit = by_id[following]
        yield commit
        following = next(iter(commit.parents), "")
