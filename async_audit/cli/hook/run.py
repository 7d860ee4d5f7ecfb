"""``async-audit hook run``: what an installed hook runs."""

from __future__ import annotations

import os
import sys

import click

from async_audit.cli import door, stages, terminal
from async_audit.cli.hook import bench


@click.command("run", context_settings={"ignore_unknown_options": True})
@click.argument("stage", type=click.Choice(bench.STAGES))
@click.argument("arguments", nargs=-1)
def command(stage: str, arguments: tuple[str, ...]) -> int:
    """Ask what fits STAGE, with the ARGUMENTS and the input that git gives its hook.

    SKIP=async-audit goes past it once.
    """
    if stage == "prepare-commit-msg":
        from async_audit.cli import prefill

        if arguments and not stages.is_skipped(stages.HOOK):
            prefill.prefilled(arguments[0], prefill.source(arguments))
        return 0
    if stage == "pre-push" and "PRE_COMMIT_REMOTE_NAME" not in os.environ:  # pre-commit has read git's input
        return _pushed(arguments[0] if arguments else "")
    return _checked(arguments[0] if stage == "commit-msg" and arguments else None)


def _checked(message: str | None = None) -> int:
    """``message`` is the file that git gives to commit-msg, and to no other hook."""
    return door.answer(message, terminal.Wanted())


def _pushed(remote: str) -> int:
    """Each pushed ref as one change; the gravest answer counts."""
    from async_audit.repository import find
    from async_audit.repository.hooks.pushed import ranges

    codes = [0]
    for one in ranges(find(".", committing=True), remote, sys.stdin.read()):
        if not one.since:
            click.echo(
                "not measured: the remote has none of this history; run 'async-audit check --diff BASE'"
            )
            continue
        os.environ.update(
            PRE_COMMIT_REMOTE_NAME=remote, PRE_COMMIT_FROM_REF=one.since, PRE_COMMIT_TO_REF=one.until
        )
        codes.append(_checked())
    return max(codes)
