"""The outline of a description in the editor, before a message is written: a help, never a gate."""

from __future__ import annotations

import os

import click

from async_audit.cli import stages
from async_audit.errors import AsyncAuditError
from async_audit.inert import inert

HOOK = "describe-change"
"""The hook that puts it there."""


def prefilled(file: str, source: str) -> None:
    """Put the outline of what is staged into the message ``file``, if that is fresh: git names no ``source`` then.

    Whatever goes wrong is said, and stops no commit.
    """
    from async_audit.repository import hints

    if source or not hints.is_edited() or stages.is_skipped(HOOK):
        return
    try:
        _put(file)
    except (AsyncAuditError, OSError) as error:
        click.echo(f"{HOOK}: the message gets no outline: {inert(str(error))}", err=True)


def _put(file: str) -> None:
    from async_audit import api
    from async_audit.audits import load
    from async_audit.outline import outline
    from async_audit.repository import find, hints, open_snapshot

    place = find(".", committing=True)
    snapshot = open_snapshot(place, staged=True)
    if snapshot.change is None or not snapshot.change.touched:
        return
    config = api.read_config(place, snapshot)
    audit = load("change-description")
    if audit.id in config.audits:
        lines = list(outline(api.prepared(snapshot, config), config.options_of(audit)))
        if lines:
            hints.put(place, file, lines)


def source(arguments: tuple[str, ...]) -> str:
    """Where the message is from, by git's second argument or what pre-commit says; empty for a fresh one."""
    return arguments[1] if len(arguments) > 1 else os.environ.get("PRE_COMMIT_COMMIT_MSG_SOURCE", "")
