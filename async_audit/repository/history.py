"""Parses what ``git log`` and ``git diff`` print, as a stream."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta, timezone
from typing import NamedTuple, Protocol

from async_audit.errors import RepositoryError
from async_audit.facts import Touch
from async_audit.patterns import late

# One token for each commit. Names come as the commit holds them: .mailmap may change while history does not.
_CO_AUTHORS = "%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x1f)"
COMMIT_FORMAT = f"--format=tformat:%H%n%P%n%ad%n%ct%n%ce%n%an <%ae>%n{_CO_AUTHORS}"
CHANGE_FORMAT = COMMIT_FORMAT + "%n%B"
DIFFS = ("--raw", "-z", "--no-abbrev", "--diff-merges=first-parent", "--date=raw")
CHANGE_DIFFS = (CHANGE_FORMAT, *DIFFS)
RENAMES = ("-M", "-l0")
"""A rename limit would switch detection off, silently, for the largest commits."""
PASS_FORMAT = (COMMIT_FORMAT, *DIFFS, "--topo-order")
PASS = (*RENAMES, *PASS_FORMAT)
"""What all of history is read with."""
_HEADER = late(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?\n")
_COUNTS = late(rb"(\d+|-)\t(\d+|-)\t(.*)", re.DOTALL)
_SIGNATURE = late(r"[^<>]*<[^<>]*>")


class Entry(NamedTuple):
    """One line of ``--raw``: what a commit left at one path."""

    status: str
    """git's letter, as in Touch."""
    score: int
    """Of a rename, how similar the two are in percent; else 0."""
    mode: str
    """After the commit."""
    blob: str
    """After the commit; zeros where the path is gone."""
    old_path: str
    path: str


class Row(NamedTuple):
    """One commit as git tells it, before anybody asks who is behind a signature."""

    id: str
    parents: tuple[str, ...]
    when: datetime
    """Author date."""
    landed: int
    """Committer date, in seconds since 1970."""
    committer: str
    """E-mail, lower case."""
    signatures: tuple[str, ...]
    """``Name <e-mail>`` of the author, then of each co-author that a trailer names in this form."""
    entries: tuple[Entry, ...]
    """What it left against its first parent."""


