"""Files that a command would write: shown as a diff, asked about, then written."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from async_audit.inert import inert

if TYPE_CHECKING:
    from async_audit.repository import Place
    from async_audit.repository.edits import Edit

yes_option = click.option("--yes", is_flag=True, help="Write without asking.")


def show(edits: Sequence[Edit]) -> None:
    """Print what would be written, as a diff."""
    for edit in edits:
        for line in edit.diff():
            click.echo(line)


def settled(place: Place, edits: Sequence[Edit], *, yes: bool) -> bool:
    """Whether all of it is as proposed now: it was already, or the user agreed to what the diff shows."""
    if not edits:
        return True
    show(edits)
    if not yes and not sys.stdin.isatty():
        click.echo("nothing was written: this is no terminal to ask on; --yes writes it", err=True)
        return False
    if not yes and not click.confirm("Write this?", err=True):
        click.echo("nothing was written", err=True)
        return False
    for edit in edits:
        edit.write(place)
        click.echo(f"{'removed' if edit.after is None else 'wrote'} {inert(edit.path)}", err=True)
    return True
