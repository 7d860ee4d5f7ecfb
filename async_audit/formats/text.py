"""A report for a terminal."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from async_audit.findings import Finding, Report, Severity, Skip
from async_audit.formats import history, outlook, summary
from async_audit.inert import inert
from async_audit.readiness import Readiness
from async_audit.wording import listed

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 100
_STYLES = {Severity.NOTE: "cyan", Severity.WARNING: "yellow", Severity.ERROR: "bold red"}


def render(report: Report, *, width: int = WIDTH, colour: bool = False, everything: bool = False) -> str:
    """Plain lines of at most ``width`` columns; the commands of findings are never broken.

    ``everything`` shows all findings and all evidence, else the first ten of each audit.
    """
    from rich.console import Console

    page = io.StringIO()
    console = Console(
        file=page,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )
    _line(console, f"async-audit {summary.commit(report)}: {summary.headline(report)}", style="bold")
    if report.readiness:
        console.print()
        _outlook(console, report, report.readiness)
    if report.course:
        console.print()
        _course(console, report)
    for audit in report.audits:
        console.print()
        _audit(console, report, audit, everything)
    others = [skip for skip in report.skips if skip.audit not in report.audits]
    if others:
        console.print()
        _line(console, "What git could not read", style="bold")
        _skips(console, others)
    _rest(console, report)
    return page.getvalue()


def _rest(console: Console, report: Report) -> None:
    """What nobody has to act on."""
    if report.accepted:
        console.print()
        _line(console, "Accepted", style="bold")
        for item in report.accepted:
            _line(console, f"{item.finding.message}", first="  ")
            _line(console, f"because: {item.reason}", first="    ", style="dim")
    for note in report.notes:
        console.print()
        _line(console, f"note: {note}")


def _course(console: Console, report: Report) -> None:
    _line(console, history.TITLE, style="bold")
    table = [history.headings(report), *history.rows(report)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = (
            cell.ljust(width) if at < 2 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        console.print(f"  {'  '.join(cells)}", soft_wrap=True)


def _outlook(console: Console, report: Report, readiness: Readiness) -> None:
    _line(console, outlook.headline(readiness), style="bold")
    for line in outlook.parts(readiness):
        _line(console, line, first="  ")
    if readiness.steps:
        console.print()
        _line(
            console,
            "What to do next: what would make most changes async-ready, each on top of those before it",
            style="bold",
        )
    for number, step in enumerate(readiness.steps, start=1):
        _line(console, f"{outlook.goal(step, readiness)}: {step.action}", first=f"  {number}. ")
        for line in filter(None, (step.reason, outlook.whom(step))):
            _line(console, line, first="     ", style="dim")
        console.print(f"     {inert(step.command)}", style="green", soft_wrap=True)
    console.print()
    _line(console, "By practice", style="bold")
    for practice in outlook.practices(report):
        for number, line in enumerate(outlook.practice(practice)):
            _line(console, line, first=f"  {'' if number else practice.name:<15}", rest=" " * 17)


def _audit(console: Console, report: Report, audit: str, everything: bool) -> None:
    findings = [finding for finding in report.findings if finding.audit == audit]
    _line(console, f"{summary.question(audit)}  ({audit})", style="bold")
    scopes = [scope for scope in report.scopes if scope.audit == audit]
    for scope in scopes:
        _line(console, summary.scope(scope), first="  ", style="dim")
        for figure in scope.figures:
            _line(console, summary.figure(figure), first="  ")
    _skips(console, [skip for skip in report.skips if skip.audit == audit])
    shown = findings if everything else findings[: summary.SHOWN]
    remedy = ""
    for finding in shown:
        _finding(console, finding, everything, is_said=finding.remedy == remedy)
        remedy = finding.remedy
    if len(findings) > len(shown):
        _line(console, f"and {len(findings) - len(shown)} more: add --all", first="  ")
    if scopes and not findings and any(scope.looked_at for scope in scopes):
        _line(console, "nothing found", first="  ", style="green")


def _finding(console: Console, finding: Finding, everything: bool, *, is_said: bool) -> None:
    """``is_said`` leaves out a remedy that stands above already."""
    from rich.text import Text

    label = Text(f"  {finding.severity!s:<8}", style=_STYLES[finding.severity])
    _line(console, finding.message, first=label, rest=" " * 10)
    for line in summary.evidence(finding.evidence, everything=everything):
        _line(console, line, first=" " * 10, rest=" " * 12, style="dim")
    if not is_said:
        _line(console, finding.remedy, first=" " * 8 + "> ", rest=" " * 10)
    console.print(f"{' ' * 10}{inert(finding.command)}", style="green", soft_wrap=True)


def _skips(console: Console, skips: Sequence[Skip]) -> None:
    gaps = list(summary.gaps(skips).items())
    for reason, paths in gaps[: summary.SHOWN]:
        where = f"{listed(paths)}: " if paths else ""
        _line(console, f"not measured: {where}{reason}", first="  ", rest="    ", style="magenta")
    if len(gaps) > summary.SHOWN:
        said = f"and {len(gaps) - summary.SHOWN} more reasons why something was not measured"
        _line(console, said, first="  ", style="magenta")


def _line(console: Console, said: str, *, first: object = "", rest: str = "", style: str = "") -> None:
    """One paragraph: ``first`` before its first line, ``rest`` (default as wide) before the others."""
    from rich.padding import Padding
    from rich.text import Text

    start = first if isinstance(first, Text) else Text(str(first))
    indent = max(len(rest), start.cell_len)
    lines = Text(inert(said), style=style).wrap(console, max(20, console.width - indent))
    for number, line in enumerate(lines):
        line.rstrip()
        if number == 0:
            console.print(Text.assemble(start, line), soft_wrap=True)
        else:
            console.print(Padding(line, (0, 0, 0, indent), expand=False))
