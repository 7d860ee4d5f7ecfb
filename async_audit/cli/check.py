"""``async-audit check``: a gate, for hooks and CI."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from async_audit.cli import beginning, gate, terminal
from async_audit.inert import inert


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
@gate.options
@terminal.report_options
def command(
    path: str | None,
    staged: bool,
    message: str | None,
    base: str,
    hook: bool,
    asked: gate.Asked,
    wanted: terminal.Wanted,
) -> int:
    """Check the repository at PATH (default: the one you stand in), or only one change to it."""
    if hook:
        return _hook(message or path, asked, wanted)
    if staged and (base or wanted.revision):
        raise click.UsageError("--staged, --diff and --revision ask about different things; choose one")
    if message is not None and not staged:
        raise click.UsageError("--message is about what is staged; give --staged with it")
    if asked.fail_under and (staged or base or wanted.audits):
        raise click.UsageError(
            "--fail-under is about the whole repository; leave out --staged, --diff, --audit"
        )
    base, description = beginning.told(path, base, wanted.revision)
    written = description if message is None else Path(message)
    looked = terminal.audited(path, wanted, staged=staged, base=base, description=written)
    report, worse = gate.covered(looked, asked.baseline, is_whole=not (staged or base))
    terminal.show(gate.noted(report, worse), wanted)
    return gate.verdict(report, worse, asked, looked.config)


def _hook(message: str | None, asked: gate.Asked, wanted: terminal.Wanted) -> int:
    """Say nothing but what was found, and the way past it."""
    from async_audit.cli import stages

    here = stages.stage(None if message is None else Path(message))
    if here.is_unknown:  # what is staged is not what is pushed
        click.echo(
            "not measured: pre-commit does not say what is pushed; run 'async-audit check --diff BASE'"
        )
        return 0
    fitting = here.audits(wanted.audits)
    if not fitting:
        return 0
    chosen = replace(wanted, revision=here.revision, audits=fitting if wanted.audits else ())
    looked = terminal.audited(
        None,
        chosen,
        staged=not here.is_push,
        base=stages.beginning(here),
        description=here.message or "",
        among=fitting,
    )
    report, _ = gate.covered(looked, asked.baseline, is_whole=False)
    code = gate.verdict(report, (), asked, looked.config)
    if not report.findings or (code == 0 and not asked.exit_zero):  # what stops nobody is for a report
        for skip in report.skips:  # a line, not a page: a commit is no time to read
            click.echo(f"not measured: {inert(f'{skip.path}: ' if skip.path else '')}{inert(skip.reason)}")
        return code
    terminal.show(report, wanted)
    if code == 1:
        click.echo(here.way_out(wanted.audits, report.findings))
    return code
