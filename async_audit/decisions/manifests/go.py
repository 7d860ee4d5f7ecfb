"""Go: go.mod."""

from __future__ import annotations

from collections.abc import Iterator

from async_audit.decisions.manifests.manifest import Manifest, manifest
from async_audit.patterns import late

_MODULE = late(r"module\s+\"?([^\s\"]+)")
_LINE = late(r"(?P<path>[\w.~/-]{3,300})\s+v\d\S*\s*(?P<comment>//.*)?$")
_REPLACED = late(r"(?:replace\s+)?([\w.~/-]{3,300})(?:\s+v\S+)?\s+=>\s+\.{1,2}(?:/|$)")
_MAJOR = late(r"(?:/v\d{1,4}|\.v\d{1,4})$")


def read(_name: str, text: str) -> Manifest:
    """See ``manifests.read``. What only others need (``// indirect``) is not the project's choice."""
    required = list(_required(text))
    own = [match[1] for match in map(_MODULE.match, text.splitlines()) if match]
    own += [match[1] for match in map(_REPLACED.match, map(str.strip, text.splitlines())) if match]
    needs, tools = (
        [_normal(path) for path, other in required if other is is_other] for is_other in (False, True)
    )
    return manifest(needs, map(_normal, own), tools)


def _required(text: str) -> Iterator[tuple[str, bool]]:
    """Each module, and whether only others need it."""
    block = ""
    for line in map(str.strip, text.splitlines()):
        verb, _, rest = line.partition(" ")
        if rest.strip().startswith("("):
            block = verb
        elif line == ")":
            block = ""
        elif block == "require" or (not block and verb == "require"):
            match = _LINE.match(line if block else rest.strip())
            if match:
                yield match["path"], "indirect" in (match["comment"] or "")


def _normal(path: str) -> str:
    """Without the major version: ``/v2`` is an upgrade, not another package."""
    return _MAJOR.sub("", path)
