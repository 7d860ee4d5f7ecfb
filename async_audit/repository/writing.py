"""Writes one file of a work tree, whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from async_audit.errors import UsageError
from async_audit.inert import inert
from async_audit.repository.place import Place


def read(place: Place, path: str, limit: int = -1) -> bytes:
    """What the work tree holds at ``path``, or the first ``limit`` bytes of it.

    Raises UsageError when there is no such file, or it lies outside of the tree.
    """
    target = _inside(place, path)
    if not target.is_file():
        raise UsageError(f"{inert(path)}: is not in the work tree; check out the commit that has it")
    with target.open("rb") as file:
        return file.read(limit)


def listed(place: Place, folders: Iterable[str]) -> Iterator[str]:
    """Every file of the work tree below ``folders``; of the top directory only what lies in it.

    Links are not followed; in a bare repository there is nothing to list.
    """
    top = place.work_tree
    for folder in folders if top else ():
        assert top is not None
        for where, below, names in os.walk(top / folder):
            below[:] = [] if folder == "." else sorted(below)
            for found in (Path(where, name) for name in sorted(names)):
                if found.is_file() and not found.is_symlink():
                    yield found.relative_to(top).as_posix()


def replace(place: Place, path: str, content: bytes) -> None:
    """Put ``content`` in the place of the file at ``path``: beside it, then renamed over it; its mode stays."""
    target = _inside(place, path)
    mode = stat.S_IMODE(target.stat().st_mode)
    put(target, [content], mode)


def create(place: Place, path: str, content: bytes, mode: int = 0o666) -> None:
    """Make a new file at ``path``, with the directories above it; the umask takes its part of ``mode``.

    Raises UsageError when there is one already, or a link leads out of the tree.
    """
    target = _inside(place, path)
    if os.path.lexists(target):
        raise UsageError(f"{inert(path)}: exists already; choose another title")
    target.parent.mkdir(parents=True, exist_ok=True)
    _inside(place, path)  # again: what was just made must not be a link of somebody else
    umask = os.umask(0)
    os.umask(umask)
    put(target, [content], mode & ~umask)


def remove(place: Place, path: str) -> None:
    """Take the file at ``path`` away."""
    _inside(place, path).unlink()


def _inside(place: Place, path: str) -> Path:
    """Where ``path`` is on disk; no link may lead there, since it may lead anywhere."""
    if place.work_tree is None:
        raise UsageError("this repository is bare, so there is nothing to write into; run it in a clone")
    top = place.work_tree.resolve()
    target = top.joinpath(*path.split("/"))
    if ".." in path.split("/") or path.startswith("/") or ".git" in path.lower().split("/"):
        raise UsageError(f"{inert(path)}: lies outside of the work tree; nothing was written")
    parents = target.parents
    if any(one.is_symlink() for one in (target, *parents) if one != top and top in one.parents):
        raise UsageError(f"{inert(path)}: is behind a symbolic link; write to what it points to")
    return target


def put(target: Path, pieces: Iterable[bytes], mode: int) -> None:
    """Write beside ``target`` and rename over it, so that there is never half of a file."""
    import tempfile

    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
