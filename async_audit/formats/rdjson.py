"""A report for reviewdog, which comments on the lines of a request: Reviewdog Diagnostic Format."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from async_audit.findings import Finding, Report, Severity
from async_audit.formats import fields
from async_audit.inert import inert

_SEVERITIES = {Severity.NOTE: "INFO", Severity.WARNING: "WARNING", Severity.ERROR: "ERROR"}


def render(report: Report) -> Iterator[str]:
    """One DiagnosticResult; without a line reviewdog shows a finding only under ``-filter-mode=nofilter``."""
    dump = json.JSONEncoder().encode
    yield '{"source": {"name": "async-audit"}, "diagnostics": '
    yield from fields.listed(dump(_one(found)) for found in report.findings)
    yield "}\n"


def _one(found: Finding) -> dict[str, Any]:
    document: dict[str, Any] = {
        "message": inert(f"{found.message}; {found.remedy}: {found.command}"),
        "severity": _SEVERITIES[found.severity],
        "code": {"value": found.audit},
    }
    if found.path:
        document["location"] = {"path": inert(found.path)}
        if found.line is not None:
            document["location"]["range"] = {"start": {"line": found.line}}
    return document
