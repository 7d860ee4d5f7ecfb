"""Which commit wrote which surviving line: one ``git blame`` for each file, several at a time."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from async_audit.errors import RepositoryError
from async_audit.facts import Run
from async_audit.patterns import late
from async_audit.repository.manner import Manner
from async_audit.repository.runner import Git

Answer = tuple[Run, ...] | RepositoryError
"""One file that git cannot read is no reason to give up the others."""


class Engine(Protocol):
    """Attributes the lines of files to commits, exactly as ``git blame`` does."""

    def attribute(self, commit: str, paths: Sequence[str]) -> Iterator[Answer]:
        """For each path, in this order, its runs by line, or why there are none."""


class Found(NamedTuple):
    """One entry of ``git blame --incremental``."""

    run: Run
    path: str
    """Where these lines were when the commit wrote them."""
    origin: int
    """The first of them in that file at that time, from 1."""


class Blamer:
    """Asks ``git blame`` about one file at a time; safe to share between threads."""

    def __init__(self, reading: Git, scratch: Path, manner: Manner) -> None:
        """``scratch`` is a directory for files that git shall read."""
        self._reading = reading
        self._scratch = scratch
        self._options: tuple[str, ...] = ("--incremental", "--no-textconv")
        if manner.ignores_whitespace:
            self._options += ("-w",)
        if manner.ignored:
            listed = scratch / "ignore-revs"
            listed.write_text("\n".join(manner.ignored) + "\n", encoding="ascii")
            self._options += ("--ignore-revs-file", str(listed))

    def found(self, commit: str, path: str, ancestry: str = "") -> list[Found]:
        """What git says about each line, in line order.

        ``ancestry`` has a line for each commit whose parents blame shall take to be others. Raises
        RepositoryError when git fails.
        """
        if not ancestry:
            return self._found(commit, path)
        handle, name = tempfile.mkstemp(dir=self._scratch)
        with os.fdopen(handle, "w", encoding="ascii", newline="\n") as file:
            file.write(ancestry)
        try:
            return self._found(commit, path, "-S", name)
        finally:
            Path(name).unlink()

    def _found(self, commit: str, path: str, *options: str) -> list[Found]:
        told = self._reading.output("blame", *self._options, *options, commit, "--", path)
        return sorted(parse(told))

    def answer(self, commit: str, path: str) -> Answer:
        """What git says by itself, walking through all of history."""
        try:
            return joined(found.run for found in self.found(commit, path))
        except RepositoryError as error:
            return error


@contextmanager
def blamer(reading: Git, manner: Manner) -> Iterator[Blamer]:
    """A Blamer with a directory of its own, as long as it is needed."""
    with tempfile.TemporaryDirectory(prefix="async-audit-") as scratch:
        yield Blamer(reading, Path(scratch), manner)


class FileByFile:
    """The engine that lets ``git blame`` walk through all of history for every file."""

    def __init__(self, reading: Git, manner: Manner) -> None:
        self._reading = reading
        self._manner = manner

    def attribute(self, commit: str, paths: Sequence[str]) -> Iterator[Answer]:
        """See Engine."""
        with blamer(self._reading, self._manner) as git_blame:
            yield from several(self._reading, partial(git_blame.answer, commit), paths)


def several(reading: Git, ask: Callable[[str], Answer], paths: Sequence[str]) -> Iterator[Answer]:
    """Ask about each path, as many at a time as there are cores; the answers in order."""
    from concurrent.futures import ThreadPoolExecutor

    if len(paths) == 1:  # no thread for one question
        yield ask(paths[0])
        return
    with ThreadPoolExecutor(max_workers=_cores()) as pool:
        try:
            yield from pool.map(ask, paths)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            reading.stop()  # leaving the pool waits for what runs
            raise


def parse(output: bytes) -> Iterator[Found]:
    """What ``git blame --incremental`` finds, in the order in which it does."""
    # an entry begins with "commit, original line, final line, count" and ends with its path; between them, the
    # first time, stands what else is known of the commit, each line of it behind a word
    marks = _ENTRY.finditer(output)
    for entry, end in zip(marks, marks, strict=True):
        commit, origin, first_line, lines, _ = entry.groups()
        run = Run(int(first_line), int(lines), sys.intern(commit.decode("ascii")))
        yield Found(run, sys.intern(unquoted(end[5])), int(origin))


_ENTRY = late(rb"^(?:([0-9a-f]{40,64}) (\d+) (\d+) (\d+)|filename (.*))$", re.MULTILINE)


def unquoted(name: bytes) -> str:
    """A path as git prints it: between quotation marks, as C would write it, if there is anything odd in it."""
    if name.startswith(b'"'):
        name = _ESCAPE.sub(_meant, name[1:-1])
    return name.decode("utf-8", "surrogateescape")


_ESCAPE = late(rb"\\([0-7]{3}|.)")
_MEANT = dict(zip(b"abtnvfr", b"\a\b\t\n\v\f\r", strict=True))


def _meant(escape: re.Match[bytes]) -> bytes:
    said = escape[1]
    return bytes([int(said, 8) if len(said) == 3 else _MEANT.get(said[0], said[0])])


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs in line order, with neighbours of the same commit made one."""
    found: list[Run] = []
    for run in runs:
        if found and found[-1].commit == run.commit:
            found[-1] = Run(found[-1].first_line, found[-1].lines + run.lines, run.commit)
        else:
            found.append(run)
    return tuple(found)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):  # a container may be given fewer than the machine has
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
