"""``async-audit hook``: hooks without pre-commit."""

from __future__ import annotations

import click

from async_audit.cli.commands import Lazy

COMMANDS = {
    "install": "Have git run async-audit when you commit and push, after the hooks that are there.",
    "uninstall": "Put back what was there before.",
    "status": "Which hooks of this repository run async-audit, and which others there are.",
    "run": "What an installed hook runs.",
}
"""Each is a file in this folder, imported when it is called."""


class _Hooks(Lazy):
    room = "async_audit.cli.hook"
    told = COMMANDS


@click.command("hook", cls=_Hooks)
def command() -> None:
    """Install, remove and run the hooks of a repository that does not use pre-commit."""
