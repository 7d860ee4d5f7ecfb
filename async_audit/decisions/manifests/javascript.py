"""JavaScript and TypeScript: package.json."""

from __future__ import annotations

import json

from async_audit.decisions.manifests.manifest import Manifest, manifest, table, text_of

_GROUPS = ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies")
_INSIDE = ("workspace:", "file:", "link:", "portal:")


def read(_name: str, text: str) -> Manifest:
    """See ``manifests.read``. ``@types/x`` comes with ``x`` and is nobody's decision."""
    document = json.loads(text)
    entries = [
        (package, text_of(version))
        for group in _GROUPS
        for package, version in table(document, group).items()
    ]
    own = [package for package, version in entries if version.startswith(_INSIDE)]
    needs = [_real(package, version) for package, version in entries if not package.startswith("@types/")]
    return manifest(needs, [*own, text_of(table(document).get("name"))])


def _real(package: str, version: str) -> str:
    """The package behind an alias: ``"old": "npm:new@^2"``."""
    if not version.startswith("npm:"):
        return package
    alias = version.removeprefix("npm:")
    at = alias.rfind("@")
    return alias[:at] if at > 0 else alias
