"""A finding as the plain fields that programs read, and the fingerprints that keep it the same finding."""

from __future__ import annotations

import dataclasses
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from async_audit.findings import Accepted, Evidence, Finding, Scope, Severity, Skip
from async_audit.readiness import Readiness
from async_audit.wording import count


def finding(one: Finding) -> dict[str, Any]:
    """Every field, in a fixed order."""
    return {
        "audit": one.audit,
        "id": one.id,
        "fingerprint": one.fingerprint,
        "subject": one.subject,
        "path": one.path,
        "line": one.line,
        "severity": str(one.severity),
        "message": one.message,
        "remedy": one.remedy,
        "command": one.command,
        "evidence": [evidence(item) for item in one.evidence],
    }


def accepted(one: Accepted) -> dict[str, Any]:
    """The finding, and why the team lives with it."""
    return finding(one.finding) | {"reason": one.reason}


def skip(one: Skip) -> dict[str, Any]:
    """What was not measured, and why."""
    return {"audit": one.audit, "path": one.path, "reason": one.reason}


def scope(one: Scope) -> dict[str, Any]:
    """What an audit looked at."""
    return {
        "audit": one.audit,
        "unit": one.unit,
        "looked_at": one.looked_at,
        "left_out": dict(one.left_out),
        "figures": [evidence(figure) for figure in one.figures],
    }


def evidence(item: Evidence) -> dict[str, Any]:
    """One number with its unit and limit."""
    return {"what": item.what, "value": item.value, "unit": item.unit, "limit": item.limit}


def readiness(one: Readiness) -> dict[str, Any]:
    """The async-ready share with its parts and the next steps."""
    return {"share": one.share, "binding": one.binding.name if one.binding else None} | plain(one)


def plain(one: Any) -> dict[str, Any]:
    """Any frozen record, field by field."""
    return dataclasses.asdict(one)


def unique_fingerprints(findings: Sequence[Finding]) -> Iterator[str]:
    """A fingerprint for each finding, none twice: GitLab drops the second of two that are alike.

    What is left of two that are alike is their order among each other.
    """
    seen: Counter[str] = Counter()
    for one in findings:
        again = seen[one.fingerprint]
        seen[one.fingerprint] += 1
        yield (
            hashlib.sha256(f"{one.fingerprint}:{again}".encode()).hexdigest()[:16]
            if again
            else one.fingerprint
        )


def listed(items: Iterable[str]) -> Iterator[str]:
    """JSON texts as one JSON list, an item a line: quick to write, and a difference shows as one line."""
    before = "["
    for item in items:
        yield f"{before}\n{item}"
        before = ","
    yield "[\n]" if before == "[" else "\n]"


def fitting(texts: Iterable[str], room: int, *, between: int = 0) -> Iterator[str]:
    """The first of these texts, as many as ``room`` bytes of UTF-8 hold with so many ``between`` two of them."""
    for text in texts:
        room -= len(text.encode("utf-8", "backslashreplace")) + between
        if room < 0:
            return
        yield text


def left_out(number: int, what: str = "finding", many: str = "") -> Finding:
    """What a format with a limit says of all that is beyond it."""
    verb = "is" if number == 1 else "are"
    return Finding(
        audit="left-out",
        subject="",
        path="",
        line=None,
        severity=Severity.NOTE,
        message=f"{count(number, what, many)} more {verb} not in this file",
        remedy="write the json format, which has them",
        command="async-audit report --format json:audit.json",
    )
