"""A finding as the plain fields that programs read, and the fingerprints that keep it the same finding."""

from __future__ import annotations

import dataclasses
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from async_audit.findings import Accepted, Evidence, Finding, Scope, Skip
from async_audit.readiness import Readiness


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


def listed(items: Iterable[str]) -> str:
    """JSON texts as one JSON list, an item a line: quick to write, and a difference shows as one line."""
    return "[" + ",".join(f"\n{item}" for item in items) + "\n]\n"
