"""Which records a text names, and which commits, requests and paths a record does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from async_audit.decisions.dialects import SERIES
from async_audit.decisions.records import Record
from async_audit.patterns import late

_MOST_CHARACTERS = 100_000
SHORTEST_NAME = 8  # characters: a shorter name is also an ordinary word or number

_SERIES_OF_WORD = {word: series for series, words in SERIES.items() for word in words.split()}
_WORDS = "|".join(sorted(_SERIES_OF_WORD, key=len, reverse=True))
_NAMED = late(rf"(?<![a-z0-9])({_WORDS})[-_/# ]{{0,2}}(\d{{1,6}})(?![0-9a-z])", re.IGNORECASE)
_COMMIT = late(r"(?<![0-9A-Za-z])[0-9a-f]{7,40}(?![0-9A-Za-z])")
# not owner/repo#12, which is elsewhere, nor #1-a-heading, which is an anchor
_REQUEST = late(r"(?:(?<![\w&/-])[#!]|/(?:pull|merge_requests)/)(\d{1,7})(?![\w-])")
_OWN_REQUEST = late(r"(?:\(#|^Merge pull request #|^See merge request [\w./-]{0,200}!)(\d{1,7})", re.M)
_PATH = late(r"(`?)([\w.@+-]+(?:/[\w.@+-]+)*)(/?)")
_MOST_PARTS = 20

_TELLING = late(r"[^\W\d_]{5,}")
_ORDINARY = frozenset(
    "about abstraction abstractions added adding adopt adopts allow allows always architecture based "
    "between breaking change changed changes cleanup create decision decisions document enable error "
    "feature features first fixes fixing handle handling implement implementation implementing improve "
    "improved improvements initial instead integrate integration interface introduce introduces "
    "introducing issue major make merge migrate migrates migrating migration minor module modules moved "
    "multiple other package project provide record records refactor refactored refactoring refactors "
    "release remove removed removes removing rename replace replaced replaces replacing rework rewrite "
    "separate should simplify single split structure style support supporting switch system their "
    "update updated updates upgrade using version where which without".split()
)


class Citations(NamedTuple):
    """What a text points at."""

    commits: frozenset[str]
    """Ids, at least seven digits of each."""
    requests: frozenset[int]
    """Numbers of pull or merge requests, or of issues: a text does not tell them apart."""


def names_any(text: str, records: Iterable[Record]) -> bool:
    """Whether ``text`` names one of ``records``, by number (``ADR 12``, ``adr/0012``) or by file name."""
    return any(True for _ in named_by(text, records))


def named_by(text: str, records: Iterable[Record]) -> Iterator[Record]:
    """Those of ``records`` that ``text`` names, as in ``names_any``."""
    text = text[:_MOST_CHARACTERS].lower()
    numbers = {(_SERIES_OF_WORD[word], int(number)) for word, number in _NAMED.findall(text)}
    for record in records:
        is_named = len(record.name) >= SHORTEST_NAME and record.name.lower() in text
        if is_named or (record.series, record.number) in numbers:
            yield record


def citations(text: str) -> Citations:
    """The commits and requests that ``text`` cites."""
    text = text[:_MOST_CHARACTERS]
    return Citations(frozenset(_COMMIT.findall(text)), frozenset(map(int, _REQUEST.findall(text))))


def requests_of(message: str) -> frozenset[int]:
    """The requests that a change says it landed: ``Add it (#12)``, ``Merge pull request #12 from …``."""
    subject, _, body = message[:_MOST_CHARACTERS].partition("\n")
    merged = [line for line in body.splitlines() if line.startswith("See merge request ")]
    return frozenset(map(int, _OWN_REQUEST.findall("\n".join([subject, *merged]))))


def paths_in(text: str) -> frozenset[str]:
    """What ``text`` writes like a path: ``src/net``, ``plugins/``, `` `plugins` ``.

    A path of several parts also stands for what is left without its first ones, which may be a host
    and a repository. One part counts from five characters on.
    """
    found: set[str] = set()
    for tick, written, slash in _PATH.findall(text[:_MOST_CHARACTERS]):
        path = written.rstrip(".")
        parts = path.split("/")[-_MOST_PARTS:]
        found.update("/".join(parts[start:]) for start in range(len(parts) - 1))
        if len(parts) == 1 and len(path) >= 5 and (tick or slash):
            found.add(path)
    return frozenset(found)


def folders_of(paths: Sequence[str]) -> frozenset[str]:
    """Each of ``paths`` and every directory above it."""
    found: set[str] = set()
    for path in paths:
        while path and path not in found:
            found.add(path)
            path = path.rpartition("/")[0]
    return frozenset(found)


def telling_words(text: str) -> frozenset[str]:
    """Words of five letters or more that could be the name of something, in lower case."""
    return frozenset(_TELLING.findall(text[:_MOST_CHARACTERS].lower())) - _ORDINARY


def common_words(texts: Sequence[str]) -> frozenset[str]:
    """Telling words that more than 1% of ``texts``, and more than two, share: they tell nothing here."""
    counts = Counter(word for text in texts for word in telling_words(text))
    return frozenset(word for word, count in counts.items() if count > max(2, len(texts) / 100))
