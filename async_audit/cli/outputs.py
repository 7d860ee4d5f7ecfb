"""What ``--format`` says: in which formats a report is wanted, and where each goes."""

from __future__ import annotations

from collections.abc import Sequence

import click

from async_audit.cli.terminal import Output
from async_audit.errors import UsageError
from async_audit.formats import NAMES


def _parsed(
    _context: click.Context, _parameter: click.Parameter, values: Sequence[str]
) -> tuple[Output, ...]:
    found = [_output(value) for value in values]
    if sum(not one.path for one in found) > 1:
        raise click.BadParameter(
            "two formats on stdout would be none; give one a file, such as json:audit.json"
        )
    files = [one.path for one in found if one.path]
    if len(files) != len(set(_identities(files))):
        raise click.BadParameter("two formats in one file would be none; give each a file of its own")
    return tuple(found)


def _output(value: str) -> Output:
    name, colon, path = value.partition(":")
    if name not in NAMES:
        raise click.BadParameter(f"'{name}' is no format; there are {', '.join(NAMES)}")
    if colon and not path:
        raise click.BadParameter(f"'{value}' names no file after the colon")
    return Output(name, path)


def _identities(files: Sequence[str]) -> list[object]:
    if not files:
        return []  # a hook writes nothing, and must not pay for it
    from async_audit.repository.outputs import identity

    try:
        return [identity(path) for path in files]
    except UsageError as error:
        raise click.BadParameter(str(error)) from None


def _completed(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
    return [name for name in NAMES if name.startswith(typed)]


option = click.option(
    "--format",
    "outputs",
    multiple=True,
    default=("text",),
    callback=_parsed,
    metavar="NAME[:FILE]",
    shell_complete=_completed,
    help=f"{', '.join(NAMES)}; into a file after a colon. May repeat: one look, many outputs.  [default: text]",
)
