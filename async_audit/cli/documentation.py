"""``async-audit documentation``: how much says what it is for, in percentages, for those who ask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

import click

from async_audit.cli import options, terminal
from async_audit.inert import inert
from async_audit.wording import count

if TYPE_CHECKING:
    from async_audit.documentation.shares import By, Documented, Share

SCHEMA = "async-audit/documentation/1"
_LABEL = "documented"
_SHOWN = 10
"""Files that were not read; json has them all."""


@click.command("documentation")
@click.argument("path", required=False)
@click.option(
    "--by", type=click.Choice(("language", "path", "module")), default="language", show_default=True,
    help="Parts: languages, directories at the top, or modules.",
)  # fmt: skip
@click.option(
    "--format",
    "format_name",
    type=click.Choice(("text", "json", "badge", "badge-json")),
    default="text",
    show_default=True,
)
@options.revision_option
def command(path: str | None, by: str, format_name: str, revision: str) -> int:
    """Count what says what it is for in the repository at PATH (default: the one you stand in).

    Percentages are for those who ask; 'async-audit report' says what to document first.
    """
    from async_audit import api

    with terminal.progress() as tell:
        found = api.documented(path or ".", by=cast("By", by), revision=revision, progress=tell)
    if format_name == "json":
        import json

        click.echo(json.dumps(_document(found), indent=2))
    elif format_name == "text":
        for line in _page(found):
            click.echo(line)
    else:
        from async_audit.formats import badge

        draw = badge.svg if format_name == "badge" else badge.endpoint
        click.echo(draw(_LABEL, *_said(found.parts[-1])), nl=False)
    return 0


def _page(found: Documented) -> Iterator[str]:
    from async_audit.documentation.symbols import EXTRA

    at = f"at {found.commit[:10]} ({found.now:%Y-%m-%d})"
    yield f"documentation {at}"
    names = [inert(part.name) or "together" for part in found.parts]
    width = max(map(len, names))
    for name, part in zip(names, found.parts, strict=True):
        modules = _figure(part.documented_modules, part.modules, "module")
        said = _figure(part.documented_names, part.names, "public name")
        yield f"  {name:<{width}}  {modules:<32}  {said}".rstrip()
    if any(part.names is None for part in found.parts):
        yield f"public names are read in Python, and in seven more languages with {EXTRA}"
    for path, reason in list(found.unread.items())[:_SHOWN]:
        yield f"not measured: {inert(path)}: {inert(reason)}"
    if len(found.unread) > _SHOWN:
        yield f"and {len(found.unread) - _SHOWN} more not measured"


def _figure(documented: int | None, total: int | None, unit: str) -> str:
    if not total or documented is None:
        return "" if total is None else f"no {unit}s"
    return f"{_percent(documented, total):>4} of {count(total, unit)}"


def _percent(documented: int, total: int) -> str:
    return f"{100 * documented // total}%"  # rounded down: 100% is all of them


def _said(whole: Share) -> tuple[str, str]:
    """Message and colour of a badge."""
    if not whole.modules:
        return "not measured", "grey"
    said = f"{_percent(whole.documented_modules, whole.modules)} of modules"
    if whole.names and whole.documented_names is not None:
        said += f", {_percent(whole.documented_names, whole.names)} of names"
    share = whole.documented_modules / whole.modules
    return said, "blue" if share >= 0.8 else "amber" if share >= 0.5 else "vermilion"


def _document(found: Documented) -> dict[str, Any]:
    rows = [
        {
            "name": part.name,
            "modules": part.modules,
            "documented_modules": part.documented_modules,
            "names": part.names,
            "documented_names": part.documented_names,
        }
        for part in found.parts
    ]
    *parts, whole = rows
    return {
        "schema": SCHEMA,
        "commit": found.commit,
        "parts": parts,
        "together": {key: value for key, value in whole.items() if key != "name"},
        "not_measured": [{"path": path, "reason": reason} for path, reason in found.unread.items()],
    }
