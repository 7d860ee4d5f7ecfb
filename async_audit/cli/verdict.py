"""What makes a command fail: the gate in force, the baseline, and the exit code of a report."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from async_audit.findings import Severity
from async_audit.gates import Gate, failures, gaps
from async_audit.inert import inert

if TYPE_CHECKING:
    from async_audit.cli.terminal import Looked
    from async_audit.config import Config
    from async_audit.findings import Report


class Asked(NamedTuple):
    """What the command line says about the gate; what it leaves open, the configuration says."""

    preset: str | None = None
    fail_on: str | None = None
    fail_under: int | None = None
    strict: bool = False
    exit_zero: bool = False
    baseline: str | None = None


def in_force(asked: Asked, config: Config) -> Gate:
    """What the command line says, else the configuration, else the preset."""
    said = {name: value for name, value in asked._asdict().items() if value not in (None, False)}
    said.pop("exit_zero", None)
    written = {key.partition(".")[2].replace("-", "_") for key in config.written if key.startswith("gate.")}
    gate = replace(config.gate, **said)
    return gate.in_force(written | said.keys())


def covered(looked: Looked, baseline: str | None, *, is_whole: bool = True) -> tuple[Report, list[str]]:
    """The report without what a baseline covers, and what got worse since; of one change nothing does.

    Without a ``baseline`` the configuration may name one, in the work tree; what it leads to must lie there.
    """
    named = looked.config.gate.baseline
    if not (baseline or named):
        return looked.report, []
    from async_audit.baseline import LARGEST, applied, parse, worse
    from async_audit.repository import outputs, writing

    if baseline:
        found = parse(outputs.read(baseline, LARGEST), baseline)
    else:
        content = writing.read(looked.place, named, LARGEST)
        found = parse(content.decode("utf-8-sig", "replace"), named)
    report = applied(looked.report, found, is_whole=is_whole)
    return report, worse(looked.report, found) if is_whole else []


def noted(report: Report, worse: Sequence[str]) -> Report:
    """With what got worse among its notes, so that every format tells it."""
    return replace(report, notes=(*report.notes, *worse)) if worse else report


def verdict(report: Report, worse: Sequence[str], asked: Asked, config: Config) -> int:
    """The exit code; why it is not 0 goes to stderr, unless findings alone say so."""
    gate = in_force(asked, config)
    failed, unmeasured = failures(report, gate), gaps(report, gate)
    for line in (*failed, *worse):
        print(f"failed: {inert(line)}", file=sys.stderr)
    for line in unmeasured:
        print(f"not measured: {inert(line)}", file=sys.stderr)
    if asked.exit_zero:
        return 0
    if failed or worse or any(one.severity >= Severity[gate.fail_on.upper()] for one in report.findings):
        return 1
    return 3 if gate.strict and (report.skips or unmeasured) else 0
