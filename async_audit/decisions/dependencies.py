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
    old: dict[str, set[str]] = {}
    new: dict[str, set[str]] = {}
    known: set[str] = set()
    for touch in touched:
        before, after = read(change, touch)
        sides = [_NOTHING if side is None else manifests.read(touch.path, side) for side in (before, after)]
        if sides[0] is None or sides[1] is None:
            continue
        ecosystem = manifests.ecosystem_of(touch.path)
        old.setdefault(ecosystem, set()).update(sides[0].needs)
        new.setdefault(ecosystem, set()).update(sides[1].needs)
        known |= sides[0].own | sides[1].own | (sides[0].tools & sides[1].tools)
    came = {ecosystem: new[ecosystem] - old[ecosystem] for ecosystem in new}
    went = {ecosystem: old[ecosystem] - new[ecosystem] for ecosystem in new}
    for ecosystem in new:
        if came[ecosystem] or went[ecosystem]:
            for other in _others(change, ecosystem, files, read):
                came[ecosystem] -= other.needs | other.own | other.tools
                went[ecosystem] -= other.needs | other.own | other.tools
    return Moved(_sorted(came, known), _sorted(went, known))


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


def _sorted(names: Mapping[str, set[str]], known: set[str]) -> tuple[str, ...]:
    return tuple(sorted({name for group in names.values() for name in group} - known))
