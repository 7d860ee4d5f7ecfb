"""Where ``git blame`` has to look for the lines of one file, in the words of its option ``-S``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from async_audit.repository.versions import Version

Rest = tuple[str, str]
"""A commit that may have written a line, and the path of the file at that time."""


class CrossedError(Exception):
    """Two paths of one file's past lead through the same commit: there is one line for it, and two are needed."""


@dataclass(slots=True)
class Trail:
    """The ancestry that blame is to believe in while it looks at one file."""

    lines: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What each commit's parents are taken to be."""
    rests: set[Rest] = field(default_factory=set)
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


Names = Callable[[Version, int], "str | None"]
"""What a version was called in the parent of that number, which lacks its path: empty if there was no such file
that it can have been renamed from, None where only blame knows."""


def seen(arrivals: Mapping[str, str]) -> Names:
    """Names as far as they follow from the versions, from where blame was seen to arrive, and from a good guess.

    A guess that is wrong shows: blame then ends at a path that is not of this file.
    """

    def name(version: Version, number: int) -> str | None:
        birth = version.birth
        assert birth is not None
        guess = None if number else birth.guess
        sure = sure_name(version, number)
        return arrivals.get(birth.parents[number], guess.path if guess else None) if sure is None else sure

    return name


def sure_name(version: Version, number: int) -> str | None:
    """The name that follows from the versions."""
    birth = version.birth
    assert birth is not None
    gone = birth.gone[number]
    if not gone or not gone.versions:
        return ""
    return gone.surely(version.path, version.blob, None if number else birth.guess) or None


def nowhere(_rest: Rest) -> bool:
    """Nothing is known of any version."""
    return False


def trail(last: Version, names: Names, stops: Callable[[Rest], bool] = nowhere) -> Trail:
    """From the last version of a file back to all that it came from, or to those whose answer is known.

    Where every parent holds the file, blame may jump from version to version. Where one does not, blame itself
    decides between that parent's files: it gets the real parent, and that parent a line to the version it
    holds. Where the name is not known blame has to stop, so that it is seen.
    """
    found = Trail()
    waiting = [last]
    while waiting:
        version = waiting.pop()
        if (version.commit, version.path) in found.rests:
            continue
        found.rests.add((version.commit, version.path))
        if version is not last and stops((version.commit, version.path)):
            found.put(version.commit, ())
            continue
        parents = []
        for number, held in enumerate(version.parents):
            if held:
                parents.append(held.commit)
                waiting.append(held)
            elif (name := names(version, number)) != "":
                parents.append(_real_parent(found, version, number, name, waiting))
        found.put(version.commit, tuple(dict.fromkeys(parents)))
    return found


def _real_parent(
    found: Trail, version: Version, number: int, name: str | None, waiting: list[Version]
) -> str:
    birth = version.birth
    assert birth is not None
    parent, gone = birth.parents[number], birth.gone[number]
    if name is None:
        found.ends.add(parent)
        found.put(parent, ())
    elif gone is None or (held := gone.versions.get(name)) is None:
        raise CrossedError(parent)
    else:
        waiting.append(held)
        if held.commit != parent:
            found.put(parent, (held.commit,))
    return parent
