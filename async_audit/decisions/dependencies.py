"""Which third-party packages a change brings, and which it drops."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import NamedTuple

from async_audit import kinds
from async_audit.decisions import manifests
from async_audit.decisions.manifests.manifest import Manifest
from async_audit.errors import MissingObjectError
from async_audit.facts import Change, File, Kind, Touch

MOST_POINTS = 2
"""One for what comes, one for what goes."""
_MOST_OTHERS = 200  # manifests of a monorepo that are asked whether they know a name already
_NOTHING = Manifest()

Read = Callable[[Change, Touch], tuple["bytes | None", "bytes | None"]]


class Moved(NamedTuple):
    """Names, sorted."""

    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def is_manifest(path: str, files: Mapping[str, File]) -> bool:
    """Whether the product's dependencies stand there, not those of a test, an example or a vendored copy."""
    if not manifests.ecosystem_of(path) or kinds.is_aside(path):
        return False
    return path not in files or files[path].kind not in (Kind.VENDORED, Kind.GENERATED, Kind.EXCLUDED)


def moved(change: Change, touched: Iterable[Touch], files: Mapping[str, File], read: Read) -> Moved:
    """What ``touched``, the manifests of ``change``, name first or no longer; versions and tools do not matter.

    A name that another manifest of the same ecosystem holds is neither new nor gone. What nobody can read
    names nothing. Raises MissingObjectError when the clone lacks one of them.
    """
    sides: dict[str, list[tuple[Manifest, Manifest]]] = {}
    for touch in touched:
        old, new = (
            _NOTHING if side is None else manifests.read(touch.path, side) for side in read(change, touch)
        )
        if old is not None and new is not None:
            sides.setdefault(manifests.ecosystem_of(touch.path), []).append((old, new))
    came: set[str] = set()
    went: set[str] = set()
    for ecosystem, pairs in sides.items():
        before, after = (_together(side) for side in zip(*pairs, strict=True))
        new_names, gone = before.missing(after), after.missing(before)
        for other in _others(change, ecosystem, files, read) if new_names or gone else ():
            new_names, gone = new_names - other.names - other.own, gone - other.names - other.own
        came |= new_names - before.own - after.own
        went |= gone - before.own - after.own
    return Moved(tuple(sorted(came)), tuple(sorted(went)))


def _together(parts: Iterable[Manifest]) -> Manifest:
    every = list(parts)
    return Manifest(
        frozenset().union(*(one.needs for one in every)),
        frozenset().union(*(one.own for one in every)),
        frozenset().union(*(one.tools for one in every)),
    )


def _others(change: Change, ecosystem: str, files: Mapping[str, File], read: Read) -> Iterable[Manifest]:
    """Manifests that the change left alone, as they were then."""
    mine = {touch.path for touch in change.touched}
    others = (
        path
        for path in files
        if path not in mine and manifests.ecosystem_of(path) == ecosystem and is_manifest(path, files)
    )
    for path, _ in zip(others, range(_MOST_OTHERS), strict=False):
        with suppress(MissingObjectError):  # it came later
            _, content = read(change, Touch(path, "A"))
            yield manifests.read(path, content or b"") or _NOTHING
