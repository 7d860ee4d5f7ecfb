"""``async-audit schema``: the JSON Schema of the json report."""

from __future__ import annotations

import click


@click.command("schema")
def command() -> int:
    """Print the JSON Schema that 'async-audit report --format json' follows."""
    from async_audit.formats import json

    click.echo(json.schema(), nl=False)
    return 0
