"""Names of code that documents say and that the code once defined: proved by history, never by absence alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from async_audit.documentation.documents import repeats_documents
from async_audit.documentation.pages import Page
from async_audit.errors import MissingObjectError
from async_audit.facts import File, Kind, Line
from async_audit.kinds import is_aside
from async_audit.patterns import late

_SHORTEST = 5
"""Characters; a shorter name is anybody's."""
_SYMBOL = late(
    r"[&*@]{0,2}(?:[A-Za-z_]\w{0,100}(?:::|\.|->|#)){0,8}([A-Za-z_]\w{1,100})(?:\((?:\.\.\.|\u2026)?\)|!)?;?"
)
# fetch_page, fetchPage, FETCH_PAGE: a word that nobody writes in prose
_CODED = late(r"[A-Za-z0-9]_[A-Za-z0-9]|[a-z0-9][A-Z]")
_DIGITS = b"0123456789"
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
_APART = bytes(byte if byte in _LETTERS + _DIGITS else ord(" ") for byte in range(256))
"""Takes the words of a text apart: half of the time that an expression needs, and reports ask ten megabytes."""
_PIECE = 1 << 20
_NO_TEXT = frozenset({Kind.LINK, Kind.SUBMODULE, Kind.BINARY})
# The past, the future and the others: such a line may be right about a name that is not here.
ELSEWHERE = late(
    r"\b(?:removed?|removes|removing|removal|renamed?|replaced?|replaces|deprecated|deprecates|dropped|deleted?|gone|formerly|previously"
    r"|was|were|had|used to|no longer|old|older|legacy|obsolete|instead of|rather than|not supported|unsupported|since|until|prior"
    r"|will|would|might|future|planned|proposed|proposal|could|upstream|third[- ]party|external)\b",
    re.IGNORECASE,
)
# Variables and options that other programs gave these names: they hold whether this code says them or not.
_OF_OTHERS = late(
    r"(?:CMAKE|GITHUB|GITLAB|CI|TRAVIS|AWS|GOOGLE|AZURE|DOCKER|XDG|LC|LD|GIT|NODE|NPM|npm|utm|HTTP|HTTPS|NO|JAVA|GRADLE|MAVEN"
    r"|CARGO|RUST|RUSTC|GO|PYTHON|PIP|VIRTUAL|CONDA|KUBE|KUBERNETES|OTEL|PG|MYSQL|POSTGRES|REDIS|SSH|GPG|DYLD|MSYS|VCPKG|ANDROID)_\w+"
)
_DECLARES = (
    r"\b(?:def|class|func|function|fn|fun|sub|proc|struct|enum|union|interface|trait|type|typedef|module|namespace|const|let|var|val"
    r"|static|define|macro|macro_rules!|record|object|property|alias|service|rpc|message|table|task|export|readonly|option|set"
    r"|setting|attr_\w+|field)\b[^;={{}}]{{0,80}}\b{0}\b"
)
_DEFINES = (
    rf"{_DECLARES}"
    r"|^[\w*&<>,.:\[\]\s]{{1,80}}[\s*&]{0}\s*\([^;]*$"
    r"|^\W{{0,40}}(?:\w+\.|\w+\s){{0,2}}[\"'`]?{0}[\"'`]?\s*(?::=|=(?!=)|:|\?:|=>)"
    r"|[\"'`]{0}[\"'`]|^\W{{0,40}}{0}\b"
)
# A call or a key of a configuration is what a document shows of this project; what it assigns is the reader's.
_SHOWS = rf"{_DECLARES}|" + r"^\W{{0,40}}(?:\w{{1,40}}\s){{0,2}}{0}\s*(?::=|=(?!=))"


class Named(NamedTuple):
    """A name that a document says somewhere."""

    path: str
    line: int
    word: str
    written: str


def named(path: str, page: Page) -> Iterator[Named]:
    """The names of code between backticks, where the line does not speak of another time or place.

    What a code block of the document itself defines is a name of that sample.
    """
    is_own = cache(lambda word: _is_defined_in(word, page.code))
    for mention in page.mentions:
        match = None if mention.is_link else _SYMBOL.fullmatch(mention.text)
        if not match or not is_coded(match[1]) or ELSEWHERE.search(mention.around):
            continue
        if not is_own(match[1]):
            yield Named(path, mention.line, match[1], mention.text)


def _is_defined_in(word: str, code: str) -> bool:
    if word not in code:
        return False
    looks = re.compile(_SHOWS.format(re.escape(word)))
    return any(looks.search(line[:300].strip()) for line in code.split("\n") if word in line)


def is_coded(word: str) -> bool:
    """Whether a word is a name of code of this project, by the way it is written."""
    return (
        len(word) >= _SHORTEST
        and word.isascii()
        and _CODED.search(word) is not None
        and not _OF_OTHERS.fullmatch(word)
    )


def defines(word: str, line: str) -> bool:
    """Whether a line of code gives the name to something, or holds it whole between quotation marks."""
    return re.search(_DEFINES.format(re.escape(word)), line) is not None


def absent(
    names: Iterable[str], files: Mapping[str, File], read: Callable[[str, int], bytes]
) -> frozenset[str]:
    """Those of these names that no text file of the tree has, documents apart.

    Where a file cannot be read, nobody knows: then none is absent.
    """
    left = {name.encode("ascii") for name in names}
    for path, file in files.items():
        if not left:
            break
        if file.kind in _NO_TEXT or repeats_documents(path):
            continue
        try:
            text = read(path, 1 << 30)
        except MissingObjectError:
            return frozenset()
        for at in range(0, len(text), _PIECE):
            words = set(text[max(0, at - 200) : at + _PIECE].translate(_APART).split())
            left.difference_update(word.lstrip(_DIGITS) for word in words)
    return frozenset(name.decode("ascii") for name in left)


def _is_beside(path: str) -> bool:
    return repeats_documents(path) or is_aside(path)


def defining(word: str, lines: Iterable[Line]) -> tuple[str, ...]:
    """The files among whose lines one defines the name, in their order.

    Documents, tests and samples define nothing that others rely on.
    """
    found = (line.path for line in lines if not _is_beside(line.path) and defines(word, line.text))
    return tuple(dict.fromkeys(found))
