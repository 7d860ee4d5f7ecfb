"""Which modules there is enough of to be asked about, which could be read, and who holds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from weakref import WeakKeyDictionary

from async_audit.facts import Blame, Module
from async_audit.knowledge.limits import Limits
from async_audit.knowledge.ownership import Ownership
from async_audit.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Counted:
    """The modules of a snapshot, sorted out by size."""

    modules: tuple[Module, ...]
    """Large enough, and read whole."""
    blames: tuple[Blame, ...]
    """Of the files of these modules."""
    unread: Mapping[Module, str]
    """Why a module could not be measured: what is left of it would be a number about something else."""
    left_out: Mapping[str, int]
    """How many modules are smaller, by reason."""


_Known = dict[tuple[object, ...], "tuple[Counted, Ownership]"]
_known: WeakKeyDictionary[Snapshot, _Known] = WeakKeyDictionary()
"""Answers about snapshots that are still in use: several audits ask the same of all modules."""


def holding(snapshot: Snapshot, modules: Sequence[Module], limits: Limits) -> tuple[Counted, Ownership]:
    """``modules`` sorted out by ``limits``, and who holds those that count; worked out once for a snapshot.

    Raises RepositoryError where the snapshot's history has a gap.
    """
    rule = tuple(getattr(limits, one.name) for one in fields(Limits))
    key = (tuple(module.path for module in modules), rule)
    known = _known.setdefault(snapshot, {})
    if key not in known:
        size = counted(snapshot, modules, limits.minimum_lines)
        known[key] = size, limits.gather(size.modules, size.blames, snapshot.commits, snapshot.now)
    return known[key]


def counted(snapshot: Snapshot, modules: Sequence[Module], minimum_lines: int) -> Counted:
    """Sort out ``modules``; one without any line has nothing to ask about, whatever the minimum.

    Raises RepositoryError where the snapshot's history has a gap.
    """
    if (
        snapshot.change is None
    ):  # who counts asks for these too, and blame's versions take the place of their rows
        _ = snapshot.commits
    blames = list(snapshot.blames(path for module in modules for path in module.files))
    lost = {loss.what: loss.reason for loss in snapshot.losses}
    unread = {
        module: f"{path} cannot be blamed: {lost[path]}"
        for module in modules
        for path in [next((path for path in module.files if path in lost), "")]
        if path
    }
    lines = {blame.path: sum(blame.lines.values()) for blame in blames}
    limit = max(1, minimum_lines)
    sizes = {m: sum(lines.get(path, 0) for path in m.files) for m in modules if m not in unread}
    large = tuple(module for module, size in sizes.items() if size >= limit)
    kept = {path for module in large for path in module.files}
    left_out = {f"under {limit} lines": len(sizes) - len(large)} if len(large) < len(sizes) else {}
    return Counted(large, tuple(blame for blame in blames if blame.path in kept), unread, left_out)
