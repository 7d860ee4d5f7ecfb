"""What makes a command fail: the options of a gate, the baseline, and the exit code of a report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from async_audit.findings import Report, Severity
from async_audit.gates import Gate, failures, gaps
from async_audit.inert import inert

if TYPE_CHECKING:
    from async_audit.cli.terminal import Looked
    from async_audit.config import Config


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says about the gate; what it leaves open, the configuration says."""

    preset: str | None
    fail_on: str | None
    fail_under: int | None
    strict: bool
    exit_zero: bool
    baseline: str | None


def options(function: Callable[..., int]) -> Callable[..., int]:
    """The options of a gate; the command gets them as one ``asked``."""
    import functools

    @functools.wraps(function)
    def command(**given: Any) -> int:
        mine = {name: given.pop(name) for name in Asked.__dataclass_fields__}
        return function(asked=Asked(**mine), **given)

    wrapped: Callable[..., int] = command
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


baseline_option = click.option(
    "--baseline", metavar="FILE", help="Ask only about what is not in this file; 'baseline write' makes it."
)
_OPTIONS = (
    click.option(
        "--fail-on",
        type=click.Choice(("note", "warning", "error")),
        help="Exit 1 from this severity on.  [default: warning]",
    ),
    click.option(
        "--fail-under",
        type=click.IntRange(0, 100),
        metavar="PERCENT",
        help="Exit 1 when fewer changes are async-ready.",
    ),
    click.option("--strict", is_flag=True, help="Exit 3 when something could not be measured."),
    click.option(
        "--preset",
        type=click.Choice(("gentle", "standard", "strict")),
        help="gentle fails on errors only, strict on notes and on what could not be measured.",
    ),
    baseline_option,
    click.option("--exit-zero", is_flag=True, help="Say everything, but never exit 1 or 3."),
)


def in_force(asked: Asked, config: Config) -> Gate:
    """What the command line says, else the configuration, else the preset."""
    said = {name: value for name, value in asdict(asked).items() if value not in (None, False)}
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
        found = parse(writing.read(looked.place, named).decode("utf-8-sig", "replace"), named)
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
        click.echo(f"failed: {inert(line)}", err=True)
    for line in unmeasured:
        click.echo(f"not measured: {inert(line)}", err=True)
    if asked.exit_zero:
        return 0
    if failed or worse or any(one.severity >= Severity[gate.fail_on.upper()] for one in report.findings):
        return 1
    return 3 if gate.strict and (report.skips or unmeasured) else 0
