"""``async-audit hook install``: has git run async-audit, after the hooks that are there."""

from __future__ import annotations

import click

from async_audit.cli import proposal
from async_audit.cli.hook import bench
from async_audit.cli.hook.bench import Bench
from async_audit.errors import UsageError
from async_audit.inert import inert


@click.command("install")
@click.argument("path", required=False)
@bench.options
@proposal.yes_option
def command(path: str | None, stages: tuple[str, ...], git_config: bool, native: bool, yes: bool) -> int:
    """Install the hooks of the repository at PATH; twice is the same as once.

    What is there stays and still runs, first. Where pre-commit, prek or lefthook manage the hooks, it only
    says what to add to their configuration; where the team's scripts are in the work tree (husky), it shows
    the lines that they would get, and asks.
    """
    table = bench.opened(path, stages, native=native or git_config)
    if git_config:
        return _in_configuration(table)
    if table.manager:
        return _tell(table)
    if table.shared:
        return _in_scripts(table, yes=yes)
    if table.directory.is_everybodys:
        raise UsageError(
            f"core.hooksPath names {inert(str(table.directory.path))} for all of your repositories; for this one "
            'alone: git config core.hooksPath "$(git rev-parse --git-common-dir)/hooks", and install again'
        )
    return _in_directory(table)


def _in_directory(table: Bench) -> int:
    from async_audit.repository.hooks import chain
    from async_audit.repository.hooks.directory import name

    for link, found in zip(table.links, chain.install(table.links), strict=True):
        said = "is there already" if found is chain.State.OURS else "installed"
        after = f", after the one that was there ({link.before.name})" if link.is_chained else ""
        click.echo(f"{link.path.name}: {said} in {name(table.place, link.path)}{after}")
    return 0


def _in_configuration(table: Bench) -> int:
    from async_audit.repository.hooks import settings

    settings.check(table.place.git_version)
    stages = table.stages
    changed = settings.install(table.place, stages, bench.program())
    for stage in stages:
        said = "installed" if stage in changed else "is there already"
        click.echo(f"{stage}: {said} in git's configuration of this repository")
    return 0


def _in_scripts(table: Bench, *, yes: bool) -> int:
    from async_audit.repository.hooks import scripts

    edits = list(scripts.added(table.place, table.shared, table.stages))
    if not edits:
        click.echo(f"the scripts in {inert(table.shared)} run async-audit already")
    return 0 if proposal.settled(table.place, edits, yes=yes) else 1


def _tell(table: Bench) -> int:
    """Say what to add; nothing is written into the file of another program here."""
    from async_audit.repository.hooks import managers
    from async_audit.repository.hooks.source import installed_from

    manager = table.manager
    assert manager is not None
    if manager.is_told:
        click.echo(
            f"{manager.name} manages the hooks here, and {inert(manager.file)} speaks of async-audit already"
        )
        if lacking := managers.not_running(manager, table.stages):
            click.echo(lacking)
        return 1 if lacking else 0
    click.echo(f"{manager.name} manages the hooks here; add this to {inert(manager.file)}:\n")
    for line in managers.lines(manager, table.stages, installed_from()):
        click.echo(line)
    click.echo(f"\nthen run: {managers.installing(manager, table.stages)}", err=True)
    click.echo("'async-audit init' writes it; --native makes a hook of your own beside it", err=True)
    return 1
