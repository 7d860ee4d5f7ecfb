"""``async-audit report``: everything, for a lead."""

from __future__ import annotations

import click

from async_audit.cli import gate, terminal


@click.command("report")
@click.argument("path", required=False)
@gate.baseline_option
@terminal.report_options
def command(path: str | None, baseline: str | None, wanted: terminal.Wanted) -> int:
    """Report on the repository at PATH (default: the one you stand in). Always exits 0 when it could look."""
    looked = terminal.audited(path, wanted)
    report, worse = gate.covered(looked, baseline)
    terminal.show(gate.noted(report, worse), wanted)
    return 0
