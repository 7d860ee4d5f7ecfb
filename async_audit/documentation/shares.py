"""How much of a repository says what it is, by language, by directory or by module."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from async_audit.documentation.languages import language, language_name
from async_audit.documentation.speakers import CodeModule
from async_audit.documentation.symbols import Symbols, is_lacking, is_spoken
from async_audit.documentation.symbols.coverage import coverage
from async_audit.documentation.verdict import Verdict

By = Literal["language", "path", "module"]


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the repository, counted."""

    name: str
    """A language, a directory at the top (``.`` for the top itself), a module; empty for all of it."""
    modules: int = 0
    """That somebody may have to ask about."""
    documented_modules: int = 0
    names: int | None = None
    """Public ones; None where its language is not read for names, or not without the extra."""
    documented_names: int | None = None

    def __add__(self, other: Share) -> Share:
        """Both together, under this name."""
        return Share(
            self.name,
            self.modules + other.modules,
            self.documented_modules + other.documented_modules,
            _sum(self.names, other.names),
            _sum(self.documented_names, other.documented_names),
        )


@dataclass(frozen=True, slots=True)
class Documented:
    """A repository, counted at one commit."""

    commit: str
    now: datetime
    """When it was committed."""
    parts: Sequence[Share]
    """By name, the whole last."""
    unread: Mapping[str, str]
    """Path of a file or module -> why it could not be read."""


def shares(verdicts: Iterable[Verdict], symbols: Symbols, by: By) -> tuple[list[Share], dict[str, str]]:
    """The parts by name, the whole last, and why a file was not read for its names.

    Modules that nobody needs to ask about, or that nobody could read, count for nothing.
    """
    found: dict[str, Share] = {}
    unread: dict[str, str] = {}
    for verdict in verdicts:
        if verdict.left_out or verdict.unparsed:
            continue
        name = _NAMED[by](verdict.module)
        names, failed = _names(verdict.module, symbols)
        unread |= failed
        mine = Share(name, 1, int(verdict.evidence is not None), *names)
        found[name] = found[name] + mine if name in found else mine
    parts = [found[name] for name in sorted(found)]
    return [*parts, sum(parts, Share(""))], unread


def _names(module: CodeModule, symbols: Symbols) -> tuple[tuple[int | None, int | None], Mapping[str, str]]:
    if not any(is_spoken(path) and not is_lacking(path) for path in module.files):
        return (None, None), {}
    found = coverage(module, symbols)
    return (found.total, found.total - len(found.undocumented)), found.unread


def _language(module: CodeModule) -> str:
    return language(language_name(module.main)).title


def _top(module: CodeModule) -> str:
    return module.directory.partition("/")[0] or "."


def _module(module: CodeModule) -> str:
    return module.path


_NAMED: Mapping[By, Callable[[CodeModule], str]] = {"language": _language, "path": _top, "module": _module}


def _sum(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else one + other
