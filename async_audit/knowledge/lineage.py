"""Which of today's files a commit worked on, by whatever names they had then."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from async_audit.facts import Commit

_Names = Mapping[str, str]
"""Old path -> today's path, as the children of a commit know it."""
_NONE: _Names = {}


def own_work(commits: Sequence[Commit], paths: Collection[str]) -> Iterator[tuple[Commit, Mapping[str, str]]]:
    """Each non-merge commit with the ``paths`` that it touched, and git's letter for what it did to each.

    Children come before parents.

    A rename holds for what came before it on its own line of history, so that a path that somebody added
    again, or that two joined histories both have, keeps its own work. A side branch that does not know of a
    rename yet is told of it, where its path is nobody else's.
    """
    anywhere = _renames(commits, paths)
    ahead: dict[str, _Names] = {}
    for commit in commits:
        later = ahead.pop(commit.id, _NONE)
        is_merge = len(commit.parents) > 1
        touched = {}
        moved = {}
        for path, status, old_path, _, _ in commit.touched:
            if is_merge and status != "R":
                continue
            today = later.get(path) or (path if path in paths else anywhere.get(path))
            if today is not None:
                touched[today] = status
                if status == "R":
                    moved[old_path] = today
        for place, parent in enumerate(commit.parents):
            # a merge is compared with its first parent: only there the file had the old name
            names = {**later, **moved} if moved and place == 0 else later
            others = ahead.get(parent)
            ahead[parent] = names if others is None else _both(names, others)
        if not is_merge:
            yield commit, touched


def _both(names: _Names, others: _Names) -> _Names:
    """What two children know; the one that came first has its way."""
    # half of all commits have two children that know the same, and a thousand names are slow to copy
    return others if names is others or names.keys() <= others.keys() else {**names, **others}


def _renames(commits: Sequence[Commit], paths: Collection[str]) -> Mapping[str, str]:
    """Today's path of every path that was renamed anywhere; the newest rename wins."""
    today: dict[str, str] = {}
    for commit in commits:
        for new_path, status, old_path, _, _ in commit.touched:
            if status == "R":
                path = new_path if new_path in paths else today.get(new_path)
                if path is not None:
                    today.setdefault(old_path, path)
    return today
