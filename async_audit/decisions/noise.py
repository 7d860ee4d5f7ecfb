"""Signs that a large change decides nothing: it was mechanical, or decided elsewhere."""

from __future__ import annotations

import re

from async_audit.decisions.production import Footprint, lines_of
from async_audit.facts import Change

_MOST_CHARACTERS = 500
_TYPE = r"^(?:\[[^\]]{1,30}\]:?\s*|[.\w/+#]{1,20}:\s+)?(?:\w{2,12}(?:\([^)]{0,60}\))?!?:\s*)?"
_VERSION = r"v?\d+(?:\.\d+)+"

_SUBJECTS = {
    clause: re.compile(pattern, re.IGNORECASE)
    for clause, pattern in {
        "reverts or restores another change": _TYPE + r"(?:revert|reapply|re-apply|unrevert)\b",
        "carries a change over from another branch": r"\bback-?port|\bcherry[- ]?pick|\bforward-?port",
        "merges one standing branch into another": _TYPE
        + r"merge\b.{0,80}\b(?:main|master|develop|dev|trunk|next|upstream|releases?)\b(?! ?notes)",
        "makes a release": _TYPE + rf"(?:prepare (?:for )?|cut |start )?(?:release\b.{{0,30}})?{_VERSION}\b"
        r"|" + _TYPE + r"(?:prepare|cut|tag|publish)\b.{0,30}\breleases?\b|^\w{2,12}\(release\)",
        "bumps versions": _TYPE
        + r"(?:bump\b|update dependenc)|^deps\b|^\w{2,12}\((?:\w{1,10}-)?deps?(?:-\w{1,10})?\)"
        r"|" + _TYPE + r"(?:upgrade|update)\b.{0,80}\b(?:to|from) (?:v?\d|.{0,40}\bv?\d+\.\d)",
        "formats code": _TYPE
        + r"(?:(?:re-?|auto-?)format|format (?:all|code|files|the code|with)\b|lint\b|apply .{0,30}\bformat)"
        r"|\b(?:gofmt|gofumpt|gci|rustfmt|cargo fmt|clang-format|spotless|dotnet format|code ?style|white-?space"
        r"|(?:run|apply) (?:black|isort|ruff|prettier)|(?:licen[cs]e|file|copyright) headers?)\b",
        "regenerates files": r"\bre-?generat\w{1,3}\b|\bauto-?generated\b|\b(?:update|sync) generated\b",
        "renames or moves files": _TYPE
        + r"(?:(?:rename|relocate|reorgani[sz]e)\b|move\b(?! (?:to|from|away)\b))",
        "rewrites comments": r"\b(?:java-?doc|docstring|(?:code|doc) comment|typo|spelling)s?\b",
        "imports code as a whole": _TYPE + r"(?:initial|first) (?:commit|import)\b",
    }.items()
}
_SMALL_TYPES = re.compile(
    r"^(?:\[[^\]]{1,30}\]:?\s*|[.\w/+#]{1,20}:\s+)?"
    r"(?:(?:bug-?)?fix(?:e[sd]|ing)?|hotfix|tests?|docs?|style)\b(?!-)",
    re.IGNORECASE,
)

_MANY_FILES = 15
_FEW_LINES = 4


def noise(change: Change, footprint: Footprint) -> tuple[str, ...]:
    """Clauses that each say why the change weighs less than it looks; at most one about its subject."""
    return tuple(
        clause for clause in (_by_subject(change), _by_shape(footprint), _by_author(change)) if clause
    )


def is_small_by_type(subject: str) -> bool:
    """Whether the subject calls it a fix, a test, documentation or style."""
    return bool(_SMALL_TYPES.match(subject[:_MOST_CHARACTERS]))


def _by_subject(change: Change) -> str:
    subject = change.subject[:_MOST_CHARACTERS]
    return next((clause for clause, pattern in _SUBJECTS.items() if pattern.search(subject)), "")


def _by_shape(footprint: Footprint) -> str:
    """Mechanical: 15 or more files, and half of them with four changed lines or fewer."""
    touched = footprint.touched
    if len(touched) < _MANY_FILES:
        return ""
    if sum(touch.status == "R" for touch in touched) * 2 > len(touched):
        return "mostly moves files"
    # not statistics.median: a hook would wait 15 ms for that import
    edited = sorted(lines_of(touch) for touch in touched)
    return "changes a few lines in each of many files" if edited[len(edited) // 2] <= _FEW_LINES else ""


def _by_author(change: Change) -> str:
    is_automatic = bool(change.authors) and all(author.is_bot for author in change.authors)
    return "was made by a program" if is_automatic else ""
