"""``async-audit report``: everything, for a lead."""

from __future__ import annotations

import click

from async_audit.cli import terminal


@click.command("report")
@click.argument("path", required=False)
@terminal.report_options
def command(path: str | None, wanted: terminal.Wanted) -> int:
    """Report on the repository at PATH (default: the one you stand in). Always exits 0 when it could look."""
    terminal.show(terminal.audited(path, wanted), wanted)
    return 0
