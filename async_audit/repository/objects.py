"""Contents of objects, from one ``git cat-file`` that stays open."""

from __future__ import annotations

import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator, Mapping

from async_audit.errors import MissingObjectError, RepositoryError
from async_audit.inert import inert
from async_audit.repository.runner import Git


class Objects:
    """Reads blobs by id or by ``revision:path``, one at a time."""

    def __init__(self, reading: Git) -> None:
        self._reading = reading
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def read(self, oid: str, path: str, limit: int = sys.maxsize) -> bytes:
        """The first ``limit`` bytes of a blob; ``path`` is for the error.

        Raises MissingObjectError when the clone does not hold it, RepositoryError when git died.
        """
        if "\n" in oid:  # it would be two questions; git 2.38 could take them apart
            raise MissingObjectError(f"{inert(path)}: a name with a line break cannot be asked for")
        with self._lock:
            if self._process is None:
                self._process = self._reading.start("cat-file", "--batch")
                weakref.finalize(self, self._reading.end, self._process)
            process = self._process
            assert process.stdin is not None
            assert process.stdout is not None
            try:
                process.stdin.write(oid.encode("utf-8", "surrogateescape") + b"\n")
                process.stdin.flush()
                answer = process.stdout.readline()
                if answer.endswith((b" missing\n", b" submodule\n")):
                    raise MissingObjectError(
                        f"{inert(path)}: its content {oid[:10]} is missing in this clone"
                    )
                size = int(answer.split()[2])
                content = process.stdout.read(min(size, limit))
                _pass_over(process, size - len(content) + 1)  # and the line break after it
            except (OSError, IndexError, ValueError):
                raise RepositoryError(
                    f"{inert(path)}: git cannot read its content {oid[:10]}; see 'git fsck'"
                ) from None
            return content

    def each(self, wanted: Mapping[str, str], limit: int) -> Iterator[tuple[str, bytes]]:
        """The first ``limit`` bytes of each of these blobs (path -> id), asked for at once, in their order.

        What the clone does not hold is left out.
        """
        given = "".join(f"{oid}\n" for oid in wanted.values()).encode("ascii")
        with self._reading.stream("cat-file", "--batch", given=given) as output:
            for path in wanted:
                answer = output.readline().split()
                if len(answer) == 3:  # else the id, and that it is missing
                    size = int(answer[2])
                    content = output.read(size)
                    output.read(1)  # the line break after it
                    yield path, content[:limit]


def _pass_over(process: subprocess.Popen[bytes], size: int) -> None:
    assert process.stdout is not None
    while size > 0:
        size -= len(process.stdout.read(min(size, 1 << 16))) or size
