"""``async-audit check``: a gate, for hooks and CI."""

from __future__ import annotations

from pathlib import Path

import click

from async_audit.cli import beginning, door, gate, options, terminal, verdict


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
@options.report_options
def command(
    path: str | None,
    staged: bool,
    message: str | None,
    base: str,
    hook: bool,
    asked: verdict.Asked,
    wanted: terminal.Wanted,
) -> int:
    """Check the repository at PATH (default: the one you stand in), or only one change to it."""
    if hook:
        return door.answer(message or path, wanted, asked)
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
    report, worse = verdict.covered(looked, asked.baseline, is_whole=not (staged or base))
    terminal.show(verdict.noted(report, worse), wanted, looked.place)
    return verdict.verdict(report, worse, asked, looked.config)
