"""Starts git, and nothing else ever starts a process.

An audited repository is hostile input, and so is the environment of a hook. There are two modes:

* ``Git.asking`` finds a repository and resolves names. It reads that repository's configuration, but runs
  no command that acts on it. The committing repository keeps ``GIT_DIR`` and its friends; for any other
  they are dropped, because git exports them to hooks and ``git -C /other`` would still list *our* files.
* ``Git.reading`` reads objects through an empty git directory that ships with this package; only the
  objects are the repository's. There is no configuration, no work tree, no attribute and no ref in there
  that could start a program or change an answer: no fsmonitor, textconv, filter, hook, pager, gpg, fetch.
"""

from __future__ import annotations

import os
import re
import subprocess
import threading
import weakref
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from async_audit.errors import RepositoryError
from async_audit.inert import inert
from async_audit.repository.environment import environment

FLOOR = (2, 32)
"""The oldest git that is supported: the first that obeys ``GIT_CONFIG_GLOBAL``."""

EMPTY = Path(__file__).parent / "empty"

_HARDENED = (
    "--no-pager",
    "--literal-pathspecs",
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=" + os.devnull,
    "-c", "core.quotePath=false",
    "-c", "log.showSignature=false",
    "-c", "color.ui=false",
    "-c", "diff.external=",
    "-c", "diff.orderFile=",
    "-c", "protocol.allow=never",
)  # fmt: skip
_FRUGAL = (
    "--no-pager",
    "--literal-pathspecs",
    # half of git's memory, for no more time: by default it keeps 96 MB of old contents and all of a pack
    "-c", "core.deltaBaseCacheLimit=24m",
    "-c", "core.packedGitLimit=64m",
    "-c", "core.packedGitWindowSize=4m",
)  # fmt: skip


