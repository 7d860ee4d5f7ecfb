"""A report for GitLab's merge request widget: Code Quality.

GitLab shows nothing but the description, so that names the audit and the next step too. Two findings with the
same fingerprint would be one to it. The form is that of
https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. For its size a report has no limit of
its own, so that of any artifact counts: https://docs.gitlab.com/administration/instance_limits/.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from async_audit.findings import Finding, Report, Severity
from async_audit.formats import fields
from async_audit.inert import inert

LARGEST = 100_000_000
"""Bytes of an artifact, unless an administrator allows more."""
_FRAME = 1_000
"""Bytes that brackets, and what is said of the rest, may take."""
_SEVERITIES = {Severity.NOTE: "info", Severity.WARNING: "minor", Severity.ERROR: "major"}


def render(report: Report) -> Iterator[str]:
    """A list of findings; what is accepted or not measured has no place in this format."""
    yield from fields.listed(_degradations(report))
    yield "\n"


def _degradations(report: Report) -> Iterator[str]:
    marks = fields.unique_fingerprints(report.findings)
    every = (_degradation(one, mark) for one, mark in zip(report.findings, marks, strict=True))
    left = len(report.findings)
    for one in fields.fitting(every, LARGEST - _FRAME, between=2):
        left -= 1
        yield one
    if left:
        notice = fields.left_out(left)
        yield _degradation(notice, notice.fingerprint)


def _degradation(one: Finding, fingerprint: str) -> str:
    document = {
        "description": inert(f"{one.audit}: {one.message}; {one.remedy}: {one.command}"),
        "check_name": one.audit,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[one.severity],
        "location": {"path": inert(one.path or "."), "lines": {"begin": one.line or 1}},
    }
    return json.dumps(document)
