"""``async-audit decision check``: the decision-log audit alone, and the mend for missing back links."""

from __future__ import annotations

from dataclasses import replace

import click

from async_audit.cli import options, terminal
from async_audit.cli.decision import desk
from async_audit.cli.outputs import option as output_option
from async_audit.cli.terminal import Output
from async_audit.findings import Severity
from async_audit.inert import inert

ID = "decision-log"


@click.command("check")
@click.option("--fix", is_flag=True, help="Write missing back links into the work tree, and nothing else.")
@click.option(
    "--fail-on", type=click.Choice([str(one) for one in Severity]), default="warning", show_default=True
)
@output_option
@options.revision_option
def command(fix: bool, fail_on: str, outputs: tuple[Output, ...], revision: str) -> int:
    """Check the records of the work tree; exit 1 when something at or above --fail-on is found."""
    if fix:
        return _fix()
    wanted = terminal.Wanted(revision, (ID,), None, outputs, True, "auto", "")
    looked = terminal.audited(None, wanted, uncommitted=True)
    report = looked.report
    if looked.place.work_tree and not revision:  # its headline names the commit below
        report = replace(report, notes=(*report.notes, f"read: {desk.WORK_TREE}"))
    terminal.show(report, wanted)
    return int(any(finding.severity >= Severity[fail_on.upper()] for finding in report.findings))


def _fix() -> int:
    from async_audit.decisions.editing import with_link
    from async_audit.decisions.integrity import missing_links
    from async_audit.errors import UsageError
    from async_audit.repository import writing

    table = desk.opened()
    written: list[str] = []
    left = 0
    for record, relation, other in missing_links(table.records.all):
        try:
            content = writing.read(table.place, record.path)
            writing.replace(table.place, record.path, with_link(content, record, relation, other))
        except UsageError as error:
            if table.place.work_tree is None:
                raise
            left += 1
            click.echo(f"not written: {error}", err=True)
            continue
        written.append(f"{inert(record.path)}: {relation.value.replace('-', ' ')} {inert(other.path)}")
    for line in written:  # when all is done: whoever reads this may go away
        click.echo(line)
    click.echo(f"{len(written)} written, {left} left for a person; 'git diff' shows them")
    return int(left > 0)
