"""Where will somebody have to wait for somebody else? Audits a git repository for a distributed team.

``audit`` gives a Report, ``ownership`` a networkx graph of people and files, ``waiting`` the hours of the week in
which somebody can answer for a module, ``where`` the places where something is written down. Nothing here prints, and
nothing of an audited repository is ever executed or written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from async_audit.api import ask, audit, bus_factor, ownership, records, snapshot, waiting
    from async_audit.config import Config
    from async_audit.decisions import Record, Records
    from async_audit.errors import AsyncAuditError, ConfigError, RepositoryError, UsageError
    from async_audit.findings import Accepted, Evidence, Finding, Report, Scope, Severity, Skip
    from async_audit.knowledge import BusFactor, Coverage, Holder, Ownership, Wait, WeekClock
    from async_audit.lookup import Answer, Found, where

__version__ = "0.1.0"
__all__ = [
    "Accepted",
    "Answer",
    "AsyncAuditError",
    "BusFactor",
    "Config",
    "ConfigError",
    "Coverage",
    "Evidence",
    "Finding",
    "Found",
    "Holder",
    "Ownership",
    "Record",
    "Records",
    "Report",
    "RepositoryError",
    "Scope",
    "Severity",
    "Skip",
    "UsageError",
    "Wait",
    "WeekClock",
    "ask",
    "audit",
    "bus_factor",
    "documented",
    "look_back",
    "ownership",
    "records",
    "snapshot",
    "trend",
    "waiting",
    "where",
]

_ROOMS = {
    **dict.fromkeys(
        ("ask", "audit", "bus_factor", "documented", "ownership", "records", "snapshot", "waiting"),
        "async_audit.api",
    ),
    **dict.fromkeys(("Record", "Records"), "async_audit.decisions"),
    "Config": "async_audit.config",
    **dict.fromkeys(
        ("AsyncAuditError", "ConfigError", "RepositoryError", "UsageError"), "async_audit.errors"
    ),
    **dict.fromkeys(
        ("Accepted", "Evidence", "Finding", "Report", "Scope", "Severity", "Skip"), "async_audit.findings"
    ),
    **dict.fromkeys(
        ("BusFactor", "Coverage", "Holder", "Ownership", "Wait", "WeekClock"), "async_audit.knowledge"
    ),
    **dict.fromkeys(("Answer", "Found", "where"), "async_audit.lookup"),
    **dict.fromkeys(("look_back", "trend"), "async_audit.past"),
}


def __getattr__(name: str) -> object:
    # a hook imports this package too, and must not pay for what it does not use
    if name not in _ROOMS:
        raise AttributeError(f"module 'async_audit' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(_ROOMS[name]), name)
