"""What is orphaned when people leave, and who is best placed to take it over."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from async_audit.facts import Author
from async_audit.knowledge.holders import everybody
from async_audit.knowledge.ownership import Ownership


@dataclass(frozen=True, slots=True)
class Successor:
    """Somebody active who is best placed to take a module over."""

    author: Author
    where: str
    """What they know: the module itself, or the nearest directory above it that somebody active knows."""
    line_share: float
    """Of the surviving lines of ``where``, 0 to 1."""
    commits: int
    """To ``where``, in the known window."""
    last: datetime | None


@dataclass(frozen=True, slots=True)
class Orphan:
    """A module that has no active holder once some people left."""

    module: str
    lines: int
    churn: int
    """Commits in 365 days."""
    people: tuple[Author, ...]
    """Who held it; by e-mail."""
    last: datetime | None
    """When one of them last committed to it; None where only lines are left of them."""
    successor: Successor | None


def departures(ownership: Ownership) -> tuple[Orphan, ...]:
    """What every single departure would orphan: the modules with one active holder, largest first."""
    return _orphans(ownership, (unit for unit, people in _active(ownership).items() if len(people) == 1))


def departure(ownership: Ownership, gone: Iterable[Author]) -> tuple[Orphan, ...]:
    """What the departure of all of these people together would orphan, largest first."""
    leaving = frozenset(gone)
    held = _active(ownership).items()
    return _orphans(ownership, (unit for unit, people in held if people and people <= leaving), leaving)


def orphaned(ownership: Ownership) -> tuple[Orphan, ...]:
    """What has no active holder today, with those who held it once, largest first."""
    return _orphans(ownership, (unit for unit, people in _active(ownership).items() if not people))


def _active(ownership: Ownership) -> Mapping[str, frozenset[Author]]:
    return {module.path: ownership.active_holders(module.path) for module in ownership.counted()}


def _orphans(
    ownership: Ownership, units: Iterable[str], leaving: frozenset[Author] = frozenset()
) -> tuple[Orphan, ...]:
    nearby = _Nearby(ownership)
    found = []
    for unit in units:
        holders = ownership.holders(unit)
        held_by = [one for one in holders if one.is_active] or holders
        people = tuple(sorted((one.author for one in held_by), key=lambda one: one.email))
        found.append(
            Orphan(
                module=unit,
                lines=ownership.unit(unit).lines,
                churn=ownership.churn[unit],
                people=people,
                last=max((one.last for one in held_by if one.last), default=None),
                successor=nearby.successor(unit, leaving.union(people)),
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.lines, one.module)))


@dataclass(slots=True)
class _Known:
    """What somebody knows of a directory."""

    lines: int = 0
    commits: int = 0
    recent: float = 0.0
    last: datetime | None = None


class _Nearby:
    """Who is active in a module, and in the directories above it."""

    def __init__(self, ownership: Ownership) -> None:
        self._ownership = ownership
        self._above: dict[str, dict[Author, _Known]] | None = None

    def successor(self, unit: str, gone: frozenset[Author]) -> Successor | None:
        """The best of those who are left: by what they know of the unit, else of the nearest directory."""
        ownership = self._ownership
        known = everybody(ownership.of_modules, unit, ownership.rule, ownership.departed)
        left = [one for one in known if one.is_active and one.author not in gone]
        if left:
            best = min(left, key=lambda one: (-one.score, one.author.email))
            return Successor(best.author, unit, best.line_share, best.commits, best.last)
        where = unit
        while where:
            where = posixpath.dirname(where)
            found = self._in(where, gone)
            if found:
                return found
        return None

    def _in(self, where: str, gone: frozenset[Author]) -> Successor | None:
        if self._above is None:
            self._above = self._summed()
        known = self._above.get(where, {})
        lines = sum(one.lines for one in known.values()) or 1
        recent = sum(one.recent for one in known.values()) or 1.0
        left = [
            (-(one.lines / lines + 2 * one.recent / recent), author.email, author, one)
            for author, one in known.items()
            if author not in gone
        ]
        if not left:
            return None
        _, _, author, best = min(left, key=lambda one: one[:2])
        return Successor(author, where or ".", best.lines / lines, best.commits, best.last)

    def _summed(self) -> dict[str, dict[Author, _Known]]:
        """Directory -> active person -> what they know of all modules below it, counted commit by module."""
        ownership = self._ownership
        active = frozenset(ownership.active_people())
        above: dict[str, dict[Author, _Known]] = {}
        for unit in ownership.churn:
            edges = [edge for edge in ownership.unit(unit).known.values() if edge.author in active]
            where = unit
            while where:
                where = posixpath.dirname(where)
                inside = above.setdefault(where, {})
                for edge in edges:
                    known = inside.setdefault(edge.author, _Known())
                    known.lines += edge.lines
                    known.commits += edge.commits
                    known.recent += edge.recent
                    if edge.last and (known.last is None or edge.last > known.last):
                        known.last = edge.last
        return above