class Git:
    """One way to call git: an environment, a directory, and the options that every call gets."""

    def __init__(self, variables: Mapping[str, str], directory: str, options: tuple[str, ...]) -> None:
        self._environment = dict(variables)
        self._directory = directory
        self._options = options
        self._running: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()

    @classmethod
    def asking(cls, directory: str, *, committing: bool) -> Git:
        """Mode one: ask the repository at ``directory`` where its parts are; see the top of this file."""
        return cls(environment(committing=committing), directory, _HARDENED)

    @classmethod
    def reading(cls, objects: str, object_format: str, extra: Mapping[str, str]) -> Git:
        """Mode two: read objects, isolated from all configuration; see the top of this file."""
        home = EMPTY / object_format
        nothing = str(home / "refs" / ".keep")
        variables = environment(committing=False) | {
            "GIT_DIR": str(home),
            "GIT_OBJECT_DIRECTORY": objects,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": nothing,
            "GIT_CONFIG_COUNT": "0",
            "GIT_ATTR_NOSYSTEM": "1",
            "GIT_NO_REPLACE_OBJECTS": "1",  # replaced objects are one clone's own: not what the commit says
            **extra,
        }
        variables.pop("GIT_CONFIG_PARAMETERS", None)
        return cls(variables, str(home), (*_FRUGAL, "-c", f"core.attributesFile={nothing}"))

    def with_environment(self, **extra: str) -> Git:
        """The same with more variables, such as ``GIT_INDEX_FILE``."""
        return Git(self._environment | extra, self._directory, self._options)

    def with_options(self, *options: str) -> Git:
        """The same with more options before the command."""
        return Git(self._environment, self._directory, (*self._options, *options))

    def text(self, *arguments: str) -> str:
        """The whole output of a command whose output is small.

        Raises RepositoryError when it fails.
        """
        return self.output(*arguments).decode("utf-8", "surrogateescape")

    def output(self, *arguments: str) -> bytes:
        """The whole output at once. Raises RepositoryError when the command fails."""
        return self.ask(*arguments)()

    def ask(self, *arguments: str) -> Callable[[], bytes]:
        """What gives ``output`` when it is called, once: meanwhile git works, and so may whoever asked."""
        process = self._start(arguments, False)

        def answer() -> bytes:
            told, complaint = process.communicate()
            self._end(process, [])
            if process.returncode:
                raise RepositoryError(_complaint(arguments, process.returncode, complaint))
            return told

        weakref.finalize(answer, self._end, process, [])
        return answer

    def succeeds(self, *arguments: str) -> bool:
        """Whether a question that git answers with its exit status is answered with yes."""
        try:
            self.text(*arguments)
        except RepositoryError:
            return False
        return True

    @contextmanager
    def stream(self, *arguments: str, given: bytes | None = None) -> Iterator[IO[bytes]]:
        """The output of a command while it runs. Leaving early ends the process.

        Raises RepositoryError on leaving when the command failed, so no truncated answer passes for whole.
        """
        process = self._start(arguments, given is not None)
        assert process.stdout is not None
        complaint: list[bytes] = []
        threads = [threading.Thread(target=_drain, args=(process.stderr, complaint), daemon=True)]
        if given is not None:
            threads.append(threading.Thread(target=_feed, args=(process.stdin, given), daemon=True))
        for thread in threads:
            thread.start()
        try:
            yield process.stdout
            self._check(process, threads, arguments, complaint)
        except RepositoryError:  # half a line, say: git knows better why
            self._check(process, threads, arguments, complaint)
            raise
        finally:
            self._end(process, threads)

    def _check(
        self,
        process: subprocess.Popen[bytes],
        threads: list[threading.Thread],
        arguments: tuple[str, ...],
        complaint: list[bytes],
    ) -> None:
        """Whoever read to the end learns whether that was all."""
        assert process.stdout is not None
        if process.stdout.closed or process.stdout.read(1):
            return
        process.wait()
        self._end(process, threads)
        if process.returncode:
            raise RepositoryError(_complaint(arguments, process.returncode, b"".join(complaint)))

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """A process to talk to until ``end``. What it complains about is not kept."""
        return self._start(arguments, True, stderr=subprocess.DEVNULL)

    def end(self, process: subprocess.Popen[bytes]) -> None:
        """End a process that ``start`` gave."""
        self._end(process, [])

    def stop(self) -> None:
        """Kill every process that still runs; whoever reads from it sees it fail."""
        with self._lock:
            for process in self._running:
                process.kill()

    def _start(
        self, arguments: tuple[str, ...], is_fed: bool, stderr: int = subprocess.PIPE
    ) -> subprocess.Popen[bytes]:
        words = [_argument(word) for word in ("git", *self._options, *arguments)]
        try:
            process = subprocess.Popen(
                words,
                cwd=self._directory,
                env=self._environment,
                stdin=subprocess.PIPE if is_fed else subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=stderr,
            )
        except FileNotFoundError:
            raise RepositoryError("git: not found; install it, or put it on PATH") from None
        with self._lock:
            self._running.add(process)
        return process

    def _end(self, process: subprocess.Popen[bytes], threads: list[threading.Thread]) -> None:
        if process.poll() is None:
            process.kill()
        process.wait()
        for thread in threads:
            thread.join()
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe is not None:
                with suppress(BrokenPipeError):  # closing flushes what a dead process will not read
                    pipe.close()
        with self._lock:
            self._running.discard(process)


def version_of(told: Callable[[], bytes]) -> str:
    """What git told of itself. Raises RepositoryError when it is missing or older than FLOOR."""
    answer = told().decode("utf-8", "replace")
    found = re.match(r"git version (\d+)\.(\d+)", answer)
    if found is None or (int(found[1]), int(found[2])) < FLOOR:
        floor = ".".join(map(str, FLOOR))
        raise RepositoryError(f"{inert(answer.strip())} is too old; install git {floor} or newer")
    return answer.strip()


def _argument(word: str) -> str | bytes:
    # paths come from git as bytes; the locale must not have a say in how they go back
    return word if os.name == "nt" else word.encode("utf-8", "surrogateescape")


def _drain(pipe: IO[bytes] | None, into: list[bytes]) -> None:
    if pipe is not None:
        into.append(pipe.read(1 << 16))
        while pipe.read(1 << 16):  # a long complaint must not block git
            pass


def _feed(pipe: IO[bytes] | None, given: bytes) -> None:
    if pipe is None:
        return
    with suppress(OSError):  # git went away; its exit status tells why
        pipe.write(given)
        pipe.close()


def _complaint(arguments: tuple[str, ...], status: int, stderr: bytes) -> str:
    lines = stderr.decode("utf-8", "replace").strip().splitlines() or [f"exit status {status}"]
    fatal = next((line for line in lines if line.startswith(("fatal:", "error:"))), lines[0])
    return f"git {arguments[0]}: {inert(fatal.removeprefix('fatal: ').removeprefix('error: '))}"
