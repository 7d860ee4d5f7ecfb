"""The sentences that every readable format opens with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from async_audit.audits import AUDITS
from async_audit.findings import Evidence, Report, Scope, Severity

SHOWN = 10
"""Findings of each audit that a readable format shows; json has them all."""
EVIDENCE = 4
"""Numbers that stand under a finding; json has them all."""

_SINGULAR = {
    "people": "person",
    **{f"{noun}s": noun for noun in "line commit file module holder point word change record".split()},
}
_PLURAL = re.compile(rf"\b({'|'.join(_SINGULAR)})\b")

QUESTIONS: Mapping[str, str] = {audit.id: audit.question for audit in AUDITS}


def headline(report: Report) -> str:
    """How many findings of which severity, in one sentence."""
    counts = [
        count(sum(finding.severity is severity for finding in report.findings), str(severity))
        for severity in reversed(Severity)
        if any(finding.severity is severity for finding in report.findings)
    ]
    said = [", ".join(counts) or "nothing found"]
    if report.accepted:
        said.append(f"{len(report.accepted)} accepted")
    if report.skips:
        said.append(f"{count(len(report.skips), 'thing')} not measured")
    return "; ".join(said)


def commit(report: Report) -> str:
    """The audited commit and its day."""
    if not report.commit:
        return "before the first commit"
    return f"{report.commit[:10]} of {report.now:%Y-%m-%d}"


def scope(found: Scope) -> str:
    """What an audit looked at, and what not, in one sentence."""
    said = f"looked at {found.looked_at:,} {found.unit}"
    if found.left_out:
        reasons = ", ".join(f"{number:,} {reason}" for reason, number in found.left_out.items())
        said += f"; left out {sum(found.left_out.values()):,}: {reasons}"
    return said


def evidence(items: Iterable[Evidence]) -> str:
    """Numbers with their units, on one line."""
    return " · ".join(figure(item) for item in items)


def figure(item: Evidence) -> str:
    """One number with its unit."""
    value = item.value
    if item.unit.startswith("share of ") and isinstance(value, (int, float)):
        return f"{item.what}: {value:.0%}{item.unit.removeprefix('share')}"
    shown = f"{value:,}" if isinstance(value, (int, float)) else value
    unit = _PLURAL.sub(lambda word: _SINGULAR[word[0]], item.unit, count=1) if value == 1 else item.unit
    return f"{item.what}: {shown} {unit}".rstrip()


def count(number: int, noun: str) -> str:
    """A number with its noun in the right form."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
