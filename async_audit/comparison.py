"""What changed between two reports: findings that came and went, and numbers that moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from async_audit.findings import Evidence

Document = Mapping[str, Any]
"""A report as the json format writes it."""
READY = "async-ready"
"""Stands where an audit would, for numbers that are of no audit alone."""


@dataclass(frozen=True, slots=True)
class Told:
    """A finding of either report."""

    id: str
    severity: str
    message: str
    command: str

    @property
    def audit(self) -> str:
        """Who found it."""
        return self.id.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Moved:
    """A number that both reports measured."""

    audit: str
    before: Evidence
    after: Evidence


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports, side by side. Findings are the same when their ids are, wherever their lines went."""

    before: tuple[str, str]
    """Commit and day."""
    after: tuple[str, str]
    new: tuple[Told, ...]
    """In the order of the later report."""
    gone: tuple[Told, ...]
    """In the order of the earlier one; accepted ones are gone too."""
    graver: tuple[tuple[Told, str], ...]
    """Findings whose severity rose, with what it was."""
    stayed: int
    """Findings that both reports have."""
    moved: tuple[Moved, ...]
    """Numbers that differ."""
    ready: tuple[Moved, ...]
    """The async-ready share and its parts, as far as both reports measured them, also where they stayed."""
    unlike: tuple[str, ...]
    """Audits that only one of the reports asked: nothing is said of them."""


def compare(before: Document, after: Document) -> Comparison:
    """Hold a report against an earlier one; audits that only one of them asked are left out of it."""
    both = [audit for audit in after["audits"] if audit in before["audits"]]
    old, new = _told(before, both), _told(after, both)
    ranks = {"note": 1, "warning": 2, "error": 3}
    graver = [
        (found, old[name].severity)
        for name, found in new.items()
        if name in old and ranks[found.severity] > ranks[old[name].severity]
    ]
    return Comparison(
        before=(before["commit"], before["now"][:10]),
        after=(after["commit"], after["now"][:10]),
        new=tuple(found for name, found in new.items() if name not in old),
        gone=tuple(found for name, found in old.items() if name not in new),
        graver=tuple(graver),
        stayed=len(old.keys() & new.keys()),
        moved=tuple(_moved(_figures(before, both), _figures(after, both))),
        ready=tuple(_readiness(before, after)),
        unlike=tuple(sorted({*before["audits"], *after["audits"]} - set(both))),
    )


def _told(document: Document, audits: Sequence[str]) -> dict[str, Told]:
    return {
        one["id"]: Told(one["id"], one["severity"], one["message"], one["command"])
        for one in document["findings"]
        if one["audit"] in audits
    }


def _figures(document: Document, audits: Sequence[str]) -> dict[tuple[str, str], Evidence]:
    """Every number about a whole audit, by audit and name; texts do not move."""
    found = {}
    for scope in document["scopes"]:
        if scope["audit"] in audits:
            found[scope["audit"], "looked at"] = Evidence("looked at", scope["looked_at"], scope["unit"])
            for one in scope["figures"]:
                if isinstance(one["value"], (int, float)):
                    figure = Evidence(one["what"], one["value"], one["unit"])
                    found[scope["audit"], one["what"]] = figure
    return found


def _moved(
    before: Mapping[tuple[str, str], Evidence], after: Mapping[tuple[str, str], Evidence]
) -> Iterator[Moved]:
    for key, figure in after.items():
        if key in before and before[key] != figure:
            yield Moved(key[0], before[key], figure)


def _readiness(before: Document, after: Document) -> Iterator[Moved]:
    old, new = _shares(before), _shares(after)
    for name, share in new.items():
        if name in old:
            yield Moved(READY, old[name], share)


def _shares(document: Document) -> dict[str, Evidence]:
    found = document.get("async_ready")
    if not found or not found["changes"]:
        return {}
    unit = f"share of changes in {found['days']} days"
    shares = {"share": found["share"]}
    for part in found["parts"]:
        shares[part["name"]] = None if part["unmeasured"] else part["met"] / found["changes"]
    return {
        name: Evidence(name, round(value, 3), unit) for name, value in shares.items() if value is not None
    }
