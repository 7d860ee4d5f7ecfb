"""Where git looks for the hooks of a repository, and whose directory that is."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from async_audit.errors import RepositoryError, UsageError
from async_audit.inert import inert
from async_audit.repository.place import Place


@dataclass(frozen=True, slots=True)
class Directory:
    """A directory of hooks."""

    path: Path
    is_set: bool
    """Whether ``core.hooksPath`` names it; else it is the repository's own."""
    is_everybodys: bool
    """Whether the setting is for every repository of this user or machine."""


def find(place: Place) -> Directory:
    """The directory from which git would run a hook here.

    Raises UsageError where ``core.hooksPath`` says that there are none.
    """
    scope, value = _setting(place)
    if not scope:
        common = place.asking.text("rev-parse", "--path-format=absolute", "--git-common-dir")
        return Directory(Path(common.removesuffix("\n")) / "hooks", is_set=False, is_everybodys=False)
    if value in ("", os.devnull):
        raise UsageError(
            "core.hooksPath switches all hooks off here; 'git config --unset core.hooksPath' switches them on"
        )
    top = place.work_tree or place.git_dir  # where git stands when it runs a hook
    return Directory(top / value, is_set=True, is_everybodys=scope in ("global", "system"))


def _setting(place: Place) -> tuple[str, str]:
    """Scope and value of ``core.hooksPath``; two empty texts where it is not set."""
    question = ("config", "--null", "--show-scope", "--type=path", "--get-all", "core.hooksPath")
    answer = place.asking.text(*question).split("\0")[:-1]
    pairs = list(zip(answer[::2], answer[1::2], strict=True))
    return pairs[-2] if len(pairs) > 1 else ("", "")  # the last is the runner's own, which runs no hook


def is_tracked(place: Place, path: Path) -> bool:
    """Whether git tracks a file, so that the team shares it."""
    try:
        place.asking.text("ls-files", "--error-unmatch", "--", os.fspath(path))
    except RepositoryError:
        return False
    return True


def name(place: Place, path: Path) -> str:
    """A path as a reader of this repository knows it: below its top where it lies there."""
    top = place.work_tree
    shown = path.relative_to(top).as_posix() if top and top in path.parents else os.fspath(path)
    return inert(shown)
