"""One file of a work tree as it is and as it would be: shown first, then written."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from dataclasses import dataclass

from async_audit.errors import UsageError
from async_audit.inert import inert
from async_audit.repository import writing
from async_audit.repository.place import Place


@dataclass(frozen=True, slots=True)
class Edit:
    """What a file would become."""

    path: str
    """Below the top of the work tree."""
    before: bytes | None
    """None for a file that is not there yet."""
    after: bytes | None
    """None for a file that goes."""
    is_script: bool = False
    """Whether a new file is to be one that can be run."""

    def diff(self) -> Iterator[str]:
        """A unified diff, line by line; nothing in it acts on a terminal."""
        old, new = (_lines(side or b"") for side in (self.before, self.after))
        source = "/dev/null" if self.before is None else f"a/{self.path}"
        target = "/dev/null" if self.after is None else f"b/{self.path}"
        for line in difflib.unified_diff(old, new, source, target, lineterm=""):
            yield inert(line.expandtabs(4))

    def write(self, place: Place) -> None:
        """Write it, whole or not at all.

        Raises UsageError where the file is no longer what the diff was made from.
        """
        if current(place, self.path) != self.before:
            raise UsageError(f"{inert(self.path)}: changed while you read; run it again")
        if self.after is None:
            writing.remove(place, self.path)
        elif self.before is None:
            writing.create(place, self.path, self.after, 0o777 if self.is_script else 0o666)
        else:
            writing.replace(place, self.path, self.after)


def current(place: Place, path: str) -> bytes | None:
    """What the work tree holds at ``path``, None where there is nothing.

    Raises UsageError where it is no file of the tree's own.
    """
    top = place.work_tree
    return writing.read(place, path) if top is None or os.path.lexists(top / path) else None


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8", "surrogateescape").splitlines()
