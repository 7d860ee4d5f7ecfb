"""How ``git blame`` is to look: what its answer depends on besides the commit and the path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from async_audit.patterns import late

IGNORE_REVS = ".git-blame-ignore-revs"
_COMMIT_ID = late(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\b")


def listed(text: str) -> Iterator[str]:
    """The commits that a file names which ``blame.ignoreRevsFile`` may mean."""
    for line in text.splitlines():
        if found := _COMMIT_ID.match(line.strip()):
            yield found[0]


class Manner(NamedTuple):
    """The options that change an answer."""

    ignored: tuple[str, ...] = ()
    """Commits that it looks through."""
    ignores_whitespace: bool = False
    """``-w``."""
