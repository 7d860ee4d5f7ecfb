"""What the project needs to know of a language to hear what its files say about a module."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from async_audit.documentation.comments import Syntax
from async_audit.patterns import late

NOTHING = late(r"(?!)")


class Source(NamedTuple):
    """A file that is asked about a module."""

    text: str
    path: str
    module: str
    """The path of the module: its directory (``.`` for the top), or the file itself."""


class Text(NamedTuple):
    """What a file says about a module."""

    text: str = ""
    """As written, without the marks of a comment; empty if there is nothing."""
    line: int = 1
    """Where it begins."""
    nearly: str = ""
    """Why a text that looks like the description is none, if there is one."""
    is_waived: bool = False
    """Whether the file says that it is not to be documented, as ``@moduledoc false`` does."""


@dataclass(frozen=True, slots=True)
class Unparsed:
    """A file that could not be read in its language, so that nobody knows what it says."""

    reason: str
    """Reads on after the name of the file: ``does not parse with Python 3.12, line 3: invalid syntax``."""


class Language(NamedTuple):
    """How modules are described in one language."""

    title: str
    syntax: Syntax
    says: Callable[[Source], Text]
    text: str
    """What such a text is called, such as ``package comment``."""
    place: str = ""
    """The file in which a directory is described; empty where that is a README."""
    native: re.Pattern[str] = NOTHING
    """Names of the files whose text is about the whole directory."""
    entries: frozenset[str] = frozenset()
    """Names of the files, without extension, in which somebody begins to read a directory."""
    adds_up: bool = True
    """Whether a directory is described when half of its files are."""
    stands_alone: bool = False
    """Whether each file is a module of its own, as a script is."""
    is_whole: bool = False
    """Whether a directory is one module however many files it has."""
    is_by_file: bool = True
    """Whether one file of it can be asked what it is; else only its directory can."""
    is_schema: bool = False
    """Whether the only such file of a directory says what all others there implement."""
    packaging: re.Pattern[str] = NOTHING
    """Names of files that build, declare or configure, and are no part of a module."""


def decoded(source: bytes) -> str:
    """A source file as text; bytes that are no text become a mark each, never an error."""
    is_utf16 = source.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return source.decode("utf-16" if is_utf16 else "utf-8-sig", "replace")
