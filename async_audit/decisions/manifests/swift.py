"""Swift: Package.swift."""

from __future__ import annotations

from async_audit.decisions.manifests.manifest import Manifest, manifest
from async_audit.patterns import late

_URL = late(r"\.package\((?:\s{0,40}name:\s{0,5}\"[^\"\n]{1,100}\",)?\s{0,40}url:\s{0,5}\"([^\"\n]{1,300})\"")
_ID = late(r"\.package\(\s{0,40}id:\s{0,5}\"([^\"\n]{1,100})\"")


def read(_name: str, text: str) -> Manifest:
    """See ``manifests.read``. A package is called by the end of its address; one with a path is an own one."""
    code = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("//"))
    ends = (url.rstrip("/").rpartition("/")[2].removesuffix(".git") for url in _URL.findall(code))
    return manifest(one.lower() for one in (*ends, *_ID.findall(code)))
