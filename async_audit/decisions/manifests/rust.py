"""Rust: Cargo.toml, of a package or a workspace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from async_audit.decisions.manifests.manifest import Manifest, manifest, table, text_of, toml

_GROUPS = ("dependencies", "dev-dependencies", "build-dependencies")


def read(_name: str, text: str) -> Manifest:
    """See ``manifests.read``."""
    document = toml(text)
    entries = list(_entries(document))
    own = [_real(package, value) for package, value in entries if "path" in table(value)]
    # the workspace's own manifest decides on what a member inherits from it
    needs = [_real(package, value) for package, value in entries if "workspace" not in table(value)]
    return manifest(needs, [*own, _normal(text_of(table(document, "package").get("name")))])


def _entries(document: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    scopes = [document, table(document, "workspace"), *table(document, "target").values()]
    for scope in scopes:
        for group in _GROUPS:
            yield from table(scope, group).items()


def _real(package: str, value: object) -> str:
    """The crate behind another name: ``old = { package = "new" }``."""
    return _normal(text_of(table(value).get("package")) or package)


def _normal(name: str) -> str:
    return name.replace("_", "-").lower()
