"""``async-audit report``: everything, for a lead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from async_audit.cli import gate, options, terminal, verdict

if TYPE_CHECKING:
    from async_audit.course import Point
    from async_audit.findings import Report


@click.command("report")
@click.argument("path", required=False)
@click.option("--since", metavar="SPAN", help="Show too how it went, as far back as 90d, 12w, 6m or 1y.")
@click.option("--every", metavar="SPAN", default="1m", show_default=True, help="In which steps to look back.")
@gate.baseline_option
@options.report_options
def command(
    path: str | None, since: str | None, every: str, baseline: str | None, wanted: terminal.Wanted
) -> int:
    """Report on the repository at PATH (default: the one you stand in). Always exits 0 when it could look."""
    looked = terminal.audited(path, wanted)
    if since is not None:
        course = _course(looked.report, path, since, every, wanted)
        looked = looked._replace(report=replace(looked.report, course=course))
    report, worse = verdict.covered(looked, baseline)
    terminal.show(verdict.noted(report, worse), wanted, looked.place)
    return 0


def _course(
    report: Report, path: str | None, since: str, every: str, wanted: terminal.Wanted
) -> tuple[Point, ...]:
    from async_audit import past

    with terminal.progress() as tell:
        return past.look_back(
            report,
            path or ".",
            since=since,
            every=every,
            audits=wanted.audits,
            config=terminal.config_from(wanted.config_file),
            committing=terminal.is_committing(path),
            salt=wanted.salt,
            progress=tell,
        )
