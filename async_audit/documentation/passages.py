"""What of a tree can be searched: its documents by chapter, and what its source files say of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from async_audit.documentation.chapters import chapters
from async_audit.documentation.index import DOCUMENT, MODULE, Passage
from async_audit.documentation.languages import language_name
from async_audit.documentation.languages.language import Text, decoded
from async_audit.documentation.languages.python import opening
from async_audit.documentation.sayings import source_text
from async_audit.documentation.speakers import name_of
from async_audit.facts import File, Kind
from async_audit.kinds import is_aside
from async_audit.patterns import late

_EXTENSIONS = frozenset("md markdown mdx rst adoc asciidoc asc txt".split())
_NO_TEXT = late(r"(?:requirements|constraints)[^/]*\.txt|cmakelists\.txt|robots\.txt", re.IGNORECASE)
_MOST_OF_A_SOURCE = 1 << 12  # bytes; a text about the module stands at its top


def sources(files: Mapping[str, File]) -> Iterator[File]:
    """The files that hold something to be searched, sorted by path."""
    return (
        file
        for file in files.values()
        if is_document(file) or (file.kind is Kind.CODE and language_name(file.path))
    )


def is_document(file: File) -> bool:
    """Whether people read the file as it is. A ``.txt`` among tests or examples is what a test compares with."""
    name = name_of(file.path)
    _, dot, extension = name.rpartition(".")
    if file.kind is not Kind.DOCUMENT or (dot and extension.lower() not in _EXTENSIONS):
        return False
    return not (extension.lower() == "txt" and (is_aside(file.path) or _NO_TEXT.fullmatch(name)))


def passages(path: str, content: bytes) -> Iterator[Passage]:
    """What there is to search in a file of ``sources``."""
    if not language_name(path):
        for one in chapters(name_of(path), decoded(content)):
            yield Passage(DOCUMENT, path, *one)
        return
    found = _said(path, content[:_MOST_OF_A_SOURCE])
    if found.text.strip():
        yield Passage(MODULE, path, found.line, (), found.line, found.text)


def _said(path: str, head: bytes) -> Text:
    if language_name(path) == "python":  # parsing all of it would take longer than the search
        return opening(head)
    found = source_text(path, head, path)
    return found if isinstance(found, Text) else Text()
