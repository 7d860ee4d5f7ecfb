"""The commands as click sees them: a hook that says nothing never comes here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module

import click

from async_audit import __version__
from async_audit.audits import IDS
from async_audit.cli import COMMANDS
from async_audit.inert import inert


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
            if self.told is COMMANDS and cmd_name in IDS:
                hint = f"async-audit report --audit {cmd_name}"
                raise click.UsageError(f"No such command '{cmd_name}'; it is an audit: {hint}", ctx)
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


def run(words: Sequence[str]) -> int:
    """Run a command line and return its exit code.

    Raises KeyboardInterrupt and BrokenPipeError as Python does, where click has its own names for them.
    """
    try:
        code = group.main(list(words), prog_name="async-audit", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return 2
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        mend = f"; see '{context.command_path} --help'" if context else ""
        said = " ".join(error.format_message().split()).rstrip(".")
        click.echo(f"error: {inert(said)}{mend}", err=True)
        return 2
    except click.Abort:
        raise KeyboardInterrupt from None
    except _UnreadError:
        raise BrokenPipeError from None
    return code if isinstance(code, int) else 0
