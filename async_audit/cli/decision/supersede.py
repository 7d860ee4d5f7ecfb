"""``async-audit decision supersede``: two records say that one replaces the other."""

from __future__ import annotations

import click

from async_audit.cli.decision import desk
from async_audit.inert import inert


@click.command("supersede")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@desk.log_option
def command(old: str, new: str, log: str | None) -> int:
    """Say that NEW supersedes OLD: in the status of OLD, and with a link in both. Nothing is committed."""
    from async_audit.decisions.editing import superseded, with_link
    from async_audit.decisions.links import Relation
    from async_audit.errors import UsageError
    from async_audit.repository import writing

    table = desk.opened()
    before, after = desk.named(table, old, log), desk.named(table, new, log)
    if before.path == after.path:
        raise UsageError(f"{inert(before.path)}: a record cannot supersede itself; name two")
    # both are made before either is written: a record that cannot be changed must not leave half a link
    fresh = {}
    if not desk.says(before, Relation.SUPERSEDED_BY, after):
        fresh[before.path] = superseded(writing.read(table.place, before.path), before, after)
    if not desk.says(after, Relation.SUPERSEDES, before):
        content = writing.read(table.place, after.path)
        fresh[after.path] = with_link(content, after, Relation.SUPERSEDES, before)
    for path, content in fresh.items():
        writing.replace(table.place, path, content)
    for path in fresh:  # when all is done: whoever reads this may go away
        click.echo(inert(path))
    if not fresh:
        click.echo("both say so already")
    return 0
