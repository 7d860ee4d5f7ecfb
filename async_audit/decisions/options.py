"""Which options a record considered, and whether it names one that was rejected."""

from __future__ import annotations

import re

from async_audit.decisions.answers import APPROACH
from async_audit.decisions.page import page_of
from async_audit.decisions.records import Record
from async_audit.patterns import late

_OPTIONS = late(
    r"(?:\d+[.)]?\s*)?(?:considered (?:options|alternatives)|options(?: considered)?|alternatives?(?: considered| approaches| solutions)?"
    r"|rejected (?:ideas|alternatives|options|proposals)|alternatives and .*|possible solutions|.*alternatives considered)",
    re.I,
)
_CUES = late(
    r"\b(?:alternativ\w+|rejected|(?:we|was|were|been|also) considered|considered (?:options|and)|decided against|decided not to"
    r"|opted (?:for|against)|another (?:option|approach|possibility)|we could (?:have|also)|could have been|trade-?offs?"
    r"|instead of [^.\n]{3,200}\bbecause\b|rather than [^.\n]{3,200}\bbecause\b|pros and cons|option [1-9ab]\b)",
    re.I,
)
_ITEM = late(r"\s*(?:[-*+]|\d+[.)]|#\.)\s+(?P<item>\S.*)")
_EMPTY = late(r"\W*(?:none|n/?a|tbd|todo|not applicable|\.\.\.)?\W*", re.I)
_MOST_CHARACTERS = 200_000
_MOST_OPTIONS = 20


def considered(record: Record) -> tuple[str, ...]:
    """The options that a record lists, at most twenty: items, or headings below ``Considered Options``."""
    extension = "md" if record.path.endswith(".yaml") else record.path.rpartition(".")[2].lower()
    page = page_of(record.text[:_MOST_CHARACTERS], extension)
    for section in page.sections:
        if not _OPTIONS.fullmatch(section.title):
            continue
        items = [
            match["item"] for line in section.body if (match := _ITEM.match(line)) and line[:1] not in " \t"
        ]
        found = items or [below.title for below in page.below(section) if below.level == section.level + 1]
        named = [re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", one).strip(" *_`") for one in found]
        if named := [one for one in named if not _EMPTY.fullmatch(one)]:
            return tuple(named[:_MOST_OPTIONS])
    return ()


def names_rejected(record: Record) -> bool:
    """Whether a record says of any option that it was not taken; it is believed easily."""
    text = record.text[:_MOST_CHARACTERS].replace(APPROACH, "")
    return bool(_CUES.search(re.sub(r"^\(.*\)$", "", text, flags=re.M)))  # what a draft still asks
