"""Each file asks one question of a repository; this page lists them, in the order of a report.

An audit is loaded when it is asked: a hook that asks one must not pay for the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from async_audit.findings import Audit

IDS = (
    "bus-factor",
    "waiting",
    "codeowners",
    "decision-log",
    "missing-adr",
    "change-description",
    "description-template",
    "undocumented-module",
    "undocumented-symbol",
    "stale-docs",
)
ON_REQUEST = frozenset({"undocumented-symbol"})
"""Asked about every change, but about a whole repository only when named: it reads all code, to say little."""

PRACTICES: Mapping[str, Sequence[str]] = {
    "knowledge": ("bus-factor", "codeowners"),
    "waiting": ("waiting",),
    "decisions": ("decision-log", "missing-adr"),
    "documentation": ("undocumented-module", "undocumented-symbol", "stale-docs"),
    "descriptions": ("change-description", "description-template"),
}
"""What a team does so that nobody waits, and the audits that measure how much of it there is."""


def load(audit_id: str) -> Audit[Any]:
    """The audit with this id, which is the name of its file with ``-`` for ``_``."""
    audit: Audit[Any] = import_module(f"async_audit.audits.{audit_id.replace('-', '_')}").AUDIT
    return audit


def load_all() -> tuple[Audit[Any], ...]:
    """Every audit."""
    return tuple(load(audit_id) for audit_id in IDS)
