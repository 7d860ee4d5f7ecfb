"""``async-audit decision accept``: the status of a record becomes accepted."""

from __future__ import annotations

import click

from async_audit.cli.decision import desk
from async_audit.inert import inert


@click.command("accept")
@click.argument("record", metavar="RECORD")
@desk.log_option
def command(record: str, log: str | None) -> int:
    """Change the status of RECORD to accepted; nothing else is written, and nothing is committed."""
    from async_audit.decisions.editing import with_status
    from async_audit.repository import writing

    table = desk.opened()
    found = desk.named(table, record, log)
    content = writing.read(table.place, found.path)
    word = "Implementable" if found.series == "kep" else "Accepted"
    fresh = with_status(content, found.path, word)
    if fresh == content:
        click.echo(f"{inert(found.path)} is accepted already")
        return 0
    writing.replace(table.place, found.path, fresh)
    click.echo(f"{inert(found.path)}: accepted")
    return 0
