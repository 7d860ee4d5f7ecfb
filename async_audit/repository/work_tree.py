"""What is checked out, with all that nobody committed yet: for whoever is about to write."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from async_audit.errors import MissingObjectError, UsageError
from async_audit.facts import File
from async_audit.inert import inert
from async_audit.repository import tree, writing
from async_audit.repository.index import Index
from async_audit.repository.snapshot import RepositorySnapshot
from async_audit.repository.tree import Entry


class WorkTree(RepositorySnapshot):
    """A snapshot of the commit that is checked out, but for which files there are and what they hold.

    Files that git ignores are not there; those outside of a sparse checkout are as the index has them.
    """

    @cached_property
    def files(self) -> Mapping[str, File]:
        """See Snapshot."""
        index = Index(self.place.asking, self._touched, self._exclude)
        gone = self._listed("--deleted")
        kept = {path: index[path] for path in index if path not in gone}
        new = [self._entry(path) for path in self._listed("--others", "--exclude-standard")]
        told = tree.attributes(self.place.asking, [one.path for one in new]) if new else {}
        return dict(sorted((kept | tree.files_of(new, told, self._exclude)).items()))

    def read(self, path: str, limit: int = 1 << 20) -> bytes:
        """See Snapshot."""
        file = self.files.get(path)
        if file is None:
            raise MissingObjectError(f"{inert(path)}: no such file in this tree")
        try:
            return writing.read(self.place, path, limit)
        except UsageError as error:  # behind a link, or not checked out
            if not file.blob:
                raise MissingObjectError(str(error)) from None
            return self._objects.read(file.blob, path, limit)

    def _listed(self, *which: str) -> frozenset[str]:
        told = self.place.asking.text("ls-files", "-z", *which).split("\0")[:-1]
        return frozenset(path for path in told if not path.endswith("/"))  # another repository

    def _entry(self, path: str) -> Entry:
        """What nobody ever added: it has no blob yet."""
        assert self.place.work_tree is not None
        is_link = (self.place.work_tree / path).is_symlink()
        return Entry("120000" if is_link else "100644", "", path)
