"""A report for streams and tables of data: one JSON object a line, each with its ``type``.

The first line is the head: schema, commit, audits. Then come findings, accepted findings, skips, scopes and notes,
with the fields that the json format gives them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from async_audit.findings import Report
from async_audit.formats import fields

SCHEMA = "async-audit/report-lines/1"


def render(report: Report) -> Iterator[str]:
    """Lines that are each a JSON document; within a version fields and types are only added."""
    dump = json.JSONEncoder(separators=(",", ":")).encode  # made once: a million lines
    return (f"{dump(line)}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[dict[str, Any]]:
    yield {
        "type": "report",
        "schema": SCHEMA,
        "commit": report.commit,
        "now": report.now.isoformat(),
        "audits": list(report.audits),
        "async_ready": fields.readiness(report.readiness) if report.readiness else None,
    }
    yield from ({"type": "finding"} | fields.finding(one) for one in report.findings)
    yield from ({"type": "accepted"} | fields.accepted(one) for one in report.accepted)
    yield from ({"type": "skip"} | fields.skip(one) for one in report.skips)
    yield from ({"type": "scope"} | fields.scope(one) for one in report.scopes)
    yield from ({"type": "note", "note": note} for note in report.notes)
