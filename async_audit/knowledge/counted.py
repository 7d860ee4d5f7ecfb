"""Which modules there is enough of to be asked about, and which could be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from async_audit.facts import Blame, Module
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


def counted(snapshot: Snapshot, modules: Sequence[Module], minimum_lines: int) -> Counted:
    """Sort out ``modules``; one without any line has nothing to ask about, whatever the minimum.

    Raises RepositoryError where the snapshot's history has a gap.
    """
    _ = (
        snapshot.commits
    )  # who counts asks for them too, and their rows are gone once blame's versions are linked
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
