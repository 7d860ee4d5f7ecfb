"""What each file says about a module, as text that can be counted and quoted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from async_audit.documentation import manifests, prose, readme
from async_audit.documentation.comments import HASH, parts
from async_audit.documentation.languages import language, language_name
from async_audit.documentation.languages.headers import first_header
from async_audit.documentation.languages.language import Source, Text, Unparsed, decoded
from async_audit.documentation.languages.python import docstring
from async_audit.documentation.speakers import CodeModule, Rung, Speaker, name_of
from async_audit.inert import inert

Read = Callable[[str], bytes]


class Saying(NamedTuple):
    """What one file says about a module."""

    path: str
    words: int
    """Different words that the module's name does not already say."""
    quote: str
    """How the text begins, harmless and short; empty if there is no text."""
    nearly: str = ""
    """Why a text in the file does not count, if there is one."""
    line: int = 1
    """Where the quoted text stands."""
    rung: Rung = Rung.NATIVE
    is_begun: bool = False
    """Whether somebody began to describe it; a ``TODO`` is a beginning, a licence is none."""
    is_waived: bool = False
    """Whether the file says that it is not to be documented."""

    def __str__(self) -> str:
        quoted = f' "{self.quote}"' if self.quote else ""
        return f"{inert(self.path)}:{self.line}{quoted}"


def sayings(module: CodeModule, read: Read) -> Iterator[Saying | Unparsed]:
    """What each file says that may speak for the module, best place first; each is read when it is asked for.

    An entry file speaks only where nobody began to write in a better place.
    """
    has_begun = False
    for speaker in module.speakers:
        if speaker.rung is Rung.ENTRY and has_begun:
            return
        said = saying(speaker, module.path, read)
        if speaker.rung is Rung.NATIVE and isinstance(said, Saying):
            has_begun = has_begun or said.is_begun
        yield said


def saying(speaker: Speaker, module: str, read: Read) -> Saying | Unparsed:
    """What one file says about the module at this path."""
    path, rung = speaker
    source = read(path)
    name = name_of(path)
    if readme.describes(name):
        whole = readme.readme_text(source)
        return _saying(speaker, Text(readme.readme_sentences(whole, name)), whole, module, whole)
    if manifests.is_manifest(name) and rung is Rung.README:
        text = manifests.description(source)
        return _saying(speaker, Text(text), text, module, decoded(source))
    found = source_text(path, source, module)
    if isinstance(found, Unparsed):
        return Unparsed(f"{inert(path)} {found.reason}")
    return _saying(speaker, found, found.text, module, decoded(source))


def source_text(path: str, source: bytes, module: str) -> Text | Unparsed:
    """What a source file says about the module at this path, in its own language."""
    name = language_name(path)
    if name == "python":
        found = docstring(source)
        is_script = name_of(path) != "__init__.py"
        # above a script a comment is read as its documentation is; above a package it is a licence
        header = first_header(parts(decoded(source), HASH)) if is_script else Text()
        return header if header.text and found == Text() else found
    return language(name).says(Source(decoded(source), path, module)) if name else Text()


def _saying(speaker: Speaker, text: Text, whole: str, module: str, source: str) -> Saying:
    described = prose.described(text.text)
    words = prose.content_words(described, module)
    if speaker.rung in (Rung.ENTRY, Rung.FILES):  # the name of a type says nothing more than that of its file
        words &= prose.content_words(described, speaker.path)
    quote = prose.quote(described, module) or prose.quote(whole, module)
    return Saying(
        speaker.path,
        len(words),
        quote,
        text.nearly,
        _line(quote, source, text.line),
        speaker.rung,
        not prose.is_boilerplate(text.text),
        text.is_waived,
    )


def _line(quote: str, source: str, first: int) -> int:
    """Where the quoted words stand; the text they are quoted from begins in line ``first``."""
    words = quote.removesuffix("…")[:40].strip()
    if not words:
        return first
    for number, line in enumerate(source[: prose.LIMIT * 2].splitlines(), 1):
        if number >= first and words in " ".join(line.split()):
            return number
    return first
