"""The subjects of other commits that stand in a message: they name changes, and describe none.

A forge lists the commits that it squashes, in several forms; releases and back-ports list what landed before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from async_audit.patterns import late

_MANY = 3
_SEVERAL = 2
_LONGEST = 72  # characters of a subject, in which git logs and forges show it whole
_MOST_ENDED = 1 / 5  # share of the subjects that may end with a full stop
_FEWEST_BARE = 5
_LANDED = late(r".{1,160}\(#\d{1,9}(?:, ?#\d{1,9})*,?\)")
BRANCH = r"\* \S{1,200}:(?: \(\d+ commits?\).*)?$"
"""A branch that a merge brings, in git's own list, with indented lines below."""
_BRANCH = late(BRANCH)
_ENDS = (".", ":", ";", ",")


def subjects_in(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of the lines, from 0, that a forge made of the subjects of squashed commits."""
    return _starred(lines) or _bare(lines)


def without_landed(blocks: Iterable[str]) -> Iterator[str]:
    """Without subjects that end with the number of their request, where several are listed."""
    every = list(blocks)
    landed = {block for block in every if _LANDED.fullmatch(block)}
    yield from (block for block in every if len(landed) < _SEVERAL or block not in landed)


def _starred(lines: Sequence[str]) -> frozenset[int]:
    """The lines after ``* ``, if they stand alone, each below an empty line, or are all there is."""
    said = [number for number, line in enumerate(lines) if line.strip()]
    starts = [
        number for number in said if lines[number].startswith("* ") and not _BRANCH.match(lines[number])
    ]
    if not starts:
        return frozenset()
    alone = [number for number in starts if number == said[0] or not lines[number - 1].strip()]
    begins = starts[0] == said[0] and len(said) > 1
    is_list = (
        (len(alone) == len(starts) and (begins or len(starts) >= _MANY))
        or (begins and len(alone) >= max(_MANY, len(starts) / 2))
        or (len(starts) == len(said) and _are_subjects([lines[number] for number in starts]))
    )
    return frozenset(starts if is_list else ())


def _bare(lines: Sequence[str]) -> frozenset[int]:
    """Lines without any mark that stand alone, if they are short and many, and all there is."""
    said = [number for number, line in enumerate(lines) if line.strip()]
    alone = all(not lines[number - 1].strip() for number in said if number)
    short = [lines[number] for number in said]
    is_list = (
        alone
        and len(said) >= _FEWEST_BARE
        and all(line[:1].isalpha() for line in short)
        and not any(". " in line for line in short)
    )
    return frozenset(said if is_list and _are_subjects(short) else ())


def _are_subjects(lines: Sequence[str]) -> bool:
    ended = sum(line.rstrip().endswith(_ENDS) for line in lines)
    return (
        len(lines) >= _MANY
        and all(len(line) <= _LONGEST for line in lines)
        and ended <= len(lines) * _MOST_ENDED
    )
