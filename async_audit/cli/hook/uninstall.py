"""``async-audit hook uninstall``: puts back what was there before."""

from __future__ import annotations

import click

from async_audit.cli import proposal
from async_audit.cli.hook import bench
from async_audit.inert import inert


@click.command("uninstall")
@click.argument("path", required=False)
@bench.options
@proposal.yes_option
def command(path: str | None, stages: tuple[str, ...], git_config: bool, native: bool, yes: bool) -> int:
    """Take the hooks of the repository at PATH away, wherever 'hook install' put them.

    Hooks that were there before are put back as they were; the hooks of others are not touched.
    """
    from async_audit.repository.hooks import chain, scripts, settings
    from async_audit.repository.hooks.directory import name

    table = bench.opened(path, stages)
    links = () if git_config else table.links
    chained = [link.is_chained for link in links]
    gone = 0
    for link, state, was_chained in zip(links, chain.uninstall(links), chained, strict=True):
        if state in (chain.State.OURS, chain.State.STALE):
            back = ", and put back what was there" if was_chained else ""
            click.echo(f"{link.path.name}: removed {name(table.place, link.path)}{back}")
            gone += 1
    for stage in () if native else settings.uninstall(table.place, table.stages):
        click.echo(f"{stage}: removed from git's configuration of this repository")
        gone += 1
    edits = []
    if table.shared and not (git_config or native):
        edits = list(scripts.removed(table.place, table.shared, table.stages))
    if not gone and not edits:
        click.echo("nothing of async-audit's was installed")
        if table.manager and table.manager.is_told:
            click.echo(f"{inert(table.manager.file)} speaks of it, and is yours to edit", err=True)
    return 0 if proposal.settled(table.place, edits, yes=yes) else 1
