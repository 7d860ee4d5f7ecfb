"""Which commit wrote which line of every file at one commit: remembered, or else found out and kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import islice

from async_audit.errors import MissingObjectError, RepositoryError
from async_audit.facts import Run
from async_audit.repository import encoding, heads
from async_audit.repository.blame import Answer, Engine, FileByFile
from async_audit.repository.cache import Cache, key
from async_audit.repository.guided import ForgottenError, Guided
from async_audit.repository.heads import Head
from async_audit.repository.manner import Manner
from async_audit.repository.objects import Objects
from async_audit.repository.runner import Git
from async_audit.repository.states import UnsureError
from async_audit.repository.trail import CrossedError, Rest, sure_name, trail
from async_audit.repository.versions import Version

BATCH = 128
"""Files that are kept at a time: an interrupted run has not worked in vain."""
FEW = 20
"""Files that are blamed sooner than all of history is read: 30 of flask's, 20 of sqlalchemy's, 22 of git's."""
RECENT = 8
"""Commits asked about earlier that are tried as the beginning of this one."""
_BINARY = b""
"""What is kept of a file that has no lines to speak of."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is asked about: the files of one commit, and how git blame is to look at them."""

    commit: str
    blobs: Mapping[str, str]
    """Object id of each regular file in its tree."""
    manner: Manner


@dataclass(frozen=True, slots=True)
class Sources:
    """Whom to ask."""

    git: Git
    objects: Objects
    cache: Cache
    versions: Callable[[], Mapping[str, Version]]
    """Those of the commit asked about, from all of history; raises RepositoryError where that cannot be read."""
    signatures: Callable[[set[str]], Mapping[str, str]]
    """Who signed these commits."""


@dataclass(slots=True)
class _Known:
    """As much as is known of the versions at the commit: more when more is needed."""

    head: Head = field(default_factory=dict)
    versions: Mapping[str, Version] | None = None
    base: Head | None = None
    """The head that the versions hang on to; None where they go all the way back."""
    others: Sequence[Head] = ()
    """Then blame may stop at what is known of these."""


