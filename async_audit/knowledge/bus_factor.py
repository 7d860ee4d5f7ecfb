"""The bus factor: fewest active holders whose leaving leaves more than half of the lines without one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from math import comb

from async_audit.facts import Author

LARGEST_EXACT = 3
"""Up to this many people the answer is searched for, above it is a greedy upper bound."""
BUDGET = 200_000
"""Sets of people that are tried before the search gives way to the greedy bound."""

Held = Mapping[str, tuple[int, frozenset[Author]]]
"""Unit -> its lines, and its active holders."""
_Groups = Mapping[frozenset[Author], int]


@dataclass(frozen=True, slots=True)
class BusFactor:
    """A bus factor with the people who make it."""

    people: tuple[Author, ...]
    """Whose leaving crosses the line, by e-mail; empty when it is crossed already."""
    lines: int
    """All counted lines."""
    orphaned: int
    """Lines without an active holder today."""
    without: int
    """Lines without an active holder once these people are gone."""
    is_exact: bool
    """Whether no smaller set does it; else the number is an upper bound."""

    @property
    def number(self) -> int:
        """How many people that is."""
        return len(self.people)


def bus_factor(held: Held, orphaned_share: float = 0.5) -> BusFactor:
    """Fewest people whose leaving orphans more than ``orphaned_share`` of the lines.

    Among sets of the same size the one that orphans most lines wins, then the one first by e-mail. Greedy
    above three people, after Avelino et al. 2016 (doi 10.1109/ICPC.2016.7503718), but over active holders
    and lines, not over authors and files.
    """
    groups: dict[frozenset[Author], int] = defaultdict(int)
    for lines, people in held.values():
        groups[people] += lines
    total = sum(groups.values())
    orphaned = groups.pop(frozenset(), 0)
    limit = orphaned_share * total
    leaving, is_exact = _fewest(groups, orphaned, limit)
    without = orphaned + _lost(groups, frozenset(leaving))
    return BusFactor(tuple(sorted(leaving, key=_email)), total, orphaned, without, is_exact)


def _fewest(groups: _Groups, orphaned: int, limit: float) -> tuple[tuple[Author, ...], bool]:
    if orphaned > limit:
        return (), True
    for size in range(1, LARGEST_EXACT + 1):
        # who leaves with ``size`` people cannot orphan what more than that many hold
        small = {people: lines for people, lines in groups.items() if len(people) <= size}
        if orphaned + sum(small.values()) <= limit:
            continue
        candidates = sorted(_people(small), key=_email)
        if comb(len(candidates), size) * len(small) > BUDGET:
            return tuple(_greedy(groups, orphaned, limit)), False
        best = max(combinations(candidates, size), key=lambda people: _lost(small, frozenset(people)))
        if orphaned + _lost(small, frozenset(best)) > limit:
            return best, True
    found = _greedy(groups, orphaned, limit)
    return tuple(found), len(found) <= LARGEST_EXACT + 1  # nothing up to three was enough


def _greedy(groups: _Groups, orphaned: int, limit: float) -> list[Author]:
    """Remove, one by one, whoever orphans most lines, then whoever holds most, then the first by e-mail."""
    gone: list[Author] = []
    left = sorted(_people(groups), key=_email)
    while left and orphaned + _lost(groups, frozenset(gone)) <= limit:
        following = max(left, key=lambda one: (_lost(groups, frozenset((*gone, one))), _holds(groups, one)))
        left.remove(following)
        gone.append(following)
    return gone


def _lost(groups: _Groups, gone: frozenset[Author]) -> int:
    return sum(lines for people, lines in groups.items() if people <= gone)


def _holds(groups: _Groups, one: Author) -> int:
    return sum(lines for people, lines in groups.items() if one in people)


def _people(groups: _Groups) -> frozenset[Author]:
    return frozenset(person for people in groups for person in people)


def _email(author: Author) -> str:
    return author.email
