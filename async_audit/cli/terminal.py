"""What commands share: progress on stderr, reports on stdout."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from async_audit.audits import IDS
from async_audit.cli.bar import progress as progress
from async_audit.formats import PICTURED

if TYPE_CHECKING:
    from async_audit.config import Config
    from async_audit.facts import Description
    from async_audit.findings import Report
    from async_audit.repository import Place


class Output(NamedTuple):
    """One rendering of a report."""

    format_name: str
    path: str = ""
    """The file that it goes to; empty for stdout."""


class Wanted(NamedTuple):
    """What the options of ``report_options`` say."""

    revision: str = ""
    audits: tuple[str, ...] = ()
    config_file: str | None = None
    outputs: tuple[Output, ...] = (Output("text"),)
    everything: bool = False
    colour: str = "auto"
    salt: str = ""


class Looked(NamedTuple):
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
    uncommitted: bool = False,
) -> Looked:
    """The report that a command line asks for, with progress on stderr; see ``api.audit`` and ``open_snapshot``."""
    from async_audit.repository import find, open_snapshot

    with progress() as tell:
        place = find(path or ".", committing=is_committing(path))
        seen = open_snapshot(
            place,
            revision=wanted.revision,
            staged=staged,
            base=base,
            description=description,
            uncommitted=uncommitted,
        )
        from async_audit import api  # git lists what is staged meanwhile

        config: Config = config_from(wanted.config_file) or api.read_config(place, seen)
        chosen = config._replace(audits=tuple(one for one in config.audits if one in among))
        pictured = any(output.format_name in PICTURED for output in wanted.outputs)
        prepared = api.prepared(seen, config, tell)
        report = api.ask(prepared, chosen, wanted.audits, wanted.salt, pictured=pictured)
    return Looked(report, config, place)


def show(report: Report, wanted: Wanted, place: Place | None = None) -> None:
    """Print a report on stdout, or write it where the command line says.

    Its commands name paths of the repository at ``place``: on stderr it is said where they work, if not here. In
    the report that would be a path of this machine, and the same commit would not give the same bytes.
    """
    from async_audit.formats import pieces, text

    for output in wanted.outputs:
        if output.format_name != "text":
            page = pieces(output.format_name, report)
        elif output.path:
            page = text.render(report, everything=wanted.everything)
        else:
            painted = wants_colour(wanted.colour)
            page = text.render(report, width=_width(), colour=painted, everything=wanted.everything)
        if output.path:
            from async_audit.repository.outputs import write

            write(output.path, page)
        else:
            sys.stdout.writelines(page)
            if place and output.format_name == "text":
                _say_where(place, report)


def _say_where(place: Place, report: Report) -> None:
    top = place.work_tree or place.git_dir
    if not (report.findings or report.readiness):
        return
    with suppress(FileNotFoundError):  # the directory that the user stands in may be gone
        if top in (Path.cwd(), *Path.cwd().parents):
            return
    from async_audit.inert import inert

    sys.stdout.flush()
    print(f"these commands are for {inert(str(top))}; run them there", file=sys.stderr)


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
