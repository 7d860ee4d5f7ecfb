"""Whether a description is written in English, by its commonest words.

Cheap and shy: what cannot be told is taken for English, since most descriptions are.
"""

from __future__ import annotations

from async_audit.descriptions.cleaning import Text, words_of

_FEWEST_WORDS = 10
_FEWEST_FOREIGN = 3
_ENGLISH = frozenset(
    "the to of and is in a for it this that with on be we not as are when from by an was or now can so if no".split()
)
# German, French, Spanish, Portuguese, Italian, Dutch, Polish, Swedish, Turkish; no word that is English too
_FOREIGN = frozenset(
    "der das und nicht ist für mit dass wird eine werden wurde bei auch wenn le la les des pour dans une est pas que sur avec "
    "du ce el los las para con por una del se como más não uma com os do da em ao il di che per non della sono het een van "
    "voor niet dat zijn wordt nie na jest się dla att och som är inte ett ve bir için".split()
)
_LAST_LATIN = "\u024f"


def is_english(text: Text) -> bool:
    """False only where other common words outnumber the English, or another script the Latin one."""
    words = [word.lower() for part in text.parts for block in part.blocks for word in words_of(block)]
    letters = sum(len(word) for word in words)
    latin = sum(letter <= _LAST_LATIN and letter.isalpha() for word in words for letter in word)
    if letters and latin < letters / 2:
        return False
    if len(words) < _FEWEST_WORDS:
        return True
    english = sum(word in _ENGLISH for word in words)
    foreign = sum(word in _FOREIGN for word in words)
    return foreign < _FEWEST_FOREIGN or foreign < english
