"""Where ``git blame`` has to look for the lines of one file, in the words of its option ``-S``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from async_audit.repository.versions import Version


class CrossedError(Exception):
    """Two paths of one file's past lead through the same commit: there is one line for it, and two are needed."""


@dataclass(slots=True)
class Trail:
    """The ancestry that blame is to believe in while it looks at one file."""

    lines: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What each commit's parents are taken to be."""
    rests: set[tuple[str, str]] = field(default_factory=set)
    """The commits that may have written a line, with the path of the file at that time."""
    ends: set[str] = field(default_factory=set)
    """Commits at which blame stops, because only it knows under which name it arrives there."""

    @property
    def is_single(self) -> bool:
        """Whether one commit wrote the whole file."""
        return len(self.lines) == 1

    def text(self) -> str:
        """One line for each commit: its id, and those of its parents."""
        return "".join(f"{' '.join((commit, *parents))}\n" for commit, parents in self.lines.items())

    def put(self, commit: str, parents: tuple[str, ...]) -> None:
        """Give a commit its only line."""
        if self.lines.setdefault(commit, parents) != parents:
            raise CrossedError(commit)


def trail(last: Version, arrivals: Mapping[str, str]) -> Trail:
    """From the last version of a file back to all that it came from.

    Where every parent holds the file, blame may jump from version to version. Where one does not, blame itself
    decides between that parent's files: it gets the real parent, and that parent a line to the version it
    holds. ``arrivals`` are the names under which it was seen to arrive at such parents; where that is not
    known it has to stop, so that it is seen.
    """
    found = Trail()
    waiting = [last]
    while waiting:
        version = waiting.pop()
        if (version.commit, version.path) in found.rests:
            continue
        found.rests.add((version.commit, version.path))
        parents = []
        for number, held in enumerate(version.parents):
            if held:
                parents.append(held.commit)
                waiting.append(held)
            elif real := _real_parent(found, version, number, arrivals, waiting):
                parents.append(real)
        found.put(version.commit, tuple(dict.fromkeys(parents)))
    return found


def _real_parent(
    found: Trail, version: Version, number: int, arrivals: Mapping[str, str], waiting: list[Version]
) -> str:
    """The parent that lacks this path, or nothing when it has no file that could have become it."""
    birth = version.birth
    assert birth is not None
    gone = birth.gone[number]
    if not gone or not gone.versions:
        return ""
    parent = birth.parents[number]
    guess = None if number else birth.guess
    path = gone.surely(version.path, version.blob, guess) or arrivals.get(parent, guess.path if guess else "")
    if not path:
        found.ends.add(parent)
        found.put(parent, ())
    elif (held := gone.versions.get(path)) is None:
        raise CrossedError(parent)
    else:
        waiting.append(held)
        if held.commit != parent:
            found.put(parent, (held.commit,))
    return parent
