"""What commands share: common options, progress on stderr, reports on stdout."""

from __future__ import annotations

import dataclasses
import functools
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from async_audit.audits import IDS
from async_audit.cli import outputs
from async_audit.cli.bar import progress as progress
from async_audit.cli.outputs import Output
from async_audit.facts import Description
from async_audit.findings import Report
from async_audit.formats import PICTURED

if TYPE_CHECKING:
    from async_audit.config import Config
    from async_audit.repository import Place


def named(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    """A revision as it was given; an empty one is a variable that nobody set, not a wish for the default."""
    if value == "":
        raise click.BadParameter("is empty; name a revision")
    return value or ""


revision_option = click.option(
    "--revision", callback=named, metavar="REV", help="Look at this commit instead of HEAD."
)


def anonymize_options(function: Callable[..., int]) -> Callable[..., int]:
    """``--anonymize`` and ``--salt``; the command gets them as one ``salt``, empty for real names."""

    @functools.wraps(function)
    def salted(*, anonymize: bool, salt: str | None, **given: Any) -> int:
        if salt == "" or (salt and not anonymize):
            raise click.UsageError(
                "--salt keeps the pseudonyms of --anonymize the same; give both, not empty"
            )
        return function(salt=(salt or os.urandom(16).hex()) if anonymize else "", **given)

    command: Callable[..., int] = salted
    for option in _ANONYMIZE:
        command = option(command)
    return command


_ANONYMIZE = (
    click.option("--salt", metavar="TEXT", help="Make the pseudonyms with this secret: the same next time."),
    click.option(
        "--anonymize",
        is_flag=True,
        help="Call people by pseudonyms, new ones each time, and leave out what people wrote in commits and "
        "reasons. Commit ids stay, and lead to names for whoever has the repository.",
    ),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the options of ``report_options`` say."""

    revision: str
    audits: tuple[str, ...]
    config_file: str | None
    outputs: tuple[Output, ...]
    everything: bool
    colour: str
    salt: str


def report_options(function: Callable[..., int]) -> Callable[..., int]:
    """The options of every command that makes a report; it gets them as one ``wanted``."""

    @functools.wraps(function)
    def command(**given: Any) -> int:
        mine = {field.name: given.pop(field.name) for field in dataclasses.fields(Wanted)}
        return function(wanted=Wanted(**mine), **given)

    wrapped = anonymize_options(command)
    for option in _OPTIONS:
        wrapped = option(wrapped)
    return wrapped


_OPTIONS = (
    click.option("--config", "config_file", metavar="FILE", help="Read this TOML file instead."),
    click.option("--audit", "audits", multiple=True, metavar="ID", help="Ask only this audit; may repeat."),
    outputs.option,
    click.option("--all", "everything", is_flag=True, help="Show all findings and all evidence (text)."),
    click.option("--colour", "--color", type=click.Choice(("auto", "always", "never")), default="auto"),
    revision_option,
)


@dataclass(frozen=True, slots=True)
class Looked:
    """A report, and what it was made by."""

    report: Report
    config: Config
    place: Place


def audited(
    path: str | None,
    wanted: Wanted,
    *,
    staged: bool = False,
    base: str = "",
    description: str | Path | Description = "",
    among: Sequence[str] = IDS,
) -> Looked:
    """The report that a command line asks for, with progress on stderr; see ``api.audit``."""
    from async_audit import api
    from async_audit.repository import find, open_snapshot

    with progress() as tell:
        place = find(path or ".", committing=is_committing(path))
        seen = open_snapshot(
            place, revision=wanted.revision, staged=staged, base=base, description=description
        )
        config: Config = config_from(wanted.config_file) or api.read_config(place, seen)
        chosen = dataclasses.replace(config, audits=tuple(one for one in config.audits if one in among))
        pictured = any(output.format_name in PICTURED for output in wanted.outputs)
        prepared = api.prepared(seen, config, tell)
        report = api.ask(prepared, chosen, wanted.audits, wanted.salt, pictured=pictured)
    return Looked(report, config, place)


def show(report: Report, wanted: Wanted) -> None:
    """Print a report on stdout, or write it where the command line says."""
    from async_audit.formats import load, text

    painted = wants_colour(wanted.colour)
    for output in wanted.outputs:
        if output.path:
            from async_audit.repository.outputs import write

            whole = output.format_name == "text" and wanted.everything
            page = text.render(report, everything=True) if whole else load(output.format_name)(report)
            write(output.path, page)
        elif output.format_name == "text":
            page = text.render(report, width=_width(), colour=painted, everything=wanted.everything)
            click.echo(page, nl=False, color=painted)
        else:
            click.echo(load(output.format_name)(report), nl=False)


def wrapped(line: str) -> str:
    """A line as lines of the terminal's width, indented below the first."""
    import textwrap

    indent = " " * (len(line) - len(line.lstrip(" ")) + 2)
    lines = textwrap.wrap(
        line, _width(), subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(lines)


def _width() -> int:
    """Columns of a page: the terminal's, up to 120; fixed where there is none."""
    from async_audit.formats.text import WIDTH

    if not sys.stdout.isatty():
        return WIDTH
    import shutil  # with three compressors

    return min(shutil.get_terminal_size((WIDTH, 24)).columns, 120)


def wants_colour(colour: str) -> bool:
    """Whether to colour: asked for, or a terminal and no NO_COLOR (no-color.org)."""
    if colour != "auto":
        return colour == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def is_committing(path: str | None) -> bool:
    """Whether git's variables are about the repository that is meant: as for git itself, when no path is given."""
    return path is None


def config_from(config_file: str | None) -> Any:
    """The configuration in a file that the user names, or None for the repository's own."""
    if config_file is None:
        return None
    from async_audit.config import from_file

    return from_file(Path(config_file))
