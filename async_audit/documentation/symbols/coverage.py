"""How many of a module's public names say what they are for, now and before a change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from async_audit.documentation.languages.language import Unparsed
from async_audit.documentation.speakers import CodeModule
from async_audit.documentation.symbols import Symbol, Symbols, is_lacking, is_spoken
from async_audit.errors import MissingObjectError
from async_audit.inert import inert

_SHOWN = 12
"""Names of a file that are told; whoever wants to write about more opens it."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The public names of some files."""

    by_file: Mapping[str, Sequence[Symbol]]
    unread: Mapping[str, str]
    """File -> why its names are not known."""

    @property
    def total(self) -> int:
        """How many public names there are."""
        return sum(map(len, self.by_file.values()))

    @property
    def undocumented(self) -> list[tuple[str, Symbol]]:
        """Those that say nothing, with their files, in the order of paths and lines."""
        return [(path, one) for path, found in self.by_file.items() for one in found if not one.is_documented]

    @property
    def share(self) -> float:
        """Of the names that are documented, 0 to 1; 1 where there are none."""
        return 1 - len(self.undocumented) / self.total if self.total else 1.0


def coverage(module: CodeModule, symbols: Symbols) -> Coverage:
    """The public names of a module."""
    return coverage_of(module.files, symbols)


def coverage_of(paths: Iterable[str], symbols: Symbols) -> Coverage:
    """The public names of these files, as far as their languages can be read here."""
    by_file: dict[str, Sequence[Symbol]] = {}
    unread: dict[str, str] = {}
    for path in paths:
        if not is_spoken(path) or is_lacking(path):
            continue
        try:
            found = symbols.of(path)
        except MissingObjectError as error:
            unread[path] = str(error)
            continue
        if isinstance(found, Unparsed):
            unread[path] = f"{found.reason}; mend or exclude it"
        elif found:
            by_file[path] = found
    return Coverage(by_file, unread)


def places(found: Sequence[tuple[str, Symbol]]) -> Mapping[str, str]:
    """By file, those with most names first, the names with their lines: ``Client (3), Client.close (9)``."""
    by_file: dict[str, list[str]] = {}
    for path, symbol in found:
        by_file.setdefault(path, []).append(f"{inert(symbol.name)} ({symbol.line})")
    return {
        path: ", ".join(names[:_SHOWN]) + (f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else "")
        for path, names in sorted(by_file.items(), key=lambda one: (-len(one[1]), one[0]))
    }
