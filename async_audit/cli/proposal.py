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
    if yes:  # before anything is printed: whoever reads the diff may go away in the middle of it
        _write(place, edits)
        show(edits)
        return True
    show(edits)
    if not sys.stdin.isatty():
        click.echo("nothing was written: this is no terminal to ask on; --yes writes it", err=True)
        return False
    if not click.confirm("Write this?", err=True):
        click.echo("nothing was written", err=True)
        return False
    _write(place, edits)
    return True


def _write(place: Place, edits: Sequence[Edit]) -> None:
    done = []
    try:
        for edit in edits:
            edit.write(place)
            done.append(edit)
    finally:
        for edit in done:
            click.echo(f"{'removed' if edit.after is None else 'wrote'} {inert(edit.path)}", err=True)
