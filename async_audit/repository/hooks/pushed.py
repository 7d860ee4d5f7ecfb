"""What a push brings, from what git tells its hook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from async_audit.errors import RepositoryError
from async_audit.repository.place import Place

_NOTHING = "0" * 40
"""What git writes for a ref that one side does not have."""


@dataclass(frozen=True, slots=True)
class Range:
    """The commits that one ref brings."""

    since: str
    """The commit that the other side has; empty where it has none of this history."""
    until: str


def ranges(place: Place, remote: str, told: str) -> Iterator[Range]:
    """A range for each ref that brings something; ``told`` has a line for each, as in githooks(5).

    A new branch begins where it left what ``remote`` is known to have, and so does one whose old tip is not in
    this clone. Deleted refs bring nothing. Where nothing was told, a hook before ours has read it, or nothing is
    pushed: then it is what is checked out.
    """
    for line in told.splitlines() or [f"HEAD {place.head()} HEAD {_NOTHING}"]:
        words = line.split(" ")
        if len(words) != 4 or not words[1].strip("0"):
            continue
        tip, theirs = place.commit(words[1]), words[3]
        if not tip:
            continue  # a tag of something that is no commit
        if theirs.strip("0") and (old := place.commit(theirs)):
            found = Range(old, tip)
        else:
            found = _new(place, remote, tip)
        if found.since != found.until:
            yield found


def _new(place: Place, remote: str, tip: str) -> Range:
    """What ``remote`` has not, as pre-commit tells it: the parent of the oldest commit that is new to it."""
    unknown = ("rev-list", "--topo-order", "--reverse", tip, "--not", f"--remotes={remote}")
    oldest = place.asking.text(*unknown, "--").partition("\n")[0]
    return Range(place.commit(f"{oldest}^") if oldest else tip, tip)


def beginning(place: Place, remote: str, since: str, until: str) -> str:
    """Where a push begins that brings ``since..until``: what came in from the default branch is not its own.

    After a rebase, or a merge of that branch, ``since`` is where the branch was, and lies before what others
    have landed in the meantime.
    """
    landed = _fork(place, f"refs/remotes/{remote}/HEAD", until)
    known = _fork(place, since, until) or since
    if landed and not place.asking.succeeds("merge-base", "--is-ancestor", landed, known):
        return landed
    return since


def _fork(place: Place, one: str, other: str) -> str:
    try:
        return place.asking.text("merge-base", one, other).split("\n")[0]
    except RepositoryError:
        return ""  # there is no such ref, or nothing in common
