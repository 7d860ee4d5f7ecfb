"""``async-audit decision list``: every record of every log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from async_audit.cli.decision import desk
from async_audit.inert import inert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from async_audit.decisions import Record


@click.command("list")
@click.argument("path", required=False)
@desk.revision_options
@click.option(
    "--format", "format_name", type=click.Choice(("text", "json")), default="text", show_default=True
)
def command(path: str | None, revision: str, log: str | None, format_name: str) -> int:
    """List the records of the repository at PATH (default: here), bare or not, log by log."""
    table = desk.opened(path, revision)
    found = [record for one in desk.logs(table, log) for record in table.records.of(one)]
    if format_name == "json":
        import json

        click.echo(
            json.dumps(
                {"commit": table.commit or None, "records": [_shown(record) for record in found]}, indent=2
            )
        )
    else:
        _print(found)
        if found and not revision:
            click.echo(f"read: {table.source}")
        if not found:
            click.echo("no decision records here; 'async-audit decision new TITLE' writes the first one")
    for record in found:
        for fault in record.faults:
            click.echo(f"{inert(record.path)}: {inert(fault)}", err=True)
    return 0


def _shown(record: Record) -> dict[str, object]:
    return {
        "path": record.path,
        "log": record.log,
        "number": record.number,
        "title": record.title,
        "status": record.state.value if record.state else None,
        "raw_status": record.raw_status or None,
        "date": record.dated.isoformat() if record.dated else None,
        "links": [
            {
                "relation": link.relation.value,
                "written": link.written,
                "path": link.path or None,
                "number": link.number,
                "dangling": link.is_dangling,
            }
            for link in record.links
        ],
    }


def _print(found: Sequence[Record]) -> None:
    before = None
    for record in found:
        if record.log != before:
            click.echo(inert(record.log))
            before = record.log
        number = "-" if record.number is None else str(record.number)
        state = record.state.value if record.state else ("?" if record.raw_status else "-")
        click.echo(f"  {number:>5}  {state:<12}  {record.dated or '-'!s:<10}  {inert(record.title)}")
