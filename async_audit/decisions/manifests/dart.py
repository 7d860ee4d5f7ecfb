"""Dart and Flutter: pubspec.yaml."""

from __future__ import annotations

from collections.abc import Iterator

from async_audit.decisions.manifests.manifest import Manifest, manifest
from async_audit.patterns import late

_GROUPS = ("dependencies", "dev_dependencies")
_KEY = late(r"( *)([\w.-]{1,100})[ \t]*:[ \t]*(.*)")


def read(_name: str, text: str) -> Manifest:
    """See ``manifests.read``. Line by line: a YAML parser would follow aliases for as long as they lead.

    What comes with the SDK is the platform, what has a path an own package.
    """
    found: dict[str, dict[str, str]] = {group: {} for group in _GROUPS}
    own: list[str] = []
    group, package, depth = "", "", 0
    for indent, key, value in _keys(text):
        if not indent:
            group, depth = key, 0
            own += [value] if key == "name" else []
        elif group in found:
            entries = found[group]
            depth = depth or indent
            if indent <= depth:
                package = key
            entries[package] = entries.get(package, "") + (value if indent <= depth else f" {key}:")
    own += [one for entries in found.values() for one, rest in entries.items() if "path:" in rest]
    needs, tools = ([one for one, rest in found[group].items() if "sdk:" not in rest] for group in _GROUPS)
    return manifest(needs, own, tools)


def _keys(text: str) -> Iterator[tuple[int, str, str]]:
    for line in text.splitlines():
        match = _KEY.match(line)
        if match:
            yield len(match[1]), match[2], match[3].split(" #")[0].strip().strip("\"'")
