"""Which passages answer a question best, and which line of each shows it."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from async_audit.documentation import terms
from async_audit.documentation.index import COMMIT, Index, Passage

CANDIDATES = 300
"""Passages that are weighed again; the one that was looked for is among the first 100 or nowhere."""
TOGETHER = 1.2
"""What each pair of words multiplies the weight of a passage with that stands side by side as in the question, and what
each that stands near."""
DOCUMENT_SHARE = 0.3
"""What a passage gains, as a part of its weight, in the document that holds most of what was asked for."""
MESSAGE = 0.4
"""What a commit's message weighs of a document: it says what was so then, and its subject is a title of a few words.
At their full weight four commits of 2012 to 2016 stood above flask's page about the application context."""
BESIDE = 5
"""For each passage that is told, how many are looked at once more."""
_WIDTH = 100
"""Characters of an excerpt."""
_READ = 1 << 20
"""Characters of a passage in which its excerpt is looked for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that holds words of the question."""

    passage: Passage
    line: int
    """Of the excerpt."""
    excerpt: str
    """The line that shows most of the words; the first one where only title and path do, empty if there is none."""
    has: tuple[str, ...]
    """The telling words of the question that it holds, in the order of the question."""
    lacks: tuple[str, ...]

    @property
    def answers(self) -> bool:
        """Whether it holds more than half of the telling words."""
        return len(self.has) > len(self.lacks)


def search(index: Index, query: str, most: int) -> list[Hit]:
    """The best passages for a question, the best first.

    BM25 with any of the telling words; then by how many of them a passage holds, a rare word counting for more, by
    words that stand as close as in the question, and by how much the whole document speaks of it. Empty where nothing
    holds any of them, or the question has no word.
    """
    question = terms.asked(query)
    wanted = terms.telling(question)
    if not wanted:
        return []
    weights = _best(index.weights(wanted), CANDIDATES)
    holders = {word: index.holding([word]) for word in wanted}
    rarity = {word: 1 / math.log2(2 + len(found)) for word, found in holders.items()}
    for number in weights:
        weights[number] *= math.sqrt(sum(rarity[word] for word in wanted if number in holders[word]))
    together = [*map(index.holding, terms.pairs(question)), *(index.near(*pair) for pair in pairwise(wanted))]
    for found in together:
        for number in found & weights.keys():
            weights[number] *= TOGETHER
    _add_documents(index, weights)
    passages = {number: index.passage(number) for number in _best(weights, most * BESIDE)}
    for number, passage in passages.items():
        weights[number] *= MESSAGE if passage.kind == COMMIT else 1
    ordered = sorted(passages, key=lambda number: (-weights[number], passages[number]))[:most]
    return [
        _hit(passages[number], wanted, {word for word in wanted if number in holders[word]})
        for number in ordered
    ]


def called(words: Iterable[str], paths: Iterable[str]) -> str:
    """The path that holds most of the words, the shortest of them; empty where none holds any."""
    wanted = {terms.stem(word) for word in words}
    held = {path: len(wanted & {terms.stem(word) for word in terms.words(path)}) for path in paths}
    best = min(held, key=lambda path: (-held[path], len(path), path), default="")
    return best if held.get(best) else ""


def _add_documents(index: Index, weights: dict[int, float]) -> None:
    """A passage of the document that holds most of all gains most."""
    sources = {number: index.source(number) for number in weights}
    held: defaultdict[int, float] = defaultdict(float)
    for number, source in sources.items():
        held[source] += weights[number]
    most = max(held.values(), default=1.0)
    for number, source in sources.items():
        weights[number] *= 1 + DOCUMENT_SHARE * held[source] / most


def _best(weights: Mapping[int, float], most: int) -> dict[int, float]:
    """The largest ``most``, and what weighs as much as the last of them: their numbers mean nothing."""
    rounded = {number: round(weight, 9) for number, weight in weights.items()}
    least = min(heapq.nlargest(most, rounded.values()), default=0.0)
    return {number: weight for number, weight in rounded.items() if weight >= least}


def _hit(passage: Passage, wanted: Sequence[str], held: set[str]) -> Hit:
    line, excerpt = _excerpt(passage, wanted)
    return Hit(
        passage,
        line,
        excerpt,
        tuple(word for word in wanted if word in held),
        tuple(word for word in wanted if word not in held),
    )


def _excerpt(passage: Passage, wanted: Sequence[str]) -> tuple[int, str]:
    stems = {terms.stem(word) for word in wanted}
    best, at, shown = 0, 0, ""
    for number, line in enumerate(passage.text[:_READ].split("\n")):
        found = len(stems & {terms.stem(word) for word in terms.words(line)})
        if found > best:
            best, at, shown = found, number, line
    if not best:
        return passage.line, _window(passage.text[:_READ].partition("\n")[0], stems)
    return passage.begins + at, _window(shown, stems)


def _window(line: str, stems: Container[str]) -> str:
    """A line, or the part of it around the first word that was looked for."""
    pieces = line.split()
    text = " ".join(pieces)
    if len(text) <= _WIDTH:
        return text
    first = next(
        (at for at, piece in enumerate(pieces) if any(terms.stem(w) in stems for w in terms.words(piece))), 0
    )
    start = max(0, len(" ".join(pieces[:first])) - _WIDTH // 3)
    part = text[start : start + _WIDTH].strip()
    return f"{'…' if start else ''}{part}{'…' if start + _WIDTH < len(text) else ''}"
