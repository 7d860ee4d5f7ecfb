"""Weighs changes, and looks into their files only where that can still decide."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from async_audit.decisions import dependencies, owners
from async_audit.decisions.dependencies import Moved
from async_audit.decisions.history import new_in_window
from async_audit.decisions.noise import Sign
from async_audit.decisions.production import Footprint, Tree, footprint, lines_of
from async_audit.decisions.scale import Scale
from async_audit.decisions.scale import scale as scale_of
from async_audit.decisions.substance import Side, Substance, substance
from async_audit.decisions.weight import Insight, Weight, at_most, weigh
from async_audit.errors import MissingObjectError
from async_audit.facts import Change
from async_audit.snapshots import Snapshot
from async_audit.wording import count

_LARGEST_FILE = 1 << 19  # bytes: a longer one was not written by hand
_MOST_FILES = 1000  # of one change, the largest edits first
_LEFT = 0.2
"""Of the lines, what must be left when moves, comments, imports and formatting are taken away."""


class Limits(Protocol):
    """The options that say which changes are looked at, and what is large."""

    @property
    def window(self) -> int:
        """In changes."""

    @property
    def size_floor(self) -> int:
        """In lines."""

    @property
    def large(self) -> int:
        """In percent of the changes; so are the next two."""

    @property
    def very_large(self) -> int:
        """See ``large``."""

    @property
    def huge(self) -> int:
        """See ``large``."""

    @property
    def near_days(self) -> int:
        """How long before or after a change a record may have been edited that speaks of it."""

    @property
    def elsewhere(self) -> tuple[str, ...]:
        """Texts that in a message name a decision kept elsewhere."""


class Weigher:
    """Weighs changes of one snapshot."""

    def __init__(self, snapshot: Snapshot, *, everywhere: bool = False) -> None:
        """``everywhere``: look at dependencies and owners also where they cannot decide."""
        self.tree = Tree(snapshot.files)
        self.lost: dict[str, str] = {}
        """Why the files of a change could not be looked into, by commit: it was weighed without."""
        self._snapshot = snapshot
        self._everywhere = everywhere

    def weigh(
        self,
        change: Change,
        traces: Footprint,
        scale: Scale | None,
        is_first: Callable[[str], bool],
        at_least: int,
    ) -> Weight:
        """The weight of a change; exact if it is ``at_least`` so many points, else maybe one or two too low."""
        weight = weigh(change, traces, self.tree, scale, is_first)
        if not self._everywhere and not self._could_add(at_least - weight.points, traces):
            return weight
        try:
            insight = self._insight(change, traces)
            weight = weigh(change, traces, self.tree, scale, is_first, insight)
            if weight.points < at_least:
                return weight
            rest = left(self._snapshot, change, traces)
        except MissingObjectError as error:
            self.lost[change.commit] = str(error)
            return weight
        traces = traces.without(rest.generated)
        insight = insight._replace(noise=tuple(_noise(rest, traces)))
        return weigh(change, traces, self.tree, scale, is_first, insight)

    def may_weigh(
        self, change: Change, traces: Footprint, is_first: Callable[[str], bool], at_least: int
    ) -> bool:
        """Whether the change can weigh so many points besides its size: the cheapest question, asked first."""
        points = at_most(change, traces, self.tree, None, is_first)
        return points >= at_least or self._could_add(at_least - points, traces)

    def _could_add(self, points: int, traces: Footprint) -> bool:
        """Whether a look into files could add so many points; the tree is listed only where owners decide it."""
        # with a dependency the change is also no longer nothing but size
        most = dependencies.MOST_POINTS + 2 if traces.manifests else 0
        return points <= most or (points == most + 1 and self._owners_of is not None)

    def _insight(self, change: Change, traces: Footprint) -> Insight:
        read = functools.partial(self._snapshot.before_and_after, limit=_LARGEST_FILE)
        files = self.tree.files
        moved = dependencies.moved(change, traces.manifests, files, read) if traces.manifests else Moved()
        sets = {self._owners_of(touch.path) for touch in traces.touched} if self._owners_of else set()
        return Insight(moved, len(sets - {frozenset()}))

    @functools.cached_property
    def _owners_of(self) -> Callable[[str], owners.Owners] | None:
        place = owners.place_of(self.tree.files)
        try:
            return owners.reader(self._snapshot.read(place).decode("utf-8", "replace")) if place else None
        except MissingObjectError:
            return None


def left(snapshot: Snapshot, change: Change, traces: Footprint) -> Substance:
    """What is left of ``change`` without moves, comments, imports and formatting, by its largest edits.

    Raises MissingObjectError when the clone lacks one of its files.
    """
    edited = sorted((touch for touch in traces.touched if lines_of(touch)), key=lines_of, reverse=True)
    sides = (
        Side(touch.path, *snapshot.before_and_after(change, touch, _LARGEST_FILE))
        for touch in edited[:_MOST_FILES]
    )
    return substance(sides)


def _noise(rest: Substance, traces: Footprint) -> Iterator[Sign]:
    if rest.lines < _LEFT * traces.lines:
        clause = f"moves, formats or comments code, but for {count(rest.lines, 'line')}"
        yield Sign(clause, is_certain=True)
    elif rest.is_repeated:
        yield Sign("repeats one edit")


def footprints(snapshot: Snapshot, changes: Sequence[Change]) -> list[Footprint]:
    """What each of ``changes`` does to production code."""
    files = snapshot.files
    return [footprint(change, files) for change in changes]


def measured_scale(traces: Sequence[Footprint], limits: Limits) -> Scale:
    """The scale of the repository whose changes these are."""
    percentiles = (limits.large, limits.very_large, limits.huge)
    return scale_of([one.lines for one in traces], percentiles, limits.size_floor)


def weigh_all(
    weigher: Weigher, changes: Sequence[Change], traces: Sequence[Footprint], scale: Scale, at_least: int
) -> Iterator[Weight]:
    """The weight of each of ``changes``, newest first; see ``Weigher.weigh``."""
    is_new = new_in_window(weigher.tree.files, changes)
    for change, footprint_ in zip(changes, traces, strict=True):
        yield weigher.weigh(change, footprint_, scale, functools.partial(is_new, change), at_least)
