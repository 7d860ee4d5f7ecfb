"""Hooks that git's configuration names: nothing is written into a directory, and others stay beside ours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from async_audit.errors import RepositoryError, UsageError
from async_audit.inert import inert
from async_audit.repository.hooks import script
from async_audit.repository.place import Place

FLOOR = (2, 54)
"""The first git that runs ``hook.<name>.command``, says its release note; an older one ignores it silently."""


def check(git_version: str) -> None:
    """Raises UsageError where this git would ignore such hooks."""
    found = re.match(r"git version (\d+)\.(\d+)", git_version)
    if found is None or (int(found[1]), int(found[2])) < FLOOR:
        floor = ".".join(map(str, FLOOR))
        raise UsageError(
            f"{inert(git_version)} ignores hooks in its configuration, git {floor} is the first that runs them; "
            "leave --git-config out to write into its directory of hooks"
        )


def install(place: Place, stages: Sequence[str], tool: str) -> list[str]:
    """Name a hook for each stage in the repository's own configuration; returns the stages that changed."""
    changed = []
    for stage in stages:
        wanted = {"event": stage, "command": script.command(stage, tool)}
        if all(_values(place, f"{_name(stage)}.{key}") == [value] for key, value in wanted.items()):
            continue
        for key, value in wanted.items():
            place.asking.text("config", "--local", "--replace-all", f"{_name(stage)}.{key}", value)
        changed.append(stage)
    return changed


def uninstall(place: Place, stages: Sequence[str]) -> list[str]:
    """Take them out again; returns the stages that changed."""
    there = [stage for stage in stages if installed(place, stage)]
    for stage in there:
        place.asking.text("config", "--local", "--remove-section", _name(stage))
    return there


def installed(place: Place, stage: str) -> bool:
    """Whether the repository's own configuration has our hook for a stage."""
    return bool(_values(place, f"{_name(stage)}.command"))


def _name(stage: str) -> str:
    return f"hook.async-audit-{stage}"  # git refuses a hook that is called like its event


def _values(place: Place, key: str) -> list[str]:
    try:
        return place.asking.text("config", "--local", "--null", "--get-all", key).split("\0")[:-1]
    except RepositoryError as error:
        if "exit status 1" in str(error):
            return []
        raise
