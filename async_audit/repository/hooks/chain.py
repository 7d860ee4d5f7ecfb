"""Puts a hook into git's directory behind the one that was there, and takes it out again."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from async_audit.errors import UsageError
from async_audit.inert import inert
from async_audit.repository.hooks import script
from async_audit.repository.writing import put

_LARGEST = 1 << 20
"""Bytes of a hook that are read to know whose it is."""


class State(Enum):
    """Whose hook git would run."""

    NONE = "none"
    THEIRS = "theirs"
    OURS = "ours"
    STALE = "ours, from elsewhere"
    EDITED = "ours, edited since"


@dataclass(frozen=True, slots=True)
class Link:
    """One hook of a directory, before or after it is installed."""

    path: Path
    wanted: str
    """The script of ours."""

    @property
    def before(self) -> Path:
        """Where a hook goes that was there first."""
        return self.path.with_name(self.path.name + script.BEFORE)

    @property
    def content(self) -> bytes:
        """What is there now; empty where there is nothing, or nothing that can be read."""
        try:
            with self.path.open("rb") as file:
                return file.read(_LARGEST)
        except (FileNotFoundError, IsADirectoryError):
            return b""

    @property
    def state(self) -> State:
        """Whose hook is there."""
        if not os.path.lexists(self.path):
            return State.NONE
        content = self.content
        if not script.is_ours(content):
            return State.THEIRS
        if not script.is_as_written(content):
            return State.EDITED
        is_the_same = content == self.wanted.encode("utf-8", "surrogateescape")
        return State.OURS if is_the_same and os.access(self.path, os.X_OK) else State.STALE

    @property
    def is_chained(self) -> bool:
        """Whether a hook runs before ours."""
        return os.path.lexists(self.before)


def install(links: Sequence[Link]) -> list[State]:
    """Write the hooks that are not there already; returns whose hooks were there.

    At every moment there is either the old hook or the new one. Raises UsageError, before anything is written,
    where somebody edited ours, or the name is taken under which an old one would go on.
    """
    found = [_sure(link) for link in links]
    umask = os.umask(0)
    os.umask(umask)
    for link, state in zip(links, found, strict=True):
        if state is State.OURS:
            continue
        link.path.parent.mkdir(parents=True, exist_ok=True)
        if state is State.THEIRS and not link.is_chained:
            _keep(link)
        put(link.path, [link.wanted.encode("utf-8", "surrogateescape")], 0o777 & ~umask)
    return found


def uninstall(links: Sequence[Link]) -> list[State]:
    """Put back what was there before, or nothing where nothing was; returns whose hooks were there.

    Raises UsageError, before anything is removed, where somebody edited ours.
    """
    found = [_sure(link) for link in links]
    for link, state in zip(links, found, strict=True):
        if state in (State.OURS, State.STALE):
            if link.is_chained:
                link.before.replace(link.path)
            else:
                link.path.unlink()
    return found


def _sure(link: Link) -> State:
    """Whose hook it is, where nothing stands in the way."""
    state, before = link.state, inert(link.before.name)
    if state is State.EDITED:
        raise UsageError(
            f"{inert(os.fspath(link.path))}: somebody edited what async-audit wrote; "
            f"move those lines to {before} beside it, remove it, and install again"
        )
    if state is State.THEIRS and link.is_chained and not _is_interrupted(link):
        raise UsageError(
            f"{inert(os.fspath(link.path))}: is not ours, and {before} is in its way; "
            "make one hook of the two, and remove the other"
        )
    return state


def _is_interrupted(link: Link) -> bool:
    """Whether an earlier run had given the hook its second name, and not yet written ours."""
    return os.path.samestat(link.path.lstat(), link.before.lstat())


def _keep(link: Link) -> None:
    """Give the hook that is there a second name; it loses its first when ours takes that place."""
    try:
        os.link(link.path, link.before, follow_symlinks=False)
    except (OSError, NotImplementedError):  # a file system without such links
        link.path.rename(link.before)
