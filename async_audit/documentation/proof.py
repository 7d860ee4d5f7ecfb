"""Finds for each absent name whether the code had it while the document said it, and how it went."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from async_audit.documentation import code_names
from async_audit.documentation.code_names import Named
from async_audit.documentation.library import Library
from async_audit.errors import RepositoryError
from async_audit.facts import Removal, Run
from async_audit.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Lost:
    """A name that documents still say, and how the code lost it."""

    word: str
    said: tuple[Named, ...]
    """Where, by path and line."""
    stood_in: str
    """A file that defined it."""
    removal: Removal | None
    """None where no single commit is known."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found, and how far was looked."""

    lost: tuple[Lost, ...]
    names: int
    """Different names of code that documents say."""
    absent: int
    """Of them those that no text file but documents has."""
    trees: int
    """Older trees that were searched."""
    commits: int
    """Commits that wrote a line with an absent name: each is searched if that is not too much."""
    unread: Mapping[str, str]
    """Such commits whose tree cannot be searched, and why."""


def look(snapshot: Snapshot, library: Library, most_files: int) -> Looked:
    """Search at most about ``most_files`` files of older trees, four trees in any case.

    Raises RepositoryError where history cannot be read.
    """
    said = [
        one
        for path in library.paths
        if (page := library.page(path)) is not None
        for one in code_names.named(path, page)
    ]
    words = {one.word for one in said}
    absent = code_names.absent(words, snapshot.files, snapshot.read)
    by_commit = _by_commit([one for one in said if one.word in absent], snapshot)
    order = _by_time(by_commit, snapshot)
    most = max(4, most_files // max(1, len(snapshot.files)))
    proved, trees, unread = _proved(by_commit, order, most, snapshot)
    removals = snapshot.removals({word: paths for word, (paths, _) in proved.items()})
    lost = [
        Lost(word, tuple(sorted(lines)), paths[0], removals.get(word))
        for word, (paths, lines) in sorted(proved.items())
    ]
    return Looked(tuple(lost), len(words), len(absent), trees, len(by_commit), unread)


def _by_commit(said: Iterable[Named], snapshot: Snapshot) -> dict[str, list[Named]]:
    """The names by the commit that wrote their line."""
    lines = list(said)
    runs = dict(snapshot.runs(sorted({one.path for one in lines})))
    found: defaultdict[str, list[Named]] = defaultdict(list)
    for one in lines:
        if commit := _written_by(runs.get(one.path, ()), one.line):
            found[commit].append(one)
    return dict(found)


def _written_by(runs: Sequence[Run], line: int) -> str:
    at = bisect_right([run.first_line for run in runs], line) - 1
    return runs[at].commit if at >= 0 else ""


def _by_time(commits: Iterable[str], snapshot: Snapshot) -> list[str]:
    """Oldest first."""
    stamps = snapshot.stamps(commits)
    return sorted(stamps, key=lambda commit: (stamps[commit].landed, commit))


_Proved = dict[str, tuple[tuple[str, ...], list[Named]]]
"""Word -> the files that defined it while a document said it, and where it is said."""


def _proved(
    by_commit: Mapping[str, Sequence[Named]], order: Sequence[str], most: int, snapshot: Snapshot
) -> tuple[_Proved, int, Mapping[str, str]]:
    """What is proved, how many trees were searched, and which could not be, with the reason.

    Each tree is that of a commit which wrote a line; of more than ``most`` some are left out at equal distances. A tree
    proves the names of its own line, and of those written since the tree before: they stood there already.
    """
    step = max(1, -(-len(order) // most))
    asked = list(order[::-step][::-1])
    proved: _Proved = {}
    unread: dict[str, str] = {}
    before = 0
    for commit in asked:
        at = order.index(commit) + 1
        waiting = [one for older in order[before:at] for one in by_commit[older]]
        before = at
        try:
            lines = snapshot.naming({one.word for one in waiting}, commit)
        except RepositoryError as error:  # of one tree a content is missing; the others may be whole
            unread[commit] = str(error)
            continue
        for word, found in lines.items():
            if paths := code_names.defining(word, found):
                _, told = proved.setdefault(word, (paths, []))
                told += [one for one in waiting if one.word == word]
    return proved, len(asked) - len(unread), unread
