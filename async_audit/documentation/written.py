"""What is written down where somebody who asks about a file or a directory looks first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from async_audit.documentation import prose, readme
from async_audit.documentation.python import Docstring, docstring
from async_audit.errors import MissingObjectError

MOST = 3
"""Docstrings; whoever wants more reads the files."""


class Written(NamedTuple):
    """One text."""

    path: str
    quote: str
    """How it begins, harmless and short; in parentheses why it could not be read."""


def written(
    asked: str, paths: Sequence[str], files: Iterable[str], read: Callable[[str], bytes]
) -> Iterator[Written]:
    """READMEs in the directory itself, then docstrings of its Python files, ``__init__.py`` first.

    ``asked`` is a directory (``.`` for the top), or one of ``paths``, whose directory then counts. A README
    further up says nothing about what lies below it.
    """
    directory = asked.rpartition("/")[0] if asked in paths else asked.removeprefix(".")
    readmes = [path for path in files if path.rpartition("/")[::2] == (directory, _readme_name(path))]
    python = sorted((path for path in paths if path.endswith(".py")), key=_main_first)
    yield from filter(None, (_said(path, read) for path in sorted(readmes)))
    yield from islice(filter(None, (_said(path, read) for path in python)), MOST)


def _readme_name(path: str) -> str:
    name = path.rpartition("/")[2]
    return name if readme.is_readme(name) else ""


def _main_first(path: str) -> tuple[int, bool, str]:
    return path.count("/"), not path.endswith("__init__.py"), path


def _said(path: str, read: Callable[[str], bytes]) -> Written | None:
    try:
        text = _text(path, read(path))
    except MissingObjectError as error:
        return Written(path, f"({error})")
    quote = prose.quote(prose.described(text), path.removesuffix(".py"))
    return Written(path, quote) if quote else None


def _text(path: str, content: bytes) -> str:
    if name := _readme_name(path):
        return readme.readme_sentences(readme.readme_text(content), name)
    found = docstring(content)
    return found.text if isinstance(found, Docstring) else ""
