"""The options of a gate: what makes a command fail."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click

from async_audit.cli.verdict import Asked


def options(function: Callable[..., int]) -> Callable[..., int]:
    """The options of a gate; the command gets them as one ``asked``."""

    @functools.wraps(function)
    def command(**given: Any) -> int:
        mine = {name: given.pop(name) for name in Asked._fields}
        return function(asked=Asked(**mine), **given)

    wrapped: Callable[..., int] = command
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


baseline_option = click.option(
    "--baseline", metavar="FILE", help="Ask only about what is not in this file; 'baseline write' makes it."
)
_OPTIONS = (
    click.option(
        "--fail-on",
        type=click.Choice(("note", "warning", "error")),
        help="Exit 1 from this severity on.  [default: warning]",
    ),
    click.option(
        "--fail-under",
        type=click.IntRange(0, 100),
        metavar="PERCENT",
        help="Exit 1 when fewer changes are async-ready.",
    ),
    click.option("--strict", is_flag=True, help="Exit 3 when something could not be measured."),
    click.option(
        "--preset",
        type=click.Choice(("gentle", "standard", "strict")),
        help="gentle fails on errors only, strict on notes and on what could not be measured.",
    ),
    baseline_option,
    click.option("--exit-zero", is_flag=True, help="Say everything, but never exit 1 or 3."),
)
