"""``async-audit decision``: the decision records of a repository."""

from __future__ import annotations

import click

from async_audit.cli.commands import Lazy

COMMANDS = {
    "list": "Every record of every log.",
    "show": "What one record says, and what the others say of it.",
    "new": "Write a record in the dialect of its log, also from a commit.",
    "accept": "Change the status of a record to accepted.",
    "supersede": "Say in two records that one replaces the other.",
    "check": "Ask the decision-log audit; --fix writes missing back links.",
    "index": "An index of a log, to paste into its README.",
    "calibrate": "What each threshold of missing-adr would ask, by your own history.",
}
"""Each is a file in this folder, imported when it is called."""


class _Decisions(Lazy):
    room = "async_audit.cli.decision"
    told = COMMANDS


@click.command("decision", cls=_Decisions)
def command() -> None:
    """List, show, write and check the decision records of a repository."""
