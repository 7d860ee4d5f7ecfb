"""Whose code a path is, by the CODEOWNERS file of the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from async_audit.facts import File
from async_audit.patterns import late

PLACES = ("CODEOWNERS", ".github/CODEOWNERS", ".gitlab/CODEOWNERS", "docs/CODEOWNERS")
_MOST_RULES = 2000
_SECTION = late(r"\^?\[[^\]]{1,200}\](?:\[\d{1,4}\])?")
_BLANK = late(r"(?<!\\)\s+")

Owners = frozenset[str]


def place_of(files: Mapping[str, File]) -> str:
    """The file that says who owns what; empty where there is none."""
    return next((place for place in PLACES if place in files), "")


def reader(text: str) -> Callable[[str], Owners]:
    """Tells the owners of a path: those of the last rule that matches; none where no rule does."""
    from pathspec import GitIgnoreSpec

    rules = [(GitIgnoreSpec.from_lines([pattern]), owners) for pattern, owners in _rules(text)][:_MOST_RULES]
    known: dict[str, Owners] = {}

    def owners_of(path: str) -> Owners:
        if path not in known:
            matches = (owners for spec, owners in reversed(rules) if spec.match_file(path))
            known[path] = next(matches, frozenset())
        return known[path]

    return owners_of


def _rules(text: str) -> Iterator[tuple[str, Owners]]:
    """GitLab's sections may have owners of their own, for rules that name none."""
    default: Owners = frozenset()
    for line in text.splitlines():
        said = _BLANK.split(line.partition(" #")[0].strip())
        if not said[0] or said[0].startswith(("#", "!")):
            continue
        section = _SECTION.match(line.strip())
        if section:
            default = frozenset(line.strip()[section.end() :].split())
        else:
            yield said[0], frozenset(said[1:]) or default
