"""``async-audit decision index``: an index of a log, for its README."""

from __future__ import annotations

import posixpath
import re

import click

from async_audit.cli.decision import desk
from async_audit.inert import inert_markdown


@click.command("index")
@click.argument("path", required=False)
@desk.revision_options
def command(path: str | None, revision: str, log: str | None) -> int:
    """Print an index of each log as a Markdown table; links are relative to the directory of the log."""
    from async_audit.decisions.links import address

    table = desk.opened(path, revision)
    logs = desk.logs(table, log)
    if not revision:  # beside the table, which is to be pasted
        click.echo(f"read: {table.source}", err=True)
    for number, one in enumerate(logs):
        if number:
            click.echo()
        if log is None:
            click.echo(f"## {inert_markdown(one)}\n")
        click.echo("| number | title | status | date |\n|---|---|---|---|")
        for record in table.records.of(one):
            where = address(posixpath.relpath(record.path, one))
            label = re.search(r"\d+", record.name) if record.number is not None else None
            state = record.state.value if record.state else ""
            title = f"[{inert_markdown(record.title)}]({where})"
            click.echo(f"| {label[0] if label else ''} | {title} | {state} | {record.dated or ''} |")
    return 0
