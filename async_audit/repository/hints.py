"""Hints in the file of a message before the editor opens: comments that git takes out again."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from async_audit.repository import message, writing
from async_audit.repository.message import Cleanup
from async_audit.repository.place import Place

_BELOW_SCISSORS = 2
"""Lines in which git says what its scissors mean."""


def is_edited() -> bool:
    """Whether git opens an editor for the message: it tells its hooks when it does not."""
    return os.environ.get("GIT_EDITOR") != ":"


def put(place: Place, file: str, lines: Sequence[str]) -> None:
    """Put ``lines`` as comments into the message file that git gave to a hook; it is whole or as it was."""
    target = Path(file)
    content = message.content(target)
    cleanup = message.cleanup_of(place.settings, place.git_version, is_edited=True)
    after = hinted(content, lines, cleanup)
    if after != content:
        writing.put(target, [after], stat.S_IMODE(target.stat().st_mode))


def hinted(content: bytes, lines: Sequence[str], cleanup: Cleanup) -> bytes:
    """A message with ``lines`` above git's own hints, below its scissors where nothing else is taken out.

    As it was where git would commit them, and where they are already.
    """
    sign = message.sign(content, cleanup)
    rows = [f" {line}".rstrip().encode("utf-8", "surrogateescape") for line in lines]
    block = b"".join(sign + row + b"\n" for row in (*rows, b""))
    at = _place(content, sign, cleanup.mode)
    if at < 0 or not rows or b"\n" + sign + rows[0] + b"\n" in b"\n" + content:
        return content
    gap = b"\n" if at and not content[:at].endswith(b"\n") else b""
    return content[:at] + gap + block + content[at:]


def _place(content: bytes, sign: bytes, mode: str) -> int:
    """Where comments may begin; -1 where git leaves them in."""
    if mode == "strip":
        found = (b"\n" + content).find(b"\n" + sign)
        return len(content) if found < 0 else found
    if mode != "scissors":
        return -1
    at = message.scissors(content, sign)
    for _ in range(1 + _BELOW_SCISSORS if at >= 0 else 0):
        if content[at:].startswith(sign + b" "):
            at = content.find(b"\n", at) + 1
    return at
