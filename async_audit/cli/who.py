"""``async-audit who``: who can answer for a file or a directory."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from async_audit.cli import terminal
from async_audit.errors import RepositoryError, UsageError
from async_audit.inert import inert

if TYPE_CHECKING:
    from async_audit.knowledge import Holder
    from async_audit.repository import Place, RepositorySnapshot


@click.command("who")
@click.argument("path", default=".")
@click.option("--revision", default="", metavar="REV", help="Look at this commit instead of HEAD.")
def command(path: str, revision: str) -> int:
    """Say who can answer for PATH, in the order in which to ask."""
    from async_audit import api
    from async_audit.facts import Module
    from async_audit.knowledge import Ownership
    from async_audit.repository import find, open_snapshot

    place = find(".", committing=terminal.is_committing(None))
    snapshot = open_snapshot(place, revision=revision)
    with terminal.progress() as tell:
        snapshot = snapshot.prepared(api.read_config(place, snapshot).exclude, tell)
        if snapshot.history_gap:
            raise RepositoryError(snapshot.history_gap)
        asked = _inside(place, path)
        files = _files(snapshot, asked)
        module = Module(asked or ".", tuple(files))
        ownership = Ownership.gather([module], snapshot.blames(files), snapshot.commits, snapshot.now)
    found = ownership.bus_factor(module)
    size = f"{found.lines:,} lines in {len(files):,} file{'' if len(files) == 1 else 's'}"
    click.echo(f"{inert(module.path)}: {size}, {ownership.churn[module.path]:,} commits in 365 days")
    holders = ownership.holders(module.path)
    active = [holder for holder in holders if holder.is_active]
    if not active:
        click.echo("nobody now active has written much here; reviewers are not visible in git")
    for number, holder in enumerate(active):
        click.echo(_said("ask first" if number == 0 else "then", holder))
    for holder in (holder for holder in holders if not holder.is_active):
        click.echo(_said("no longer active", holder))
    return 0


def _inside(place: Place, path: str) -> str:
    """``path``, given from where the user stands, relative to the top; empty for the top itself.

    A name that exists only in an older revision will do.
    """
    if place.work_tree is None:
        inside = os.path.normpath(path)
    else:
        # only the directory part is resolved: a link is asked about, not what it points to
        where = Path(os.path.abspath(path))  # noqa: PTH100  # Path.absolute keeps '..'
        inside = os.path.relpath(where.parent.resolve() / where.name, place.work_tree)
    if inside == ".." or inside.startswith(("../", "..\\")) or os.path.isabs(inside):  # noqa: PTH117
        raise UsageError(f"{inert(path)}: lies outside of the repository; name a path inside it")
    return "" if inside == "." else inside.replace(os.sep, "/")


def _files(snapshot: RepositorySnapshot, asked: str) -> list[str]:
    """Production code at or below a path; where there is none, all text."""
    from async_audit import api
    from async_audit.facts import Kind

    below = [
        file
        for path, file in snapshot.files.items()
        if not asked or path == asked or path.startswith(f"{asked}/")
    ]
    in_module = next((module.files for module in snapshot.modules if module.path == asked), ())
    code = [file.path for file in below if file.kind is Kind.CODE] or list(in_module)
    files = code or [file.path for file in below if file.kind not in api.NOT_BLAMED]
    if not files:
        reason = f"only {below[0].kind.value} files" if below else "no such path in this commit"
        raise UsageError(f"{inert(asked or '.')}: {reason}; 'git ls-files' lists what there is")
    return files


def _said(role: str, holder: Holder) -> str:
    commits = f"{holder.commits:,} commit{'' if holder.commits == 1 else 's'} in two years"
    last = f", last on {holder.last.isoformat(' ', 'minutes')}" if holder.last else ""
    return f"  {role:<18}{inert(str(holder.author))}: {holder.line_share:.0%} of the lines, {commits}{last}"
