"""Which questions a sentence answers, by the votes of its words.

People tell a reason or a risk in endless ways, and mostly without a phrase that gives it away: many small signs say more
than one. A sign is a run of one to three words, a word of the heading above, or how the sentence is made; it has a weight
per question, and a sentence answers a question where the sum is not negative. The weights were learned from sentences with
labels (``python -m benchmarks.learn``), as logistic regression learns them; how often they are right is in
docs/accuracy-descriptions.md.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from async_audit.descriptions.verbs import CHANGES
from async_audit.patterns import late

TABLE = Path(__file__).with_name("votes.tsv")
"""Tab separated ``sign problem approach rejected look``, in hundredths of a unit of log-odds; ``(always)`` counts in each sentence."""
ALWAYS = "(always)"
_SHORT, _LONG = "(short)", "(long)"
_FEWEST_WORDS, _MOST_WORDS = 8, 38
_SEVERAL, _MANY = 8, 16
"""Sentences: among so many one is bound to sound like an answer."""
_WHO = frozenset("we i this it pr change commit patch now also to and by".split())
_READ_WORDS = 80
"""Words of a sentence that are looked at."""
_LONGEST_RUN = 3
_BEGIN, _END = "^", "$"
_WORD = late(r"`[^`]{0,200}`|\w(?:[\w'\u2019.:/]*\w)?(?:\(\))?|[.,;:!?()]")
_OF_CODE = late(r"[._/:()`]|[a-z][A-Z]|\d[A-Za-z]|[A-Za-z]\d")


class Said(NamedTuple):
    """A sentence, the heading above it, and among how many it stands."""

    sentence: str
    heading: str = ""
    among: int = 1


def words_in(sentence: str) -> list[str]:
    """Its first eighty words and marks in lower case, what is code or a number by its kind."""
    found = (_kind(one) for one in _WORD.findall(sentence))
    return [word for word, _ in zip(found, range(_READ_WORDS), strict=False)]


def signs(said: Said) -> set[str]:
    """What speaks for or against an answer to a question."""
    words = [_BEGIN, *words_in(said.sentence), _END]
    ends = range(1, _LONGEST_RUN + 1)
    found = {" ".join(words[at : at + many]) for many in ends for at in range(len(words) - many + 1)}
    found.update(f"# {word}" for word in words_in(said.heading))
    if not _FEWEST_WORDS <= len(words) - 2 <= _MOST_WORDS:
        found.add(_SHORT if len(words) - 2 < _FEWEST_WORDS else _LONG)
    if said.among >= _SEVERAL:
        found.add("(of several)" if said.among < _MANY else "(of many)")
    found.update(_deeds(words))
    return found


def votes(said: Said) -> Sequence[int]:
    """The sum for each question in their order: at zero and above the sentence answers it."""
    table = _table()
    rows = [_numbers(table[sign]) for sign in (ALWAYS, *signs(said)) if sign in table]
    return [sum(column) for column in zip(*rows, strict=True)]


def _deeds(words: Sequence[str]) -> Iterator[str]:
    """Whether a sentence begins with what was done, or says it of the change: a verb that nobody met before counts too."""
    if words[1] in CHANGES:
        yield "(does)"
    if any(who in _WHO and does in CHANGES for who, does in itertools.pairwise(words)):
        yield "(who does)"


def _kind(word: str) -> str:
    if len(word) > 1 and _OF_CODE.search(word):
        return "CODE"
    return "NUMBER" if word.isdigit() else word.lower().replace("\u2019", "'")


@functools.cache
def _table() -> Mapping[str, str]:
    return dict(line.split("\t", 1) for line in TABLE.read_text("utf-8").splitlines()[1:])


@functools.cache  # a hook meets a few of the thousands
def _numbers(row: str) -> tuple[int, ...]:
    return tuple(map(int, row.split("\t")))
