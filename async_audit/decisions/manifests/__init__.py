"""Which third-party packages a project names in its dependency manifests, one ecosystem a file."""

from __future__ import annotations

import re
from importlib import import_module

from async_audit.decisions.manifests.manifest import Manifest
from async_audit.patterns import late

_ECOSYSTEMS = {
    ecosystem: late(pattern, re.IGNORECASE)
    for ecosystem, pattern in {
        "python": r"pyproject\.toml|setup\.cfg|pipfile|[\w.-]{0,60}requirements[\w.-]{0,60}\.(?:txt|in)",
        "javascript": r"package\.json",
        "go": r"go\.mod",
        "rust": r"cargo\.toml",
        "java": r"pom\.xml|build\.gradle(?:\.kts)?|settings\.gradle(?:\.kts)?|[\w-]{1,60}\.versions\.toml",
        "ruby": r"gemfile|gems\.rb|[\w.-]{1,100}\.gemspec",
        "php": r"composer\.json",
        "dotnet": r"[\w.-]{1,100}\.(?:cs|fs|vb)proj|directory\.(?:packages|build)\.props|packages\.config",
        "elixir": r"mix\.exs",
        "swift": r"package\.swift",
        "dart": r"pubspec\.yaml",
        "docker": r"(?:[\w.-]{1,60}\.)?(?:docker|container)file(?:\.[\w.-]{1,60})?",
    }.items()
}
"""Each is a file in this folder, imported when a change touches one of its manifests."""

MOST_BYTES = 1 << 18
"""No manifest that a person wrote is larger; a longer one is not read."""
_LONGEST_LINE = 2000


def ecosystem_of(path: str) -> str:
    """Whose manifest the file at ``path`` is, such as ``python``; empty when it is none.

    Requirements may also stand in a folder of that name: ``requirements/base.txt``.
    """
    folder, _, name = path.rpartition("/")
    for ecosystem, pattern in _ECOSYSTEMS.items():
        if pattern.fullmatch(name):
            return ecosystem
    in_folder = folder.rpartition("/")[2].lower() == "requirements" and name.lower().endswith((".txt", ".in"))
    return "python" if in_folder else ""


def read(path: str, content: bytes) -> Manifest | None:
    """What the manifest at ``path`` names; None where nobody can tell: it is too long, or not well-formed."""
    ecosystem = ecosystem_of(path)
    if not ecosystem or len(content) >= MOST_BYTES:
        return None
    text = content.decode("utf-8", "replace").removeprefix("\ufeff")
    lines = (line[:_LONGEST_LINE] for line in text.splitlines())
    try:
        found = import_module(f"{__name__}.{ecosystem}").read(
            path.rpartition("/")[2].lower(), "\n".join(lines)
        )
    except (ValueError, RecursionError):  # every parser's error is a ValueError; nesting may have no end
        return None
    assert isinstance(found, Manifest)
    return found
