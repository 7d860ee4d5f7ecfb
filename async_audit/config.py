"""Reads ``[tool.async-audit]`` or ``async-audit.toml`` into each audit's own Options."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

from async_audit import audits
from async_audit.errors import ConfigError
from async_audit.findings import Audit, Finding, OptionsT
from async_audit.gates import Gate
from async_audit.inert import inert
from async_audit.knowledge.identity import People
from async_audit.trailers import is_reason
from async_audit.values import checked, close, is_bool, is_table, known, shown, strings

STANDALONE = "async-audit.toml"
PYPROJECT = "pyproject.toml"
TABLE = "tool.async-audit"
TOOL = b"async-audit"
HOLDERS = "bus-factor"
"""The table that says from what on somebody counts as a holder, for every audit that asks who holds what."""
PEOPLE = "people"
"""The table that says who is who."""
GATE = "gate"
"""The table that says what fails ``async-audit check``."""
_TOP_KEYS = ("accept", "audits", "borders", "exclude", "ignore-whitespace", PEOPLE, GATE)

Read = Callable[[str], "bytes | None"]
"""The content of a file at the top of the repository, or None where there is none."""


class Config(NamedTuple):
    """What a team has settled on."""

    source: str = ""
    """The file that it was read from, empty for all defaults."""
    audits: tuple[str, ...] = audits.IDS
    """Which audits to ask."""
    exclude: tuple[str, ...] = ()
    """Patterns, as in .gitignore, of files that no audit looks at."""
    borders: tuple[str, ...] = ()
    """Where modules end: ``packages``, ``workspaces``, ``codeowners``, or patterns of directories."""
    ignore_whitespace: bool = False
    """Whether a line that was only indented anew stays with whoever wrote it: ``git blame -w``."""
    accept: Mapping[str, str] = {}
    """Finding id, such as ``bus-factor:src/net`` -> why the team lives with it."""
    people: People = People()
    """Who is who, beyond ``.mailmap``."""
    gate: Gate = Gate()
    """What fails ``async-audit check``."""
    options: Mapping[str, Any] = {}
    """Audit id -> its Options, for audits that the file speaks of; the others have their defaults."""
    written: frozenset[str] = frozenset()
    """Dotted keys that stand in the file; every other value is a default."""

    def options_of(self, audit: Audit[OptionsT]) -> OptionsT:
        """The Options with which to ask an audit; who holds what is the same for all: as for ``bus-factor``."""
        options: OptionsT = self.options.get(audit.id) or audit.options()
        rule = self.options.get(HOLDERS)
        if rule is None:
            return options
        follows = {
            name: getattr(rule, name)
            for name in shared_limits(audit)
            if f"{audit.id}.{name.replace('_', '-')}" not in self.written
        }
        return cast("OptionsT", dataclasses.replace(cast("Any", options), **follows))

    def reason(self, finding: Finding) -> str:
        """Why the team lives with a finding, or empty; a commit may be named by its first seven digits."""
        exact = self.accept.get(finding.id)
        if exact or finding.path:
            return exact or ""
        by_digits = (
            key for key in self.accept if len(key.partition(":")[2]) >= 7 and finding.id.startswith(key)
        )
        return self.accept.get(next(by_digits, ""), "")


def shared_limits(audit: Audit[Any]) -> frozenset[str]:
    """Options that follow what is configured for HOLDERS: who holds what, and is active."""
    from async_audit.knowledge.limits import Limits

    follows = audit.id != HOLDERS and issubclass(audit.options, Limits)
    return frozenset(one.name for one in dataclasses.fields(Limits)) if follows else frozenset()


def load(read: Read) -> Config:
    """The configuration of a repository.

    Raises ConfigError, which names the file, the key and the mend.
    """
    found = [
        (name, table) for name in (STANDALONE, PYPROJECT) if (table := _table(name, read(name))) is not None
    ]
    if len(found) > 1:
        raise ConfigError(f"both {STANDALONE} and {PYPROJECT} configure async-audit; keep one of them")
    return parse(*found[0]) if found else Config()


def from_file(path: Path) -> Config:
    """The configuration in a file that the user names, of either form."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{inert(str(path))}: {error.strerror}; name a TOML file") from None
    name = PYPROJECT if path.name == PYPROJECT else STANDALONE
    try:
        return parse(name, _table(name, content) or {})._replace(source=str(path))
    except ConfigError as error:  # said of the usual name, but the user named another
        raise ConfigError(str(error).replace(name, inert(str(path)), 1)) from None


