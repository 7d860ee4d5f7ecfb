"""``async-audit config``: what is configured."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import click

from async_audit.cli import terminal
from async_audit.inert import inert


@click.group("config")
def command() -> None:
    """What is configured."""


@command.command("show")
@click.argument("path", required=False)
@click.option("--config", "config_file", type=click.Path(dir_okay=False), help="Read this TOML file instead.")
def show(path: str | None, config_file: str | None) -> int:
    """Print every value in force, and the file that it comes from."""
    from async_audit import api
    from async_audit.audits import load_all
    from async_audit.config import shared_limits
    from async_audit.repository import find, open_snapshot

    config = terminal.config_from(config_file)
    if config is None:
        place = find(path or ".", committing=terminal.is_committing(path))
        config = api.read_config(place, open_snapshot(place, staged=True))
    for key in ("audits", "borders", "exclude", "ignore-whitespace"):
        _value(key, getattr(config, key.replace("-", "_")), config.source if key in config.written else "")
    for finding, reason in config.accept.items():
        _value(f'accept."{finding}"', reason, config.source)
    tables = {
        "gate": config.gate,
        "people": config.people,
        **{audit.id: config.options_of(audit) for audit in load_all()},
    }
    shared = {audit.id: shared_limits(audit) for audit in load_all()}
    for name, options in tables.items():
        for field in dataclasses.fields(options):
            if field.name in shared.get(name, ()):
                continue
            key = f"{name}.{field.name.replace('_', '-')}"
            _value(key, getattr(options, field.name), config.source if key in config.written else "")
    return 0


def _value(key: str, value: Any, source: str) -> None:
    shown = json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
    click.echo(f"{inert(key)} = {inert(shown)}  # {source or 'default'}")
