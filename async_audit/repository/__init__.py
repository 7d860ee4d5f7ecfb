"""Git and disk, turned into facts; the only room that starts a process."""

from __future__ import annotations

import os
from pathlib import Path

from async_audit.errors import RepositoryError
from async_audit.facts import Description
from async_audit.inert import inert
from async_audit.repository import review
from async_audit.repository.place import Place, find
from async_audit.repository.snapshot import RepositorySnapshot

__all__ = ["Place", "RepositorySnapshot", "find", "open_snapshot"]


def open_snapshot(
    place: Place,
    *,
    revision: str = "",
    staged: bool = False,
    base: str = "",
    description: str | Path | Description = "",
    uncommitted: bool = False,
) -> RepositorySnapshot:
    """The repository at ``revision`` (default: what is checked out), its index, or a branch since ``base``.

    ``uncommitted`` looks at the work tree as it is, where there is one and no revision is named.

    ``description`` is what the branch is to be merged with, the title and text of its pull request, say; as a
    path the file with the message that is to be committed with the index.
    Raises UsageError for a revision that does not exist, RepositoryError where nothing was committed yet.
    """
    named = place.resolve(revision) if revision else ""
    index = review.Staged(place, named) if staged else None
    commit = index.commit if index else named or place.head()
    is_work_tree = uncommitted and not revision and place.work_tree is not None
    if not commit and not (staged or is_work_tree):
        where = inert(os.fspath(place.work_tree or place.git_dir))
        raise RepositoryError(f"{where}: no commits yet; commit something first")
    if isinstance(description, Path):
        from async_audit.repository.message import as_committed

        description = Description(as_committed(place, description), file=os.fspath(description))
    told = Description(description) if isinstance(description, str) else description
    since = place.resolve(base) if base else ""
    if is_work_tree:
        from async_audit.repository.work_tree import WorkTree

        return WorkTree(place, commit, message=told)
    return RepositorySnapshot(place, commit, staged=index, base=since, message=told)
