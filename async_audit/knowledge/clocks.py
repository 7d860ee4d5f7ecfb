"""When each author can be met: zone and hours from the commits of a year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from async_audit.facts import Author, Commit
from async_audit.knowledge.hours import Hours, HoursRule, hours
from async_audit.knowledge.week import week_of
from async_audit.knowledge.zones import Zone, ZoneRule, within, zone


@dataclass(frozen=True, slots=True)
class Clock:
    """What the commit times of one author say."""

    zone: Zone | None
    hours: Hours | None
    """None without a zone, and where they are irregular."""
    doubt: str = ""
    """Why zone or hours are not known; empty when both are."""

    @property
    def week(self) -> frozenset[int]:
        """Quarters of the week in UTC, 0 to 671; none where zone or hours are not known."""
        return week_of(self.hours, self.zone.offset) if self.zone and self.hours else frozenset()


UNKNOWN = Clock(None, None, "no commits in a year")
_CO_AUTHOR = Clock(None, None, "commits only as a co-author, and the clock is the author's")


def clocks(
    commits: Iterable[Commit],
    now: datetime,
    zone_rule: ZoneRule | None = None,
    hours_rule: HoursRule | None = None,
) -> Mapping[Author, Clock]:
    """The clock of everybody with a non-merge commit in the known window, co-authors too; bots left out."""
    zone_rule, hours_rule = zone_rule or ZoneRule(), hours_rule or HoursRule()
    own: dict[str, list[Commit]] = defaultdict(list)
    together: dict[Author, Clock] = {}
    known_days = max(zone_rule.known_days, hours_rule.known_days)
    for commit in within(commits, now, known_days):
        if not commit.is_merge:
            own[commit.author.email].append(commit)
            together.update((one, _CO_AUTHOR) for one in commit.co_authors if not one.is_bot)
    people = {mine[0].author: mine for mine in own.values() if not mine[0].author.is_bot}
    return together | {author: _clock(mine, now, zone_rule, hours_rule) for author, mine in people.items()}


def _clock(mine: Iterable[Commit], now: datetime, zone_rule: ZoneRule, hours_rule: HoursRule) -> Clock:
    found = zone(mine, now, zone_rule)
    if isinstance(found, str):
        return Clock(None, None, found)
    kept = hours(within(mine, now, hours_rule.known_days), hours_rule)
    return Clock(found, kept, "" if kept else "irregular hours")
