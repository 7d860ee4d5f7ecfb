"""What stands at one commit, or in its index, without any history: files, their contents, searches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from functools import cached_property
from typing import TYPE_CHECKING

from async_audit.errors import MissingObjectError
from async_audit.facts import Author, Branch, Change, Description, File, Line, Module, Touch
from async_audit.inert import inert
from async_audit.repository import history, tree
from async_audit.repository.index import Index
from async_audit.repository.objects import Objects
from async_audit.repository.place import Place
from async_audit.repository.shelves import Shelves

if TYPE_CHECKING:
    from async_audit.repository.cache import Cache
    from async_audit.repository.contents import Contents
    from async_audit.repository.review import Staged


class Standing:
    """The half of a Snapshot that needs no history."""

    def __init__(
        self, place: Place, commit: str, *, staged: Staged | None, base: str, message: Description
    ) -> None:
        """``staged`` looks at the index over ``commit``; ``base`` asks about the change since that commit.

        ``message`` describes that change as a whole, empty where nobody knows more than its commits say.
        """
        self.place = place
        self.commit = commit
        self._staged = staged
        self._base = base
        self._message = message
        self._objects = Objects(place.reading)
        mailmap = f"mailmap.blob={commit}:.mailmap"  # of the audited commit, whatever is checked out
        self._git = place.reading.with_options("-c", mailmap) if commit else place.reading
        self._exclude: tuple[str, ...] = ()

    @cached_property
    def now(self) -> datetime:
        """See Snapshot."""
        if not self.commit:
            return datetime.fromtimestamp(0, timezone.utc)
        if self._staged and self._staged.now:
            return self._staged.now
        # not 'git show -s': it compares a first commit, say, with nothing before it prints the date
        told = self._git.text("rev-list", "-1", "--format=%cd", "--date=raw", self.commit)
        return history.moment(told.split("\n")[1])

    @cached_property
    def files(self) -> Mapping[str, File]:
        """See Snapshot."""
        if staged := self._staged:
            shelves = Shelves(self._objects, self.commit, staged)
            return Index(self.place.asking, self._touched, self._exclude, shelves)
        return tree.at_commit(self.place.reading, self.commit, self._exclude)

    def _touched(self) -> Iterator[str]:
        """Paths of the change under review; whoever knows of one says so."""
        return iter(())

    def person(self, author: Author) -> Author:
        """See Snapshot. Nobody here knows more than the commit says."""
        return author

    @cached_property
    def modules(self) -> Sequence[Module]:
        """See Snapshot."""
        from async_audit.repository.modules import modules

        return modules(self.files.values())

    def read(self, path: str, limit: int = 1 << 20) -> bytes:
        """See Snapshot."""
        file = self.files.get(path)
        if file is None:
            raise MissingObjectError(f"{inert(path)}: no such file in this tree")
        return self._objects.read(file.blob, path, limit)

    def before_and_after(
        self, change: Change, touch: Touch, limit: int = 1 << 20
    ) -> tuple[bytes | None, bytes | None]:
        """See Snapshot."""
        return self._contents.before_and_after(change, touch, limit)

    def grep(self, pattern: str) -> Iterator[Line]:
        """See Snapshot."""
        from async_audit.repository.grep import grep

        if self._staged:
            return grep(self.place.asking, pattern, "")
        return grep(self.place.reading, pattern, self.commit)

    def naming(
        self, words: Iterable[str], commit: str = "", paths: Sequence[str] = ()
    ) -> Mapping[str, Sequence[Line]]:
        """See Snapshot."""
        from async_audit.repository import naming

        if commit:
            return naming.remembered(self._git, self._cache, words, commit)
        git, at = (self.place.asking, "") if self._staged else (self.place.reading, self.commit)
        is_few = len(paths) <= naming.MOST_PATHS and len(paths) * len(self.files) <= naming.MOST_COMPARED
        return naming.naming(git, words, at, paths if is_few else ())

    def branches(self, folders: Sequence[str], days: int) -> Sequence[Branch]:
        """See Snapshot."""
        from async_audit.repository.branches import branches

        return branches(self.place, folders, self.now - timedelta(days=days), self.commit)

    def subjects(self, commits: Iterable[str]) -> Mapping[str, str]:
        """Commit -> the first line of its message."""
        from async_audit.repository.subjects import subjects

        return subjects(self._git, commits)

    @cached_property
    def _cache(self) -> Cache:
        return self.place.cache

    @cached_property
    def _contents(self) -> Contents:
        from async_audit.repository.contents import Contents

        staged = self.files if self._staged else {}
        return Contents(self._git, self._objects, self.commit, self._base, staged)
