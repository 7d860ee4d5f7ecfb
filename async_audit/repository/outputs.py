"""Reads and writes the files that a user names beside a report; writes them whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from async_audit.errors import UsageError
from async_audit.inert import inert
from async_audit.repository.writing import put

_KEPT = "nothing was written there"


def identity(path: str) -> Path:
    """The file that a path leads to, through links; two paths with the same one are one file.

    Raises UsageError when no file can be there. Asked before a long look at a repository, not after it.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise UsageError(f"{inert(path)}: is a directory; name a file in it")
    if not target.parent.is_dir():
        raise UsageError(f"{inert(path)}: there is no directory {inert(str(target.parent))}; make it first")
    if not os.access(target if _is_special(target) else target.parent, os.W_OK):
        raise UsageError(f"{inert(path)}: may not be written by you; name a file elsewhere")
    return target


def read(path: str, limit: int) -> str:
    """The text of a file.

    Raises UsageError where there is none of at most ``limit`` bytes in UTF-8.
    """
    try:
        with Path(path).open("rb") as file:
            content = file.read(limit + 1)
    except OSError as error:
        raise UsageError(f"{inert(path)}: {error.strerror or error}; name a file that is there") from None
    if len(content) > limit:
        raise UsageError(f"{inert(path)}: is larger than {limit:,} bytes; name another file")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{inert(path)}: byte {error.start} is not UTF-8; save the file as UTF-8") from None


def write(path: str, pieces: Iterable[str]) -> None:
    """Put ``pieces`` there, one after the other, in the place of what was there: beside it, then renamed over it; its mode stays.

    A pipe or a device gets it as it comes. Raises UsageError when the disk is full or says no; what was there
    before is then still there.
    """
    target = identity(path)
    data = (piece.encode("utf-8", "backslashreplace") for piece in pieces)
    try:
        if _is_special(target):
            with target.open("wb") as file:
                file.writelines(data)
        else:
            mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else _new_mode()
            put(target, data, mode)
    except OSError as error:
        raise UsageError(f"{inert(path)}: {error.strerror or error}; {_KEPT}") from None


def _is_special(target: Path) -> bool:
    return target.exists() and not target.is_file()


def _new_mode() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
