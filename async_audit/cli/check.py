"""``async-audit check``: a gate, for hooks and CI."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from async_audit.cli import beginning, terminal
from async_audit.inert import inert

if TYPE_CHECKING:
    from async_audit.findings import Report


@click.command("check")
@click.argument("path", required=False)
@click.option("--staged", is_flag=True, help="Ask only about what 'git commit' would commit.")
@click.option(
    "--message", metavar="FILE", help="With --staged: the message that it would be committed with, as a file."
)
@beginning.diff_option
@click.option(
    "--hook",
    is_flag=True,
    help="As a hook of pre-commit: the pushed range if there is one, else --staged; PATH is the message file.",
)
@click.option(
    "--fail-on",
    type=click.Choice(("note", "warning", "error")),
    default="warning",
    show_default=True,
    help="Exit 1 from this severity on.",
)
@click.option("--strict", is_flag=True, help="Exit 3 when something could not be measured.")
@click.option("--exit-zero", is_flag=True, help="Say everything, but never exit 1 or 3.")
@terminal.report_options
def command(
    path: str | None,
    staged: bool,
    message: str | None,
    base: str,
    hook: bool,
    fail_on: str,
    strict: bool,
    exit_zero: bool,
    wanted: terminal.Wanted,
) -> int:
    """Check the repository at PATH (default: the one you stand in), or only one change to it."""
    if hook:
        return _hook(message or path, fail_on, strict, exit_zero, wanted)
    if staged and (base or wanted.revision):
        raise click.UsageError("--staged, --diff and --revision ask about different things; choose one")
    if message is not None and not staged:
        raise click.UsageError("--message is about what is staged; give --staged with it")
    base, description = beginning.told(path, base, wanted.revision)
    written = description if message is None else Path(message)
    report = terminal.audited(path, wanted, staged=staged, base=base, description=written)
    terminal.show(report, wanted)
    return _code(report, fail_on, strict, exit_zero)


def _hook(message: str | None, fail_on: str, strict: bool, exit_zero: bool, wanted: terminal.Wanted) -> int:
    """Say nothing but what was found, and the way past it."""
    from async_audit.cli.stages import stage

    here = stage(None if message is None else Path(message))
    if here.is_unknown:  # what is staged is not what is pushed
        click.echo(
            "not measured: pre-commit does not say what is pushed; run 'async-audit check --diff BASE'"
        )
        return 0
    asked = here.audits(wanted.audits)
    if not asked:
        return 0
    chosen = replace(wanted, revision=here.revision, audits=asked if wanted.audits else ())
    report = terminal.audited(
        None, chosen, staged=not here.is_push, base=here.base, description=here.message or "", among=asked
    )
    code = _code(report, fail_on, strict, exit_zero)
    if not report.findings:
        for skip in report.skips:  # a line, not a page: a commit is no time to read
            click.echo(f"not measured: {inert(f'{skip.path}: ' if skip.path else '')}{inert(skip.reason)}")
        return code
    terminal.show(report, wanted)
    if code == 1:
        click.echo(here.way_out(wanted.audits, report.findings))
    return code


def _code(report: Report, fail_on: str, strict: bool, exit_zero: bool) -> int:
    """The exit code that a report is worth."""
    from async_audit.findings import Severity

    if exit_zero:
        return 0
    if any(finding.severity >= Severity[fail_on.upper()] for finding in report.findings):
        return 1
    return 3 if strict and report.skips else 0
