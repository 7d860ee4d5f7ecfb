"""What the commands about hooks share: a repository, the hooks that are meant, the program that they run."""

from __future__ import annotations

import os
import shutil
import sysconfig
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from async_audit.cli import terminal
from async_audit.errors import UsageError

if TYPE_CHECKING:
    from async_audit.repository import Place
    from async_audit.repository.hooks.chain import Link
    from async_audit.repository.hooks.directory import Directory
    from async_audit.repository.hooks.managers import Manager

STAGES = ("pre-commit", "pre-merge-commit", "prepare-commit-msg", "commit-msg", "pre-push")
"""The moments at which there is something to ask, in git's order and by git's names."""


@dataclass(frozen=True, slots=True)
class Bench:
    """A repository with its hooks."""

    place: Place
    directory: Directory
    manager: Manager | None
    shared: str
    """The directory of the work tree in which the team's hooks are, or empty."""
    links: tuple[Link, ...]

    @property
    def stages(self) -> tuple[str, ...]:
        """Which hooks are meant."""
        return tuple(link.path.name for link in self.links)


def options(function: Callable[..., int]) -> Callable[..., int]:
    """The options of ``install`` and ``uninstall``."""
    for option in _OPTIONS:
        function = option(function)
    return function


_OPTIONS = (
    click.option(
        "--stage",
        "stages",
        multiple=True,
        type=click.Choice(STAGES),
        help="Only this hook; may repeat. Default: all.",
    ),
    click.option(
        "--git-config",
        is_flag=True,
        help="In git's configuration; git 2.54 or newer runs that before its directory.",
    ),
    click.option("--native", is_flag=True, help="In git's own directory, whoever manages the hooks."),
)


def opened(path: str | None, stages: tuple[str, ...] = (), *, native: bool = False) -> Bench:
    """The repository at ``path``, or the one that the caller stands in."""
    from async_audit.repository import find
    from async_audit.repository.hooks import chain, directory, managers, script, scripts

    place = find(path or ".", committing=terminal.is_committing(path))
    where = directory.find(place)
    tool, wanted = program(), stages or STAGES
    return Bench(
        place,
        where,
        None if native else managers.manager(place, where, wanted),
        "" if native else scripts.folder(place, where),
        tuple(chain.Link(where.path / stage, script.script(stage, tool)) for stage in wanted),
    )


def program() -> str:
    """The path of the async-audit that runs now; a hook finds it there also when its environment is not active.

    Raises UsageError where there is none.
    """
    script = Path(sysconfig.get_path("scripts")) / ("async-audit.exe" if os.name == "nt" else "async-audit")
    found = str(script) if script.is_file() else shutil.which("async-audit")
    if found is None:
        raise UsageError("async-audit: no such command; install the package, so that hooks find it")
    return Path(found).absolute().as_posix()
