"""A report for a spreadsheet: one row a finding, also for what is accepted and what was not measured."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from async_audit.findings import Finding, Report
from async_audit.formats import summary
from async_audit.inert import inert

COLUMNS = "kind audit severity path line subject message remedy command evidence reason fingerprint".split()
_FORMULA = ("=", "+", "-", "@")


def render(report: Report) -> Iterator[str]:
    """RFC 4180, with a row of names first; no cell is a formula (OWASP: CSV injection)."""
    line = io.StringIO()
    table = csv.writer(line)
    for row in _rows(report):
        table.writerow([_cell(value) for value in row])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def _rows(report: Report) -> Iterator[list[str]]:
    yield COLUMNS
    yield from (_finding("finding", one, "") for one in report.findings)
    yield from (_finding("accepted", one.finding, one.reason) for one in report.accepted)
    for skip in report.skips:
        yield ["not measured", skip.audit, "", skip.path, *[""] * 6, skip.reason, ""]


def _finding(kind: str, one: Finding, reason: str) -> list[str]:
    line = "" if one.line is None else str(one.line)
    evidence = "; ".join(summary.figure(item) for item in one.evidence)
    place = [one.path, line, one.subject]
    said = [one.message, one.remedy, one.command, evidence, reason]
    return [kind, one.audit, str(one.severity), *place, *said, one.fingerprint]


def _cell(value: str) -> str:
    value = inert(value)
    return f"'{value}" if value.startswith(_FORMULA) else value
