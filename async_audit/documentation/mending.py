"""Writes the new name of a renamed path where a document has the old one, and changes nothing else."""

from __future__ import annotations

import codecs
import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import quote

from async_audit.documentation.dead import Dead, How
from async_audit.patterns import late

_TARGET = late(r"(/?(?:\./)?)([^#:]*?)(/?)((?:[#:].*)?)", re.DOTALL)


class Mend(NamedTuple):
    """One line that has another name now."""

    line: int
    """From 1."""
    old: str
    new: str


def mends(path: str, found: Iterable[Dead]) -> Iterator[Mend]:
    """What to write in the document at ``path`` for those references that have a new name, each once."""
    known = (dead for dead in found if dead.now and dead.how is not How.ANCHOR and not dead.is_told)
    yield from dict.fromkeys(Mend(dead.line, dead.written, _renamed(path, dead)) for dead in known)


def _renamed(document: str, dead: Dead) -> str:
    """The new name, written from where the old one was: the top, or the directory of the document."""
    match = _TARGET.fullmatch(dead.written)
    assert match is not None  # it matches anything
    before, old, slash, after = match.groups()
    here = posixpath.dirname(document)
    is_from_top = before.startswith("/") or (dead.how is How.PATH and posixpath.normpath(old) == dead.path)
    new = dead.now if is_from_top else posixpath.relpath(dead.now, here or ".")
    new = quote(new) if dead.how is How.LINK and "%" in old else new
    before = before if before == "/" or (before and not new.startswith("..")) else ""
    return f"{before}{new}{slash}{after}"


def mended(content: bytes, wanted: Iterable[Mend]) -> tuple[bytes, tuple[Mend, ...]]:
    """The document with the new names, and what was written; every other byte stays."""
    codec = "utf-8"
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        codec = name if content.startswith(mark) else codec
    try:
        lines = content.decode(codec, "surrogateescape").split("\n")
    except UnicodeDecodeError:  # half a character of UTF-16
        return content, ()
    done = []
    for mend in wanted:
        # between the marks of code or of a link, never a part of a longer path
        looks = re.compile(
            rf"(?:(?<=[`(<\"'\s])|(?<=link:)|(?<=xref:)){re.escape(mend.old)}(?=[`)>\"'\s\[]|$)"
        )
        line, times = looks.subn(lambda _, new=mend.new: new, lines[mend.line - 1])  # type: ignore[misc]  # mypy and defaults
        if times:
            lines[mend.line - 1] = line
            done.append(mend)
    return "\n".join(lines).encode(codec, "surrogateescape"), tuple(done)
