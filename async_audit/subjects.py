"""What a change calls itself, also where git or a forge wrote the first line of its message."""

from __future__ import annotations

import re

from async_audit.facts import Change
from async_audit.patterns import late

_MOST_OF_A_MESSAGE = 10_000
_MOST_OF_A_TITLE = 500
_MERGE = late(
    r"Merge pull request #\d{1,9} from (?P<fork>\S{1,200})$"
    r"|Merge(?: remote-tracking)? branch(?:es)? '(?P<branch>[^'\n]{1,200})'(?: of \S{1,300})?(?: into \S{1,200})?$"
    r"|Merge \"(?P<gerrit>[^\n]{1,300})\"(?: into \S{1,200})?$"
    r"|Merged in (?P<bitbucket>\S{1,200}) \(pull request #\d{1,9}\)$"
)
_STANDING = late(
    r"(?:origin/|upstream/)?(?:main|master|develop|development|dev|trunk|next|upstream"
    r"|(?:(?:release|stable|maint|hotfix)s?[-_/])?v?\d{1,5}(?:\.(?:\d{1,5}|x)){0,3}(?:[-.]\w{1,10})?|releases?)",
    re.IGNORECASE,
)


def title_of(change: Change) -> str:
    """Of a merge what Gerrit quotes, the first line below git's own, or the name of the branch; else the subject.

    Empty for several commits under review: the newest of them does not speak for all.
    """
    return "" if change.commits > 1 else title_in(change.message)


def title_in(message: str) -> str:
    """The same of the message of one commit, or of the title and body of a request."""
    subject, _, body = message[:_MOST_OF_A_MESSAGE].partition("\n")
    merge = _merge_in(subject)
    if merge is None or _merges_standing(merge):
        return subject[:_MOST_OF_A_TITLE]
    if merge["gerrit"]:
        return merge["gerrit"]
    lines = (line.strip() for line in body.splitlines())
    branch = merge["branch"] or merge["bitbucket"] or (merge["fork"] or "").partition("/")[2]
    return next((line for line in lines if line and line != subject), branch)[:_MOST_OF_A_TITLE]


def is_merge(subject: str) -> bool:
    """Whether git or a forge wrote this first line for a merge."""
    return bool(_merge_in(subject[:_MOST_OF_A_TITLE]))


def is_standing_merge(change: Change) -> bool:
    """Whether git merged a branch that many changes live on: ``main`` into a feature, a release into ``main``."""
    merge = _merge_in(change.subject[:_MOST_OF_A_TITLE])
    return change.commits == 1 and merge is not None and _merges_standing(merge)


def _merge_in(subject: str) -> re.Match[str] | None:
    return _MERGE.match(subject) if subject.startswith("Merge") else None


def _merges_standing(merge: re.Match[str]) -> bool:
    # the main branch of a fork is a feature branch by another name
    return bool(merge["branch"]) and bool(_STANDING.fullmatch(merge["branch"]))
