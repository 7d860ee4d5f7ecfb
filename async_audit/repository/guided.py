"""``git blame`` told where to look: the same answer without walking through all of history for every file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from async_audit.errors import RepositoryError
from async_audit.facts import Run
from async_audit.repository.blame import Answer, Blamer, Found, blamer, joined, several
from async_audit.repository.objects import Objects
from async_audit.repository.runner import Git
from async_audit.repository.trail import CrossedError, Trail, trail
from async_audit.repository.versions import Version

TRIES = 8
"""How often blame may surprise us with a name before it walks alone; each time costs less than that walk."""


class Guided:
    """The engine that asks each file's own history only.

    It trusts nothing that it cannot check: where blame goes where the versions did not send it, or where one
    file's past crosses itself, blame walks alone.
    """

    def __init__(
        self, reading: Git, objects: Objects, versions: Mapping[str, Version], ignore_revs: Iterable[str]
    ) -> None:
        """``versions`` are those at the commit that will be asked about."""
        self._reading = reading
        self._objects = objects
        self._versions = versions
        self._ignore_revs = tuple(ignore_revs)
        self.walked_alone: dict[str, str] = {}
        """Files for which blame had to walk by itself, and why."""

    def attribute(self, commit: str, paths: Sequence[str]) -> Iterator[Answer]:
        """See Engine."""
        with blamer(self._reading, self._ignore_revs) as git_blame:
            yield from several(self._reading, partial(self._answer, git_blame, commit), paths)

    def _answer(self, git_blame: Blamer, commit: str, path: str) -> Answer:
        version = self._versions.get(path)
        try:
            if version is not None:
                return self._followed(git_blame, version)
            why = "no version of it is known"
        except CrossedError:
            why = "two of its former names meet in one commit"
        except RepositoryError as error:
            why = str(error)
        self.walked_alone[path] = why
        return git_blame.answer(commit, path)

    def _followed(self, git_blame: Blamer, version: Version) -> Answer:
        arrivals: dict[str, str] = {}
        for _ in range(TRIES):
            way = trail(version, arrivals)
            if way.is_single:
                return self._whole(version)
            found = _led(git_blame, version, way)
            surprises = {(entry.run.commit, entry.path) for entry in found} - way.rests
            if not surprises:
                return joined(entry.run for entry in found)
            for commit, path in surprises:
                if commit not in way.ends or arrivals.setdefault(commit, path) != path:
                    raise CrossedError(commit)
        raise CrossedError(version.commit)

    def _whole(self, version: Version) -> Answer:
        """All lines of a file that nobody changed since it was made: nothing that blame needs to be asked."""
        content = self._objects.read(version.blob, version.path)
        lines = content.count(b"\n") + (not content.endswith(b"\n") and content != b"")
        return (Run(1, lines, version.commit),) if lines else ()


def _led(git_blame: Blamer, version: Version, way: Trail) -> list[Found]:
    handle, name = tempfile.mkstemp(dir=git_blame.scratch)
    with os.fdopen(handle, "w", encoding="ascii", newline="\n") as file:
        file.write(way.text())
    try:
        return git_blame.found(version.commit, version.path, "-S", name)
    finally:
        Path(name).unlink()
