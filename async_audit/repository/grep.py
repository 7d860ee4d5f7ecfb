"""Lines of a tree that match a pattern, found by git."""

from __future__ import annotations

from collections.abc import Iterator

from async_audit.errors import RepositoryError
from async_audit.facts import Line
from async_audit.repository.runner import Git


def grep(git: Git, pattern: str, commit: str) -> Iterator[Line]:
    """Lines of text files in ``commit``, or in the index where it is empty, in order of path.

    ``pattern`` is a POSIX extended expression; case does not count. Raises RepositoryError when an object
    is missing.
    """
    where = (commit,) if commit else ("--cached",)
    try:
        with git.stream(
            "grep", "-I", "-n", "-i", "-z", "--no-color", "-E", "-e", pattern, *where, "--"
        ) as output:
            for row in output.read().split(b"\n"):
                path, _, rest = row.partition(b"\0")
                number, _, text = rest.partition(b"\0")
                if number.isdigit():
                    name = path.decode("utf-8", "surrogateescape")
                    plain = name.partition(":")[2] if commit else name
                    yield Line(plain, int(number), text.decode("utf-8", "replace"))
    except RepositoryError as error:
        if "exit status 1" not in str(error):  # nothing matches
            raise
