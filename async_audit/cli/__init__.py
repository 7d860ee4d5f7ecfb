"""The command line; the only room that prints, colours, or sets an exit code.

Exit codes: 0 clean, 1 findings at or above ``--fail-on``, 2 usage, configuration or git error, 3 something
could not be measured under ``--strict``, 130 interrupted, 141 nobody reads the output any more.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module

import click

from async_audit import __version__
from async_audit.errors import AsyncAuditError
from async_audit.inert import inert

COMMANDS = {
    "report": "What a lead reads: everything, gravest first.",
    "check": "What a gate asks: exit 1 when something is found.",
    "compare": "What changed between two revisions, or two reports.",
    "baseline": "What is there today, so that only what is new has to be mended.",
    "who": "Who can answer for a file or a directory.",
    "documentation": "How much says what it is for, in percentages, or as a badge.",
    "where": "Whether something is written down, and where.",
    "bus-factor": "Fewest people whose leaving would leave most of it to nobody, by a named model.",
    "stale-docs": "Documents that speak of what is gone; --fix writes new names of renamed paths.",
    "ownership": "Surviving lines per author, one JSON line a file.",
    "decision": "Decision records: list, show, write, accept, supersede, check.",
    "hook": "Hooks without pre-commit: install, uninstall, status.",
    "init": "Set a repository up: configuration, template, decision log, hooks.",
    "explain": "What an audit finds, why, and with which limits.",
    "config": "What is configured, and where each value comes from.",
    "cache": "What earlier runs have kept.",
    "schema": "The JSON Schema of the json report.",
}
"""Each is a file in this folder, imported when it is called."""


class _UnreadError(Exception):
    """The output's reader went away. click would make exit code 1 of a BrokenPipeError, which means findings."""


class Lazy(click.Group):
    """A group that imports a command only to run it, or to show its own help."""

    room = "async_audit.cli"
    """The package whose files are the commands."""
    told: Mapping[str, str] = COMMANDS

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names, in the order of their page."""
        return list(self.told)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in self.told:
            return None
        command: click.Command = import_module(f"{self.room}.{cmd_name.replace('-', '_')}").command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run it; an output that nobody reads is no finding."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise _UnreadError from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What help says, without importing any command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.told.items()))


@click.command(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="async-audit %(version)s")
@click.option("--debug", is_flag=True, help="Show a traceback when something fails.")
def group(debug: bool) -> None:
    """Where will somebody in a distributed team have to wait for somebody else, and for whom?"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _readable_streams()
    try:
        code = group.main(words, prog_name="async-audit", standalone_mode=False)
        sys.stdout.flush()
    except AsyncAuditError as error:
        if "--debug" in words:
            raise
        return _fail(str(error))
    except click.ClickException as error:
        error.show()
        return 2
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted", err=True)
        return 130
    except (BrokenPipeError, _UnreadError):
        return _unread()
    except OSError as error:
        if "--debug" in words:
            raise
        where = f"{inert(str(error.filename))}: " if error.filename else ""
        return _fail(f"{where}{error.strerror or error}")
    return code if isinstance(code, int) else 0


def _unread() -> int:
    """Whoever read the output has seen enough; the interpreter must not complain about it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
    return 141


def _fail(message: str) -> int:
    click.echo(f"error: {message}", err=True)
    return 2


def _readable_streams() -> None:
    # a terminal of another encoding, or a name that is not text, is no reason to die
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115, PTH123  # closed by whoever called us
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
