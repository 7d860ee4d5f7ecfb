"""Which sections of a document tell of its past: what changed once need not be true today."""

from __future__ import annotations

import re

from async_audit.patterns import late

_TITLE = late(
    r"[\W\d]{0,20}(?:(?:version|revision|release|document)\s{1,3})?(?:changes|change\s?log|history|release notes|what.?s new)"
    r"(?:\s{1,3}(?:in|since|from)\s.{0,100})?\W{0,20}",
    re.IGNORECASE,
)


def past(before: int, level: int, title: str) -> int:
    """The level, from 1, of the section about the past that goes on after this heading; 0 if none does.

    ``before`` is what was answered for the heading before.
    """
    if before and level > before:
        return before
    return level if _TITLE.fullmatch(title) else 0
