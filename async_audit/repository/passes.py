"""All of history, read from git once: what earlier runs have read is not asked for again."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from async_audit.repository import history
from async_audit.repository.history import Row
from async_audit.repository.runner import Git

if TYPE_CHECKING:
    from async_audit.repository.cache import Cache

KIND = "pass"
"""What is kept: the commit that an earlier pass began with, if any, a line break, and what git told since."""
CHAIN = 8
"""Passes that one history may be made of; then they become one."""
RECENT = 20
"""Passes that are tried as the beginning of another."""


def read(git: Git, cache: Cache, commit: str) -> list[Row]:
    """Every commit below this one, and itself, as ``in_order`` puts them.

    Raises RepositoryError where git cannot read all of it, renames included.
    """
    found: dict[str, Row] = {}
    known = _chain(cache, commit)
    if not known:
        base, known = _base(git, cache)
        found = _asked(git, cache, commit, base, known)
    for text in known:
        for row in history.rows(io.BytesIO(text)):
            found.setdefault(row.id, row)
    return in_order(found, commit)


def _asked(git: Git, cache: Cache, commit: str, base: str, known: list[bytes]) -> dict[str, Row]:
    limits = (f"^{base}",) if base else ()
    with git.stream("log", *history.PASS, commit, *limits, "--") as output:
        copied = _Copied(output)
        found = {row.id: row for row in history.rows(copied)}
    new = copied.text()
    if len(known) >= CHAIN:
        base, new = "", b"".join((new, *known))
    cache.put(KIND, {commit.encode("ascii"): base.encode("ascii") + b"\n" + new})
    return found


def in_order(rows: Mapping[str, Row], tip: str) -> list[Row]:
    """Those that ``tip`` came from, children before parents, branch by branch: it depends on nothing else.

    git's own order depends on which commits it was asked about at a time.
    """
    children: Counter[str] = Counter()
    waiting, reached = [tip], {tip}
    while waiting:
        for parent in rows[waiting.pop()].parents:
            children[parent] += 1
            if parent not in reached:
                reached.add(parent)
                waiting.append(parent)
    ordered, ready = [], [tip]
    while ready:
        row = rows[ready.pop()]
        ordered.append(row)
        for parent in row.parents:
            children[parent] -= 1
            if not children[parent]:
                ready.append(parent)
    return ordered


def _chain(cache: Cache, commit: str) -> list[bytes]:
    """What git told in all passes that the history below a commit is made of, newest first; empty if one is gone."""
    told: list[bytes] = []
    while commit and len(told) <= CHAIN:  # whoever wrote into the file must not keep us busy for ever
        name = commit.encode("ascii")
        kept = cache.get(KIND, [name]).get(name)
        if kept is None:
            return []
        base, _, text = kept.partition(b"\n")
        told.append(text)
        commit = base.decode("ascii")
    return [] if commit else told


def _base(git: Git, cache: Cache) -> tuple[str, list[bytes]]:
    """The newest pass that is whole, and whose commit this clone still has: it need not be an ancestor."""
    for name in cache.newest(KIND, RECENT):
        commit = name.decode("ascii")
        if git.succeeds("cat-file", "-e", f"{commit}^{{commit}}") and (told := _chain(cache, commit)):
            return commit, told
    return "", []


class _Copied:
    """A stream that remembers what was read from it."""

    def __init__(self, source: history.Source) -> None:
        self._source = source
        self._text = bytearray()

    def read(self, size: int, /) -> bytes:
        """Read on."""
        piece = self._source.read(size)
        self._text += piece
        return piece

    def text(self) -> bytes:
        """All that was read."""
        return bytes(self._text)
