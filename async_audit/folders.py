"""Files right in a few folders, without a list of all others where nobody has made one."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping

from async_audit.facts import File


class Shelved(Mapping[str, File]):
    """Files by path, sorted, that need not all be listed to know those of a few folders."""

    @abstractmethod
    def right_in(self, folders: Iterable[str]) -> Iterable[str]:
        """See ``right_in`` of this room."""


def right_in(files: Mapping[str, File], folders: Iterable[str]) -> Iterable[str]:
    """Paths of files right in these folders (empty for the top), sorted; letters of either case are the same."""
    if isinstance(files, Shelved):
        return files.right_in(folders)
    wanted = {folder.lower() for folder in folders}
    return (path for path in files if path.rpartition("/")[0].lower() in wanted)
