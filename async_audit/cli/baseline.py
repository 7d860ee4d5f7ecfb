"""``async-audit baseline``: what is there today, so that only what is new has to be mended."""

from __future__ import annotations

import os

import click

from async_audit.cli import options, terminal
from async_audit.inert import inert
from async_audit.wording import count

NAME = "async-audit-baseline.json"


@click.group("baseline")
def command() -> None:
    """What is there today, so that only what is new has to be mended."""


@command.command("write")
@click.argument("path", required=False)
@click.option("--baseline", "file", metavar="FILE", default=NAME, show_default=True, help="Where it is kept.")
@click.option("--shrink", is_flag=True, help="Only take out what is gone: nothing new comes in.")
@click.option("--config", "config_file", metavar="FILE", help="Read this TOML file instead.")
@options.revision_option
def write(path: str | None, file: str, shrink: bool, config_file: str | None, revision: str) -> int:
    """Write the findings of today into FILE; days, reasons and ends that stand there already stay."""
    from async_audit.baseline import LARGEST, parse, rewritten
    from async_audit.repository.outputs import identity, read
    from async_audit.repository.outputs import write as put

    identity(file)  # before a long look, not after it
    old = parse(read(file, LARGEST), file) if os.path.lexists(file) else None
    if shrink and old is None:
        raise click.UsageError(
            f"{inert(file)}: is not there, so nothing can be taken out of it; leave out --shrink"
        )
    wanted = terminal.Wanted(revision=revision, config_file=config_file, colour="never")
    report = terminal.audited(path, wanted).report
    content = rewritten(report, old, shrink=shrink)
    put(file, [content])
    now = parse(content, file)
    before = {entry.fingerprint for entry in old.entries} if old else set()
    here = {entry.fingerprint for entry in now.entries}
    said = f"{len(here - before):,} new, {len(before - here):,} gone"
    click.echo(
        f"{inert(file)}: {count(len(here), 'finding')}, {said}; keep it in git, and use it: check --baseline"
    )
    return 0
