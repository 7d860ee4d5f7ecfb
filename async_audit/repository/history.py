"""Parses what ``git log`` and ``git diff`` print, as a stream."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone
from typing import IO

from async_audit.errors import RepositoryError
from async_audit.facts import Author, Change, Commit, Touch

# One token for each commit; the name comes late because only it may hold anything but a line break.
# blame follows .mailmap by itself, log only with %aN and %aE: keep them, or people split in two.
COMMIT_FORMAT = "--format=tformat:%H%n%P%n%ad%n%aE%n%aN"
CHANGE_FORMAT = COMMIT_FORMAT + "%n%B"
DIFFS = ("--raw", "-z", "--no-abbrev", "--diff-merges=first-parent", "--date=raw")
_HEADER = re.compile(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?\n")
_COUNTS = re.compile(rb"(\d+|-)\t(\d+|-)\t(.*)", re.DOTALL)


def tokens(output: IO[bytes]) -> Iterator[bytes]:
    """The pieces of a ``-z`` output, one at a time, never the whole."""
    rest = b""
    while piece := output.read(1 << 16):
        *whole, rest = (rest + piece).split(b"\0")
        yield from whole
    if rest:
        yield rest


def commits(output: IO[bytes]) -> Iterator[Commit]:
    """Parse ``git log`` in COMMIT_FORMAT with DIFFS."""
    for fields, touched in _entries(tokens(output)):
        yield Commit(
            fields[0], tuple(fields[1].split()), author(fields[3], fields[4]), moment(fields[2]), touched
        )


def changes(output: IO[bytes]) -> Iterator[Change]:
    """Parse ``git log --numstat`` in CHANGE_FORMAT with DIFFS."""
    for fields, touched in _entries(tokens(output)):
        yield Change(
            fields[0], (author(fields[3], fields[4]),), moment(fields[2]), fields[5].rstrip("\n"), touched
        )


def touches(output: IO[bytes]) -> tuple[Touch, ...]:
    """Parse ``git diff-tree`` or ``git diff-index`` with ``--raw --numstat -z``."""
    return _touches(list(tokens(output)))


def _entries(stream: Iterable[bytes]) -> Iterator[tuple[list[str], tuple[Touch, ...]]]:
    header: list[str] | None = None
    body: list[bytes] = []
    awaited = 0  # paths that belong to the token before: they may look like anything
    for token in stream:
        if awaited:
            awaited -= 1
            body.append(token)
        elif _HEADER.match(token):
            if header is not None:
                yield header, _touches(body)
            header, body = token.decode("utf-8", "surrogateescape").split("\n", 5), []
        elif token:
            # git separates a header from its diff with a line break or an empty token
            body.append(token.lstrip(b"\n"))
            awaited = _awaited(body[-1])
    if header is not None:
        yield header, _touches(body)


def _awaited(token: bytes) -> int:
    if token.startswith(b":"):
        return 2 if token.rpartition(b" ")[2][:1] in b"RC" else 1
    counts = _COUNTS.match(token)
    if counts is None:
        raise RepositoryError(f"git log: answered with something unknown: {token[:60]!r}")
    return 0 if counts[3] else 2


def _touches(body: list[bytes]) -> tuple[Touch, ...]:
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


_people: dict[tuple[str, str], Author] = {}


def author(email: str, name: str) -> Author:
    """The person behind an e-mail and a name that went through ``.mailmap``; one object for each pair."""
    known = _people.get((email, name))
    if known is None:
        known = _people[email, name] = Author(email.strip().lower() or name.strip().lower(), name.strip())
    return known


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
