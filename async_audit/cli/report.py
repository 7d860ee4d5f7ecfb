"""``async-audit report``: everything, for a lead."""

from __future__ import annotations

import click

from async_audit.cli import terminal


@click.command("report")
@click.argument("path", required=False)
@terminal.report_options
def command(
    path: str | None,
    revision: str,
    colour: str,
    everything: bool,
    format_name: str,
    audits: tuple[str, ...],
    config_file: str | None,
) -> int:
    """Report on the repository at PATH (default: the one you stand in). Always exits 0 when it could look."""
    from async_audit import api

    with terminal.progress() as tell:
        report = api.audit(
            path or ".",
            revision=revision,
            audits=audits,
            config=terminal.config_from(config_file),
            committing=terminal.is_committing(path),
            progress=tell,
        )
    terminal.show(report, format_name, everything=everything, colour=colour)
    return 0
