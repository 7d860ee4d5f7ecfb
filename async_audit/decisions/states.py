"""The states of a decision, and the state that a status line means."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from async_audit.patterns import late


class Stage(str, Enum):
    """What a state means for whoever has to act on the decision."""

    OPEN = "open"
    DECIDED = "decided"
    DONE = "done"
    NEGATIVE = "negative"
    RETIRED = "retired"


class State(str, Enum):
    """The normal form of a status; its value is what lists and JSON show."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    IN_REVIEW = "in review"
    EXPERIMENTAL = "experimental"
    LAST_CALL = "last call"
    ACCEPTED = "accepted"
    ACTIVE = "active"
    IMPLEMENTED = "implemented"
    FINAL = "final"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    DEFERRED = "deferred"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"
    MOVED = "moved"
    STAGNANT = "stagnant"

    @property
    def stage(self) -> Stage:
        """The class that it belongs to."""
        return _STAGES[self]


_STAGES = {
    State.DRAFT: Stage.OPEN,
    State.PROPOSED: Stage.OPEN,
    State.IN_REVIEW: Stage.OPEN,
    State.EXPERIMENTAL: Stage.OPEN,
    State.LAST_CALL: Stage.OPEN,
    State.ACCEPTED: Stage.DECIDED,
    State.ACTIVE: Stage.DECIDED,
    State.IMPLEMENTED: Stage.DONE,
    State.FINAL: Stage.DONE,
    State.REJECTED: Stage.NEGATIVE,
    State.WITHDRAWN: Stage.NEGATIVE,
    State.DEFERRED: Stage.NEGATIVE,
    State.DEPRECATED: Stage.RETIRED,
    State.SUPERSEDED: Stage.RETIRED,
    State.MOVED: Stage.RETIRED,
    State.STAGNANT: Stage.RETIRED,
}

# What teams write, in lower case with one blank between words.
_WORDS = {
    State.DRAFT: "draft|drafting|draft rfc|predraft|pre draft|wip|work in progress|strawman|idea|exploring",
    State.PROPOSED: "proposed|proposal|propose|pending|provisional|provisionally|open|new|unknown yet|in progress|in discussion|"
    "under discussion|public discussion|discussing|discussion|awaiting decision|to be decided|accepting|unstarted",
    State.IN_REVIEW: "in review|under review|review|reviewing|rfc|request for comments|in-review|"
    "awaiting review|design review|active review|scheduled for review|ready for review|community review",
    State.EXPERIMENTAL: "experimental|experiment|prototype|demonstrated|trial|incubating|spike",
    State.LAST_CALL: "last call|final comment period|fcp|final comments",
    State.ACCEPTED: "accepted|accept|endorsed|approved|approve|adopted|agreed|decided|implementable|recommended|"
    "ratified|signed off|merged|ready for release|committed|accepted with revisions|confirmed|"
    "previewing|preview",
    State.ACTIVE: "active|activated|enabled|live|living|in force|current|in use|valid|effective",
    State.IMPLEMENTED: "implemented|deployed|landed|launched|implementing|implementation|partially implemented|released|done|complete|completed|shipped|applied|"
    "in production|stable|ready",
    State.FINAL: "final|finalized|finalised|publish|published|closed",
    State.REJECTED: "rejected|reject|declined|denied|not accepted|refused|returned for revision|not adopted|discarded",
    State.WITHDRAWN: "withdrawn|abandoned|discontinued|cancelled|canceled|retracted|dropped|dormant",
    State.DEFERRED: "deferred|postponed|on hold|paused|parked|not yet decided|blocked|needs revision|waiting",
    State.DEPRECATED: "deprecated|retired|obsolete|obsoleted|outdated|archived|reverted|removed|expired|"
    "historical|historic|legacy|no longer valid|invalid|rescinded|no longer relevant|inactive",
    State.SUPERSEDED: "superseded|superceded|superseeded|superceeded|replaced|supplanted|overridden|overruled",
    State.MOVED: "moved|migrated",
    State.STAGNANT: "stagnant|stale|stalled|inert",
}
_STATE_OF = {word: state for state, words in _WORDS.items() for word in words.split("|")}
# in a sentence they mean anything
_ONLY_ALONE = frozenset(
    "accept accepting closed committed complete current discussion dropped experiment historical idea implementation "
    "implementing invalid landed live living merged enabled new open proposal propose publish ready reject review removed rfc valid waiting".split()
)
_ANY = "|".join(sorted(_STATE_OF.keys() - _ONLY_ALONE, key=len, reverse=True))
_STATE = late(rf"(?<![\w-])(?<!not )(?<!never )(?:{_ANY})(?![\w-])")
# "Superseded 2023-02-01 by", "replaced with": not "supersedes", not "not superseded by"
_RETIRED_BY = late(
    r"(?<!not )(?<!never )\b(?:super[sc]ee?ded|replaced|obsoleted|supplanted|overridden)\b[^.;|]{0,40}?\b(?:by|with|in favou?r of)\b"
)
_PARTLY = late(r"\b(?:part(?:ly|ially)|in part)\b")
_ARROW = late(r"\s*(?:->|=>|\u2192|\u27a1)\s*")
_LINK = late(r"!?\[([^\]]*)\]\([^)]*\)")
# what somebody struck through no longer holds
_STRUCK = late(
    r"(?<!~)~~(?!~).{1,400}?(?<!~)~~(?!~)|<(del|s|strike)\b[^>]{0,100}>.{0,400}?</\1\s*>", re.I | re.S
)
_MARKUP = late(r"[*_`{}<>\[\]~\"'\u201c\u201d]+|^\W+")
_MOST_CHARACTERS = 400


