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
    from async_audit.comparison import Comparison, Told

LARGEST = 1 << 28
"""Bytes of a report; a million findings are half of that."""
SHOWN = 20
"""Findings of each kind that the readable formats show; json has them all."""


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
    from async_audit.formats.json import render

    with terminal.progress() as tell:
        report = api.audit(".", revision=name, config=_config(config_file), progress=tell)
    return json.loads(render(report))


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


def _kinds(found: Comparison) -> Sequence[tuple[str, Sequence[Told]]]:
    return (("new", found.new), ("graver", [told for told, _ in found.graver]), ("gone", found.gone))


def _numbers(found: Comparison) -> Iterator[tuple[str, str, str, str]]:
    from async_audit.formats.summary import value

    for one in found.moved:
        yield one.audit, inert(one.before.what), value(one.before), value(one.after)


def _text(found: Comparison) -> Iterator[str]:
    yield _headline(found)
    for name, told in _kinds(found):
        for one in told[:SHOWN]:
            yield f"  {name:<7}{inert(one.severity):<8}{inert(one.message)}  ({inert(one.audit)})"
        if len(told) > SHOWN:
            yield f"  {name:<7}and {len(told) - SHOWN} more: --format json has them all"
    numbers = list(_numbers(found))
    width = max((len(what) for _, what, _, _ in numbers), default=0)
    for audit, what, before, after in numbers:
        yield f"  {what:<{width}}  {before} -> {after}  ({audit})"
    if found.unlike:
        yield f"  not compared, as only one of the reports asked: {', '.join(map(inert, found.unlike))}"


def _markdown(found: Comparison) -> Iterator[str]:
    yield f"**{inert_markdown(_headline(found))}**\n"
    yield "| | severity | finding | audit |\n|---|---|---|---|"
    for name, told in _kinds(found):
        for one in told[:SHOWN]:
            cells = (name, one.severity, one.message, one.audit)
            yield f"| {' | '.join(inert_markdown(cell) for cell in cells)} |"
        if len(told) > SHOWN:
            yield f"| {name} | | and {len(told) - SHOWN} more | |"
    yield "\n| number | before | after | audit |\n|---|---|---|---|"
    for audit, what, before, after in _numbers(found):
        yield f"| {inert_markdown(what)} | {before} | {after} | {audit} |"