class Source(Protocol):
    """What git writes, or wrote."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""


def tokens(output: Source) -> Iterator[bytes]:
    """The pieces of a ``-z`` output, one at a time, never the whole."""
    rest = b""
    while piece := output.read(1 << 16):
        *whole, rest = (rest + piece).split(b"\0")
        yield from whole
    if rest:
        raise RepositoryError(f"git: its answer ends half-way: {rest[:60]!r}")


def rows(output: Source) -> Iterator[Row]:
    """Parse ``git log`` in COMMIT_FORMAT with DIFFS."""
    for fields, body in _messages(tokens(output)):
        yield Row(
            sys.intern(fields[0]),
            tuple(map(sys.intern, fields[1].split())),
            moment(fields[2]),
            int(fields[3] or 0),
            sys.intern(fields[4].strip().lower()),
            _signatures(fields),
            tuple(entries(body)),
        )


def _signatures(fields: Sequence[str]) -> tuple[str, ...]:
    named = (value.strip() for value in fields[6].split("\x1f") if value)
    return tuple(map(sys.intern, (fields[5], *filter(_SIGNATURE.fullmatch, named))))


class Told(NamedTuple):
    """A commit with its message, and what it changed."""

    id: str
    signature: str
    when: datetime
    message: str
    touched: tuple[Touch, ...]
    """With line counts."""


def texts(output: Source) -> Iterator[bytes]:
    """The same as git tells it, in one piece for each commit."""
    for fields, body in _messages(tokens(output)):
        header = "\n".join(fields).encode("utf-8", "surrogateescape")
        yield b"\0".join((header, *body, b""))


def told(output: Source) -> Iterator[Told]:
    """Parse ``git log --numstat`` in CHANGE_FORMAT with DIFFS."""
    for fields, body in _messages(tokens(output)):
        yield Told(fields[0], fields[5], moment(fields[2]), fields[7].rstrip("\n"), touches(body))


def _messages(stream: Iterable[bytes]) -> Iterator[tuple[list[str], list[bytes]]]:
    """The fields of each header, and the tokens of the diff below it."""
    header: list[str] | None = None
    body: list[bytes] = []
    awaited = 0  # paths that belong to the token before: they may look like anything
    for token in stream:
        if awaited:
            awaited -= 1
            body.append(token)
        elif _HEADER.match(token):
            if header is not None:
                yield header, body
            header, body = token.decode("utf-8", "surrogateescape").split("\n", 7), []
        elif token:
            # git separates a header from its diff with a line break or an empty token
            body.append(token.lstrip(b"\n"))
            awaited = _awaited(body[-1])
    if awaited:
        raise RepositoryError("git log: its answer ends half-way")
    if header is not None:
        yield header, body


def _awaited(token: bytes) -> int:
    if token.startswith(b":"):
        return 2 if token.rpartition(b" ")[2][:1] in b"RC" else 1
    counts = _COUNTS.match(token)
    if counts is None:
        raise RepositoryError(f"git log: answered with something unknown: {token[:60]!r}")
    return 0 if counts[3] else 2


def entries(body: list[bytes]) -> Iterator[Entry]:
    """Parse what ``--raw -z`` says, up to what ``--numstat`` says below it."""
    pieces = iter(token for token in body if token)
    for piece in pieces:
        if _COUNTS.match(piece):
            return
        if not piece.startswith(b":"):
            raise RepositoryError(f"git log: answered with something unknown: {piece[:60]!r}")
        _, mode, _, blob, status = piece.decode("ascii").split(" ")
        old_path = _path(next(pieces)) if status[0] in "RC" else ""
        path = _path(next(pieces))
        yield Entry(status[0], int(status[1:] or 0), sys.intern(mode), blob, old_path, path)


def touches(body: list[bytes]) -> tuple[Touch, ...]:
    """Parse the tokens of ``git diff-tree`` or ``git diff-index`` with ``--raw --numstat -z``."""
    found: dict[str, Touch] = {}
    pieces = iter(token.lstrip(b"\n") for token in body if token)
    for piece in pieces:
        if piece.startswith(b":"):
            status = piece.rpartition(b" ")[2][:1].decode("ascii")
            old = _path(next(pieces)) if status in "RC" else ""
            path = _path(next(pieces))
            found[path] = Touch(path, status, old)
            continue
        counts = _COUNTS.match(piece)
        if counts is None:
            raise RepositoryError(f"git diff: answered with something unknown: {piece[:60]!r}")
        if counts[3]:
            path = _path(counts[3])
        else:
            next(pieces)
            path = _path(next(pieces))
        if path in found and counts[1] != b"-":
            found[path] = found[path]._replace(added=int(counts[1]), deleted=int(counts[2]))
    return tuple(found.values())


def _path(token: bytes) -> str:
    return sys.intern(token.decode("utf-8", "surrogateescape"))


def moment(raw: str) -> datetime:
    """``1717243200 +0200`` as a time in that offset.

    Anybody can write any number into a commit: what no calendar holds becomes the nearest that it does.
    """
    seconds, _, offset = raw.partition(" ")
    try:
        minutes = int(offset[:3] or "0") * 60 + int(offset[0] + offset[3:])
        zone = timezone(timedelta(minutes=max(-1439, min(1439, minutes))))
    except (ValueError, IndexError):
        zone = timezone.utc
    try:
        # two days from both ends of the calendar, so that the offset still fits
        return datetime.fromtimestamp(max(-62135424000, min(253402128000, int(seconds))), zone)
    except ValueError:
        return datetime.fromtimestamp(0, zone)
