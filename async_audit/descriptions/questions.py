"""Which of the questions a description answers, and with which words.

They are three, and the second has two halves: what problem; which approach, and what was rejected; where to
look most carefully.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from async_audit.descriptions import headings
from async_audit.descriptions.cleaning import Text, words_of
from async_audit.descriptions.language import is_english
from async_audit.descriptions.votes import Said, votes
from async_audit.patterns import late

_LONGEST_SENTENCE = 1000  # characters that are looked at
_SHORTEST_SENTENCE = 6  # "Hangs."
_LONGEST_PROOF = 160
_FEWEST_WORDS = 3
_QUOTED = late(r"`[^`]*`|\"[^\"]*\"|\u201c[^\u201d]*\u201d")
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


def answers(
    text: Text,
    more: Mapping[Question, Sequence[str]] | None = None,
    wanted: Sequence[Question] = tuple(Question),
) -> Mapping[Question, Proof]:
    """Which of the ``wanted`` questions a description answers, each with the words that prove it best.

    ``more`` are texts, such as ``weil`` or ``stattdessen``, that answer a question in a language that is not
    English. Texts and not patterns: they come from the configuration of a stranger.
    """
    found: dict[Question, Proof] = {}
    for way in (told_plainly(text, wanted), _voted(text), _configured(text, more or {})):
        if found.keys() >= set(wanted):  # a hook does not read a table for what is told
            break
        for question, proof in way:
            if question in wanted:
                found.setdefault(question, proof)
    return found


def said_in(text: Text) -> Sequence[Said]:
    """Its sentences, without scraps and at most their first thousand characters, each with the heading above."""
    told = [(one, part.heading) for part in text.parts for block in part.blocks for one in _END.split(block)]
    told = [(one, heading) for one, heading in told if len(one) >= _SHORTEST_SENTENCE]
    return [Said(one[:_LONGEST_SENTENCE], heading, len(told)) for one, heading in told]


def told_plainly(text: Text, wanted: Sequence[Question]) -> Iterator[tuple[Question, Proof]]:
    """What a heading or a phrase tells, whatever stands beside it; a question may come more than once."""
    yield from _headed(text)
    for question in wanted:
        if phrase := _phrase(question):
            hits = (one.sentence for one in said_in(text) if phrase.search(_masked(one.sentence)))
            yield from (
                (question, Proof(sentence[:_LONGEST_PROOF])) for sentence in itertools.islice(hits, 1)
            )


@functools.cache
def _phrase(question: Question) -> re.Pattern[str] | None:
    """Phrases that are an answer whatever stands beside them; only large changes owe what they tell."""
    if question not in (Question.REJECTED, Question.LOOK):
        return None
    from async_audit.descriptions import look, rejected

    families = rejected.FAMILIES if question is Question.REJECTED else look.FAMILIES
    return re.compile("|".join(families.values()), re.IGNORECASE)


def _headed(text: Text) -> Iterator[tuple[Question, Proof]]:
    for part in text.parts:
        said = next((block for block in part.blocks if not _HOLLOW.fullmatch(block)), "")
        if not part.heading or len(words_of(said)) < _FEWEST_WORDS:
            continue
        for question, heading in _BY_HEADING.items():
            if heading.fullmatch(part.heading):
                yield question, Proof(said[:_LONGEST_PROOF], part.heading)


def _voted(text: Text) -> Iterator[tuple[Question, Proof]]:
    """Each question that a sentence answers by the votes of its words, with the sentence that has most of them."""
    said = said_in(text) if is_english(text) else ()
    sums = [votes(one) for one in said]
    for question, column in zip(Question, zip(*sums, strict=True), strict=False):
        most = max(column)
        if most >= 0:
            yield question, Proof(said[column.index(most)].sentence[:_LONGEST_PROOF])


def _configured(text: Text, more: Mapping[Question, Sequence[str]]) -> Iterator[tuple[Question, Proof]]:
    for question, words in more.items():
        wanted = [word.lower() for word in words if word]
        hits = (one.sentence for one in said_in(text) if any(word in one.sentence.lower() for word in wanted))
        yield from ((question, Proof(sentence[:_LONGEST_PROOF])) for sentence in itertools.islice(hits, 1))


def _masked(sentence: str) -> str:
    """The same length, without what is quoted: the words of code and of other people."""
    return _QUOTED.sub(lambda quoted: "x" * len(quoted[0]), sentence)
