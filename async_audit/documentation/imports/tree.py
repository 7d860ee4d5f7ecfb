"""The files of one language that an import may mean, found by the end of their path."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property

from async_audit.errors import MissingObjectError

_MANIFEST = 1 << 18
"""Bytes of a manifest that are read."""


class Tree:
    """The production code of one language, and the manifests beside it."""

    def __init__(
        self, code: Iterable[str], paths: Collection[str], read: Callable[[str, int], bytes]
    ) -> None:
        """``code`` is what may be imported, ``paths`` every path of the tree, sorted."""
        self.code = frozenset(code)
        self._paths = paths
        self._read = read

    def manifests(self, name: str) -> Iterator[tuple[str, str]]:
        """Directory, empty for the top, and text of each file called ``name``."""
        for path in self._paths:
            if path == name or path.endswith(f"/{name}"):
                try:
                    yield posixpath.dirname(path), self._read(path, _MANIFEST).decode("utf-8", "replace")
                except MissingObjectError:
                    continue

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        for path in sorted(self.code):
            found[posixpath.basename(path)].append(path)
        return dict(found)

    def first(self, candidates: Iterable[str]) -> str:
        """The first of these that there is; empty if none is."""
        return next((path for path in candidates if path in self.code), "")

    def ending(self, tail: str, near: str) -> str:
        """The one path that ends with the path ``tail``; of several the one nearest to ``near``, if one is.

        Empty where it is not sure which.
        """
        name = posixpath.basename(tail)
        found = [path for path in self._by_name.get(name, ()) if path == tail or path.endswith(f"/{tail}")]
        if len(found) < 2:
            return found[0] if found else ""
        shared = [len(posixpath.commonprefix([path.split("/"), near.split("/")])) for path in found]
        best = max(shared)
        return found[shared.index(best)] if shared.count(best) == 1 else ""

    @cached_property
    def by_directory(self) -> dict[str, list[str]]:
        """Directory, empty for the top -> the code in it, sorted."""
        found = defaultdict(list)
        for path in sorted(self.code):
            found[posixpath.dirname(path)].append(path)
        return dict(found)


def joined(path: str, relative: str) -> str:
    """What ``relative`` names, seen from the directory of the file at ``path``."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), relative))
