"""The line in which the manifest of a package says what the package is."""

from __future__ import annotations

import re

from async_audit.documentation.languages.language import decoded
from async_audit.patterns import late

_NAME = late(
    r"package\.json|composer\.json|cargo\.toml|pyproject\.toml|mix\.exs|pom\.xml|build\.gradle(?:\.kts)?"
    r"|[\w.-]{1,100}\.(?:csproj|fsproj|gemspec|nuspec|cabal)|package\.swift|chart\.yaml",
    re.IGNORECASE,
)
# Each matches within one line, and no repeat can give back what it took.
_DESCRIPTION = late(
    r"^[ \t]{0,40}(?:\w{1,20}\.)?[\"']?(?:description|summary)[\"']?[ \t]{0,20}[:=][ \t]{0,20}"
    r"(?:\"((?:[^\"\\\n]|\\.){1,600})|'([^'\n]{1,600})|([^\"'\s\[{][^\n]{1,600}))"
    r"|<[dD]escription>([^<]{1,600})</",
    re.MULTILINE,
)


def is_manifest(name: str) -> bool:
    """Whether a file name, without directories, is that of a package manifest."""
    return _NAME.fullmatch(name) is not None


def description(source: bytes) -> str:
    """What the manifest says that its package is; empty if nothing."""
    found = _DESCRIPTION.search(decoded(source[: 1 << 16]))
    return "" if found is None else next(filter(None, found.groups()), "")
