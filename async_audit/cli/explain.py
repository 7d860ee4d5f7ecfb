"""``async-audit explain``: the card of an audit, and its limits."""

from __future__ import annotations

import dataclasses
import inspect

import click

from async_audit.inert import inert


@click.command("explain")
@click.argument("audit_id", metavar="ID", required=False)
def command(audit_id: str | None) -> int:
    """Explain an audit: what it finds, why it matters, how it is measured, what to do, where it is blind.

    Without ID, list the audits. The id of a finding (audit:subject) will do too.
    """
    from async_audit.audits import IDS, load, load_all
    from async_audit.config import HOLDERS, shared_limits
    from async_audit.errors import UsageError

    if audit_id is None:
        for audit in load_all():
            click.echo(f"{audit.id:<22}{audit.question}")
        return 0
    name = audit_id.partition(":")[0]
    if name not in IDS:
        raise UsageError(f"'{inert(name)}' is no audit; there are {', '.join(IDS)}")
    found = load(name)
    click.echo(f"{found.id}: {found.question}\n\n{inspect.cleandoc(found.card)}\n")
    click.echo(f"Limits, as they stand by default; set them under [tool.async-audit.{found.id}]:\n")
    elsewhere = shared_limits(found)
    for field in dataclasses.fields(found.options):
        if field.name in elsewhere:
            continue
        default = field.default if field.default not in ((), "") else "none"
        click.echo(f"  {field.name.replace('_', '-')} = {default}  ({field.metadata['unit']})")
        click.echo(f"      {field.metadata['origin']}")
    if elsewhere:
        click.echo(f"  and who holds what, and is active, by the limits of {HOLDERS}")
    return 0
