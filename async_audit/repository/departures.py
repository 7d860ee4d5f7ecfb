"""Paths that history had and the tree has not: which commit took each away, and where it is now."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from async_audit.facts import Departure
from async_audit.repository.history import Row

if TYPE_CHECKING:
    from async_audit.repository.cache import Cache

KIND = "departures"


def kept(
    cache: Cache, commit: str, paths: Collection[str], rows: Callable[[], Iterable[Row]]
) -> Mapping[str, Departure]:
    """Those of all history of ``commit``, whose tree holds ``paths``; remembered, or else read from its rows."""
    name = commit.encode("ascii")
    known = cache.get(KIND, [name]).get(name)
    if known is not None:
        return {path: Departure(*told) for path, *told in json.loads(known)}
    found = departures(rows(), paths)
    told = json.dumps([[path, *one] for path, one in found.items()], separators=(",", ":"))
    cache.put(KIND, {name: told.encode("ascii")})
    return found


def departures(rows: Iterable[Row], paths: Collection[str]) -> dict[str, Departure]:
    """Read from rows, children before parents.

    A merge repeats what its branches did, so it counts only where no other commit took the path away.
    """
    found: dict[str, Departure] = {}
    by_merges: dict[str, Departure] = {}
    today: dict[str, str] = {}
    for row in rows:
        into = by_merges if len(row.parents) > 1 else found
        for entry in row.entries:
            old = entry.old_path if entry.status == "R" else entry.path if entry.status == "D" else ""
            if not old or old in paths:
                continue
            now = "" if entry.status == "D" else today.get(entry.path, entry.path)
            now = now if now in paths else ""
            if now:
                today.setdefault(old, now)
            into.setdefault(old, Departure(row.id, now))
    return dict(sorted({**by_merges, **found}.items()))
