"""A report for the log of a GitHub workflow, whose commands become annotations.

GitHub shows ten annotations of a kind a step and drops the others without a word, so the worst are given and a
last one counts them all: https://github.com/orgs/community/discussions/26680. Lines of no other form are printed.
"""

from __future__ import annotations

from async_audit.findings import Finding, Report, Severity
from async_audit.formats import summary
from async_audit.inert import inert

SHOWN = 10
"""Findings that become annotations; the gravest."""
_KINDS = {Severity.NOTE: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}


def render(report: Report) -> str:
    """Workflow commands, one a line: the worst findings, and how much there is."""
    notices = sum(one.severity is Severity.NOTE for one in report.findings[:SHOWN])
    shown = report.findings[: SHOWN - (notices == SHOWN)]  # the last one is a notice too
    left = len(report.findings) - len(shown)
    said = f"async-audit {summary.commit(report)}: {summary.headline(report)}"
    said += f"; the {len(shown)} worst are annotated" if left else ""
    return "".join(
        f"{line}\n" for line in (*map(_annotation, shown), f"::notice title=async-audit::{_data(said)}")
    )


def _annotation(one: Finding) -> str:
    places = [f"file={_property(one.path)}"] if one.path else []
    if places and one.line is not None:
        places.append(f"line={one.line}")
    where = ",".join([*places, f"title=async-audit {one.audit}"])
    said = [one.message, f"{one.remedy}: {one.command}"]
    return f"::{_KINDS[one.severity]} {where}::" + "%0A".join(_data(line) for line in said)


def _data(text: str) -> str:
    return inert(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
