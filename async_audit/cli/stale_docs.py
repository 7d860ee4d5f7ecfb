"""``async-audit stale-docs``: documents that speak of what is gone, and the mend for renamed paths."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from async_audit.cli import options, terminal
from async_audit.cli.outputs import option as output_option
from async_audit.cli.terminal import Output
from async_audit.findings import Severity
from async_audit.inert import inert

if TYPE_CHECKING:
    from async_audit.documentation.dead import Dead, Ground
    from async_audit.documentation.mending import Mend
    from async_audit.repository import Place

ID = "stale-docs"


@click.command("stale-docs")
@click.argument("path", required=False)
@click.option(
    "--fix", is_flag=True, help="Write new names of renamed paths into the work tree, and nothing else."
)
@click.option(
    "--fail-on", type=click.Choice([str(one) for one in Severity]), default="warning", show_default=True
)
@output_option
@options.revision_option
def command(path: str | None, fix: bool, fail_on: str, outputs: tuple[Output, ...], revision: str) -> int:
    """Check the documents of PATH (default: the repository you stand in); exit 1 from --fail-on on."""
    if fix:
        if revision:
            raise click.UsageError("--fix writes into the work tree; --revision asks about another one")
        return _fix(path)
    wanted = terminal.Wanted(revision, (ID,), None, outputs, True, "auto", "")
    looked = terminal.audited(path, wanted)
    terminal.show(looked.report, wanted, looked.place)
    return int(any(finding.severity >= Severity[fail_on.upper()] for finding in looked.report.findings))


def _fix(path: str | None) -> int:
    from async_audit import api
    from async_audit.documentation.dead import dead_references
    from async_audit.documentation.library import Library
    from async_audit.errors import UsageError
    from async_audit.repository import find, open_snapshot

    place = find(path or ".", committing=terminal.is_committing(path))
    snapshot = open_snapshot(place)
    snapshot = snapshot.prepared(api.read_config(place, snapshot).exclude)
    library = Library(snapshot.files, snapshot.read)
    ground = library.ground(snapshot.departures)
    written: list[str] = []
    left = 0
    for document in library.paths:
        read = library.page(document)
        if read is None or not any(dead.now for dead in dead_references(document, read, ground)):
            continue
        try:
            done, rest = _written(place, document, ground)
        except UsageError as error:
            if place.work_tree is None:
                raise
            left += 1
            click.echo(f"not written: {error}", err=True)
            continue
        left += len(rest)
        written += (f"{inert(document)}:{one.line}: {inert(one.old)} is {inert(one.new)}" for one in done)
        for dead in rest:
            said = f"{inert(document)}:{dead.line}: {inert(dead.written)} is {inert(dead.now)}"
            click.echo(f"not written: {said}; read the line first", err=True)
    for line in written:  # when all is done: whoever reads this may go away
        click.echo(line)
    click.echo(f"{len(written)} written, {left} left for a person; 'git diff' shows them")
    return int(left > 0)


def _written(place: Place, document: str, ground: Ground) -> tuple[tuple[Mend, ...], tuple[Dead, ...]]:
    """What was written into a document of the work tree, and which renamed paths it still names."""
    from async_audit.documentation.dead import dead_references
    from async_audit.documentation.documents import dialect
    from async_audit.documentation.languages.language import decoded
    from async_audit.documentation.markup import page
    from async_audit.documentation.mending import mended, mends
    from async_audit.repository import writing

    def dead(content: bytes) -> Iterator[Dead]:
        return dead_references(document, page(decoded(content), dialect(document)), ground)

    # as it is in the work tree: somebody may have mended it, or written the old name once more
    content = writing.read(place, document)
    better, done = mended(content, mends(document, dead(content)))
    if done:
        writing.replace(place, document, better)
    return done, tuple(one for one in dead(better) if one.now)
