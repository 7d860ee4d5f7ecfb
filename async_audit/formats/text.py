"""A report for a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
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


def render(
    report: Report, *, width: int = WIDTH, colour: bool = False, everything: bool = False
) -> Iterator[str]:
    """Plain lines of at most ``width`` columns; the commands of findings are never broken.

    ``everything`` shows all findings and all evidence, else the first ten of each audit.
    """
    from rich.console import Console

    page = io.StringIO()
    console = Console(
        file=page,
        width=width,
        height=100,  # or the terminal is asked for its own, line by line
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )
    for _ in _parts(console, report, everything):
        yield page.getvalue()
        page.seek(0)
        page.truncate()


def _parts(console: Console, report: Report, everything: bool) -> Iterator[None]:
    """Prints the page, and stops now and then for what is printed to be taken away."""
    _line(console, f"async-audit {summary.commit(report)}: {summary.headline(report)}", style="bold")
    if report.readiness:
        console.print()
        _outlook(console, report, report.readiness)
    if report.course:
        console.print()
        _course(console, report)
    for audit in report.audits:
        console.print()
        yield from _audit(console, report, audit, everything)
    others = [skip for skip in report.skips if skip.audit not in report.audits]
    if others:
        console.print()
        _line(console, "What git could not read", style="bold")
        _skips(console, others)
    yield from _rest(console, report, everything)
    yield


def _rest(console: Console, report: Report, everything: bool) -> Iterator[None]:
    """What nobody has to act on."""
    shown = report.accepted if everything else report.accepted[: summary.SHOWN]
    if shown:
        console.print()
        _line(console, "Accepted", style="bold")
    for item in shown:
        _line(console, f"{item.finding.message}", first="  ")
        _line(console, f"because: {item.reason}", first="    ", style="dim")
        yield
    if len(report.accepted) > len(shown):
        _line(console, f"and {len(report.accepted) - len(shown):,} more: add --all", first="  ")
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
        _write(console, (f"  {'  '.join(cells)}", ""))


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
        _write(console, (f"     {inert(step.command)}", "green"))
    console.print()
    _line(console, "By practice", style="bold")
    for practice in outlook.practices(report):
        for number, line in enumerate(outlook.practice(practice)):
            _line(console, line, first=f"  {'' if number else practice.name:<15}", rest=" " * 17)


def _audit(console: Console, report: Report, audit: str, everything: bool) -> Iterator[None]:
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
        yield
    if len(findings) > len(shown):
        _line(console, f"and {len(findings) - len(shown):,} more: add --all", first="  ")
    if scopes and not findings and any(scope.looked_at for scope in scopes):
        _line(console, "nothing found", first="  ", style="green")


def _finding(console: Console, finding: Finding, everything: bool, *, is_said: bool) -> None:
    """``is_said`` leaves out a remedy that stands above already."""
    label = f"  {finding.severity!s:<8}"
    _line(console, finding.message, first=label, rest=" " * 10, label=_STYLES[finding.severity])
    for line in summary.evidence(finding.evidence, everything=everything):
        _line(console, line, first=" " * 10, rest=" " * 12, style="dim")
    if not is_said:
        _line(console, finding.remedy, first=" " * 8 + "> ", rest=" " * 10)
    _write(console, (f"{' ' * 10}{inert(finding.command)}", "green"))


def _skips(console: Console, skips: Sequence[Skip]) -> None:
    gaps = list(summary.gaps(skips).items())
    for reason, paths in gaps[: summary.SHOWN]:
        where = f"{listed(paths)}: " if paths else ""
        _line(console, f"not measured: {where}{reason}", first="  ", rest="    ", style="magenta")
    if len(gaps) > summary.SHOWN:
        said = f"and {len(gaps) - summary.SHOWN} more reasons why something was not measured"
        _line(console, said, first="  ", style="magenta")


def _line(
    console: Console, said: str, *, first: str = "", rest: str = "", style: str = "", label: str = ""
) -> None:
    """One paragraph: ``first`` in the style ``label`` before its first line, ``rest`` (default as wide) before others."""
    indent = max(len(rest), len(first))
    for number, line in enumerate(_wrapped(console, inert(said), max(20, console.width - indent))):
        before = (" " * indent, "") if number else (first, label)
        _write(console, before, (line, style))


def _wrapped(console: Console, said: str, width: int) -> list[str]:
    from rich.cells import cell_len
    from rich.text import Text

    if cell_len(said) <= width:
        return [said.rstrip()]
    return [line.plain.rstrip() for line in Text(said).wrap(console, width)]


def _write(console: Console, *parts: tuple[str, str]) -> None:
    """A line of texts, each in its style; what is printed by ``console`` takes ten times as long."""
    from rich.color import ColorSystem
    from rich.style import Style

    if console.is_terminal:
        parts = tuple(
            (Style.parse(style).render(text, color_system=ColorSystem.STANDARD), "") for text, style in parts
        )
    console.file.write(f"{''.join(text for text, _ in parts)}\n")
