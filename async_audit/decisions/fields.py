"""What the fields of a record's head are called, in every dialect."""

from __future__ import annotations

import re
from typing import NamedTuple

from async_audit.patterns import late

_NAMES = {
    "status": "status|current status|rfc status|adr status|decision status|status of this document|status of decision",
    "stage": "stage|state",
    "title": "title|feature name|name|feature|proposal|rfc title",
    "number": "number|adr|rfc|pep|eip|oep|kep number|kep-number|bip|cip|sip|oep number|id|lip|slip|caip|simd",
    "date": "date|created|date created|decision date|creation date|created at|start date|date started|"
    "submitted|proposed on|date proposed|since|creation-date|authored|initial date|date of decision",
    "updated": "updated|last updated|last modified|last-modified|last-updated|modified|date updated|reviewed",
    "deciders": "deciders|decision makers|decision maker|decider|decided by|decision-makers|approvers|approver|approved by|pep delegate|bdfl delegate|"
    "review manager|arbiter|sponsor",
    "deadline": "last call deadline|comment deadline|comments due|comments by|review deadline|deadline|"
    "feedback deadline|decision deadline|end of comment period|comment period ends|review period|review ends|due",
    "affects": "affects|affected paths|applies to|paths",
    "supersedes": "supersedes|supercedes|superseeds|replaces|obsoletes|overrides|replacing",
    "superseded-by": "superseded by|superceded by|superseeded by|replaced by|obsoleted by|supersededby|superseded",
    "amends": "amends|extends|clarifies|refines|modifies|supplements",
    "amended-by": "amended by|extended by|clarified by|updated by|refined by|amended",
    "requires": "requires|depends on|dependencies|depends",
    "relates": "see also|related|relates to|related adrs|related to|related decisions|related records",
}
_NAME_OF = {
    spelled.replace("-", " "): name for name, all_of in _NAMES.items() for spelled in all_of.split("|")
}
_MARK = r"(?:\*\*|__|[*_`])"
_LABEL = late(
    rf"[\s>*+-]*{_MARK}?(?P<key>[A-Za-z][A-Za-z0-9 _/-]{{1,40}}?)[ \t]*(?::{_MARK}?|{_MARK}[ \t]*:)[ \t]*(?P<value>.*)"
)


class Field(NamedTuple):
    """One thing that a record says about itself."""

    name: str
    """In our words: ``status``, ``date``, ``superseded-by``, …; as it is written where we have none."""
    value: str
    """As it is written, a list joined with ``, ``."""
    line: int
    """From 0; that of its name."""


def named(written: str) -> str:
    """Our name of a field that is called ``written``, or what is written, in lower case."""
    key = " ".join(re.sub(r"[-_*`]+", " ", written).lower().split())
    return _NAME_OF.get(key, key)


def is_known(written: str) -> bool:
    """Whether a field of that name tells something that we read."""
    return named(written) in _NAMES


def labelled(line: str, number: int) -> Field | None:
    """The field that a line of text is: ``Status: x``, ``* **Status:** x``; None for one that we do not read."""
    if len(line) > 2000:
        return None
    match = _LABEL.match(line)
    if match is None or not is_known(match["key"]):
        return None
    return Field(named(match["key"]), match["value"].strip(), number)
