"""Asks the audits again at earlier commits, and keeps of each answer the numbers that a lead follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timezone

from async_audit.course import Measure, Point
from async_audit.findings import Report, Severity
from async_audit.knowledge.mainline import standing
from async_audit.readiness import Readiness
from async_audit.snapshots import Snapshot


def course(
    now: Snapshot,
    moments: Sequence[datetime],
    report: Report,
    ask_at: Callable[[str], Report],
) -> tuple[Point, ...]:
    """The points of these moments (newest first), oldest first; the newest one is ``report``'s own.

    ``ask_at`` gives the report about a commit. Moments before the first commit are left out.
    """
    reports = {report.commit: report}
    points = []
    # oldest first: what blame said of a commit is where it stops for the next
    for moment, commit in reversed(standing(now.commits, moments)):
        if commit not in reports:
            reports[commit] = ask_at(commit)
        points.append(Point(moment.astimezone(timezone.utc).date(), commit, measures(reports[commit])))
    return tuple(points)


def measures(report: Report) -> tuple[Measure, ...]:
    """The numbers of one report that are worth following; those that it did not measure are None."""
    grave = sum(one.severity >= Severity.WARNING for one in report.findings)
    return (
        *_ready(report.readiness),
        Measure("bus factor", _figure(report, "bus-factor", "bus factor of the repository"), "people"),
        Measure("orphaned", _figure(report, "bus-factor", "without an active holder"), "share of lines"),
        Measure("over 8 h", _figure(report, "waiting", "wait over"), "modules"),
        Measure("records", _looked_at(report, "decision-log"), "records"),
        Measure("undocumented", _found_share(report, "undocumented-module"), "share of modules"),
        Measure("warnings", grave if report.scopes else None, "findings"),
    )


def _ready(readiness: Readiness | None) -> list[Measure]:
    share = readiness.share if readiness else None
    parts = {part.name: part for part in readiness.parts} if readiness else {}
    found = [Measure("async-ready", None if share is None else round(share, 3), "share of changes")]
    for name in ("what", "why", "who"):
        part = parts.get(name)
        is_measured = readiness and readiness.changes and part and not part.unmeasured
        value = round(part.met / readiness.changes, 3) if is_measured and part and readiness else None
        found.append(Measure(name, value, "share of changes"))
    return found


def _figure(report: Report, audit: str, beginning: str) -> int | float | None:
    """A number about the whole of an audit, by how its name begins."""
    for scope in report.scopes:
        for one in scope.figures if scope.audit == audit else ():
            if one.what.startswith(beginning) and not isinstance(one.value, str):
                return one.value
    return None


def _looked_at(report: Report, audit: str) -> int | None:
    return next((scope.looked_at for scope in report.scopes if scope.audit == audit), None)


def _found_share(report: Report, audit: str) -> float | None:
    """Findings, accepted ones too, among what was looked at."""
    looked_at = _looked_at(report, audit)
    found = Counter(one.audit for one in (*report.findings, *(item.finding for item in report.accepted)))
    return round(found[audit] / looked_at, 3) if looked_at else None
