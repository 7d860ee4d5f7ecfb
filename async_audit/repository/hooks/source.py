"""Where pre-commit gets async-audit from: as it was installed here, if others can install it that way too."""

from __future__ import annotations

import json
import re

from async_audit.patterns import late

Keys = tuple[tuple[str, str], ...]
_ADDRESS = late(r"(?:https?://|ssh://[a-z]+@)[A-Za-z0-9._~:/-]+")
"""One that others can use, and that holds no password."""
INSTALLED: Keys = (("language", "system"),)
"""The async-audit that everybody has installed."""


def installed_from() -> Keys:
    """Where the async-audit comes from that runs now."""
    from importlib.metadata import distribution

    found = distribution("async-audit")
    return source(found.read_text("direct_url.json"), found.version)


def source(direct_url: str | None, version: str) -> Keys:
    """Keys of a local hook; ``direct_url`` is the package's ``direct_url.json`` (PEP 610), None from an index.

    From a directory of this disk nobody else can install it.
    """
    if direct_url is None:
        return _environment(f"async-audit=={version}")
    try:
        told = json.loads(direct_url)
        url, commit = told["url"], told["vcs_info"]["commit_id"]
    except (ValueError, KeyError, TypeError):
        return INSTALLED
    if not _ADDRESS.fullmatch(str(url)) or not re.fullmatch(r"[0-9a-f]{40}", str(commit)):
        return INSTALLED
    return _environment(f"async-audit @ git+{url}@{commit}")


def _environment(requirement: str) -> Keys:
    return (("language", "python"), ("additional_dependencies", f'["{requirement}"]'))
