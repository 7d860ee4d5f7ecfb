"""The index as files, asked for no more than somebody wants to know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from async_audit.facts import File
from async_audit.folders import Shelved
from async_audit.repository import tree
from async_audit.repository.runner import Git
from async_audit.repository.shelves import Shelves
from async_audit.repository.tree import Entry

_MOST_QUESTIONS = 8
"""Directories about whose attributes git is asked one by one; then about all that is left."""
_MOST_ALIKE = 2000
"""Files of one ending about whose attributes git is asked at once: that costs as much as three questions."""
_MOST_ASKED = 200
"""Paths that git is asked about by name; a command line has an end, and with more the whole index is as cheap."""
_MOST_FOLDERS = 50
"""Folders that git is asked about by name; each is held against every path of the index."""


class Index(Shelved):
    """Every entry of the index by path, sorted; of a conflict our side.

    A hook has no time for all of a large repository: files that the change touches are known without a list of
    the others, and what a file is for is found out when somebody asks about that file.
    """

    def __init__(
        self,
        asking: Git,
        touched: Callable[[], Iterable[str]],
        exclude: Sequence[str],
        shelves: Shelves | None = None,
    ) -> None:
        """``touched`` gives the paths of the change; ``exclude`` holds patterns as in .gitignore.

        ``shelves`` know a part of the index without reading it.
        """
        self._asking = asking
        self._paths_of_change = touched
        self._exclude = exclude
        self._known = shelves
        self._files: dict[str, File] = {}
        self._attributes: dict[str, Mapping[str, str]] = {}
        self._questions = 0
        self._shelves: dict[str, Mapping[str, str]] = {}
        """By folder what is right in it, of those that somebody asked about."""
        # the files of the change are what is asked about first
        few = sorted(self._touched)[: _MOST_ASKED + 1]
        self._foreseen = tree.asked_attributes(asking, few) if 0 < len(few) <= _MOST_ASKED else None

    def __getitem__(self, path: str) -> File:
        found = self._files.get(path)
        if found is None:
            found = self._files[path] = self._file(self._entry(path))
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def right_in(self, folders: Iterable[str]) -> Iterable[str]:
        """See ``folders.right_in``."""
        wanted = sorted(set(folders))
        if self._is_listed or len(wanted) > _MOST_FOLDERS:
            lower = {folder.lower() for folder in wanted}
            return [path for path in self._entries if path.rpartition("/")[0].lower() in lower]
        shelved = self._known.right_in(wanted) if self._known else None
        if shelved is None:
            shelved = _headers(self._asking, [_right_in(folder) for folder in wanted], is_literal=False)
        self._shelves |= {folder: {} for folder in wanted}
        found: dict[str, dict[str, str]] = {}
        for path, header in shelved.items():
            found.setdefault(path.rpartition("/")[0], {})[path] = header
        self._shelves |= found
        return sorted(shelved)

    @cached_property
    def _touched(self) -> frozenset[str]:
        return frozenset(self._paths_of_change())

    @cached_property
    def _near(self) -> Mapping[str, str]:
        """The touched ones, without a list of all."""
        known = self._known.headers if self._known else {}
        return known or (_headers(self._asking, sorted(self._touched)) if self._touched else {})

    @cached_property
    def _entries(self) -> Mapping[str, str]:
        found = _headers(self._asking)
        return {path: found[path] for path in sorted(found)}  # git sorts bytes, not characters

    @property
    def _is_listed(self) -> bool:
        return "_entries" in self.__dict__

    def _entry(self, path: str) -> Entry:
        mode, blob, _ = self._beside(path)[path].split(" ")
        return Entry(mode, blob, path)

    def _beside(self, path: str) -> Mapping[str, str]:
        """Entries among which that of ``path`` is, if there is one: as few as are known."""
        if self._is_listed:
            return self._entries
        if len(self._touched) <= _MOST_ASKED and path in self._touched:
            return self._near
        shelf = self._shelves.get(path.rpartition("/")[0])
        return self._entries if shelf is None else shelf

    def _file(self, entry: Entry) -> File:
        if entry.path not in self._attributes:
            self._ask_attributes(entry.path)
        return tree.file_of(
            entry, self._attributes.get(entry.path, {}), is_excluded=self._excludes(entry.path)
        )

    def _ask_attributes(self, path: str) -> None:
        """Of this file and of others that will be asked about next; each question to git costs a process."""
        if self._is_listed and not tree.has_attributes(self._entries):
            batch: Iterable[str] = self._entries
            told: Mapping[str, Mapping[str, str]] = {}
        elif self._foreseen and path in self._touched:
            batch, told = self._touched, self._foreseen()
        else:
            batch = self._touched if path in self._touched else self._around(path)
            told = tree.attributes(self._asking, batch)
        self._attributes |= {one: told.get(one, {}) for one in batch}

    def _around(self, path: str) -> Iterable[str]:
        """All that end as ``path`` does: whoever asks about one document asks about the next.

        Of many, those in the directories that the change touches and above, if ``path`` is there; else beside it.
        """
        self._questions += 1
        folder = path.rpartition("/")[0]
        if not self._is_listed and folder in self._shelves:
            return [one for shelf in self._shelves.values() for one in shelf if one not in self._attributes]
        if self._questions > _MOST_QUESTIONS:
            return self._entries
        if len(alike := self._alike(path)) <= _MOST_ALIKE:
            return alike
        folders = self._folders if folder in self._folders else {folder}
        return [one for one in self._entries if one.rpartition("/")[0] in folders]

    def _alike(self, path: str) -> Sequence[str]:
        name = path.rpartition("/")[2]
        stem, dot, extension = name.rpartition(".")
        ending = f".{extension}" if dot and stem else name
        return [one for one in self._entries if one.endswith(ending)]

    @cached_property
    def _folders(self) -> frozenset[str]:
        found = {""}
        for path in self._touched:
            while path:
                path = path.rpartition("/")[0]
                found.add(path)
        return frozenset(found)

    @cached_property
    def _excludes(self) -> Callable[[str], bool]:
        if not self._exclude:
            return lambda _: False
        from pathspec import GitIgnoreSpec

        return GitIgnoreSpec.from_lines(self._exclude).match_file


def _right_in(folder: str) -> str:
    """What git calls all that is right in a folder."""
    escaped = "".join(f"\\{sign}" if sign in "\\*?[" else sign for sign in folder)
    return f":(top,glob,icase){escaped}/*" if folder else ":(top,glob,icase)*"


def _headers(asking: Git, paths: Sequence[str] = (), *, is_literal: bool = True) -> dict[str, str]:
    """``mode blob stage`` of each path, or of these; read at once, since a large index is many lines."""
    if not is_literal:
        asking = asking.with_options("--no-literal-pathspecs")
    told = asking.output("ls-files", "--stage", "-z", "--", *paths).decode("utf-8", "surrogateescape")
    rows = told.split("\0")[:-1]
    width = rows[0].index("\t") if rows else 0
    return {row[width + 1 :]: row[:width] for row in rows if row[width - 1] in "02"}
