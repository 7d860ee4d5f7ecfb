"""The same index in plain Python, for a SQLite without full-text search: it reads every passage for each question."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Sequence

from async_audit.documentation.index import BODY, NEAR, PATH, TITLE, Bring, Passage
from async_audit.documentation.terms import stem, words

# As in FTS5, so that both order alike as far as their stems are alike (sqlite.org/fts5.html, the bm25() function).
_K1, _B = 1.2, 0.75
_LEAST = 1e-6


class Scan:
    """An Index in memory."""

    def __init__(self) -> None:
        self._passages: list[Passage] = []
        self._stems: list[tuple[list[str], ...]] = []
        self._sources: list[int] = []

    def update(self, state: bytes, names: Callable[[], Collection[bytes]], bring: Bring) -> None:
        """See Index. It keeps nothing, so everything is new."""
        for source, (_, passages) in enumerate(bring(names())):
            for one in passages:
                self._passages.append(one)
                self._sources.append(source)
                self._stems.append(tuple([stem(word) for word in words(text)] for text in one.columns))

    def weights(self, words: Sequence[str]) -> dict[int, float]:
        """See Index. Okapi BM25, a word in a title counting for TITLE words."""
        wanted = {stem(word) for word in words}
        lengths = {number: sum(map(len, columns)) for number, columns in enumerate(self._stems)}
        mean = sum(lengths.values()) / max(len(lengths), 1)
        counted: dict[int, Counter[str]] = {}
        for number, columns in enumerate(self._stems):
            found: Counter[str] = Counter()
            for column, weight in zip(columns, (TITLE, PATH, BODY, 0), strict=True):
                for word in column:
                    if word in wanted:
                        found[word] += int(weight)
            if found:
                counted[number] = found
        total = len(self._stems)
        holders = Counter(word for found in counted.values() for word in found)
        worth = {word: max(math.log((total - n + 0.5) / (n + 0.5)), _LEAST) for word, n in holders.items()}
        return {
            number: sum(
                worth[word] * n * (_K1 + 1) / (n + _K1 * (1 - _B + _B * lengths[number] / mean))
                for word, n in found.items()
            )
            for number, found in counted.items()
        }

    def holding(self, words: Sequence[str]) -> set[int]:
        """See Index."""
        first, *rest = map(stem, words)
        return {
            number
            for number, columns in enumerate(self._stems)
            for column in columns
            if first in column
            and any(column[at + 1 : at + 1 + len(rest)] == rest for at in _places(column, first))
        }

    def near(self, one: str, other: str) -> set[int]:
        """See Index."""
        one, other = stem(one), stem(other)
        return {
            number
            for number, columns in enumerate(self._stems)
            for column in columns
            if one in column
            and other in column
            and any(other in column[max(0, at - NEAR - 1) : at + NEAR + 2] for at in _places(column, one))
        }

    def source(self, number: int) -> int:
        """See Index."""
        return self._sources[number]

    def passage(self, number: int) -> Passage:
        """See Index."""
        return self._passages[number]


def _places(column: Sequence[str], word: str) -> list[int]:
    return [at for at, one in enumerate(column) if one == word]
