"""Ruby: Gemfile, gems.rb, gemspecs."""

from __future__ import annotations

import re

from async_audit.decisions.manifests.manifest import Manifest, manifest
from async_audit.patterns import late

_GEM = late(r"^[ \t]*gem[ \t]*\(?[ \t]*[\"']([\w.-]{1,120})[\"'](.*)$", re.MULTILINE)
_TOOL = late(r"\.add_development_dependency[ \t]*\(?[ \t]*[\"']([\w.-]{1,120})[\"']")
_SPEC = late(r"\.add_(?:runtime_)?dependency[ \t]*\(?[ \t]*[\"']([\w.-]{1,120})[\"']")
_NAME = late(r"^[ \t]*\w{1,20}\.name[ \t]*=[ \t]*[\"']([\w.-]{1,120})[\"']", re.MULTILINE)
_PATH = late(r"(?:\bpath:|:path\s*=>)")


def read(_name: str, text: str) -> Manifest:
    """See ``manifests.read``. A gem with a path stands in the same repository."""
    lines = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    gems = _GEM.findall(lines)
    own = [gem for gem, rest in gems if _PATH.search(rest)]
    needs = [*(gem for gem, _ in gems), *_SPEC.findall(lines)]
    return manifest(needs, [*own, *_NAME.findall(lines)], _TOOL.findall(lines))
