"""How long the people who do not hold a module wait for those who do, by the commit times of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction

from async_audit.facts import Author
from async_audit.findings import Evidence
from async_audit.knowledge.clocks import UNKNOWN, Clock
from async_audit.knowledge.hours import Hours
from async_audit.knowledge.ownership import Ownership
from async_audit.knowledge.week import STEPS, WeekClock, waits, week_of
from async_audit.knowledge.zones import HOUR, offset_name
from async_audit.wording import listed, named

NOMINAL = Hours(9, 9, is_assumed=True)
"""The hours in which everybody asks, by their own clock."""


class Band(IntEnum):
    """A wait, as precisely as commit times can say it: anything finer would be a lie."""

    SHORT = 0
    MEDIUM = 1
    LONG = 2


@dataclass(frozen=True, slots=True)
class WaitRule:
    """When a wait can be told, and what is long."""

    least_askers: int = 3
    """Active people with a zone who do not hold the module, at least."""
    short: int = 2
    """Hours; less is SHORT."""
    long: int = 8
    """Hours; more is LONG."""
    one_zone: int = 2
    """Hours between the zones of holders who all live in one, at most."""

    def band(self, hours: Fraction) -> Band:
        """The band of a mean wait in hours."""
        return Band.SHORT if hours < self.short else Band.LONG if hours > self.long else Band.MEDIUM


@dataclass(frozen=True, slots=True)
class Wait:
    """The wait of those who do not hold a module."""

    band: Band
    hours: Fraction
    """Mean over their nominal hours: an order among modules, not a number to print."""
    askers: int
    """Active people with a zone who do not hold it."""
    zones: tuple[int, ...]
    """Their offsets in minutes east of UTC, each once, westernmost first."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """When the active holders of one module can be met, and how long that takes."""

    module: str
    clock: WeekClock
    """Of the holders whose hours are known."""
    known: Mapping[Author, Clock]
    """Active holders whose hours are known, in the order in which to ask."""
    unknown: Mapping[Author, Clock]
    """Active holders whose zone or hours are not: one of them might be met sooner, so a wait is "at most"."""
    is_one_zone: bool
    """Whether all active holders are known, and live in one zone."""
    wait: Wait | str
    """Or why it is not known, as a clause."""

    @property
    def offsets(self) -> tuple[int, ...]:
        """Zones of the holders whose hours are known, in minutes east of UTC, west first."""
        return tuple(sorted({clock.zone.offset for clock in self.known.values() if clock.zone}))

    @property
    def doubt(self) -> str:
        """Why nothing can be said about the wait; empty if it can."""
        unknown = listed([f"{named(author)} ({clock.doubt})" for author, clock in self.unknown.items()])
        if isinstance(self.wait, str):
            return f"{self.wait}: {unknown}" if unknown and not self.known else self.wait
        if self.unknown and self.wait.band is Band.LONG:  # "at most" and "over" together say nothing
            return (
                f"the holders whose commit times are known are far away, and others might be near: {unknown}"
            )
        return ""


_Asked = tuple[WeekClock, Mapping[int, int]]
"""The clock of some holders, and for each zone the quarters that one asker's nominal week waits for them."""


class Waiting:
    """Everybody who is active, and when."""

    def __init__(
        self, active: Iterable[Author], clocks: Mapping[Author, Clock], rule: WaitRule | None = None
    ) -> None:
        """``clocks`` as in ``knowledge.clocks``; who has none there is unknown."""
        self._clocks = {author: clocks.get(author, UNKNOWN) for author in active}
        self._rule = rule or WaitRule()
        self.zones = Counter(clock.zone.offset for clock in self._clocks.values() if clock.zone)
        """Minutes east of UTC -> how many active people live there."""
        self._seen: dict[tuple[frozenset[int], ...], _Asked] = {}

    def coverage(self, module: str, holders: Sequence[Author]) -> Coverage:
        """Of one module with its active holders."""
        held = {author: self._clocks.get(author, UNKNOWN) for author in holders}
        known = {author: clock for author, clock in held.items() if clock.week}
        zones = [one.zone.offset for one in known.values() if one.zone]
        is_near = bool(zones) and max(zones) - min(zones) <= self._rule.one_zone * HOUR
        weeks = tuple(one.week for one in known.values())
        if weeks not in self._seen:  # a few people hold most modules
            self._seen[weeks] = self._week(weeks)
        clock, asked = self._seen[weeks]
        return Coverage(
            module=module,
            clock=clock,
            known=known,
            unknown={author: one for author, one in held.items() if author not in known},
            is_one_zone=is_near and len(known) == len(held),
            wait=self._wait(asked, held),
        )

    def coverages(self, ownership: Ownership) -> list[Coverage]:
        """Of each module that somebody active holds."""
        active = {
            module: [holder.author for holder in ownership.holders(module) if holder.is_active]
            for module in ownership.churn
        }
        return [self.coverage(module, holders) for module, holders in active.items() if holders]

    def _week(self, weeks: Sequence[frozenset[int]]) -> _Asked:
        clock = WeekClock.of(weeks)
        if not weeks:
            return clock, {}
        until = waits(clock.steps())
        return clock, {zone: sum(until[step] for step in week_of(NOMINAL, zone)) for zone in self.zones}

    def _wait(self, asked: Mapping[int, int], held: Mapping[Author, Clock]) -> Wait | str:
        askers = self.zones - Counter(one.zone.offset for one in held.values() if one.zone)
        if not asked:
            return "no active holder has a known zone and regular hours"
        if askers.total() < self._rule.least_askers:
            least = self._rule.least_askers
            return f"fewer than {least} active people besides the holders have a known zone"
        steps = sum(asked[zone] * people for zone, people in askers.items())
        mean = Fraction(steps, STEPS * len(week_of(NOMINAL, 0)) * askers.total())
        return Wait(self._rule.band(mean), mean, askers.total(), tuple(sorted(askers)))

    @property
    def bands(self) -> tuple[str, str, str]:
        """What each band is called, by its value: ``under 2 h``."""
        short, long = self._rule.short, self._rule.long
        return f"under {short} h", f"{short} to {long} h", f"over {long} h"

    def figures(self, told: Sequence[Coverage]) -> tuple[Evidence, ...]:
        """How many modules wait how long, and how many active people live where."""
        bands = Counter(one.wait.band for one in told if isinstance(one.wait, Wait))
        at_most = sum(bool(one.unknown) for one in told)
        people = ", ".join(f"{number} at {offset_name(zone)}" for zone, number in sorted(self.zones.items()))
        return (
            *(Evidence(f"wait {self.bands[band]}", bands[band], "modules") for band in Band),
            Evidence("of these at most, because some holders' hours are unknown", at_most, "modules"),
            Evidence("all active holders in one zone", sum(one.is_one_zone for one in told), "modules"),
            Evidence("active people by zone", people, f"({self.zones.total()} with a zone)"),
        )
