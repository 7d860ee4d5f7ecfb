"""``async-audit ownership``: raw surviving lines, for scripts."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import Any

import click

from async_audit.cli import terminal
from async_audit.inert import inert


@click.command("ownership")
@click.argument("path", required=False)
@click.option(
    "--runs", "with_runs", is_flag=True, help="Add [first line, count, commit] of every run of lines."
)
@click.option(
    "-w",
    "--ignore-whitespace",
    is_flag=True,
    help="A line that was only indented anew stays with whoever wrote it.",
)
@terminal.revision_option
def command(path: str | None, with_runs: bool, ignore_whitespace: bool, revision: str) -> int:
    """Print one JSON line for each text file: {"path", "blob", "lines", "authors": {email: lines}}.

    Generated, vendored, binary, over-large and excluded files are left out, and counted on stderr.
    """
    from async_audit import api
    from async_audit.repository import find, open_snapshot

    place = find(path or ".", committing=terminal.is_committing(path))
    snapshot = open_snapshot(place, revision=revision)
    config = api.read_config(place, snapshot)
    config = replace(config, ignore_whitespace=ignore_whitespace or config.ignore_whitespace)
    with terminal.progress() as tell:
        snapshot = api.prepared(snapshot, config, tell)
        left_out = Counter(file.kind for file in snapshot.files.values() if file.kind in api.NOT_BLAMED)
        paths = [path for path, file in snapshot.files.items() if file.kind not in api.NOT_BLAMED]
        printed = 0
        for blame in snapshot.blames(paths):
            row: dict[str, Any] = {
                "path": blame.path,
                "blob": blame.blob,
                "lines": sum(blame.lines.values()),
                "authors": {author.email: lines for author, lines in blame.lines.items()},
            }
            if with_runs:
                row["runs"] = blame.runs
            click.echo(json.dumps(row))
            printed += 1
    lost = len(snapshot.losses)
    binary = len(paths) - printed - lost
    said = [f"{count:,} {kind.value}" for kind, count in sorted(left_out.items())]
    said += [f"{binary:,} binary by content"] if binary else []
    if said:
        click.echo(f"left out: {', '.join(said)}", err=True)
    for loss in snapshot.losses:
        click.echo(f"not measured: {inert(loss.what)}: {loss.reason}", err=True)
    return 0
