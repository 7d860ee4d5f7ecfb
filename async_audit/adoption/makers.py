"""Who made a change of the main line: of a merge, not who pressed the button."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from async_audit.facts import Author, Change, Commit


def makers(changes: Sequence[Change], commits: Iterable[Commit]) -> Mapping[str, frozenset[Author]]:
    """Commit id of each change -> authors and co-authors of the commits that it brought.

    ``changes`` are changes of the main line, newest first; ``commits`` all history. What a merge brought after a
    change that is not among them counts for it too.
    """
    by_id = {commit.id: commit for commit in commits}
    line = [by_id[change.commit] for change in reversed(changes)]
    seen: set[str] = set()
    if any(commit.is_merge for commit in line):  # else nobody else brought anything
        list(_unseen(line[0].parents[:1], by_id, seen))
    found: dict[str, frozenset[Author]] = {}
    for commit in line:
        brought = [commit]
        if commit.is_merge:
            brought = [one for one in _unseen([commit.id], by_id, seen) if not one.is_merge] or [commit]
        seen.add(commit.id)
        found[commit.id] = frozenset(
            author for one in brought for author in (one.author, *one.co_authors) if not author.is_bot
        )
    return found


def _unseen(start: Collection[str], by_id: Mapping[str, Commit], seen: set[str]) -> Iterator[Commit]:
    """Commits that are reached from ``start`` and were not seen before."""
    waiting = [name for name in start if name not in seen]
    seen.update(waiting)
    while waiting:
        commit = by_id.get(waiting.pop())
        if commit is None:
            continue
        yield commit
        new = [parent for parent in commit.parents if parent not in seen]
        seen.update(new)
        waiting += new
