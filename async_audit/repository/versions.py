"""The versions of every file and how they follow from each other, as ``git blame`` sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from async_audit.repository.history import Entry, Row
from async_audit.repository.states import State

SURE = 75
"""Percent of similarity at which git takes the file of the same name without looking at any other: its
"basename" step, halfway between its 50 % limit and identity, since git 2.31."""


class Gone:
    """The files that a commit lacks and its parent has: all that its new files can have been renamed from."""

    def __init__(self, versions: Iterable[tuple[str, Version]]) -> None:
        self.versions: Mapping[str, Version] = {
            path: version for path, version in versions if version.kind == FILE
        }

    @cached_property
    def _by_blob(self) -> Mapping[str, Sequence[str]]:
        return _grouped((version.blob, path) for path, version in self.versions.items())

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[str]]:
        return _grouped((_name(path), path) for path in self.versions)

    def surely(self, path: str, blob: str, guess: Guess | None) -> str:
        """What blame takes a new file to be renamed from, if anything; empty where only git can tell.

        ``git log`` gives each old file to one new file alone, blame asks for each new file by itself: so what
        ``git log`` says is only a guess.
        """
        if len(self.versions) == 1:
            return next(iter(self.versions))
        same = self._by_blob.get(blob, ())
        if len(same) > 1:
            same = [candidate for candidate in same if _name(candidate) == _name(path)]
            return same[0] if len(same) == 1 else ""
        if same:
            return same[0]
        if guess is None or guess.score < SURE or _name(guess.path) != _name(path):
            return ""
        return guess.path if self._by_name.get(_name(path)) == [guess.path] else ""


@dataclass(frozen=True, slots=True)
class Guess:
    """What ``git log -M`` says that a file was before its first parent lost it."""

    path: str
    score: int


@dataclass(frozen=True, slots=True, eq=False)
class Birth:
    """What there is to know about a file that at least one parent does not have."""

    parents: tuple[str, ...]
    """The real ones."""
    gone: tuple[Gone | None, ...]
    """By parent; None where the parent has the file."""
    guess: Guess | None


@dataclass(slots=True, eq=False)
class Version:
    """What a path holds from one commit until another changes it. Whoever only changes its mode does not."""

    commit: str
    path: str
    blob: str
    kind: str
    parents: tuple[Version | None, ...]
    """Of each parent of the commit the version that it holds at this path, or None."""
    birth: Birth | None = None


FILE = "100"
"""How the mode of a regular file begins. What was a link, say, is no earlier version of a file to blame."""


def link(rows: list[Row], before: Mapping[str, State[Version]] | None = None) -> Mapping[str, Version]:
    """The version of each path at the first of these commits; all earlier ones hang on to it.

    Takes children before parents, and empties the list as it goes: there is no room for both. ``before`` has
    the state at each commit that is a parent but not among them. Raises UnsureError where that is not enough.
    """
    children = Counter(parent for row in rows for parent in row.parents)
    live = dict(before or {})
    children.update(list(live))  # whoever gave us a state may need it again
    state: State[Version] = State()
    while rows:
        row = rows.pop()
        held = [live[parent] for parent in row.parents]
        state = _after(row, held, is_last=children[row.parents[0]] == 1 if held else False)
        for parent in row.parents:
            children[parent] -= 1
            if not children[parent]:
                del live[parent]
        live[row.id] = state
    return dict(state.items())


def _after(row: Row, held: Sequence[State[Version]], *, is_last: bool) -> State[Version]:
    lost = [entry.old_path or entry.path for entry in row.entries if entry.status in "DR"]
    gone = Gone((path, version) for path in lost if (version := held[0].get(path)))
    made = [
        (entry, _version(row, entry, [state.get(entry.path) for state in held]))
        for entry in row.entries
        if entry.status != "D"
    ]
    state = (held[0] if is_last else held[0].copy()) if held else State()
    for path in lost:
        state.drop(path)
    for entry, version in made:
        state.put(entry.path, version)
    _explain(row, made, (gone, *(theirs for theirs in held[1:])), state)
    return state


def _version(row: Row, entry: Entry, held: Iterable[Version | None]) -> Version:
    """Of a parent that holds the same, as blame has it; else a new one."""
    kind = entry.mode[:3]
    parents = tuple(version if version and version.kind == kind else None for version in held)
    for version in parents:
        if version and version.blob == entry.blob:
            return version
    return Version(row.id, entry.path, entry.blob, kind, parents)


def _explain(
    row: Row,
    made: Iterable[tuple[Entry, Version]],
    parents: tuple[Gone | State[Version], ...],
    state: State[Version],
) -> None:
    """Give each new version that a parent lacks what is known about its birth."""
    known: dict[int, Gone] = {}
    for entry, version in made:
        if version.commit != row.id or version.kind != FILE or None not in version.parents:
            continue
        gone: list[Gone | None] = []
        for number, (theirs, parent) in enumerate(zip(version.parents, parents, strict=False)):
            if theirs is None and number not in known:
                known[number] = parent if isinstance(parent, Gone) else Gone(parent.beyond(state))
            gone.append(known[number] if theirs is None else None)
        guess = Guess(entry.old_path, entry.score) if entry.status == "R" else None
        version.birth = Birth(row.parents, tuple(gone), guess)


def _grouped(pairs: Iterable[tuple[str, str]]) -> Mapping[str, Sequence[str]]:
    groups: dict[str, list[str]] = {}
    for key, path in pairs:
        groups.setdefault(key, []).append(path)
    return groups


def _name(path: str) -> str:
    return path.rpartition("/")[2]
