"""Elixir: mix.exs."""

from __future__ import annotations

import re

from async_audit.decisions.manifests.manifest import Manifest, manifest
from async_audit.patterns import late

_DEPS = late(r"^[ \t]*defp?[ \t]+deps\b", re.MULTILINE)
_END = late(r"^[ \t]*end[ \t]*$", re.MULTILINE)
_ENTRY = late(r"\{[ \t]*:(\w{1,100})[ \t]*,([^{}\n]{0,500})")
_INSIDE = late(r"\b(?:in_umbrella|path):")
_ONLY = late(r"\bonly:")
_APP = late(r"\bapp:[ \t]*:(\w{1,100})")


def read(_name: str, text: str) -> Manifest:
    """See ``manifests.read``. Only the function ``deps`` is looked at: ``{:ok, x}`` is no package."""
    code = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    start = _DEPS.search(code)
    if start is None:
        return manifest((), _APP.findall(code))
    end = _END.search(code, start.end())
    entries = _ENTRY.findall(code[start.end() : end.start() if end else len(code)])
    own = [package for package, rest in entries if _INSIDE.search(rest)]
    tools = [package for package, rest in entries if _ONLY.search(rest)]
    needs = (package for package, rest in entries if not _ONLY.search(rest))
    return manifest(needs, [*own, *_APP.findall(code)], tools)
