"""Which commit wrote which surviving line: one ``git blame`` for each file, several at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import IO, Protocol

from async_audit.errors import RepositoryError
from async_audit.facts import Run
from async_audit.repository.runner import Git

Answer = tuple[Run, ...] | RepositoryError
"""One file that git cannot read is no reason to give up the others."""


class Engine(Protocol):
    """Attributes the lines of files to commits, exactly as ``git blame`` does."""

    def attribute(self, commit: str, paths: Sequence[str]) -> Iterator[Answer]:
        """For each path, in this order, its runs by line, or why there are none."""


class FileByFile:
    """The engine that asks ``git blame --incremental`` about every file by itself."""

    def __init__(self, reading: Git, ignore_revs: Iterable[str]) -> None:
        self._reading = reading
        self._ignore_revs = tuple(ignore_revs)

    def attribute(self, commit: str, paths: Sequence[str]) -> Iterator[Answer]:
        """See Engine."""
        import tempfile
        from concurrent.futures import ThreadPoolExecutor

        with tempfile.TemporaryDirectory(prefix="async-audit-") as scratch:
            options: tuple[str, ...] = ()
            if self._ignore_revs:
                listed = Path(scratch) / "ignore-revs"
                listed.write_text("\n".join(self._ignore_revs) + "\n", encoding="ascii")
                options = ("--ignore-revs-file", str(listed))
            runs_of = partial(_runs_of, self._reading, options, commit)
            if len(paths) == 1:  # no thread for one question
                yield runs_of(paths[0])
                return
            with ThreadPoolExecutor(max_workers=_cores()) as pool:
                try:
                    yield from pool.map(runs_of, paths)
                except BaseException:
                    pool.shutdown(wait=False, cancel_futures=True)
                    self._reading.stop()  # leaving the pool waits for what runs
                    raise


def _runs_of(reading: Git, options: tuple[str, ...], commit: str, path: str) -> Answer:
    arguments = ("blame", "--incremental", "--no-textconv", *options, commit, "--", path)
    try:
        with reading.stream(*arguments) as output:
            return joined(sorted(parse(output)))
    except RepositoryError as error:
        return error


def parse(output: IO[bytes]) -> Iterator[Run]:
    """The runs of ``git blame --incremental``, in the order in which git finds them."""
    is_entry = True  # an entry's first line is "commit, original line, final line, count"
    for line in output:
        if is_entry:
            commit, _, first_line, lines = line.split(b" ")
            yield Run(int(first_line), int(lines), commit.decode("ascii"))
        is_entry = line.startswith(b"filename ")


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
