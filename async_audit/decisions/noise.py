"""Signs that a large change decides nothing: it was mechanical, or decided elsewhere."""

from __future__ import annotations

import re
from typing import NamedTuple

from async_audit.decisions.production import Footprint, lines_of
from async_audit.facts import Change
from async_audit.patterns import late
from async_audit.subjects import is_standing_merge, title_of

_MOST_OF_A_MESSAGE = 10_000
_MOST_OF_A_SUBJECT = 500
_REVERTING_BRANCH = late(r"Merge (?:branch '|pull request #\d{1,9} from )(?:\S{0,100}[/_-])?revert[/_-]")
_REVERTS = "reverts or restores another change"
_CARRIES = "carries a change over from another branch"
_FORMATS = "formats code"
_REGENERATES = "regenerates files"
_RELEASES = "makes a release"
_CERTAIN = frozenset({_REVERTS, _CARRIES, _REGENERATES, _RELEASES})
"""What these say of themselves holds however much they weigh; the others may hide a decision."""
_STANDING_MERGE = "merges one standing branch into another"
_IMPORT = "imports code as a whole"
_SUBTREE = late(r"^git-subtree-(?:dir|split|mainline): ", re.MULTILINE)
_TICKETS = r"^(?:(?:\[?[a-z][a-z0-9]{1,15}-\d{1,7}\]?|bug \d{4,8}|#\d{1,7})[:,]?\s*(?:-\s*)?){0,3}"
_TYPE = _TICKETS + r"(?:\[[^\]]{1,30}\]:?\s*|[.\w/+#]{1,20}:\s+)?(?:\w{2,12}(?:\([^)]{0,60}\))?!?:\s*)?"
_VERSION = r"v?\d+(?:\.\d+)+"

_SUBJECTS = {
    clause: late(pattern, re.IGNORECASE)
    for clause, pattern in {
        _REVERTS: _TYPE + r"(?:revert|reapply|re-apply|unrevert)\b",
        _CARRIES: r"\bback-?port|\bcherry[- ]?pick|\bforward-?port",
        _STANDING_MERGE: _TYPE
        + r"merge\b.{0,80}\b(?:main|master|develop|dev|trunk|next|upstream|releases?)\b(?! ?notes)",
        _RELEASES: _TYPE
        + rf"(?:prepare (?:for )?|cut |start )?(?:(?:release|version|changes for)\b.{{0,30}})?{_VERSION}(?!\w)"
        r"|" + _TYPE + r"(?:prepare|cut|tag|publish)\b.{0,30}\breleases?\b|^\w{2,12}\(release\)"
        # not "Merge tag 'pm-6.1' of git://…", by which kernels take a branch over
        rf"|merge (?:tag '{_VERSION}[\w.+-]{{0,30}}'(?! of )"
        rf"|(?:(?:tag|version) )?{_VERSION}(?!\w))",
        "bumps versions": _TYPE
        + r"(?:bump\b|update dependenc)|^deps\b|^\w{2,12}\((?:\w{1,10}-)?deps?(?:-\w{1,10})?\)"
        r"|" + _TYPE + r"(?:upgrade|update)\b.{0,80}\b(?:(?:to|from) (?:v?\d|.{0,40}\bv?\d+\.\d)|edition\b)",
        _FORMATS: _TYPE
        + r"(?:(?:re-?|auto-?)format|format (?:all|code|files|the code|with)\b|lint\b|apply .{0,30}\bformat)"
        r"|\b(?:gofmt|gofumpt|gci|rustfmt|cargo fmt|clang-format|spotless|dotnet format|code ?style|white-?space"
        r"|(?:run|apply) (?:black|isort|ruff|prettier)|(?:licen[cs]e|file|copyright) headers?)\b",
        _REGENERATES: r"\bre-?generat\w{1,3}\b|\b(?:update|sync) (?:auto-?)?generated\b",
        "changes generated files": r"\bauto-?generated\b|" + _TYPE + r"generate\b",
        "renames or moves files": _TYPE
        + r"(?:(?:rename|relocate|reorgani[sz]e)[sd]?\b|mov(?:e[sd]?|ing)\b(?! (?:to|from|away)\b))",
        "rewrites comments": r"\b(?:java-?doc|docstring|(?:code|doc) comment|typo|spelling)s?\b",
        _IMPORT: _TYPE
        + r"(?:(?:initial|first) (?:commit|import)\b|squashed '|import .{0,60}\brepo(?:sitory)?\b)",
    }.items()
}
_SMALL_TYPES = late(
    _TICKETS + r"(?:\[[^\]]{1,30}\]:?\s*|[.\w/+#]{1,20}:\s+)?"
    r"(?:(?:bug-?)?fix(?:e[sd]|ing)?|hotfix|tests?|docs?|style)\b(?!-)",
    re.IGNORECASE,
)

_MANY_FILES = 15
_FEW_LINES = 4


class Sign(NamedTuple):
    """One thing that speaks against a decision."""

    clause: str
    """A verb phrase whose subject is the change."""
    is_certain: bool = False
    """Whether it rules a decision out, however much the change weighs."""


def noise(change: Change, footprint: Footprint) -> tuple[Sign, ...]:
    """Why the change weighs less than it looks; at most one sign is about its subject."""
    subject, program = _by_subject(change), _by_author(change)
    is_certain = subject in _CERTAIN or is_standing_merge(change)
    signs = (Sign(subject, is_certain), Sign(_by_shape(footprint)), Sign(program, is_certain=True))
    return tuple(sign for sign in signs if sign.clause)


def is_small_by_type(subject: str) -> bool:
    """Whether the subject calls it a fix, a test, documentation or style."""
    return bool(_SMALL_TYPES.match(subject))


def _by_subject(change: Change) -> str:
    if is_standing_merge(change):
        return _STANDING_MERGE
    if _SUBTREE.search(change.message[:_MOST_OF_A_MESSAGE]):
        return _IMPORT
    title = title_of(change)
    if change.commits == 1 and _REVERTING_BRANCH.match(change.subject[:_MOST_OF_A_SUBJECT]):
        return _REVERTS
    return next((clause for clause, pattern in _SUBJECTS.items() if pattern.search(title)), "")


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
