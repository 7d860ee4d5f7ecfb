"""``async-audit decision show``: what one record says, and what the others say of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from async_audit.cli.decision import desk
from async_audit.inert import inert

if TYPE_CHECKING:
    from async_audit.decisions import Record, Records


@click.command("show")
@click.argument("record", metavar="RECORD")
@desk.revision_options
def command(record: str, revision: str, log: str | None) -> int:
    """Show RECORD: a number, a file name or a path."""
    table = desk.opened(revision=revision)
    found = desk.named(table, record, log)
    for line in _lines(found, table.records):
        click.echo(inert(line))
    if not revision:
        click.echo(f"  read        {table.source}")
    return 0


def _lines(record: Record, records: Records) -> Iterator[str]:
    from async_audit.decisions.options import considered
    from async_audit.decisions.reach import paths_of

    yield f"{record.title}  ({record.path})"
    state = record.state.value if record.state else "cannot be read" if record.raw_status else "states none"
    yield f"  status      {state}" + (f'  ("{record.raw_status}")' if record.raw_status else "")
    told = {"date": record.dated, "updated": record.updated, "deadline": record.deadline}
    yield from (f"  {name:<10}  {day}" for name, day in told.items() if day)
    if record.deciders:
        yield f"  deciders    {', '.join(record.deciders)}"
    for link in record.links:
        where = link.path or f"{link.written} ({'not here' if link.is_dangling else 'elsewhere'})"
        yield f"  {link.relation.value.replace('-', ' '):<10}  {where}"
    for other in records.all:
        for link in other.links:
            if link.path == record.path:
                yield f"  said by     {other.path}: {link.relation.value.replace('-', ' ')} this"
    yield from (f"  option      {one}" for one in considered(record))
    yield from (f"  affects     {one}" for one in record.affects)
    yield from (f"  names       {one}" for one in sorted(paths_of(record)) if "/" in one and "." in one)
    yield from (f"  fault       {one}" for one in record.faults)
