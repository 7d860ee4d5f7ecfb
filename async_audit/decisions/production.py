"""Which part of a change is production code: what a decision could be about."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from async_audit import kinds
from async_audit.decisions.dependencies import is_manifest
from async_audit.facts import Change, File, Kind, Touch
from async_audit.patterns import late

_LAYOUT = frozenset({"src", "main", "lib", "libs", "source", "pkg", "packages", "internal", "python"})
_REVERSED_DOMAINS = frozenset({"java", "kotlin", "scala", "groovy"})

_SCHEMAS = late(
    r"\.(?:proto|graphqls?|avsc|avdl|thrift|capnp|fbs|wsdl)$|^(?:openapi|swagger)\b[^/]{0,80}\.(?:ya?ml|json)$",
    re.IGNORECASE,
)
# what a client asks in GraphQL, not what it may ask
_OPERATIONS = frozenset({"queries", "mutations", "subscriptions", "fragments", "operations"})


class Tree:
    """The files of the audited commit, and their modules once somebody asks."""

    def __init__(self, files: Mapping[str, File]) -> None:
        self.files = files

    @functools.cached_property
    def modules(self) -> frozenset[str]:
        """Of every file, whatever its kind."""
        return frozenset(map(module_of, self.files))


class Footprint(NamedTuple):
    """What a change does to production code; tests, documents, data, generated and vendored files are out."""

    touched: tuple[Touch, ...]
    """Files of production code; those that were only moved have no lines."""
    schemas: tuple[str, ...]
    """Paths that describe an interface: Protocol Buffers, GraphQL, Avro, Thrift, OpenAPI …"""
    migrations: tuple[str, ...]
    """New data migrations."""
    manifests: tuple[Touch, ...] = ()
    """Where the product's dependencies stand."""

    def __bool__(self) -> bool:
        return bool(self.touched or self.schemas or self.migrations)

    def without(self, paths: frozenset[str]) -> Footprint:
        """What is left when these files do not count either."""
        return self._replace(
            touched=tuple(touch for touch in self.touched if touch.path not in paths),
            schemas=tuple(path for path in self.schemas if path not in paths),
        )

    @property
    def lines(self) -> int:
        """Added and deleted; what nobody counted is 0."""
        return sum(map(lines_of, self.touched))

    @property
    def modules(self) -> frozenset[str]:
        """Where lines changed: see ``module_of``."""
        return frozenset(module_of(touch.path) for touch in self.touched if lines_of(touch))


def footprint(change: Change, files: Mapping[str, File]) -> Footprint:
    """The part of ``change`` that counts, by the kinds of ``files`` where the tree still holds a path."""
    code, schemas, migrations, manifests = [], [], [], []
    for touch in change.touched:
        kind = kind_of(touch.path, files)
        if kind is Kind.CODE:
            code.append(touch)
        if kind in (Kind.CODE, Kind.DATA) and _is_schema(touch.path) and not _is_stamp(touch):
            schemas.append(touch.path)
        if kind is Kind.MIGRATION and touch.status == "A":
            migrations.append(touch.path)
        if is_manifest(touch.path, files):
            manifests.append(touch)
    return Footprint(tuple(code), tuple(schemas), tuple(migrations), tuple(manifests))


def _is_stamp(touch: Touch) -> bool:
    """Whether one line of an OpenAPI document gave way to another: its version, as a rule."""
    is_versioned = touch.path.endswith((".json", ".yaml", ".yml"))
    return is_versioned and touch.status == "M" and touch.added == touch.deleted == 1


def _is_schema(path: str) -> bool:
    *folders, _ = path.lower().split("/")
    if path.lower().endswith((".graphql", ".graphqls", ".gql")) and not _OPERATIONS.isdisjoint(folders):
        return False
    return bool(_SCHEMAS.search(path.rpartition("/")[2])) and not kinds.is_aside(path)


def lines_of(touch: Touch) -> int:
    """Added and deleted lines."""
    return (touch.added or 0) + (touch.deleted or 0)


@functools.cache
def module_of(path: str) -> str:
    """The first two directories above ``path``, but for those that every project of its language has.

    Coarse, and the same for every language: with ``src/main/java/org/jabref`` counted, a Java project
    would be one module however much a change spans.
    """
    folders = path.split("/")[:-1]
    return "/".join(list(_telling(folders))[:2]) or "/".join(folders[:2]) or "."


def _telling(folders: list[str]) -> Iterator[str]:
    after_source, skipped = False, 0
    for folder in folders:
        if skipped:
            skipped -= 1
        elif after_source and folder in _REVERSED_DOMAINS:
            skipped = 2  # org/jabref
        elif folder not in _LAYOUT:
            yield folder
        after_source = after_source or folder == "src"


def kind_of(path: str, files: Mapping[str, File]) -> Kind:
    """What the file is for, or was for when the tree holds it no longer."""
    file = files.get(path)
    return file.kind if file else _kind_by_name(path)


@functools.cache
def _kind_by_name(path: str) -> Kind:
    return kinds.kind_of(path, {})
