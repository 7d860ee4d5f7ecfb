"""Files right in a few folders of the index, from the commit under it and what is staged: no index is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from async_audit.errors import MissingObjectError
from async_audit.repository.objects import Objects
from async_audit.repository.review import Staged

_TREE = "40000"


class _Row(NamedTuple):
    """One entry of a tree."""

    mode: str
    name: str
    blob: str


class Shelves:
    """What of an index follows from a commit and what is staged over it; the rest only the index knows."""

    def __init__(self, objects: Objects, commit: str, staged: Staged) -> None:
        """``staged`` over ``commit``, which is empty where nothing was committed yet."""
        self._objects = objects
        self._commit = commit
        self._staged = staged
        self._read: dict[str, tuple[_Row, ...]] = {}

    @cached_property
    def headers(self) -> Mapping[str, str]:
        """Of each path that is staged: mode, blob and stage; none at all where paths are in conflict."""
        return self._staged.headers

    def right_in(self, folders: Iterable[str]) -> Mapping[str, str] | None:
        """The same of every path right in ``folders``, in letters of either case; None where the index has to tell."""
        if not self.headers:
            return None
        wanted = {folder.lower() for folder in folders}
        try:
            found = {path: header for folder in wanted for path, header in self._committed(folder)}
        except MissingObjectError:  # a clone without all trees
            return None
        for path in self._staged.gone:
            found.pop(path, None)
        near = (one for one in self.headers.items() if one[0].rpartition("/")[0].lower() in wanted)
        return found | dict(near)

    def _committed(self, folder: str) -> Iterator[tuple[str, str]]:
        for path, tree in self._places(folder) if self._commit else ():
            for row in self._rows(tree):
                if row.mode != _TREE:
                    yield f"{path}/{row.name}" if path else row.name, f"{row.mode} {row.blob} 0"

    def _places(self, folder: str) -> Iterator[tuple[str, str]]:
        """The paths in the commit that are ``folder`` but for the case of letters, with their trees."""
        if not folder:
            yield "", f"{self._commit}^{{tree}}"
            return
        above, _, name = folder.rpartition("/")
        for path, tree in self._places(above):
            for row in self._rows(tree):
                if row.mode == _TREE and row.name.lower() == name:
                    yield f"{path}/{row.name}" if path else row.name, row.blob

    def _rows(self, tree: str) -> tuple[_Row, ...]:
        if tree not in self._read:
            self._read[tree] = tuple(_rows(self._objects.read(tree, tree), len(self._commit) // 2))
        return self._read[tree]


def _rows(content: bytes, width: int) -> Iterator[_Row]:
    """Parse a tree object whose ids have ``width`` bytes."""
    at = 0
    while at < len(content):
        space, end = content.index(b" ", at), content.index(b"\0", at)
        mode, name = (
            content[at:space].decode("ascii"),
            content[space + 1 : end].decode("utf-8", "surrogateescape"),
        )
        at = end + 1 + width
        yield _Row(mode, name, content[end + 1 : at].hex())
