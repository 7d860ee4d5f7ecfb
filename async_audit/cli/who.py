"""``async-audit who``: who can answer for a file or a directory."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from async_audit.cli import terminal
from async_audit.errors import RepositoryError, UsageError
from async_audit.inert import inert
from async_audit.wording import count, listed

if TYPE_CHECKING:
    from async_audit.facts import Module
    from async_audit.knowledge import Holder, Ownership
    from async_audit.repository import Place, RepositorySnapshot


@click.command("who")
@click.argument("path", default=".")
@terminal.revision_option
def command(path: str, revision: str) -> int:
    """Say who can answer for PATH, in the order in which to ask."""
    from async_audit import api
    from async_audit.knowledge import Ownership
    from async_audit.repository import find, open_snapshot

    place = find(".", committing=terminal.is_committing(None))
    snapshot = open_snapshot(place, revision=revision)
    with terminal.progress() as tell:
        snapshot = api.prepared(snapshot, api.read_config(place, snapshot), tell)
        if snapshot.history_gap:
            raise RepositoryError(snapshot.history_gap)
        module = _module(snapshot, _inside(place, path))
        blames = snapshot.blames(module.files)
        ownership = Ownership.gather([module], blames, snapshot.commits, snapshot.now)
    _print(module, ownership)
    below = [other.path for other in snapshot.modules if other.path.startswith(f"{module.path}/")]
    if below and module in snapshot.modules:
        click.echo(f"below it: {inert(listed(below))}")
    return 0


def _print(module: Module, ownership: Ownership) -> None:
    lines, churn = ownership.bus_factor(module).lines, ownership.churn[module.path]
    size = f"{count(lines, 'line')} in {count(len(module.files), 'file')}"
    click.echo(f"{inert(module.path)}: {size}, {count(churn, 'commit')} in 365 days")
    holders = ownership.holders(module.path)
    active = [holder for holder in holders if holder.is_active]
    if not active:
        click.echo(
            "nobody with 3 commits in the last 180 days has written much here; reviewers are not visible in git"
        )
    for number, holder in enumerate(active):
        click.echo(_said("ask first" if number == 0 else "then", holder))
    for holder in (holder for holder in holders if not holder.is_active):
        click.echo(_said("has known it", holder))


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


def _module(snapshot: RepositorySnapshot, asked: str) -> Module:
    """The module at a path, else all production code at or below it, else all text there."""
    from async_audit import api
    from async_audit.facts import Kind, Module

    below = [
        file
        for path, file in snapshot.files.items()
        if not asked or path == asked or path.startswith(f"{asked}/")
    ]
    exact = next((module for module in snapshot.modules if module.path == asked), None)
    if exact:
        return exact
    code = [file.path for file in below if file.kind is Kind.CODE]
    files = code or [file.path for file in below if file.kind not in api.NOT_BLAMED]
    if not files:
        reason = f"only {below[0].kind.value} files" if below else "no such path in this commit"
        raise UsageError(f"{inert(asked or '.')}: {reason}; 'git ls-files' lists what there is")
    return Module(asked or ".", tuple(files))


def _said(role: str, holder: Holder) -> str:
    commits = f"{count(holder.commits, 'commit')} in two years"
    last = f", last on {holder.last.isoformat(' ', 'minutes')}" if holder.last else ""
    return f"  {role:<18}{inert(str(holder.author))}: {holder.line_share:.0%} of the lines, {commits}{last}"
