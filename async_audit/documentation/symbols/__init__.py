"""The public names of source files, and which of them say what they are for, one language a file."""

from __future__ import annotations

from collections.abc import Mapping

from async_audit.documentation.generated import is_generated
from async_audit.documentation.languages import language_name
from async_audit.documentation.languages.language import Unparsed
from async_audit.documentation.python_modules import INIT
from async_audit.documentation.sayings import Read
from async_audit.documentation.speakers import split
from async_audit.documentation.symbols import grammars
from async_audit.documentation.symbols.grammars import EXTRA
from async_audit.documentation.symbols.names import Names, is_private
from async_audit.documentation.symbols.python import PythonFile
from async_audit.documentation.symbols.python import read as read_python
from async_audit.documentation.symbols.symbol import Symbol
from async_audit.errors import MissingObjectError
from async_audit.facts import File

__all__ = ["EXTRA", "Symbol", "Symbols", "is_exact", "is_lacking", "is_spoken"]


def is_spoken(path: str) -> bool:
    """Whether the public names of a file in that language can be told, here or with the extra."""
    return is_exact(path) or grammars.is_spoken(path)


def is_exact(path: str) -> bool:
    """Whether they are told by the language itself, bases and packages included."""
    return language_name(path) == "python"


def is_lacking(path: str) -> bool:
    """Whether they could be told, had the extra been installed."""
    return grammars.is_spoken(path) and grammars.is_lacking(path)


class Symbols:
    """The public names of the files of one tree."""

    def __init__(self, files: Mapping[str, File], read: Read) -> None:
        """``read`` gives the content of a file; each is read when it is asked for, once."""
        self._read = read
        self._files = files
        self._python: dict[str, PythonFile | Unparsed] = {}
        self._names = Names(files, self._parsed)

    def of(self, path: str, source: bytes | None = None) -> tuple[Symbol, ...] | Unparsed:
        """The public names of a file by line, or why nobody can tell; ``source`` is read in its place.

        Left out are methods that override one, or may: their class has a base from outside of the repository.
        """
        content = self._read(path) if source is None else source
        if is_generated(content):
            return ()
        if not is_exact(path):
            return grammars.symbols(path, content) if grammars.is_spoken(path) else ()
        found = self._file(path) if source is None else read_python(content)
        if isinstance(found, Unparsed):
            return found
        if found.is_program and f"{split(path)[0]}/{INIT}".lstrip("/") not in self._files:
            return ()  # a script: nobody imports it
        shown = self._names.shown(path) if is_private(path) else None
        return tuple(
            symbol
            for symbol in found.symbols
            if (shown is None or symbol.name.partition(".")[0] in shown)
            and not (symbol.owner and self._may_override(path, found, symbol))
        )

    def _may_override(self, path: str, found: PythonFile, symbol: Symbol) -> bool:
        return self._names.may_override(path, found, symbol.owner, symbol.name.rpartition(".")[2])

    def _file(self, path: str) -> PythonFile | Unparsed:
        if path not in self._python:
            self._python[path] = read_python(self._read(path))
        return self._python[path]

    def _parsed(self, path: str) -> PythonFile | None:
        try:
            found = self._file(path)
        except MissingObjectError:
            return None
        return found if isinstance(found, PythonFile) else None
