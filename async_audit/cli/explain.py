"""``async-audit explain``: the card of an audit, and its limits."""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from async_audit.inert import inert

if TYPE_CHECKING:
    from async_audit.findings import Audit


@click.command("explain")
@click.argument("audit_id", metavar="ID", required=False)
@click.option(
    "--format", "format_name", type=click.Choice(("text", "markdown")), default="text", show_default=True
)
def command(audit_id: str | None, format_name: str) -> int:
    """Explain an audit: what it finds, why it matters, how it is measured, what to do, where it is blind.

    Without ID, list the audits. The id of a finding (audit:subject) will do too.
    """
    from async_audit.audits import IDS, load, load_all
    from async_audit.errors import UsageError

    if audit_id is None:
        for audit in load_all():
            click.echo(f"{audit.id:<22}{audit.question}")
        return 0
    name = audit_id.partition(":")[0]
    if name not in IDS:
        raise UsageError(f"'{inert(name)}' is no audit; there are {', '.join(IDS)}")
    for line in (_text if format_name == "text" else _markdown)(load(name)):
        click.echo(line)
    return 0


def _text(audit: Audit[Any]) -> Iterator[str]:
    yield f"{audit.id}: {audit.question}\n\n{inspect.cleandoc(audit.card)}\n"
    yield f"Limits, as they stand by default; set them under [tool.async-audit.{audit.id}]:\n"
    for field, default in _limits(audit):
        yield f"  {field.name.replace('_', '-')} = {default}  ({field.metadata['unit']})"
        yield f"      {field.metadata['origin']}"
    if following := _following(audit):
        yield f"  and {following}"


def _markdown(audit: Audit[Any]) -> Iterator[str]:
    """The page of docs/audits: the card with its headings, and a table of limits."""
    summary, _, card = inspect.cleandoc(audit.card).partition("\n\n")
    yield f"# {audit.id}\n\n**{audit.question}**\n\n{summary}\n"
    for heading, text in re.findall(r"^(\S[^:\n]*): (.*(?:\n    .*)*)", card, re.MULTILINE):
        said = inspect.cleandoc(text).replace("``", "`")
        yield f"## {heading}\n\n{said[0].upper()}{said[1:]}\n"
    yield f"## Limits\n\nAs they stand by default; set them under `[tool.async-audit.{audit.id}]`.\n"
    yield "| key | default | unit | where it comes from |\n|---|---|---|---|"
    for field, default in _limits(audit):
        unit, origin = (field.metadata[key].replace("|", "\\|") for key in ("unit", "origin"))
        yield f"| `{field.name.replace('_', '-')}` | {default} | {unit} | {origin} |"
    if following := _following(audit):
        yield f"\nAnd {following}."


def _limits(audit: Audit[Any]) -> Iterator[tuple[dataclasses.Field[Any], Any]]:
    """Each option that is the audit's own, and its default as a user would read it."""
    from async_audit.config import shared_limits

    elsewhere = shared_limits(audit)
    for field in dataclasses.fields(audit.options):
        if field.name not in elsewhere:
            yield field, field.default if field.default not in ((), "") else "none"


def _following(audit: Audit[Any]) -> str:
    """Whose limits the audit follows beside its own."""
    from async_audit.config import HOLDERS, shared_limits

    return f"who holds what, and is active, by the limits of {HOLDERS}" if shared_limits(audit) else ""
