"""What a lead reads first: the async-ready share, what is measured of each practice, the next steps."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from async_audit.audits import PRACTICES
from async_audit.findings import Report
from async_audit.formats import summary
from async_audit.readiness import Part, Readiness, Step
from async_audit.wording import count, listed


@dataclass(frozen=True, slots=True)
class Measured:
    """How much an audit of a practice looked at, and what it found."""

    audit: str
    looked_at: int
    unit: str
    findings: int


@dataclass(frozen=True, slots=True)
class Gap:
    """What was not measured of a practice."""

    audit: str
    things: int
    reason: str
    """Of the first of them."""


@dataclass(frozen=True, slots=True)
class Practice:
    """One way in which a team writes down what others need."""

    name: str
    measured: tuple[Measured, ...]
    gaps: tuple[Gap, ...]


def practices(report: Report) -> list[Practice]:
    """Each practice of which an audit was asked, in the order of ``PRACTICES``."""
    findings = Counter(one.audit for one in report.findings)
    skipped = Counter(one.audit for one in report.skips)
    first = {one.audit: one.reason for one in reversed(report.skips)}
    scopes = {one.audit: one for one in report.scopes}
    found = []
    for name, audits in PRACTICES.items():
        asked = [audit for audit in audits if audit in report.audits]
        measured = (
            Measured(audit, scopes[audit].looked_at, scopes[audit].unit, findings[audit])
            for audit in asked
            if audit in scopes
        )
        gaps = (Gap(audit, skipped[audit], first[audit]) for audit in asked if audit in first)
        if asked:
            found.append(Practice(name, tuple(measured), tuple(gaps)))
    return found


def practice(one: Practice) -> list[str]:
    """Lines about a practice, without its name."""
    lines = [
        f"{said.audit}: {count(said.findings, 'finding')} in {said.looked_at:,} "
        f"{summary.singular(said.unit, said.looked_at)}"
        for said in one.measured
    ]
    for gap in one.gaps:
        more = f" (and {gap.things - 1:,} more)" if gap.things > 1 else ""
        lines.append(f"{gap.audit}: not measured: {gap.reason}{more}")
    return lines


def headline(readiness: Readiness) -> str:
    """The share, and the part that binds; or why there is none."""
    if readiness.share is None:
        return f"async-ready: no share, because {readiness.withheld}"
    said = f"async-ready: {readiness.share:.0%} of {_sample(readiness)}"
    return f"{said}; what binds is '{readiness.binding.name}'" if readiness.binding else said


def parts(readiness: Readiness) -> list[str]:
    """A line for each part, then what was left out."""
    lines = [_part(part, readiness.changes) for part in readiness.parts]
    if lines and readiness.share is None:
        lines.insert(0, f"of {_sample(readiness)}:")
    if readiness.left_out:
        lines.append(f"left out: {summary.reasons(readiness.left_out)}")
    return lines


def goal(step: Step, readiness: Readiness) -> str:
    """Where the share would be after a step and those before it, had it been so all along."""
    limit = "at most " if step.is_at_most else ""
    if readiness.share is None:
        of = f"of {count(readiness.changes, 'change')} async-ready"
        return f"would make {limit}{step.ready:,} {of} (now {readiness.ready:,})"
    return f"to {limit}{step.ready / readiness.changes:.0%} (now {readiness.share:.0%})"


def whom(step: Step) -> str:
    """Who could do it; empty where nobody is known."""
    return f"could do it: {listed(step.people, 'or')}" if step.people else ""


def _part(part: Part, changes: int) -> str:
    if part.unmeasured:
        return f"{part.name}: not measured: {part.unmeasured}"
    return f"{part.name}: {part.met / changes:.0%} {part.meaning}"


def _sample(readiness: Readiness) -> str:
    return f"{count(readiness.changes, 'change')} to code in {readiness.days} days"
