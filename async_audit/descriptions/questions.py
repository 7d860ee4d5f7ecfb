"""Which of the questions a description answers, and with which words.

They are three, and the second has two halves: what problem; which approach, and what was rejected; where to
look most carefully.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from async_audit.descriptions import cues, look, rejected
from async_audit.descriptions.cleaning import Text, words_of
from async_audit.descriptions.phrases import any_of
from async_audit.descriptions.verbs import CHANGES
from async_audit.patterns import late

_LONGEST_SENTENCE = 1000  # characters that are looked at
_SHORTEST_SENTENCE = 6  # "Hangs."
_LONGEST_PROOF = 160
_FEWEST_WORDS = 3
_LEAST_SHARE = 1 / 12
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
    Question.PROBLEM: cues.PROBLEM_HEADING,
    Question.APPROACH: cues.APPROACH_HEADING,
    Question.REJECTED: cues.REJECTED_HEADING,
    Question.LOOK: cues.LOOK_HEADING,
}
_BY_WORDS = {
    Question.PROBLEM: cues.PROBLEM,
    Question.APPROACH: cues.APPROACH,
    Question.REJECTED: (any_of(*rejected.FAMILIES.values()),),
    Question.LOOK: (any_of(*look.FAMILIES.values()),),
}


def answers(
    text: Text,
    more: Mapping[Question, Sequence[str]] | None = None,
    wanted: Sequence[Question] = tuple(Question),
) -> Mapping[Question, Proof]:
    """Which of the ``wanted`` questions a description answers, each with the first words that prove it.

    ``more`` are texts, such as ``weil`` or ``stattdessen``, that answer a question in a language that is not
    English. Texts and not patterns: they come from the configuration of a stranger.
    """
    found = {question: proof for question, proof in _headed(text) if question in wanted}
    sentences = [sentence for part in text.parts for block in part.blocks for sentence in sentences_of(block)]
    for question in wanted:
        if question not in found:
            given = (more or {}).get(question, ())
            if proof := _worded(sentences, question) or _configured(sentences, given):
                found[question] = proof
    return found


def sentences_of(block: str) -> Iterator[str]:
    """The sentences of a paragraph, without scraps; at most their first thousand characters."""
    return (one[:_LONGEST_SENTENCE] for one in _END.split(block) if len(one) >= _SHORTEST_SENTENCE)


def _headed(text: Text) -> Iterator[tuple[Question, Proof]]:
    for part in text.parts:
        said = next((block for block in part.blocks if not _HOLLOW.fullmatch(block)), "")
        if not part.heading or len(words_of(said)) < _FEWEST_WORDS:
            continue
        for question, heading in _BY_HEADING.items():
            # below "Motivation" many write what they did, and nothing else
            is_beside = question is Question.PROBLEM and all(map(_begins_with_change, part.blocks))
            if cues.compiled(heading).fullmatch(part.heading) and not is_beside:
                yield question, Proof(said[:_LONGEST_PROOF], part.heading)


def _worded(sentences: Sequence[str], question: Question) -> Proof | None:
    told = functools.partial(cues.first, _BY_WORDS[question])
    masked = [(one, _masked(one)) for one in sentences]
    if question is Question.PROBLEM:
        return _problem([(one, bare, match) for one, bare in masked if (match := told(bare))], len(masked))
    found = (
        (one, told(bare) or (_change(bare) if question is Question.APPROACH else None))
        for one, bare in masked
    )
    return next((_around(one, match) for one, match in found if match), None)


def _problem(told: Sequence[tuple[str, str, re.Match[str]]], sentences: int) -> Proof | None:
    """The first of the sentences that tell a problem, if they are enough.

    "Drop the redundant check" is what was done: only two such sentences tell a reason. And in a long list of
    what was done some word is bound to sound like a problem: one sentence in twelve has to.
    """
    plain = [(one, match) for one, bare, match in told if not _begins_with_change(bare)]
    weight = len(plain) + (len(told) - len(plain)) / 2
    if weight < max(1, sentences * _LEAST_SHARE):
        return None
    return _around(*(plain[0] if plain else (told[0][0], told[0][2])))


def _change(sentence: str) -> re.Match[str] | None:
    """Where a sentence says what was done."""
    if begins := _begins_with_change(sentence):
        return begins
    subjects = cues.compiled(cues.SUBJECT).finditer(sentence)
    return next((one for one in subjects if one["verb"].lower() in CHANGES), None)


def _begins_with_change(sentence: str) -> re.Match[str] | None:
    begins = cues.compiled(cues.BEGINNING).match(sentence)
    return begins if begins and begins["verb"].lower() in CHANGES else None


def _configured(sentences: Iterable[str], texts: Sequence[str]) -> Proof | None:
    wanted = [text.lower() for text in texts if text]
    return next(
        (Proof(one[:_LONGEST_PROOF]) for one in sentences for text in wanted if text in one.lower()), None
    )


def _masked(sentence: str) -> str:
    """The same length, without what is quoted: the words of code and of other people."""
    return _QUOTED.sub(lambda quoted: "x" * len(quoted[0]), sentence)


def _around(sentence: str, match: re.Match[str]) -> Proof:
    """The sentence, or as much of it before and after the words as a reader needs."""
    start = max(0, match.start() - _LONGEST_PROOF // 3) if match.end() > _LONGEST_PROOF else 0
    return Proof(sentence[start : start + _LONGEST_PROOF])
