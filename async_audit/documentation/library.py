"""The documents of a tree that shall be true today, each read once."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from async_audit.documentation.dead import Ground
from async_audit.documentation.documents import dialect, speaks_of_today
from async_audit.documentation.languages.language import decoded
from async_audit.documentation.markup import page
from async_audit.documentation.pages import Page
from async_audit.errors import MissingObjectError
from async_audit.facts import Departure, File, Kind

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

LARGEST = 4 << 20
"""Bytes of a document that are read; ``Kind.LARGE`` begins there."""
_WRITTEN = (Kind.DOCUMENT, Kind.DATA, Kind.CODE, Kind.TEST, Kind.EXAMPLE)


class Library:
    """Documents by path."""

    def __init__(self, files: Mapping[str, File], read: Callable[[str, int], bytes]) -> None:
        """``read`` gives the first bytes of a file, and raises MissingObjectError."""
        self._files = files
        self._read = read
        self._pages: dict[str, Page | None] = {}
        self.unread: dict[str, str] = {}
        """Documents that this clone lacks, and why."""

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Those that shall be true today, sorted."""
        return tuple(path for path in self._files if self.holds(path))

    def holds(self, path: str) -> bool:
        """Whether the document at ``path`` shall be true today."""
        if not dialect(path) or not speaks_of_today(path):
            return False  # before anybody asks what the file is for: a hook has no time
        file = self._files.get(path)
        return file is not None and file.kind in _WRITTEN

    def page(self, path: str) -> Page | None:
        """The document at ``path``, read; None if it is none, or cannot be read."""
        if path not in self._pages:
            self._pages[path] = self._page(path)
        return self._pages[path]

    def _page(self, path: str) -> Page | None:
        file = self._files.get(path)
        if file is None or file.kind not in _WRITTEN or not dialect(path):
            return None
        try:
            return page(decoded(self._read(path, LARGEST)), dialect(path))
        except MissingObjectError as error:
            self.unread[path] = str(error)
            return None

    def ground(self, departures: Mapping[str, Departure]) -> Ground:
        """What references in these documents are held against."""
        return Ground(self._files, departures, self.page, self._is_ignored)

    def _is_ignored(self, path: str) -> bool:
        return any(
            spec.match_file(path[len(folder) :].lstrip("/"))
            for folder, spec in self._ignoring
            if not folder or path.startswith(f"{folder}/")
        )

    @cached_property
    def _ignoring(self) -> list[tuple[str, GitIgnoreSpec]]:
        from pathspec import GitIgnoreSpec

        found = []
        # by name first: what all other files are for takes a hook longer than the rest
        for path in (path for path in self._files if path.rpartition("/")[2] == ".gitignore"):
            if self._files[path].kind not in (Kind.LINK, Kind.SUBMODULE):
                try:
                    lines = decoded(self._read(path, LARGEST)).splitlines()
                    found.append((posixpath.dirname(path), GitIgnoreSpec.from_lines(lines)))
                except (MissingObjectError, ValueError):  # git passes over a pattern that it cannot read
                    continue
        return found
