"""Each file renders a report in one format; this page lists them.

A format is loaded when it is asked for: a hook that prints text must not pay for the others.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from async_audit.findings import Report

NAMES = (
    "text",
    "markdown",
    "html",
    "json",
    "json-lines",
    "csv",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "rdjson",
    "badge",
    "badge-json",
)
PICTURED = frozenset({"html"})
"""Those that draw ``Report.picture``: it is gathered for them only."""


def load(name: str) -> Callable[[Report], str]:
    """What renders a report in the format of this name, which is the name of its file with ``-`` for ``_``."""
    render: Callable[[Report], str] = import_module(f"async_audit.formats.{name.replace('-', '_')}").render
    return render
