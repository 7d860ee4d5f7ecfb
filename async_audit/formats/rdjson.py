"""A report for reviewdog, which comments on the lines of a request: Reviewdog Diagnostic Format."""

from __future__ import annotations

import json
from typing import Any

from async_audit.findings import Finding, Report, Severity
from async_audit.inert import inert

_SEVERITIES = {Severity.NOTE: "INFO", Severity.WARNING: "WARNING", Severity.ERROR: "ERROR"}


def render(report: Report) -> str:
    """One DiagnosticResult; without a line reviewdog shows a finding only under ``-filter-mode=nofilter``."""
    document = {"source": {"name": "async-audit"}, "diagnostics": [_one(found) for found in report.findings]}
    return json.dumps(document) + "\n"


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
