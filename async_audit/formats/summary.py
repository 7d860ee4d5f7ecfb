"""The sentences that every readable format opens with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from async_audit.audits import IDS, load
from async_audit.findings import Evidence, Report, Scope, Severity, Skip
from async_audit.wording import count

SHOWN = 10
"""Findings of each audit that a readable format shows; json has them all."""
EVIDENCE = 5
"""Numbers that stand under a finding; json has them all."""
LINE = 80
"""Characters that short numbers may fill together."""

_SINGULAR = {
    "people": "person",
    **{
        f"{noun}s": noun
        for noun in "line commit file module holder point word change record pattern description template document name path".split()
    },
}
_PLURAL = re.compile(rf"\b({'|'.join(_SINGULAR)})\b")


def question(audit: str) -> str:
    """What an audit asks; empty for one that is not known here."""
    return load(audit).question if audit in IDS else ""


def headline(report: Report) -> str:
    """How many findings of which severity, in one sentence."""
    counts = [
        count(sum(finding.severity is severity for finding in report.findings), str(severity))
        for severity in reversed(Severity)
        if any(finding.severity is severity for finding in report.findings)
    ]
    if report.skips and not report.scopes and not report.findings:
        return "nothing could be measured"
    said = [", ".join(counts) or "nothing found"]
    if report.accepted:
        said.append(f"{len(report.accepted):,} accepted")
    if report.skips:
        said.append(f"{count(len(report.skips), 'thing')} not measured")
    return "; ".join(said)


def commit(report: Report) -> str:
    """The audited commit and its day."""
    if not report.commit:
        return "before the first commit"
    return f"at {report.commit[:10]} ({report.now:%Y-%m-%d})"


def scope(found: Scope) -> str:
    """What an audit looked at, and what not, in one sentence."""
    said = f"looked at {found.looked_at:,} {singular(found.unit, found.looked_at)}"
    if len(found.left_out) == 1:
        ((reason, number),) = found.left_out.items()
        said += f"; left out {number:,} ({reason})"
    elif found.left_out:
        said += f"; left out {sum(found.left_out.values()):,}: {reasons(found.left_out)}"
    return said


def reasons(left_out: Mapping[str, int]) -> str:
    """How many were left out for which reason."""
    return ", ".join(f"{number:,} {reason}" for reason, number in left_out.items())


def evidence(items: Sequence[Evidence], *, everything: bool = False) -> list[str]:
    """Numbers with their units, as lines: long ones by themselves, short ones together."""
    lines: list[str] = []
    room = 0
    for item in items if everything else items[:EVIDENCE]:
        said = figure(item)
        if len(said) < room:
            lines[-1] += f" · {said}"
        else:
            lines.append(said)
        room = LINE - len(lines[-1])
    return lines


def gaps(skips: Sequence[Skip]) -> dict[str, list[str]]:
    """Why something was not measured -> what, in the order of the report; the same reason is told once."""
    found: dict[str, list[str]] = {}
    for one in skips:
        found.setdefault(one.reason, []).extend([one.path] if one.path else [])
    return found


def figure(item: Evidence) -> str:
    """One number with its unit, and what it is."""
    return f"{item.what}: {value(item)}".rstrip()


def value(item: Evidence) -> str:
    """One number with its unit."""
    number = item.value
    if item.unit.startswith("share of ") and isinstance(number, (int, float)):
        return f"{number:.0%}{item.unit.removeprefix('share')}"
    shown = f"{number:,}" if isinstance(number, (int, float)) else number
    return f"{shown} {singular(item.unit, number)}".rstrip()


def singular(unit: str, number: object) -> str:
    """A unit in the form that goes with a number; in "1 of 14 files" it goes with another one."""
    is_one = number == 1 and not unit.startswith("of ")
    return _PLURAL.sub(lambda word: _SINGULAR[word[0]], unit, count=1) if is_one else unit
