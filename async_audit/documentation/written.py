"""What is written down where somebody who asks about a file or a directory looks first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from async_audit.documentation import prose, readme
from async_audit.documentation.languages import language_name
from async_audit.documentation.languages.language import Text
from async_audit.documentation.sayings import source_text
from async_audit.documentation.speakers import name_of, split
from async_audit.errors import MissingObjectError

MOST = 3
"""Texts in source files; whoever wants more reads the files."""
_FIRST = frozenset(
    "__init__.py doc.go package-info.java package.scala mod.rs lib.rs main.rs index.ts index.js main.tf".split()
)


class Written(NamedTuple):
    """One text."""

    path: str
    quote: str
    """How it begins, harmless and short; in parentheses why it could not be read."""


def written(
    asked: str, paths: Sequence[str], files: Iterable[str], read: Callable[[str], bytes]
) -> Iterator[Written]:
    """READMEs in the directory itself, then what its source files say of themselves, the main one first.

    ``asked`` is a directory (``.`` for the top), or one of ``paths``, whose directory then counts. A README
    further up says nothing about what lies below it.
    """
    directory = split(asked)[0] if asked in paths else asked.removeprefix(".")
    readmes = [path for path in files if split(path)[0] == directory and readme.is_readme(name_of(path))]
    sources = sorted((path for path in paths if language_name(path)), key=_main_first)
    yield from filter(None, (_said(path, read) for path in sorted(readmes)))
    yield from islice(filter(None, (_said(path, read) for path in sources)), MOST)


def _main_first(path: str) -> tuple[int, bool, str]:
    return path.count("/"), name_of(path) not in _FIRST, path


def _said(path: str, read: Callable[[str], bytes]) -> Written | None:
    try:
        text = _text(path, read(path))
    except MissingObjectError as error:
        return Written(path, f"({error})")
    quote = prose.quote(prose.described(text), path.rpartition(".")[0] if language_name(path) else path)
    return Written(path, quote) if quote else None


def _text(path: str, content: bytes) -> str:
    name = name_of(path)
    if readme.is_readme(name):
        return readme.readme_sentences(readme.readme_text(content), name)
    found = source_text(path, content, path)
    return found.text if isinstance(found, Text) else ""
