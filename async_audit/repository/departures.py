"""Paths that history had and the tree has not: which commit took each away, and where it is now."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from async_audit.facts import Departure

if TYPE_CHECKING:
    from async_audit.repository.cache import Cache

KIND = "departures"


class Entry(Protocol):
    """What a commit did to one path, as in ``Touch``."""

    @property
    def status(self) -> str:
        """git's letter."""

    @property
    def path(self) -> str:
        """What it is called now."""

    @property
    def old_path(self) -> str:
        """What it was called, where it was renamed."""


Took = tuple[str, Sequence[str], Iterable[Entry]]
"""A commit, its parents, and what it did."""


def kept(
    cache: Cache,
    commit: str,
    paths: Collection[str],
    commits: Callable[[], Iterable[Took]],
    is_whole: Callable[[], bool],
) -> Mapping[str, Departure]:
    """Those of all history of ``commit``, whose tree holds ``paths``; remembered, or else read.

    What was read is kept where ``is_whole`` then says that nothing was missing: a loss is to be told each time.
    """
    name = commit.encode("ascii")
    known = cache.get(KIND, [name]).get(name)
    if known is not None:
        return {path: Departure(*told) for path, *told in json.loads(known)}
    found = departures(commits(), paths)
    told = json.dumps([[path, *one] for path, one in found.items()], separators=(",", ":"))
    if is_whole():
        cache.put(KIND, {name: told.encode("ascii")})
    return found


def departures(commits: Iterable[Took], paths: Collection[str]) -> dict[str, Departure]:
    """Read from commits, children before parents.

    A merge repeats what its branches did, so it counts only where no other commit took the path away.
    """
    found: dict[str, Departure] = {}
    by_merges: dict[str, Departure] = {}
    today: dict[str, str] = {}
    for commit, parents, entries in commits:
        into = by_merges if len(parents) > 1 else found
        for entry in entries:
            old = entry.old_path if entry.status == "R" else entry.path if entry.status == "D" else ""
            if not old or old in paths:
                continue
            now = "" if entry.status == "D" else today.get(entry.path, entry.path)
            now = now if now in paths else ""
            if now:
                today.setdefault(old, now)
            into.setdefault(old, Departure(commit, now))
    return dict(sorted({**by_merges, **found}.items()))
