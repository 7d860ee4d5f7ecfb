"""Each file renders a report in one format; this page lists them.

A format is loaded when it is asked for: a hook that prints text must not pay for the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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


def pieces(name: str, report: Report) -> Iterable[str]:
    """A report in the format of this name, from its beginning to its end; see ``load``.

    A format that holds every finding comes in many pieces: a million of them are never one text.
    """
    render: Callable[[Report], str | Iterator[str]] = import_module(
        f"async_audit.formats.{name.replace('-', '_')}"
    ).render
    said = render(report)
    return (said,) if isinstance(said, str) else said


def load(name: str) -> Callable[[Report], str]:
    """What renders a report in the format of this name, which is the name of its file with ``-`` for ``_``."""
    return lambda report: "".join(pieces(name, report))
