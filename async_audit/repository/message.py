"""The message of the commit that is being made, as git is about to commit it."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from async_audit.errors import UsageError
from async_audit.inert import inert
from async_audit.repository.place import Place

LARGEST = 64 << 20
"""Bytes of a message file with the diff of ``commit -v`` below it; more is no message."""
_AUTOMATIC = b"#;@!$%^&|:"
"""What git chooses from where ``core.commentChar`` is ``auto``."""
_CUT = b" ------------------------ >8 ------------------------"
_STRINGS = (2, 45)
"""The first git that obeys ``core.commentString``."""


class Cleanup(NamedTuple):
    """How git cleans what somebody wrote before it commits it: ``git commit --cleanup``."""

    mode: str
    """``strip``, ``whitespace``, ``verbatim`` or ``scissors``."""
    comment: bytes = b"#"
    """What a comment begins with; ``auto`` where git has chosen a sign that no line began with."""
    is_verbose: bool = False
    """Whether the diff of the change may stand below the message."""


def as_committed(place: Place, file: str | os.PathLike[str]) -> str:
    """What a message file would become, as text; empty where only comments stand in it.

    git does not tell a hook of ``--cleanup`` and ``-v`` on its command line: what is configured counts, and
    with an editor whatever stands below a line of scissors is taken for a diff. A byte order mark, which git
    keeps, is left out; bytes that are not of the encoding survive as surrogate escapes.

    Raises UsageError for what git would not commit either.
    """
    written = content(Path(file))
    # git says so when it starts no editor; then comments are nobody's hints, and stay
    cleanup = cleanup_of(place.settings, place.git_version, is_edited=os.environ.get("GIT_EDITOR") != ":")
    cleaned = clean(written, cleanup)
    if b"\0" in cleaned:
        line = cleaned.count(b"\n", 0, cleaned.index(b"\0")) + 1
        raise UsageError(f"{inert(str(file))}: line {line} of the message holds a NUL byte; git commits none")
    return _text(cleaned, dict(place.settings).get("i18n.commitencoding", "utf-8")).removeprefix("\ufeff")


def cleanup_of(settings: Sequence[tuple[str, str]], git_version: str, *, is_edited: bool) -> Cleanup:
    """How git is configured to clean a message; ``is_edited`` when it opens an editor for it.

    ``settings`` holds keys in lower case, the last one counts.
    """
    last = dict(settings)
    mode = last.get("commit.cleanup", "default").lower()
    if mode == "default" or (mode == "scissors" and not is_edited):
        mode = "strip" if is_edited else "whitespace"
    keys = ["core.commentchar"]
    if _version(git_version) >= _STRINGS:
        keys.append("core.commentstring")
    comments = [value for key, value in settings if key in keys]
    is_verbose = last.get("commit.verbose", "false").lower() not in ("false", "no", "off", "0")
    return Cleanup(
        mode, (comments[-1] if comments else "#").encode("utf-8", "surrogateescape"), is_edited or is_verbose
    )


def clean(content: bytes, cleanup: Cleanup) -> bytes:
    """A message as git's ``cleanup_message`` leaves it."""
    comment = sign(content, cleanup)
    if (cleanup.is_verbose or cleanup.mode == "scissors") and (at := scissors(content, comment)) >= 0:
        content = content[:at]
    if cleanup.mode == "verbatim":
        return content
    lines: list[bytes] = []
    for line in content.split(b"\n"):
        if cleanup.mode == "strip" and line.startswith(comment):
            continue
        kept = line.rstrip(b" \t\r\n")
        if kept or (lines and lines[-1]):
            lines.append(kept)
    return b"\n".join(lines).rstrip(b"\n") + (b"\n" if any(lines) else b"")


def content(file: Path) -> bytes:
    """A message file as it is. Raises UsageError for what git gives to no hook."""
    where = inert(str(file))
    try:
        with file.open("rb") as opened:
            found = opened.read(LARGEST + 1)
    except OSError as error:
        raise UsageError(f"{where}: {error.strerror}; name the file that git gives to commit-msg") from None
    if len(found) > LARGEST:
        raise UsageError(f"{where}: is larger than {LARGEST:,} bytes; that is no message")
    return found


def sign(content: bytes, cleanup: Cleanup) -> bytes:
    """What a comment in this message begins with."""
    return _chosen(content) if cleanup.comment == b"auto" else cleanup.comment


def scissors(content: bytes, comment: bytes) -> int:
    """Where git's line of scissors begins; -1 where there is none."""
    return (b"\n" + content).find(b"\n" + comment + _CUT + b"\n")


def _chosen(content: bytes) -> bytes:
    """The sign that git has chosen: that of the scissors, else of the last line, which is its own hint."""
    cut = re.search(rb"^([%b])%b$" % (re.escape(_AUTOMATIC), re.escape(_CUT)), content, re.MULTILINE)
    if cut:
        return cut[1]
    last = content.rstrip().rpartition(b"\n")[2][:1]
    return last if last and last in _AUTOMATIC else b"#"


def _text(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding, "surrogateescape")
    except (LookupError, UnicodeError):  # git does not know it either, or it has no room for escapes
        return content.decode("utf-8", "surrogateescape")


def _version(told: str) -> tuple[int, int]:
    found = re.search(r"(\d+)\.(\d+)", told)
    return (int(found[1]), int(found[2])) if found else (0, 0)
