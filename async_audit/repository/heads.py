"""The version of every path at one commit, and how that follows from what was known of an earlier one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from async_audit.repository import history, tree
from async_audit.repository.runner import Git
from async_audit.repository.states import State, UnsureError
from async_audit.repository.trail import CrossedError, sure_name, trail
from async_audit.repository.versions import FILE, Version, link

MOST_NEW = 500
"""Commits above which all of history is linked again: that takes as long as asking about so many."""


@dataclass(frozen=True, slots=True)
class At:
    """What is known of one path at a commit."""

    commit: str
    """The one that left this version of it."""
    ignored: tuple[str, ...]
    """Those of the ignored commits that have a say in who wrote its lines."""


Head = Mapping[str, At]


def encoded(head: Head) -> bytes:
    """A head as it is kept."""
    names = sorted({name for at in head.values() for name in (at.commit, *at.ignored)})
    place = {name: number for number, name in enumerate(names)}
    files = [[path, place[at.commit], *(place[one] for one in at.ignored)] for path, at in head.items()]
    return json.dumps([names, files], separators=(",", ":")).encode("ascii")


def decoded(kept: bytes) -> Head:
    """A head as it was."""
    names, files = json.loads(kept)
    return {path: At(names[commit], tuple(names[one] for one in ignored)) for path, commit, *ignored in files}


def head_of(versions: Mapping[str, Version], ignored: frozenset[str], earlier: Head) -> Head:
    """What there is to know of each path; ``earlier`` is the head that the versions hang on to, if any."""
    return {path: At(one.commit, _relevant(one, ignored, earlier)) for path, one in sorted(versions.items())}


def _relevant(version: Version, ignored: frozenset[str], earlier: Head) -> tuple[str, ...]:
    if not ignored or version.kind != FILE:
        return ()
    known = earlier.get(version.path)
    if known and known.commit == version.commit:
        return known.ignored
    try:
        way = trail(version, sure_name)
    except CrossedError:
        return tuple(sorted(ignored))
    if way.ends:  # only blame knows where that leads
        return tuple(sorted(ignored))
    found = {commit for commit, _ in way.rests} & ignored
    for commit, path in way.rests:
        if (known := earlier.get(path)) and known.commit == commit:
            found.update(known.ignored)
    return tuple(sorted(found))


def derived(git: Git, commit: str, base: str, head: Head) -> Mapping[str, Version]:
    """The versions at ``commit``, those that ``base`` has too without what came before them.

    Raises UnsureError where the head of ``base`` is not enough to know.
    """
    rows = _new(git, commit, base)
    inside = {row.id for row in rows}
    state = _state(git, base, head)
    before = {base: state}
    for parent in {parent for row in rows for parent in row.parents} - inside - {base}:
        before[parent] = _earlier(git, base, parent, state)
    return link(rows, before)


def _new(git: Git, commit: str, base: str) -> list[history.Row]:
    if not git.succeeds("merge-base", "--is-ancestor", base, commit):
        raise UnsureError
    limit = (f"--max-count={MOST_NEW + 1}", commit, f"^{base}", "--")
    with git.stream("log", *history.PASS, *limit) as output:
        rows = list(history.rows(output))
    if len(rows) > MOST_NEW:
        raise UnsureError
    return rows


def _state(git: Git, base: str, head: Head) -> State[Version]:
    state: State[Version] = State()
    for mode, blob, path, _ in tree.entries_of(git, base):
        if path not in head:
            raise UnsureError
        state.put(path, Version(head[path].commit, path, blob, mode[:3], ()))
    return state


def _earlier(git: Git, base: str, commit: str, state: State[Version]) -> State[Version]:
    """The state at a commit that ``base`` came from: what was touched in between is in doubt."""
    words = ("--first-parent", "--no-renames", *history.PASS_FORMAT, base, f"^{commit}", "--")
    with git.stream("log", *words) as output:
        between = list(history.rows(output))
    if not between or between[-1].parents[:1] != (commit,):
        raise UnsureError  # base came from it by a side branch
    found = state.copy()
    for row in between:
        for entry in row.entries:
            found.doubt(entry.path)
    return found
