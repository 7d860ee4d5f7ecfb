"""Which of the questions a description answers, and with which words.

They are three, and the second has two halves: what problem; which approach, and what was rejected; where to
look most carefully.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from async_audit.descriptions import headings
from async_audit.descriptions.cleaning import Text, words_of
from async_audit.descriptions.votes import Said, votes
from async_audit.patterns import late

_LONGEST_SENTENCE = 1000  # characters that are looked at
_SHORTEST_SENTENCE = 6  # "Hangs."
_LONGEST_PROOF = 160
_FEWEST_WORDS = 3
_END = late(r"(?<=[.!?;])\s+(?=[^a-z\s])")
_HOLLOW = late(
    r"\W*(?:none|n/?a|tba|tbd|todo|not applicable|see above|as (?:per )?(?:the )?title)?\W*", re.IGNORECASE
)


class Question(str, Enum):
    """What a reviewer in another time zone would otherwise have to ask; the value completes ``says …``."""

    PROBLEM = "what problem it solves"
    APPROACH = "which approach it takes"
    REJECTED = "what was rejected"
    LOOK = "where to look most carefully"


class Proof(NamedTuple):
    """Where a description answers a question."""

    span: str
    """Its own words, at most 160 characters."""
    heading: str = ""
    """The heading above them, when it is what gives them their meaning."""


_BY_HEADING = {
    Question.PROBLEM: headings.PROBLEM,
    Question.APPROACH: headings.APPROACH,
    Question.REJECTED: headings.REJECTED,
    Question.LOOK: headings.LOOK,
}
_COLUMNS = {question: column for column, question in enumerate(Question)}
"""Of the table of votes."""


def answers(
    text: Text,
    more: Mapping[Question, Sequence[str]] | None = None,
    wanted: Sequence[Question] = tuple(Question),
) -> Mapping[Question, Proof]:
    """Which of the ``wanted`` questions a description answers, each with the words that prove it best.

    ``more`` are texts, such as ``weil`` or ``stattdessen``, that answer a question in a language that is not
    English. Texts and not patterns: they come from the configuration of a stranger.
    """
    found = {question: proof for question, proof in _headed(text) if question in wanted}
    open_still = [question for question in wanted if question not in found]
    said = list(said_in(text)) if open_still else []
    found |= _voted(said, open_still)
    for question, texts in (more or {}).items():
        if question in open_still and question not in found and (proof := _configured(said, texts)):
            found[question] = proof
    return {question: found[question] for question in wanted if question in found}


def said_in(text: Text) -> Iterator[Said]:
    """Its sentences, without scraps and at most their first thousand characters, each with the heading above."""
    for part in text.parts:
        for block in part.blocks:
            for one in _END.split(block):
                if len(one) >= _SHORTEST_SENTENCE:
                    yield Said(one[:_LONGEST_SENTENCE], part.heading)


def _headed(text: Text) -> Iterator[tuple[Question, Proof]]:
    for part in text.parts:
        said = next((block for block in part.blocks if not _HOLLOW.fullmatch(block)), "")
        if not part.heading or len(words_of(said)) < _FEWEST_WORDS:
            continue
        for question, heading in _BY_HEADING.items():
            if heading.fullmatch(part.heading):
                yield question, Proof(said[:_LONGEST_PROOF], part.heading)


def _voted(said: Sequence[Said], wanted: Sequence[Question]) -> Mapping[Question, Proof]:
    """Each question that a sentence answers by the votes of its words, with the sentence that has most of them."""
    columns = [_COLUMNS[question] for question in wanted]
    best = dict.fromkeys(wanted, -1)
    found: dict[Question, Proof] = {}
    for one in said:
        for question, sum_of_votes in zip(wanted, votes(one, columns), strict=True):
            if sum_of_votes > best[question]:
                best[question] = sum_of_votes
                found[question] = Proof(one.sentence[:_LONGEST_PROOF])
    return found


def _configured(said: Sequence[Said], texts: Sequence[str]) -> Proof | None:
    wanted = [text.lower() for text in texts if text]
    hits = (one.sentence for one in said for text in wanted if text in one.sentence.lower())
    return next((Proof(sentence[:_LONGEST_PROOF]) for sentence in hits), None)
