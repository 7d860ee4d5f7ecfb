"""``async-audit bus-factor``: fewest people whose leaving would leave most of it to nobody, by a named model."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from async_audit.cli import options, terminal, what_if
from async_audit.cli.what_if import Row
from async_audit.errors import UsageError
from async_audit.inert import inert
from async_audit.wording import count, listed, named

if TYPE_CHECKING:
    from async_audit.knowledge import BusFactor, Ownership
    from async_audit.knowledge.models import Answer, Member

OWN = "active-holders"
"""The model that knows more than one number."""


@click.command("bus-factor")
@click.argument("directory", default=".")
@click.option(
    "--model", metavar="NAME", default=OWN, show_default=True, help="An unknown one lists them all."
)
@click.option("--without", metavar="EMAILS", help="What is orphaned when these leave: ada@x,bob@y.")
@click.option(
    "--departures", is_flag=True, help="What every single departure orphans, and who is best placed."
)
@click.option("--trend", is_flag=True, help="How it was at the end of each of the last eight quarters.")
@click.option("--all", "everything", is_flag=True, help="Show all modules that are orphaned (text).")
@click.option(
    "--format", "format_name", type=click.Choice(("text", "json")), default="text", show_default=True
)
@options.anonymize_options
@options.revision_option
def command(directory: str, model: str, format_name: str, **asked: Any) -> int:
    """Say how many people it takes to lose DIRECTORY: a repository, or a directory in one.

    The default model counts active holders of production code; the others restate published ones.
    """
    root, path = _place(directory)
    with terminal.progress() as tell:
        answer = _own if model == OWN else _published
        row, lines = answer(root, path, model, progress=tell, **asked)
    if format_name == "json":
        click.echo(json.dumps(row))
    else:
        for line in lines:
            click.echo(terminal.wrapped(line))
    return 0


def _place(directory: str) -> tuple[str, str]:
    """The repository, and the path inside it; a directory of an older revision need not be there any more."""
    from async_audit.repository import find

    if Path(directory).is_dir():
        place = find(directory)
        return directory, place.prefix.rstrip("/")
    place = find(".")
    inside = os.path.normpath(os.path.join(place.prefix, directory))  # noqa: PTH118  # not a path on this disk
    if inside.startswith("..") or os.path.isabs(inside):  # noqa: PTH117
        raise UsageError(f"{inert(directory)}: does not exist; name a repository, or a directory in this one")
    return ".", inside.replace(os.sep, "/")


def _published(root: str, path: str, model: str, *, salt: str, **asked: Any) -> tuple[Row, list[str]]:
    """A published model has its one number."""
    from async_audit import api

    for option in ("without", "departures", "trend"):
        if asked.pop(option):
            raise UsageError(f"--{option} is a question for the model {OWN}; leave --model out")
    del asked["everything"]  # there is no more of it
    answer = api.bus_factor(root, model=model, path=path, salt=salt, **asked)
    return _row(answer, model, path), _text(answer, model, path)


def _row(answer: Answer, model: str, path: str) -> Row:
    if answer.gap:
        click.echo(f"not measured: {answer.gap}", err=True)
    return {
        "model": model,
        "path": path or ".",
        "bus_factor": answer.number,
        "authors": [_member(one, answer.unit) for one in answer.people],
        "files": answer.files,
        "orphaned_share": None if answer.gap else round(answer.orphaned_share, 4),
    }


def _member(one: Member, unit: str) -> Row:
    return {**what_if.person(one.author), unit: round(one.amount, 2), "share": round(one.share, 4)}


def _text(answer: Answer, model: str, path: str) -> list[str]:
    if answer.gap:
        return []
    return [
        f"{inert(path or '.')}: bus factor {answer.number} ({model}, {count(answer.files, 'file')})",
        *(
            f"  {inert(str(one.author))}: {one.amount:,.0f} {answer.unit}, {one.share:.0%}"
            for one in answer.people
        ),
        f"  held by nobody: {answer.orphaned_share:.0%}",
    ]


def _own(
    root: str,
    path: str,
    model: str,
    *,
    without: str | None,
    departures: bool,
    trend: bool,
    everything: bool,
    **asked: Any,
) -> tuple[Row, list[str]]:
    """Our own model also says what is next, how sure that is, and what would be."""
    from async_audit import api
    from async_audit.knowledge.models import active_holders

    ownership = api.ownership(root, path=path, production=True, **asked)
    answer = active_holders.answer(ownership)
    row, lines = _row(answer, model, path), _text(answer, model, path)
    _beside(ownership, row, lines)
    if without is not None:
        what_if.without(ownership, without, asked["salt"], row, lines, everything=everything)
    if departures:
        what_if.departures(ownership, row, lines, everything=everything)
    if trend:
        what_if.trend(root, path, asked, row, lines)
    return row, lines


def _beside(ownership: Ownership, row: Row, lines: list[str]) -> None:
    """The next set, and the same with everybody counted as active who made one commit."""
    found, following = ownership.bus_factor(), ownership.next_bus_factor()
    once = ownership.with_rule(active_commits=1).bus_factor()
    row["exact"] = found.is_exact
    row["other_sets"] = found.others
    row["next"] = following and {
        "bus_factor": following.number,
        "authors": [what_if.person(one) for one in following.people],
    }
    row["with_one_commit"] = None
    if not found.lines:
        return
    row["with_one_commit"] = {
        "bus_factor": once.number,
        "orphaned_share": round(once.orphaned_share, 4),
    }
    bound = "" if found.is_exact else "; there may be a smaller set"
    if found.people:
        lines.append(f"  once they left: {found.without_share:.0%}{bound}")
        lines.append(f"  next: {_set(following)}" if following else "  nobody else could do it")
    if found.others:
        lines.append(f"  {count(found.others, 'other set')} of {found.number} would do it too")
    share = f"{once.orphaned_share:.0%} held by nobody"
    lines.append(f"  with 1 commit enough to be active: bus factor {once.number}, {share}")


def _set(found: BusFactor) -> str:
    return f"{found.number} ({inert(listed([named(one) for one in found.people]))})"
