"""``async-audit cache``: what earlier runs have kept, so that nothing is asked twice."""

from __future__ import annotations

import click

from async_audit.cli import terminal
from async_audit.inert import inert


@click.group("cache")
def command() -> None:
    """What earlier runs have kept. Without it every answer is the same, and slower."""


@command.command("info")
@click.argument("path", required=False)
def info(path: str | None) -> int:
    """Print where it lies, its size, and how many entries of each kind it holds."""
    from async_audit.repository import find

    place = find(path or ".", committing=terminal.is_committing(path))
    contents = place.cache.contents()
    if contents is None:
        click.echo("nothing is kept" if place.cache_folders else f"nothing is kept: {_why(place.gap)}")
        return 0
    click.echo(f"{inert(str(contents.path))}: {contents.size / 1e6:,.1f} MB")
    for kind, count in contents.entries.items():
        click.echo(f"{count:>9,}  {inert(kind)}")
    if contents.words:
        click.echo(f"{contents.words / 1e6:,.1f} MB beside it: what 'async-audit where' searches")
    return 0


@command.command("clear")
@click.argument("path", required=False)
def clear(path: str | None) -> int:
    """Remove it."""
    from async_audit.repository import find

    removed = find(path or ".", committing=terminal.is_committing(path)).cache.clear()
    for file in removed:
        click.echo(f"removed {inert(str(file))}")
    if not removed:
        click.echo("nothing was kept")
    return 0


def _why(gap: str) -> str:
    return gap or "this clone has grafts, which are its own"
