"""``async-audit init``: what a team needs to begin, shown before it is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from async_audit.cli import proposal, terminal
from async_audit.cli.hook.bench import STAGES
from async_audit.errors import UsageError
from async_audit.inert import inert
from async_audit.outset.forges import FORGES, Forge, forge

if TYPE_CHECKING:
    from async_audit.outset.steps import Step
    from async_audit.repository import Place
    from async_audit.repository.snapshot import RepositorySnapshot

PARTS = ("configuration", "template", "decisions", "hooks")


@click.command("init")
@click.argument("path", required=False)
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@proposal.yes_option
@click.option("--without", multiple=True, type=click.Choice(PARTS), help="Leave this part out; may repeat.")
@click.option(
    "--forge",
    "forge_name",
    type=click.Choice([one.name for one in FORGES], case_sensitive=False),
    help="Where the repository lives, if its remote does not tell.",
)
def command(
    path: str | None, dry_run: bool, yes: bool, without: tuple[str, ...], forge_name: str | None
) -> int:
    """Set up the repository at PATH (default: the one you stand in).

    A configuration, a template for requests that asks the three questions, a decision log and the hooks: what is
    missing is shown as a diff, and written when you agree. Nothing is overwritten; twice is the same as once.
    """
    from async_audit.repository import find, open_snapshot
    from async_audit.repository.edits import Edit

    place = find(path or ".", committing=terminal.is_committing(path))
    if place.work_tree is None:
        raise UsageError("this repository is bare, so there is nothing to write into; run it in a clone")
    steps = list(_steps(place, open_snapshot(place, staged=True), set(PARTS) - set(without), forge_name))
    edits = [step for step in steps if isinstance(step, Edit)]
    if dry_run:
        proposal.show(edits)
    is_settled = dry_run or proposal.settled(place, edits, yes=yes)
    for step in steps:
        if isinstance(step, str):
            click.echo(f"note: {_lines(step)}", err=True)
    if not steps:
        click.echo("everything is there already")
    return 0 if is_settled else 1


def _steps(
    place: Place, snapshot: RepositorySnapshot, parts: set[str], forge_name: str | None
) -> Iterator[Step]:
    from async_audit import api
    from async_audit.outset import steps
    from async_audit.repository.hooks import directory
    from async_audit.repository.hooks.source import installed_from

    tracked = list(snapshot.files)
    if "configuration" in parts:
        yield from steps.configure(place, api.read_config(place, snapshot))
    if "template" in parts:
        yield from steps.template(place, _forge(place, tracked, forge_name), tracked)
    if "decisions" in parts:
        yield from _first_record(place)
    if "hooks" in parts:
        yield from steps.hooks(place, directory.find(place), STAGES, installed_from())


def _first_record(place: Place) -> Iterator[Step]:
    """The decision to write decisions down, where there is no record yet."""
    from async_audit.cli.decision import desk, new
    from async_audit.decisions.answers import FIRST, FIRST_TITLE
    from async_audit.repository.edits import Edit

    table = desk.laid(place)
    if not table.records.all:
        path, content = new.drafted(table, FIRST_TITLE, FIRST)
        yield Edit(path, None, content)


def _forge(place: Place, tracked: list[str], name: str | None) -> Forge | None:
    from async_audit.repository.remotes import remote_address

    if name is not None:
        return next(one for one in FORGES if one.name == name)
    return forge(remote_address(place), tracked)


def _lines(text: str) -> str:
    """Each line harmless by itself: a note may hold lines to paste."""
    return "\n".join(map(inert, text.split("\n")))
