"""The options that commands share."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from typing import Any

import click

from async_audit.cli import outputs
from async_audit.cli.terminal import Wanted


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
        "reasons. Paths stay, also one that is called like somebody; so do commit ids, which lead to names for "
        "whoever has the repository.",
    ),
)


def report_options(function: Callable[..., int]) -> Callable[..., int]:
    """The options of every command that makes a report; it gets them as one ``wanted``."""

    @functools.wraps(function)
    def command(**given: Any) -> int:
        mine = {name: given.pop(name) for name in Wanted._fields}
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
