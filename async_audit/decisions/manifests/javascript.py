"""JavaScript and TypeScript: package.json."""

from __future__ import annotations

import json

from async_audit.decisions.manifests.manifest import Manifest, manifest, table, text_of

_NEEDS = ("dependencies", "peerDependencies", "optionalDependencies")
_TOOLS = ("devDependencies",)
_INSIDE = ("workspace:", "file:", "link:", "portal:")


def read(_name: str, text: str) -> Manifest:
    """See ``manifests.read``. ``@types/x`` comes with ``x`` and is nobody's decision."""
    document = json.loads(text)
    entries = _entries(document, _NEEDS), _entries(document, _TOOLS)
    own = [package for package, version in (*entries[0], *entries[1]) if version.startswith(_INSIDE)]
    needs, tools = ([_real(*one) for one in group if not one[0].startswith("@types/")] for group in entries)
    return manifest(needs, [*own, text_of(table(document).get("name"))], tools)


def _entries(document: object, groups: tuple[str, ...]) -> list[tuple[str, str]]:
    return [
        (package, text_of(version)) for group in groups for package, version in table(document, group).items()
    ]


def _real(package: str, version: str) -> str:
    """The package behind an alias: ``"old": "npm:new@^2"``."""
    if not version.startswith("npm:"):
        return package
    alias = version.removeprefix("npm:")
    at = alias.rfind("@")
    return alias[:at] if at > 0 else alias
