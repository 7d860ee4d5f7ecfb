"""A report for programs: versioned, and described by the JSON Schema beside this file.

Within one version fields are only added. A byte of a path that is not UTF-8 appears as a lone surrogate
escape (``\\udc80`` to ``\\udcff``), which ``os.fsencode`` of Python turns back.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from async_audit.findings import Evidence, Finding, Report

SCHEMA = "async-audit/report/1"


def render(report: Report) -> str:
    """One JSON document, keys in a fixed order."""
    document = {
        "schema": SCHEMA,
        "commit": report.commit,
        "now": report.now.isoformat(),
        "audits": list(report.audits),
        "findings": [_finding(finding) for finding in report.findings],
        "accepted": [_finding(item.finding) | {"reason": item.reason} for item in report.accepted],
        "skips": [{"audit": skip.audit, "path": skip.path, "reason": skip.reason} for skip in report.skips],
        "scopes": [
            {
                "audit": scope.audit,
                "unit": scope.unit,
                "looked_at": scope.looked_at,
                "left_out": dict(scope.left_out),
                "figures": [_evidence(figure) for figure in scope.figures],
            }
            for scope in report.scopes
        ],
        "notes": list(report.notes),
    }
    return json.dumps(document, indent=2) + "\n"


def schema() -> str:
    """The JSON Schema of this format."""
    return Path(__file__).with_name("report.schema.json").read_text("utf-8")


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "audit": finding.audit,
        "id": finding.id,
        "fingerprint": finding.fingerprint,
        "subject": finding.subject,
        "path": finding.path,
        "line": finding.line,
        "severity": str(finding.severity),
        "message": finding.message,
        "remedy": finding.remedy,
        "command": finding.command,
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "what": evidence.what,
        "value": evidence.value,
        "unit": evidence.unit,
        "limit": evidence.limit,
    }
