"""Where the change begins that ``check --diff`` asks about."""

from __future__ import annotations

import click

from async_audit.cli import options, terminal
from async_audit.facts import UNDESCRIBED, Description
from async_audit.inert import inert

AUTO = "auto"
"""What ``--diff`` without a value means."""

diff_option = click.option(
    "--diff",
    "base",
    callback=options.named,
    is_flag=False,
    flag_value=AUTO,
    metavar="[BASE]",
    help="Ask only about what came since BASE; without BASE, since what the CI system says, else since the "
    "default branch of origin.",
)


def told(path: str | None, base: str, revision: str) -> tuple[str, Description]:
    """The base that is meant, and the description of the change as far as a CI system tells it.

    Both are printed on stderr as far as they are inferred. Raises UsageError where there is no base to infer.
    """
    if base != AUTO:
        return base, UNDESCRIBED
    if revision:
        raise click.UsageError("--diff infers the base of what is checked out; name a BASE beside --revision")
    from async_audit.repository import find
    from async_audit.repository.ci import beginning

    found = beginning(find(path or ".", committing=terminal.is_committing(path)))
    click.echo(f"base: {found.commit[:10]} ({inert(found.said)})", err=True)
    return found.commit, found.build.told
