"""What makes a report fail: from which severity on, below which share, and how grave what is for this team."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from async_audit.errors import ConfigError
from async_audit.findings import Finding, Report, Severity, option
from async_audit.inert import inert

PRESETS: Mapping[str, Mapping[str, Any]] = {
    "gentle": {"fail_on": "error"},
    "standard": {},
    "strict": {"fail_on": "note", "strict": True},
}
"""What a preset sets; what is written beside it wins."""


@dataclass(frozen=True, slots=True)
class Gate:
    """The table ``gate`` of a configuration."""

    preset: Literal["gentle", "standard", "strict"] = option(
        "standard",
        unit="name",
        origin="gentle fails on errors only, strict on notes and on what could not be measured",
    )
    fail_on: Literal["note", "warning", "error"] = option(
        "warning", unit="severity", origin="what is worth a plan"
    )
    fail_under: int = option(
        0, unit="percent of changes that are async-ready", origin="none", at_least=0, at_most=100
    )
    strict: bool = option(
        False, unit="true or false", origin="what could not be measured fails only whoever asks for it"
    )
    baseline: str = option("", unit="file", origin="none; 'async-audit baseline write' makes one")
    severity: Mapping[str, str] = field(
        default_factory=dict,
        metadata={
            "unit": "audit, or audit:pattern as in .gitignore -> note, warning or error; the last that fits counts",
            "origin": "each audit's own judgement",
        },
    )

    def in_force(self, written: Iterable[str]) -> Gate:
        """With what the preset sets; ``written`` are the keys (``fail_on``) that a person wrote."""
        mine = set(written)
        preset = {key: value for key, value in PRESETS[self.preset].items() if key not in mine}
        return replace(self, **preset)


def graver(severity: Mapping[str, str]) -> Callable[[Finding], Finding]:
    """Gives a finding the severity that the last fitting key says; where none fits, its own.

    Raises ConfigError for what is no pattern.
    """
    rules = [
        (*key.partition(":")[::2], Severity[name.upper()]) for key, name in reversed(list(severity.items()))
    ]
    fits = {pattern: _matcher(pattern) for _, pattern, _ in rules if pattern}

    def changed(found: Finding) -> Finding:
        for audit, pattern, grave in rules:
            if audit == found.audit and (not pattern or fits[pattern](found.path or found.subject)):
                return found._replace(severity=grave)
        return found

    return changed if rules else lambda found: found


def failures(report: Report, gate: Gate) -> list[str]:
    """Why a report fails, besides the findings that it shows itself."""
    share = report.readiness.share if report.readiness else None
    if share is None or share * 100 >= gate.fail_under:
        return []
    return [f"the async-ready share is {share:.1%}, below {gate.fail_under}%"]


def gaps(report: Report, gate: Gate) -> list[str]:
    """What the gate asks for and nobody could measure, besides the skips of the report."""
    if not gate.fail_under or report.readiness is None or report.readiness.share is not None:
        return []
    return [f"the async-ready share: {report.readiness.withheld}"]


def _matcher(pattern: str) -> Callable[[str], bool]:
    from pathspec import GitIgnoreSpec

    try:
        spec = GitIgnoreSpec.from_lines([pattern])
    except ValueError:
        raise ConfigError(
            f"gate severity: '{inert(pattern)}' is no pattern as in .gitignore; mend it"
        ) from None
    # "net/**" is what lies in net, and a module is called like its directory
    return lambda path: spec.match_file(path) or spec.match_file(f"{path}/_")
