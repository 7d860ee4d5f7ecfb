"""What a question looks for: its telling words, and when a word of a text is one of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from async_audit.patterns import late

MOST = 32
"""Words of a question that are looked for; nobody asks in more, and each costs a look."""
_LONGEST = 64  # characters; a longer word is no word
_WORD = late(r"[^\W_]+")
# Words that any sentence may hold. A question of nothing else is looked for as it is.
_EMPTY = frozenset(
    "a about an and any are as at be been but by can could did do does for from get had has have how i if in into is "
    "it its me my no not of on or our shall should so some than that the their them then there these they this those "
    "to us was we were what when where which who whom whose why will with would you your".split()
)
# The longest first. Not Porter's algorithm, which SQLite has: only what the fallback and the excerpt need.
_ENDINGS = (
    "ational izations ization ations fulness iveness ously ation ments ness ment ings ible able edly ally ing "
    "ers ess ous ive ity est ed er es ly al ic s e"
).split()
_SHORTEST = 3  # characters that an ending must leave


def words(text: str) -> Iterator[str]:
    """The words of a text in lower case, without accents; ``snake_case`` is two."""
    if not text.isascii():
        text = "".join(
            sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)
        )
    return (found[0].lower() for found in _WORD.finditer(text))


def asked(query: str) -> list[str]:
    """The words of a question, in order, as often as they stand there; empty if it has none."""
    return [word for word in words(query) if len(word) <= _LONGEST][:MOST]


def telling(question: list[str]) -> list[str]:
    """Its different words without those that any sentence holds, in order; all where there are no others."""
    found = list(dict.fromkeys(question))
    return [word for word in found if word not in _EMPTY] or found


def pairs(question: list[str]) -> list[tuple[str, str]]:
    """Neighbours in the question of which at least one tells something."""
    found = dict.fromkeys(pairwise(question))
    return [pair for pair in found if not _EMPTY.issuperset(pair)]


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word without its ending: ``deploying``, ``deploys`` and ``deployed`` are one."""
    if word.endswith(("ies", "ied")):
        word = f"{word[:-3]}y"
    for ending in _ENDINGS:
        bare = word.removesuffix(ending)
        if bare != word and len(bare) >= _SHORTEST:
            # "planned" and "planning" double what "plan" has once
            is_doubled = len(bare) > _SHORTEST and bare[-1] == bare[-2] and bare[-1] not in "aelo"
            return bare[:-1] if is_doubled else bare
    return word