class Meaning(NamedTuple):
    """What a status line means."""

    state: State | None
    """None when it cannot be told."""
    is_partial: bool = False
    """Whether it holds for a part of the decision only: ``partly superseded``."""
    is_template: bool = False
    """Whether it is the list to choose from, which the template holds and nobody chose from."""


def meaning(raw: str) -> Meaning:
    """What ``raw``, as it stands in the record, means; the first state named wins, except over ``superseded by``."""
    text = plain(raw)
    choices = {
        _STATE_OF[one]
        for part in re.split(r"\s*\|\s*", text)
        for one in [part.strip(" .,:;")]
        if one in _STATE_OF
    }
    if "|" in text and len(choices) > 1:
        return Meaning(None, is_template=True)
    is_partial = bool(_PARTLY.search(text))
    if _RETIRED_BY.search(text):
        return Meaning(State.SUPERSEDED, is_partial)
    if alone := _STATE_OF.get(text.strip(" .,:;!").replace("-", " ")):
        return Meaning(alone, is_partial)
    segments = [found[0] for part in text.split("\u2192") if (found := _STATE.search(part))]
    return Meaning(_STATE_OF[segments[-1]] if segments else None, is_partial)


def is_superseded(line: str) -> bool:
    """Whether a line says that something with a name or a number took its place."""
    match = _RETIRED_BY.search(plain(line))
    return match is not None and bool(re.search(r"\d|://|\]\(|\.(?:md|rst|adoc)\b", line))


def leads(raw: str) -> bool:
    """Whether ``raw`` begins with a state, as an entry of a change log does that tells of one."""
    return bool(_STATE.match(plain(raw)))


def unstruck(text: str) -> str:
    """``text`` without what is struck through: ``~~accepted~~``, ``<del>accepted</del>``."""
    return _STRUCK.sub(" ", text)


def plain(raw: str) -> str:
    """``raw`` without links, emphasis and what is struck through, in lower case, with single blanks."""
    text = _ARROW.sub(" \u2192 ", _LINK.sub(r"\1", unstruck(raw[:_MOST_CHARACTERS])))
    return " ".join(_MARKUP.sub(" ", text).lower().split())
