"""What a template leaves in a record that nobody finished."""

from __future__ import annotations

import re

from async_audit.decisions.records import Record
from async_audit.patterns import late

# Sentences of templates, as they stand there, and placeholders that no author would write.
_SENTENCES = (
    "The issue motivating this decision, and any context that influences or constrains the decision.",
    "The change that we're proposing or have agreed to implement.",
    "What becomes easier or more difficult to do and any risks introduced by the change",
    "This section describes the forces at play, including technological, political, social",
    "This section describes our response to these forces. It is stated in full sentences",
    "This section describes the resulting context, after applying the decision.",
    "short title of solved problem and solution",
    "short title, representative of solved problem and found solution",
    "Describe the context and problem statement, e.g., in free form using two to three sentences",
    "justification. e.g., only option, which meets k.o. criterion decision driver",
    "{decision driver 1",
    "{title of option 1}",
    "{argument a}",
    "{example | description | pointer to more information",
    "{Describe the context and problem statement",
    "list everyone involved in the decision",
    'A decision may be "proposed" if it hasn\'t been agreed upon yet, or "accepted" once it is agreed upon',
    'Once the ADR has been agreed upon mark it "accepted"',
    "One paragraph explanation of the feature.",
    # and those of our own drafts
    "(Who is hindered by what today?",
    "(What will be done, and why this way?",
    "(What may break, who has to act, and what nobody is sure about.)",
    "(The message of the change does not say.",
    "(The change names no alternative.",
    "(Why there: what may break, and what is nobody sure about?)",
    "(fill me in with",
    "(leave this empty)",
    "fill me in with today's date",
)
_DATE = late(r"^[\s*-]*(?:\**)?date(?:\**)?\s*:\s*\W{0,3}YYYY-MM-DD", re.I | re.M)
_CODE = late(r"^(```|~~~).*?^\1", re.S | re.M)
_COMMENT = late(r"<!--.*?(?:-->|\Z)", re.S)
_MOST_CHARACTERS = 100_000


def residue(record: Record) -> tuple[str, ...]:
    """What stands in ``record`` as its template has it, at most five pieces; code and comments left out."""
    text = _COMMENT.sub("", _CODE.sub("", record.text[:_MOST_CHARACTERS]))
    flat = " ".join(text.split())
    found = [sentence for sentence in _SENTENCES if sentence in flat]
    found += [match[0].strip() for match in _DATE.finditer(text)]
    return tuple(dict.fromkeys(found))[:5]
