"""Which of today's files a commit worked on, by whatever names they had then."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from async_audit.facts import Commit

_NONE: Mapping[str, str] = {}


def own_work(commits: Sequence[Commit], paths: Collection[str]) -> Iterator[tuple[Commit, frozenset[str]]]:
    """Each non-merge commit with the ``paths`` that it touched. Children come before parents.

    A rename holds for what came before it on its own line of history, so that a path that somebody added
    again, or that two joined histories both have, keeps its own work. A side branch that does not know of a
    rename yet is told of it, where its path is nobody else's.
    """
    anywhere = _renames(commits, paths)
    ahead: dict[str, Mapping[str, str]] = {}  # commit -> old path -> today's path, as its children know it
    for commit in commits:
        later = ahead.pop(commit.id, _NONE)
        touched = set()
        moved = {}
        for touch in commit.touched:
            path = later.get(touch.path) or (touch.path if touch.path in paths else anywhere.get(touch.path))
            if path is not None:
                touched.add(path)
                if touch.status == "R":
                    moved[touch.old_path] = path
        for parent in commit.parents:
            # a merge is compared with its first parent: only there the file had the old name
            names = {**later, **moved} if moved and parent == commit.parents[0] else later
            others = ahead.get(parent, names)
            ahead[parent] = names if others is names else {**names, **others}
        if not commit.is_merge:
            yield commit, frozenset(touched)


def _renames(commits: Sequence[Commit], paths: Collection[str]) -> Mapping[str, str]:
    """Today's path of every path that was renamed anywhere; the newest rename wins."""
    today: dict[str, str] = {}
    for commit in commits:
        for touch in commit.touched:
            if touch.status == "R":
                path = touch.path if touch.path in paths else today.get(touch.path)
                if path is not None:
                    today.setdefault(touch.old_path, path)
    return today
