"""``async-audit hook status``: which hooks run async-audit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from async_audit.cli.hook import bench
from async_audit.inert import inert

if TYPE_CHECKING:
    from async_audit.cli.hook.bench import Bench
    from async_audit.repository.hooks.chain import Link


@click.command("status")
@click.argument("path", required=False)
def command(path: str | None) -> int:
    """Print, for each hook of the repository at PATH, whether it runs async-audit, and which others there are."""
    from async_audit.repository.hooks import managers

    table = bench.opened(path)
    for link in table.links:
        click.echo(f"{link.path.name}: {_said(table, link)}")
    if table.manager:
        speaks = "speaks" if table.manager.is_told else "does not speak"
        click.echo(
            f"{table.manager.name} manages the hooks here; {inert(table.manager.file)} {speaks} of async-audit"
        )
        if lacking := managers.not_running(table.manager, table.stages):
            click.echo(lacking)
    return 0


def _said(table: Bench, link: Link) -> str:
    from async_audit.repository.hooks import chain, scripts, settings
    from async_audit.repository.hooks.directory import name

    stage, where = link.path.name, name(table.place, link.path)
    if settings.installed(table.place, stage):
        return "installed in git's configuration of this repository"
    if table.shared and not any(scripts.added(table.place, table.shared, [stage])):
        return f"installed in {inert(table.shared)}/{stage}"
    after = f", after {link.before.name}" if link.is_chained else ""
    return {
        chain.State.OURS: f"installed in {where}{after}",
        chain.State.STALE: f"installed in {where} by another async-audit{after}; 'hook install' renews it",
        chain.State.EDITED: f"installed in {where}, and edited since{after}",
        chain.State.THEIRS: f"not installed; {where} is somebody else's",
        chain.State.NONE: "not installed",
    }[link.state]