def parse(source: str, table: Mapping[str, Any]) -> Config:
    """A Config from the table that ``source`` holds."""
    where = f"{source}: " + (f"[{TABLE}]" if source == PYPROJECT else "the top table")
    known(table, (*_TOP_KEYS, *audits.IDS), where)
    written = {key for key in table if key in _TOP_KEYS and key not in (PEOPLE, GATE)}
    options = {}
    tables = {PEOPLE: People, GATE: Gate}
    for name in (*tables, *audits.IDS):
        if name in table:
            at = f"{source}: [{TABLE}.{name}]" if source == PYPROJECT else f"{source}: [{name}]"
            kind = tables.get(name) or audits.load(name).options
            options[name] = checked(kind, is_table(table[name], at), at)
            written |= {f"{name}.{key}" for key in table[name]}
    gate = options.pop(GATE, Gate())
    _severities(gate.severity, f"{source}: {GATE} severity")
    chosen = strings(table.get("audits", list(audits.IDS)), f"{where} audits")
    known(chosen, audits.IDS, f"{where} audits")
    if not chosen:
        raise ConfigError(
            f"{where} audits: is empty, so nothing would be asked; name some, or remove the key"
        )
    return Config(
        source=source,
        audits=tuple(name for name in audits.IDS if name in chosen),
        exclude=strings(table.get("exclude", []), f"{where} exclude"),
        borders=strings(table.get("borders", []), f"{where} borders"),
        ignore_whitespace=is_bool(table.get("ignore-whitespace", False), f"{where} ignore-whitespace"),
        accept=_accepted(table.get("accept", {}), f"{where} accept"),
        people=options.pop(PEOPLE, People()),
        gate=gate,
        options=options,
        written=frozenset(written),
    )


def _table(name: str, content: bytes | None) -> Mapping[str, Any] | None:
    if content is None or (name == PYPROJECT and TOOL not in content):
        return None  # not about us, and a hook has no time to read it
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        document = tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        raise ConfigError(f"{name}: byte {error.start} is not UTF-8; save the file as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{name}: not valid TOML: {inert(str(error))}") from None
    except RecursionError:
        raise ConfigError(f"{name}: nested too deeply; flatten it") from None
    if name == STANDALONE:
        return document
    tool = document.get("tool", {})
    table = tool.get("async-audit") if isinstance(tool, dict) else None
    return None if table is None else is_table(table, f"{name}: [{TABLE}]")


def _accepted(value: Any, where: str) -> Mapping[str, str]:
    for key, reason in is_table(value, where).items():
        name, colon, subject = key.partition(":")
        if not (colon and subject and name in audits.IDS):
            near = close(name, audits.IDS)
            hint = f"; did you mean '{near}:…'?" if near else ""
            raise ConfigError(
                f"{where}: '{inert(key)}' is no finding; write '<audit>:<path or commit>'{hint}"
            )
        if not isinstance(reason, str) or not is_reason(reason):
            raise ConfigError(f"{where} '{inert(key)}': say in a sentence why the team lives with it")
    return dict(value)


def _severities(severity: Mapping[str, Any], where: str) -> None:
    for key, name in severity.items():
        known((key.partition(":")[0],), audits.IDS, where)
        if name not in ("note", "warning", "error"):
            raise ConfigError(f"{where} '{inert(key)}': is {shown(name)}; choose one of note, warning, error")
