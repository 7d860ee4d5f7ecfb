"""``async-audit ownership``: raw surviving lines, for scripts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from async_audit.cli import options, terminal
from async_audit.errors import UsageError
from async_audit.inert import inert
from async_audit.wording import count, listed, named

if TYPE_CHECKING:
    from async_audit.facts import Author
    from async_audit.knowledge import Ownership
    from async_audit.knowledge.united import United


@click.command("ownership")
@click.argument("path", required=False)
@click.option(
    "--runs", "with_runs", is_flag=True, help="Add [first line, count, commit] of every run of lines."
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(("lines", "graphml", "node-link", "csv")),
    default="lines",
    show_default=True,
    help="lines: one JSON line a file; else the graph.",
)
@click.option(
    "--level",
    type=click.Choice(("files", "modules")),
    default="files",
    show_default=True,
    help="What people stand beside in the graph.",
)
@click.option(
    "--analysis",
    type=click.Choice(("silos", "backups", "cuts")),
    help="What the graph of active holders and modules shows instead.",
)
@click.option("--identities", is_flag=True, help="List which addresses are one person instead, and why.")
@click.option(
    "-w",
    "--ignore-whitespace",
    is_flag=True,
    help="A line that was only indented anew stays with whoever wrote it.",
)
@options.anonymize_options
@options.revision_option
def command(path: str | None, format_name: str, level: str, analysis: str | None, **asked: Any) -> int:
    """Print who knows what: one JSON line for each text file: {"path", "blob", "lines", "authors": {email: lines}}.

    Or the graph of people and files, or of people and modules. Generated, vendored, binary,
    over-large and excluded files are left out, and counted on stderr.
    """
    if analysis or format_name != "lines":
        if asked["with_runs"] or asked["identities"] or asked["ignore_whitespace"]:
            raise UsageError(
                "--runs, --identities and -w go with neither --analysis nor --format; leave them out"
            )
        return _graph(
            path or ".", format_name, level, analysis, revision=asked["revision"], salt=asked["salt"]
        )
    return _lines(path, **asked)


def _lines(path: str | None, *, with_runs: bool, identities: bool, salt: str, **asked: Any) -> int:
    from async_audit import api

    committing = terminal.is_committing(path)
    with terminal.progress() as tell:
        snapshot = api.snapshot(path or ".", salt=salt, committing=committing, progress=tell, **asked)
        if identities:
            return _identities(snapshot, salt)
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
    left_out = Counter(file.kind for file in snapshot.files.values() if file.kind in api.NOT_BLAMED)
    said = [f"{number:,} {kind.value}" for kind, number in sorted(left_out.items())]
    binary = len(paths) - printed - len(snapshot.losses)
    said += [f"{binary:,} binary by content"] if binary else []
    if said:
        click.echo(f"left out: {', '.join(said)}", err=True)
    for loss in snapshot.losses:
        click.echo(f"not measured: {inert(loss.what)}: {loss.reason}", err=True)
    return 0


def _graph(path: str, format_name: str, level: str, analysis: str | None, *, revision: str, salt: str) -> int:
    from async_audit import api
    from async_audit.knowledge import export

    with terminal.progress() as tell:
        production = analysis is not None or level == "modules"
        ownership = api.ownership(path, revision=revision, salt=salt, production=production, progress=tell)
    if analysis:
        analyse, nothing = _ANALYSES[analysis]
        for line in list(analyse(ownership)) or [nothing]:
            click.echo(line)
    else:
        graph = ownership.by_module if level == "modules" else ownership.graph
        click.echo(export.FORMATS[format_name](graph), nl=False)
    return 0


def _silos(ownership: Ownership) -> Iterator[str]:
    from async_audit.knowledge.structure import silos

    for one in silos(ownership):
        size = f"{count(len(one.modules), 'module')}, {count(one.lines, 'line')}"
        who = _names(one.people)
        hold = "hold" if len(one.people) > 1 else "holds"
        yield f"{size}, held by {who}, who {hold} {one.inside:.0%} of theirs here: {_modules(one.modules)}"


def _backups(ownership: Ownership) -> Iterator[str]:
    from async_audit.knowledge.structure import backups

    for one in backups(ownership):
        who, lines = _names([one.author]), count(one.lines, "line")
        if one.backup:
            yield f"{who}: {_names([one.backup])} holds {one.covered:.0%} of the same {lines}"
        else:
            yield f"{who}: nobody else active holds any of the same {lines}"


def _cuts(ownership: Ownership) -> Iterator[str]:
    from async_audit.knowledge.structure import cuts

    for one in cuts(ownership):
        size = f"{count(len(one.modules), 'module')}, {count(one.lines, 'line')}"
        yield f"{size} would be cut off without {_names([one.author])}: {_modules(one.modules)}"


_ANALYSES = {
    "silos": (_silos, "no module has an active holder"),
    "backups": (_backups, "no module has an active holder"),
    "cuts": (_cuts, "no module would be cut off by the absence of one person"),
}
"""How each is said, and what is said where there is nothing."""


def _names(people: Sequence[Author]) -> str:
    return inert(listed([named(one) for one in people])) or "nobody"


def _modules(modules: Sequence[str]) -> str:
    return inert(listed(modules))


def _identities(snapshot: United, salt: str) -> int:
    if salt:
        raise UsageError("--identities is about names; leave --anonymize out")
    for merge in snapshot.identities.merges:
        kept, merged = inert(str(merge.kept)), inert(str(merge.merged))
        click.echo(f"{merged} is {kept}: {merge.reason} ({count(merge.commits, 'commit')})")
    said = count(len(snapshot.identities.merges), "address is", "addresses are")
    click.echo(f"{said} taken for another; [people] in the configuration keeps them apart", err=True)
    return 0
