"""``async-audit check``: a gate, for hooks and CI."""

from __future__ import annotations

import os
from dataclasses import replace

import click

from async_audit.cli import beginning, terminal
from async_audit.inert import inert


@click.command("check")
@click.argument("path", required=False)
@click.option("--staged", is_flag=True, help="Ask only about what 'git commit' would commit.")
@beginning.diff_option
@click.option(
    "--hook", is_flag=True, help="As a pre-commit hook: the pushed range if there is one, else --staged."
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
    base: str,
    hook: bool,
    fail_on: str,
    strict: bool,
    exit_zero: bool,
    wanted: terminal.Wanted,
) -> int:
    """Check the repository at PATH (default: the one you stand in), or only one change to it."""
    from async_audit.findings import Severity

    if hook and "PRE_COMMIT_REMOTE_URL" in os.environ and not os.environ.get("PRE_COMMIT_TO_REF"):
        # a push to where nothing is known of: what is staged is not what is pushed
        click.echo(
            "not measured: pre-commit does not say what is pushed; run 'async-audit check --diff BASE'"
        )
        return 0
    if hook:
        staged, base, revision = _hook_range()
        wanted = replace(wanted, revision=revision)
    if staged and (base or wanted.revision):
        raise click.UsageError("--staged, --diff and --revision ask about different things; choose one")
    base, description = beginning.told(path, base, wanted.revision)
    report = terminal.audited(path, wanted, staged=staged, base=base, description=description)
    if hook and not report.findings:
        for skip in report.skips:  # a line, not a page: a commit is no time to read
            click.echo(f"not measured: {inert(f'{skip.path}: ' if skip.path else '')}{inert(skip.reason)}")
        return 3 if strict and report.skips and not exit_zero else 0
    terminal.show(report, wanted)
    if exit_zero:
        return 0
    if any(finding.severity >= Severity[fail_on.upper()] for finding in report.findings):
        if hook:
            click.echo(_way_out(wanted.audits))
        return 1
    return 3 if strict and report.skips else 0


def _hook_range() -> tuple[bool, str, str]:
    """What pre-commit says is pushed (``--from-ref`` and ``--to-ref`` too), else what is staged."""
    since, until = os.environ.get("PRE_COMMIT_FROM_REF", ""), os.environ.get("PRE_COMMIT_TO_REF", "")
    return (False, since, until) if since and until else (True, "", "")


def _way_out(audits: tuple[str, ...]) -> str:
    skipped = ",".join(audits) or "async-audit"
    command = "git push" if os.environ.get("PRE_COMMIT_TO_REF") else "git commit"
    once, for_good = f"SKIP={skipped} {command} …", "[tool.async-audit.accept]"
    return f"\nTo go on without mending it: {once}; to accept it for good: {for_good}"
