"""Rust: Cargo.toml, of a package or a workspace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from async_audit.decisions.manifests.manifest import Manifest, manifest, table, text_of, toml

_NEEDS = ("dependencies", "build-dependencies")
_TOOLS = ("dev-dependencies",)


def read(_name: str, text: str) -> Manifest:
    """See ``manifests.read``."""
    document = toml(text)
    entries = list(_entries(document, _NEEDS)), list(_entries(document, _TOOLS))
    own = [_real(package, value) for package, value in (*entries[0], *entries[1]) if "path" in table(value)]
    # the workspace's own manifest decides on what a member inherits from it
    needs, tools = ([_real(*one) for one in group if "workspace" not in table(one[1])] for group in entries)
    return manifest(needs, [*own, _normal(text_of(table(document, "package").get("name")))], tools)


def _entries(document: dict[str, Any], groups: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    scopes = [document, table(document, "workspace"), *table(document, "target").values()]
    for scope in scopes:
        for group in groups:
            yield from table(scope, group).items()


def _real(package: str, value: object) -> str:
    """The crate behind another name: ``old = { package = "new" }``."""
    return _normal(text_of(table(value).get("package")) or package)


def _normal(name: str) -> str:
    return name.replace("_", "-").lower()
