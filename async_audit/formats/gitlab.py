"""A report for GitLab's merge request widget: Code Quality.

GitLab shows nothing but the description, so that names the audit and the next step too. Two findings with the
same fingerprint would be one to it. The form is that of
https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
"""

from __future__ import annotations

import json

from async_audit.findings import Finding, Report, Severity
from async_audit.formats import fields
from async_audit.inert import inert

_SEVERITIES = {Severity.NOTE: "info", Severity.WARNING: "minor", Severity.ERROR: "major"}


def render(report: Report) -> str:
    """A list of findings; what is accepted or not measured has no place in this format."""
    fingerprints = fields.unique_fingerprints(report.findings)
    return fields.listed(
        _degradation(one, mark) for one, mark in zip(report.findings, fingerprints, strict=True)
    )


def _degradation(one: Finding, fingerprint: str) -> str:
    document = {
        "description": inert(f"{one.audit}: {one.message}; {one.remedy}: {one.command}"),
        "check_name": one.audit,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[one.severity],
        "location": {"path": inert(one.path or "."), "lines": {"begin": one.line or 1}},
    }
    return json.dumps(document)