class Attribution:
    """Asks the cache, then git."""

    def __init__(self, sources: Sources, subject: Subject, few: int = FEW) -> None:
        """For up to ``few`` files all of history is not worth reading."""
        self._ask = sources
        self._few = few
        self._subject = subject
        self._ignored = frozenset(subject.manner.ignored)
        self._name_of_manner = key(*sorted(self._ignored)).hex()[:16]
        self._lock = threading.Lock()
        self.signatures: dict[str, str] = {}
        """Who signed each commit that was answered with so far."""
        self.walked_alone: dict[str, str] = {}
        """Files that blame could not be led through, and why."""

    def answers(self, paths: Sequence[str]) -> Iterator[tuple[str, Answer]]:
        """For each text file among these paths, in their order, its runs by line, or why there are none."""
        known = self._remembered or self._derived
        if known is None:
            known = self._linked if len(paths) > self._few else _Known()
        keys = {path: self._key(known.head, path) for path in paths}
        told = self._ask.cache.get("answer", keys.values())
        missing = [path for path in paths if keys[path] not in told and not self._is_binary(path, keys[path])]
        found = self._found_out(known, missing, keys)
        waiting = frozenset(missing)
        for path in paths:
            if path in waiting:
                yield next(found)
            elif kept := told.get(keys[path]):
                yield path, self._decoded(kept)

    @cached_property
    def _remembered(self) -> _Known | None:
        name = self._name(self._subject.commit)
        kept = self._ask.cache.get("head", [name]).get(name)
        return _Known(heads.decoded(kept)) if kept else None

    @cached_property
    def _derived(self) -> _Known | None:
        """From what is known of an earlier commit, and what came since."""
        for base, earlier in self._recent.items():
            try:
                versions = heads.derived(self._ask.git, self._subject.commit, base, earlier)
            except (UnsureError, RepositoryError):
                continue
            return self._kept(_Known(versions=versions, base=earlier))
        return None

    @cached_property
    def _recent(self) -> Mapping[str, Head]:
        """What is known of the commits that were asked about last, newest first."""
        found = {}
        for name in self._ask.cache.newest("head", RECENT):
            manner, _, commit = name.decode("ascii").partition(" ")
            kept = self._ask.cache.get("head", [name]).get(name)
            if manner == self._name_of_manner and kept:
                found[commit] = heads.decoded(kept)
        return found

    @cached_property
    def _linked(self) -> _Known:
        others = tuple(self._recent.values())
        try:
            return self._kept(_Known(versions=self._ask.versions(), others=others))
        except RepositoryError:  # blame will say for each file what is missing
            return _Known()

    def _kept(self, known: _Known) -> _Known:
        assert known.versions is not None
        known.head = heads.head_of(known.versions, self._ignored, known.base or {})
        self._ask.cache.put("head", {self._name(self._subject.commit): heads.encoded(known.head)})
        return known

    def _found_out(
        self, known: _Known, paths: Sequence[str], keys: Mapping[str, bytes]
    ) -> Iterator[tuple[str, Answer]]:
        engine = self._engine(known, paths)
        answers = zip(paths, engine.attribute(self._subject.commit, paths), strict=True)
        while batch := list(islice(answers, BATCH)):
            runs = {path: answer for path, answer in batch if not isinstance(answer, RepositoryError)}
            new = {run.commit for answer in runs.values() for run in answer} - self.signatures.keys()
            self.signatures.update(self._ask.signatures(new))
            encoded = {keys[path]: encoding.encoded(answer, self.signatures) for path, answer in runs.items()}
            self._ask.cache.put("answer", encoded)
            yield from batch

    def _engine(self, known: _Known, paths: Sequence[str]) -> Engine:
        """What answers for these files at the least cost."""
        if known.versions is None or not self._is_enough(known, paths):
            if len(paths) <= self._few:
                return FileByFile(self._ask.git, self._subject.manner)
            known = self._linked
        if known.versions is None:
            return FileByFile(self._ask.git, self._subject.manner)
        earlier = (
            partial(self._earlier, known.base, {}) if known.base else partial(self._any, known.others, {})
        )
        engine = Guided(self._ask.git, self._ask.objects, known.versions, self._subject.manner, earlier)
        self.walked_alone = engine.walked_alone
        return engine

    def _is_enough(self, known: _Known, paths: Sequence[str]) -> bool:
        """Whether the answers that these files hang on to are kept, as far as their names are sure."""
        if known.versions is None or known.base is None:
            return True
        wanted: set[bytes] = set()
        for path in paths:
            try:
                way = trail(known.versions[path], sure_name)
            except (CrossedError, KeyError):
                return False
            wanted.update(
                self._key(known.base, name) for commit, name in way.rests if _is_at(known.base, commit, name)
            )
        told = self._ask.cache.get("answer", wanted)
        return len(told) == len(wanted) and _BINARY not in told.values()

    def _earlier(
        self, base: Head, told: dict[Rest, Sequence[Run] | None], rest: Rest
    ) -> Sequence[Run] | None:
        if not _is_at(base, *rest):
            return None
        runs = self._perhaps(base, told, rest)
        if runs is None:
            raise ForgottenError
        return runs

    def _perhaps(
        self, head: Head, told: dict[Rest, Sequence[Run] | None], rest: Rest
    ) -> Sequence[Run] | None:
        """The answer for a version that a head knows, where it is still kept."""
        with self._lock:
            if rest not in told:
                name = self._key(head, rest[1])
                kept = self._ask.cache.get("answer", [name]).get(name)
                told[rest] = self._decoded(kept) if kept else None
            return told[rest]

    def _any(
        self, others: Sequence[Head], told: dict[Rest, Sequence[Run] | None], rest: Rest
    ) -> Sequence[Run] | None:
        for head in others:
            if _is_at(head, *rest) and (runs := self._perhaps(head, told, rest)) is not None:
                return runs
        return None

    def _key(self, head: Head, path: str) -> bytes:
        manner = "-w" if self._subject.manner.ignores_whitespace else ""
        if at := head.get(path):
            return key(manner, path, at.commit, *at.ignored)
        return key(manner, path, self._subject.commit, *sorted(self._ignored))

    def _name(self, commit: str) -> bytes:
        return f"{self._name_of_manner} {commit}".encode("ascii")

    def _is_binary(self, path: str, name: bytes) -> bool:
        """Whether git takes it for binary: a NUL among the first 8,000 bytes."""
        try:
            is_binary = b"\0" in self._ask.objects.read(self._subject.blobs[path], path, 8000)
        except MissingObjectError:
            return False  # blame will say so too, and that is counted
        if is_binary:
            self._ask.cache.put("answer", {name: _BINARY})
        return is_binary

    def _decoded(self, kept: bytes) -> tuple[Run, ...]:
        runs, signatures = encoding.decoded(kept)
        self.signatures.update(signatures)
        return runs


def _is_at(head: Head, commit: str, path: str) -> bool:
    at = head.get(path)
    return at is not None and at.commit == commit
