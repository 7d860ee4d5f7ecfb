"""Where a name of code is defined, called, imported and spoken of, by a search that is then read.

git finds the files that hold the name as a whole word, and only they are read: nothing is indexed. Names are
compared as they are written, so two things of one name are one here, and what goes by another name (an alias, a
re-export, a name that is put together at run time) is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from async_audit.documentation.documents import dialect
from async_audit.documentation.languages import language, language_name
from async_audit.documentation.languages.language import decoded
from async_audit.errors import MissingObjectError, UsageError
from async_audit.facts import Kind
from async_audit.inert import inert
from async_audit.kinds import is_aside
from async_audit.patterns import late
from async_audit.snapshots import Snapshot

MOST_FILES = 200
"""Files that are read; a name that more of them hold is a word of the language."""
_LARGEST = 1 << 20
_LONGEST = 200
"""Characters of a line that are shown."""


class Use(str, Enum):
    """What a file does with the name."""

    DEFINITION = "definition"
    CALL = "call"
    IMPORT = "import"
    OTHER = "other"
    """In code: passed on, assigned, a type."""
    MENTION = "mention"
    """In a comment or a text between quotation marks."""
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Reference:
    """One line that holds the name."""

    path: str
    line: int
    """From 1."""
    text: str
    """At most 200 characters of it."""
    use: Use
    is_test: bool
    """Whether it stands among tests, samples or benchmarks."""


@dataclass(frozen=True, slots=True)
class References:
    """Every line that was found, by path and line."""

    name: str
    found: tuple[Reference, ...]
    files: int
    """How many files hold the name."""
    left_out: int
    """How many of them were not read: more than MOST_FILES, or missing in this clone."""

    def of(self, use: Use, *, tests: bool = False) -> tuple[Reference, ...]:
        """Those of one kind, outside of tests, or in tests alone."""
        return tuple(one for one in self.found if one.use is use and one.is_test == tests)


def references(snapshot: Snapshot, name: str) -> References:
    """Where the tree holds ``name``, production code first of all that is read.

    Raises UsageError when it is not one word of ASCII letters, digits and ``_``, RepositoryError if an object is missing.
    """
    if not re.fullmatch(r"[A-Za-z_]\w*", name, re.ASCII):
        raise UsageError(f"'{inert(name)}' is no name of code; write one word of letters, digits and _")
    paths = {line.path for line in snapshot.naming([name]).get(name, ())} & snapshot.files.keys()
    ordered = sorted(paths, key=lambda path: (_is_test(snapshot, path), bool(dialect(path)), path))
    found: list[Reference] = []
    left_out = len(ordered[MOST_FILES:])
    for path in ordered[:MOST_FILES]:
        try:
            text = decoded(snapshot.read(path, _LARGEST))
        except MissingObjectError:
            left_out += 1
            continue
        found += (
            Reference(path, number, line, use, _is_test(snapshot, path))
            for number, line, use in _uses(path, text, name)
        )
    found.sort(key=lambda one: (one.path, one.line))
    return References(name, tuple(found), len(ordered), left_out)


def _is_test(snapshot: Snapshot, path: str) -> bool:
    return snapshot.files[path].kind in (Kind.TEST, Kind.EXAMPLE) or is_aside(path)


def _uses(path: str, text: str, name: str) -> Iterator[tuple[int, str, Use]]:
    """Number, text and use of each line that holds the name."""
    spoken = language_name(path)
    code = _hidden(spoken).sub(_blank, text) if spoken else text
    word = re.compile(rf"\b{name}\b", re.ASCII)
    definition, call = (re.compile(pattern.format(name)) for pattern in (_DEFINITION, _CALL))
    for number, (line, bare) in enumerate(zip(text.split("\n"), code.split("\n"), strict=True), 1):
        if not word.search(line):
            continue
        use = Use.OTHER
        if dialect(path):
            use = Use.DOCUMENT
        elif _IMPORT.match(line):
            use = Use.IMPORT
        elif not word.search(bare):
            use = Use.MENTION
        elif definition.search(bare[:_READ]):
            use = Use.DEFINITION
        elif call.search(bare):
            use = Use.CALL
        yield number, line[:_LONGEST].strip(), use


_READ = 2000
"""Characters of a line that are asked whether they define."""
_DEFINITION = (
    r"\b(?:def|class|func|function|fn|fun|sub|struct|enum|union|interface|trait|type|typedef|module|namespace|const|let"
    r"|var|val|define|macro_rules!|record|object|protocol|message|service|rpc|static|resource|variable)"
    r"\s{{1,9}}(?:\([^()]{{0,99}}\)\s{{0,9}})?(?:[\w.:*&]{{1,60}}[.:]{{1,2}})?(?:\w{{1,30}}\s)?{0}\b"
    r"|^(?!\s|return\b|else\b|case\b|goto\b)[\w*&<>,:\[\]\s]{{1,99}}[\s*&:]{0}\s{{0,9}}\([^;]{{0,999}}$"
    r"|^\s{{0,80}}(?:(?:public|private|protected|internal|static|final|abstract|async|override|virtual|open|suspend|get|set)\s{{1,9}})"
    r"{{1,6}}(?!with\b|for\b)(?:[\w<>,.\[\]?]{{1,80}}\s{{1,9}})?{0}\b|^{0}\s{{0,9}}(?::[^=]{{1,99}})?=(?!=)"
)
_CALL = r"\b{0}\s{{0,9}}!?(?:<[^<>()]{{0,99}}>)?\s{{0,9}}\("
_IMPORT = late(
    r"\s{0,80}(?:import|from|use|using|pub use|require|require_relative|include|export\s.{0,300}\sfrom|#\s{0,9}include)\b"
    r"|\s{0,80}(?:const|let|var)\s.{1,300}=\s{0,9}(?:await\s)?(?:require|import)\s{0,9}\("
)
_STRING = r'"(?:[^"\\\n]|\\.)*(?:"|\\?$)'
_SINGLE = r"'(?:[^'\\\n]|\\.)*(?:'|\\?$)"
_TRIPLE = r'"""[\s\S]*?(?:"""|\Z)|\'\'\'[\s\S]*?(?:\'\'\'|\Z)'
_RAW = r"`[^`]*(?:`|\Z)"
_CHARACTER = r"'(?:[^'\\\n]|\\.)'"
_QUOTED = {
    "python": (_TRIPLE, _STRING, _SINGLE),
    "javascript": (_STRING, _SINGLE, _RAW),
    "go": (_STRING, _CHARACTER, _RAW),
    **dict.fromkeys(("ruby", "php", "shell", "sql", "elixir"), (_STRING, _SINGLE)),
}


@cache
def _hidden(name: str) -> re.Pattern[str]:
    """Comments and quoted texts of a language; one that has no end hides what follows, so no text is read twice."""
    syntax = language(name).syntax
    blocks = [
        rf"{re.escape(opening)}[\s\S]*?(?:{re.escape(closing)}|\Z)" for opening, closing in syntax.blocks
    ]
    lines = [rf"{re.escape(mark)}[^\n]*" for mark in syntax.line]
    return re.compile("|".join((*_QUOTED.get(name, (_STRING, _CHARACTER)), *blocks, *lines)), re.MULTILINE)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
