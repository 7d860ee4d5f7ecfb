"""``async-audit compare``: what changed between two revisions, or two reports."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from async_audit.cli import terminal
from async_audit.errors import UsageError
from async_audit.inert import inert, inert_markdown

if TYPE_CHECKING:
    from async_audit.comparison import Comparison, Moved, Told

LARGEST = 1 << 28
"""Bytes of a report; a million findings are half of that."""
SHOWN = 20
"""Findings of each kind that the readable formats show; json has them all."""

GONE = "what is gone was mended or accepted, or lies before the days that its audit looks back at"


@click.command("compare")
@click.argument("before", metavar="A")
@click.argument("after", metavar="B", default="HEAD")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(("text", "markdown", "json")),
    default="text",
    show_default=True,
)
@click.option("--config", "config_file", metavar="FILE", help="Read this TOML file instead.")
def command(before: str, after: str, format_name: str, config_file: str | None) -> int:
    """Say what is new, gone and moved from A to B: revisions, or reports that '--format json:FILE' wrote.

    A name that ends with .json is a report. Revisions are audited with today's configuration.
    """
    from async_audit.comparison import compare

    documents = [_document(name, config_file) for name in (before, after)]
    try:
        found = compare(*documents)
    except (KeyError, TypeError, AttributeError):
        names = " or ".join(inert(name) for name in (before, after) if name.endswith(".json"))
        raise UsageError(f"{names}: lacks what a report holds; write it anew") from None
    if format_name == "json":
        click.echo(json.dumps(asdict(found), indent=2))
        return 0
    for line in _text(found) if format_name == "text" else _markdown(found):
        click.echo(line)
    return 0


def _document(name: str, config_file: str | None) -> Any:
    if name.endswith(".json"):
        return _read(Path(name))
    from async_audit import api
    from async_audit.formats import load

    with terminal.progress() as tell:
        report = api.audit(".", revision=name, config=_config(config_file), progress=tell)
    return json.loads(load("json")(report))


def _config(config_file: str | None) -> Any:
    from async_audit import api
    from async_audit.repository import find, open_snapshot

    if config_file:
        return terminal.config_from(config_file)
    place = find(".", committing=False)
    return api.read_config(place, open_snapshot(place))


def _read(path: Path) -> Any:
    from async_audit.formats.json import SCHEMA

    shown = inert(str(path))
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(f"{shown}: is larger than {LARGEST:,} bytes; that is no report")
        document = json.loads(path.read_bytes())
    except OSError as error:
        raise UsageError(f"{shown}: {error.strerror}; name a report or a revision") from None
    except (ValueError, RecursionError):
        raise UsageError(f"{shown}: is not JSON; '--format json:{shown}' writes a report") from None
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        schema = document.get("schema") if isinstance(document, dict) else None
        said = f"is written as {inert(str(schema))}" if schema else "is no report of async-audit"
        raise UsageError(f"{shown}: {said}; this version reads {SCHEMA}: write it anew")
    return document


def _headline(found: Comparison) -> str:
    sides = " to ".join(f"{inert(commit[:10])} ({inert(day)})" for commit, day in (found.before, found.after))
    return (
        f"from {sides}: {len(found.new)} new, {len(found.gone)} gone, {len(found.graver)} graver, "
        f"{found.stayed} in both"
    )


def _kinds(found: Comparison) -> Sequence[tuple[str, Sequence[tuple[str, Told]]]]:
    """New, graver and gone: how grave each is, or was and is, and what is found."""
    return (
        ("new", [(told.severity, told) for told in found.new]),
        ("graver", [(f"{was} -> {told.severity}", told) for told, was in found.graver]),
        ("gone", [(told.severity, told) for told in found.gone]),
    )


def _numbers(moved: Sequence[Moved]) -> Iterator[tuple[str, str, str]]:
    for one in moved:
        yield one.audit, inert(one.before.what), _way(one)


def _way(one: Moved) -> str:
    """From one number to the other; a unit that stays is told once."""
    from async_audit.formats.summary import value

    before, after = value(one.before), value(one.after)
    if one.before.unit == one.after.unit:
        before = before.split(" ", 1)[0]
    return f"{before} -> {after}"


def _text(found: Comparison) -> Iterator[str]:
    yield _headline(found)
    yield from _rows(found.ready)
    for name, listed in _kinds(found):
        width = max((len(inert(gravity)) for gravity, _ in listed[:SHOWN]), default=0)
        for gravity, one in listed[:SHOWN]:
            yield f"  {name:<7}{inert(gravity):<{max(width, 7)}} {inert(one.message)}  ({inert(one.audit)})"
        if len(listed) > SHOWN:
            yield f"  {name:<7}and {len(listed) - SHOWN} more: --format json has them all"
    if found.gone:
        yield f"  {GONE}"
    yield from _rows(found.moved)
    if found.unlike:
        yield f"  not compared, as only one of the reports asked: {', '.join(map(inert, found.unlike))}"


def _rows(moved: Sequence[Moved]) -> Iterator[str]:
    """Numbers under each other, those of an audit together."""
    rows = list(_numbers(moved))
    widths = [max((len(row[at]) for row in rows), default=0) for at in (0, 1)]
    for audit, what, way in rows:
        yield f"  {inert(audit):<{widths[0]}}  {what:<{widths[1]}}  {way}"


def _markdown(found: Comparison) -> Iterator[str]:
    yield f"**{inert_markdown(_headline(found))}**\n"
    if found.ready:
        yield from _table(found.ready)
        yield ""
    yield "| | severity | finding | audit |\n|---|---|---|---|"
    for name, listed in _kinds(found):
        for gravity, one in listed[:SHOWN]:
            cells = (name, gravity, one.message, one.audit)
            yield f"| {' | '.join(inert_markdown(cell) for cell in cells)} |"
        if len(listed) > SHOWN:
            yield f"| {name} | | and {len(listed) - SHOWN} more | |"
    if found.gone:
        yield f"\n_{GONE}_"
    yield ""
    yield from _table(found.moved)


def _table(moved: Sequence[Moved]) -> Iterator[str]:
    yield "| audit | number | before -> after |\n|---|---|---|"
    for row in _numbers(moved):
        yield f"| {' | '.join(inert_markdown(cell) for cell in row)} |"
