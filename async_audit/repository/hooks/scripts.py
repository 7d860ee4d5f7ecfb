"""Hooks that a team shares in its work tree, as husky has them: they get a line each, and lose it again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from async_audit.repository.edits import Edit, current
from async_audit.repository.hooks import script
from async_audit.repository.hooks.directory import Directory
from async_audit.repository.place import Place

HUSKY = ".husky"
"""Where husky has the scripts of a team; git looks into a directory of husky's own below it."""
_EMPTY = b"#!/bin/sh\n"


def folder(place: Place, directory: Directory) -> str:
    """The directory of the work tree in which the team's hooks are tracked; empty if they are not."""
    top = place.work_tree
    if top is None:
        return ""
    if (top / HUSKY).is_dir():
        return HUSKY
    if not directory.is_set or top not in directory.path.parents:
        return ""
    below = directory.path.relative_to(top).as_posix()
    return below if place.asking.text("ls-files", "--", below) else ""


def added(place: Place, where: str, stages: Sequence[str]) -> Iterator[Edit]:
    """What each script becomes with our line at its end; nothing for those that have it."""
    for stage in stages:
        path = f"{where}/{stage}"
        before = current(place, path)
        if before is None or script.CALL.encode() not in before:
            yield Edit(path, before, _with(before or _EMPTY, script.line(stage).encode()), is_script=True)


def removed(place: Place, where: str, stages: Sequence[str]) -> Iterator[Edit]:
    """What each script was before; nothing for those that do not have the line that we add."""
    for stage in stages:
        path = f"{where}/{stage}"
        before, line = current(place, path) or b"", script.line(stage).encode()
        after = _without(before, line)
        if after != before:
            yield Edit(path, before, None if after == _EMPTY else after)


def _with(content: bytes, line: bytes) -> bytes:
    # a file that did not end in a line break does not end in one now, so that it can be put back exactly
    return content + line + b"\n" if content.endswith(b"\n") else content + b"\n" + line


def _without(content: bytes, line: bytes) -> bytes:
    if content.endswith(b"\n" + line):
        return content[: -len(line) - 1]
    return content.replace(b"\n" + line + b"\n", b"\n", 1)
