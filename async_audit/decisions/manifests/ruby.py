"""Ruby: Gemfile, gems.rb, gemspecs."""

from __future__ import annotations

import re

from async_audit.decisions.manifests.manifest import Manifest, manifest

_GEM = re.compile(r"^[ \t]*gem[ \t]*\(?[ \t]*[\"']([\w.-]{1,120})[\"'](.*)$", re.MULTILINE)
_SPEC = re.compile(r"\.add_(?:runtime_|development_)?dependency[ \t]*\(?[ \t]*[\"']([\w.-]{1,120})[\"']")
_NAME = re.compile(r"^[ \t]*\w{1,20}\.name[ \t]*=[ \t]*[\"']([\w.-]{1,120})[\"']", re.MULTILINE)
_PATH = re.compile(r"(?:\bpath:|:path\s*=>)")


def read(_name: str, text: str) -> Manifest:
    """See ``manifests.read``. A gem with a path stands in the same repository."""
    lines = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    gems = _GEM.findall(lines)
    own = [gem for gem, rest in gems if _PATH.search(rest)]
    return manifest([*(gem for gem, _ in gems), *_SPEC.findall(lines)], [*own, *_NAME.findall(lines)])
