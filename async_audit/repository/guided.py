"""``git blame`` told where to look: the same answer without walking through all of history for every file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial

from async_audit.errors import RepositoryError
from async_audit.facts import Run
from async_audit.repository.blame import Answer, Blamer, Found, blamer, joined, several
from async_audit.repository.manner import Manner
from async_audit.repository.objects import Objects
from async_audit.repository.runner import Git
from async_audit.repository.trail import CrossedError, Rest, Trail, seen, sure_name, trail
from async_audit.repository.versions import Version

TRIES = 8
"""How often blame may surprise us with a name before we ask for all of them."""


class ForgottenError(Exception):
    """The answer for an earlier version is wanted, and nobody has it any more."""


Known = Callable[[Rest], "Sequence[Run] | None"]
"""Raises ForgottenError."""


def _nothing(_rest: Rest) -> None:
    """All versions go back to where they were made."""


class Guided:
    """The engine that asks each file's own history only.

    It trusts nothing that it cannot check: where blame goes where the versions did not send it, or where one
    file's past crosses itself, blame walks alone.
    """

    def __init__(
        self,
        reading: Git,
        objects: Objects,
        versions: Mapping[str, Version],
        manner: Manner,
        known: Known | None = None,
    ) -> None:
        """``versions`` are those at the commit that will be asked about.

        ``known`` gives the answer for an earlier version where it is kept, since blame may stop there, and None
        for all others. It is asked from several threads.
        """
        self._reading = reading
        self._objects = objects
        self._versions = versions
        self._manner = manner
        self._known = known or _nothing
        self.walked_alone: dict[str, str] = {}
        """Files for which blame had to walk by itself, and why."""

    def attribute(self, commit: str, paths: Sequence[str]) -> Iterator[Answer]:
        """See Engine."""
        with blamer(self._reading, self._manner) as git_blame:
            yield from several(self._reading, partial(self._answer, git_blame, commit), paths)

    def _answer(self, git_blame: Blamer, commit: str, path: str) -> Answer:
        version = self._versions.get(path)
        try:
            if version is not None:
                answer = self._surprised(git_blame, version)
                return self._followed(git_blame, version) if answer is None else answer
            why = "no version of it is known"
        except CrossedError:
            why = "two of its former names meet in one commit"
        except ForgottenError:
            why = "what it hangs on to is not kept"
        except RepositoryError as error:
            why = str(error)
        self.walked_alone[path] = why
        return git_blame.answer(commit, path)

    def _surprised(self, git_blame: Blamer, version: Version) -> Answer | None:
        """At first blame is led by what is likely, and led again if it was seen to know better."""
        arrivals: dict[str, str] = {}
        with suppress(CrossedError):
            for _ in range(TRIES):
                way = trail(version, seen(arrivals), self._stops)
                found = self._led(git_blame, version, way)
                surprises = {(entry.run.commit, entry.path) for entry in found} - way.rests
                if not surprises:
                    return joined(self._whole(found))
                for commit, path in surprises:
                    if commit not in way.ends or arrivals.setdefault(commit, path) != path:
                        return None
        return None

    def _followed(self, git_blame: Blamer, version: Version) -> Answer:
        """Then it is asked about each single rename that is not sure, and led by the answers."""
        asked: dict[tuple[str, str, int], str] = {}

        def name(born: Version, number: int) -> str:
            sure = sure_name(born, number)
            key = (born.commit, born.path, number)
            if sure is None and key not in asked:
                asked[key] = _asked(git_blame, born, number)
            return asked[key] if sure is None else sure

        way = trail(version, name, self._stops)
        found = self._led(git_blame, version, way)
        if any((entry.run.commit, entry.path) not in way.rests for entry in found):
            raise CrossedError(version.commit)
        return joined(self._whole(found))

    def _stops(self, rest: Rest) -> bool:
        return self._known(rest) is not None

    def _whole(self, found: Iterable[Found]) -> Iterator[Run]:
        """Lines that came from a version whose answer is known are from where that answer has them."""
        for entry in found:
            known = self._known((entry.run.commit, entry.path))
            yield from (entry.run,) if known is None else within(known, entry)

    def _led(self, git_blame: Blamer, version: Version, way: Trail) -> list[Found]:
        if way.is_single:  # nobody changed it since it was made: nothing that blame needs to be asked
            lines = _count(self._objects.read(version.blob, version.path))
            return [Found(Run(1, lines, version.commit), version.path, 1)] if lines else []
        return git_blame.found(version.commit, version.path, way.text())


def _asked(git_blame: Blamer, born: Version, number: int) -> str:
    """What a version was called in one parent, if any of its lines came from there."""
    assert born.birth is not None
    parent = born.birth.parents[number]
    found = git_blame.found(born.commit, born.path, f"{born.commit} {parent}\n{parent}\n")
    return next((entry.path for entry in found if entry.run.commit == parent), "")


def _count(content: bytes) -> int:
    return content.count(b"\n") + (not content.endswith(b"\n") and content != b"")


def within(known: Sequence[Run], entry: Found) -> Iterator[Run]:
    """The runs of an earlier answer that hold the lines of this entry, at the entry's place."""
    at, end = entry.origin, entry.origin + entry.run.lines
    moved = entry.run.first_line - at
    for run in known[bisect_right(known, at, key=lambda run: run.first_line) - 1 :]:
        if at >= end:
            return
        upto = min(end, run.first_line + run.lines)
        yield Run(at + moved, upto - at, run.commit)
        at = upto
