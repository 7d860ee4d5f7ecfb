"""The bus factor: fewest active holders whose leaving leaves more than half of the lines without one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from async_audit.facts import Author

LARGEST_EXACT = 3
"""Up to this many people the answer is searched for, above it is a greedy upper bound."""
BUDGET = 50_000
"""Sets of people that are tried before the search gives way to the greedy bound: a quarter of a second."""
_WHOLE = 6
"""What one line weighs in the search: it can be split among one, two or three people without a rest."""

Held = Mapping[str, tuple[int, frozenset[Author]]]
"""Unit -> its lines, and its active holders."""
_Groups = Mapping[frozenset[int], int]
"""People who hold something together, by their place in the order of e-mails -> how many lines."""
_Crosses = Callable[[int], bool]
"""Whether this many lines without a holder are more than the share."""


class BusFactor(NamedTuple):
    """A bus factor with the people who make it."""

    people: tuple[Author, ...]
    """Whose leaving crosses the line, by e-mail; empty when it is crossed already, or nothing is counted."""
    lines: int
    """All counted lines."""
    orphaned: int
    """Lines without an active holder today."""
    without: int
    """Lines without an active holder once these people are gone."""
    is_exact: bool
    """Whether no smaller set does it; else the number is an upper bound."""
    others: int = 0
    """How many other sets of as many people would do it too; counted only where the search was exhaustive."""

    @property
    def number(self) -> int:
        """How many people that is."""
        return len(self.people)

    @property
    def orphaned_share(self) -> float:
        """Fraction of the lines without an active holder today; 0 where there are no lines."""
        return self.orphaned / self.lines if self.lines else 0.0

    @property
    def without_share(self) -> float:
        """Fraction of the lines without an active holder once these people are gone."""
        return self.without / self.lines if self.lines else 0.0


def bus_factor(held: Held, orphaned_share: float = 0.5, budget: int = BUDGET) -> BusFactor:
    """Fewest people whose leaving orphans more than ``orphaned_share`` of the lines, or all of them.

    Among sets of the same size the one that orphans most lines wins, then the one first by e-mail. Greedy
    above three people, after Avelino et al. 2016 (doi 10.1109/ICPC.2016.7503718), but over active holders
    and lines, not over authors and files, and without whoever turns out not to be needed. Greedy also where
    more than ``budget`` sets of people would have to be tried.
    """
    return _bus_factor(held, orphaned_share, budget)


def _bus_factor(held: Held, orphaned_share: float, budget: int, safe: int = 0) -> BusFactor:
    """``safe`` counts lines that nobody's leaving would orphan."""
    everybody = sorted({one for _, people in held.values() for one in people}, key=lambda one: one.email)
    place = {one: number for number, one in enumerate(everybody)}
    groups: dict[frozenset[int], int] = defaultdict(int)
    for lines, people in held.values():
        groups[frozenset(place[one] for one in people)] += lines
    total = sum(groups.values()) + safe
    orphaned = groups.pop(frozenset(), 0)

    def crosses(lost: int) -> bool:
        if orphaned + lost == total:  # nothing is more than all, whatever the share
            return total > 0
        # divided, not multiplied: 0.29 * 100 lines would be a little less than 29
        return (orphaned + lost) / total > orphaned_share

    leaving, is_exact, others = _fewest(groups, crosses, budget)
    without = orphaned + _lost(groups, frozenset(leaving))
    gone = tuple(everybody[number] for number in sorted(leaving))
    return BusFactor(gone, total, orphaned, without, is_exact, others)


def next_bus_factor(
    held: Held, found: BusFactor, orphaned_share: float = 0.5, budget: int = BUDGET
) -> BusFactor | None:
    """The bus factor if somebody of the first set stays, whoever that is; None where nobody else could do it.

    That is the first set in the same order of all those in which somebody of ``found`` is missing.
    """
    answers = []
    for stays in found.people:
        rest = {unit: (lines, people) for unit, (lines, people) in held.items() if stays not in people}
        safe = found.lines - sum(lines for lines, _ in rest.values())
        answer = _bus_factor(rest, orphaned_share, budget, safe)
        answers += [answer] if answer.people else []
    order = [(one.number, -one.without, [person.email for person in one.people]) for one in answers]
    return answers[order.index(min(order))] if answers else None


def _fewest(groups: _Groups, crosses: _Crosses, budget: int) -> tuple[Sequence[int], bool, int]:
    if crosses(0) or not crosses(sum(groups.values())):
        return (), True, 0
    size = 1
    while size <= LARGEST_EXACT:
        # who leaves with ``size`` people cannot orphan what more than that many hold
        small = {people: lines for people, lines in groups.items() if len(people) <= size}
        sets = list(islice(_promising(small, size, crosses), budget + 1))
        if len(sets) > budget:
            break
        crossing = [(-lost, one) for one in sets if crosses(lost := _lost(small, frozenset(one)))]
        if crossing:
            return min(crossing)[1], True, len(crossing) - 1
        size += 1
    found = _needed(groups, _greedy(groups, crosses), crosses)
    return found, len(found) <= size, 0  # no set smaller than ``size`` was enough


def _promising(groups: _Groups, size: int, crosses: _Crosses) -> Iterator[tuple[int, ...]]:
    """Sets of people that might cross the line, and all that do.

    Lines that people hold together are split among them: together they never lose more than their parts.
    """
    part: dict[int, int] = defaultdict(int)
    for people, lines in groups.items():
        for one in people:
            part[one] += lines * _WHOLE // len(people)
    order = sorted(part, key=lambda one: -part[one])

    def grow(start: int, left: int, weight: int, chosen: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        for at in range(start, len(order) - left + 1):
            if not crosses((weight + left * part[order[at]]) // _WHOLE):
                return  # nobody further down the order has more to lose
            grown = (*chosen, order[at])
            if left == 1:
                yield tuple(sorted(grown))
            else:
                yield from grow(at + 1, left - 1, weight + part[order[at]], grown)

    return grow(0, size, 0, ())


def _greedy(groups: _Groups, crosses: _Crosses) -> list[int]:
    """Remove, one by one, whoever orphans most lines, then whoever holds most, then the first by e-mail."""
    holds: dict[int, int] = defaultdict(int)
    alone: dict[int, int] = defaultdict(int)
    together: dict[int, list[tuple[set[int], int]]] = defaultdict(list)
    for people, lines in groups.items():
        left = set(people)
        for one in people:
            holds[one] += lines
            alone[one] += lines if len(people) == 1 else 0
            together[one].append((left, lines))
    gone: list[int] = []
    lost = 0
    while not crosses(lost):
        following = max(sorted(holds), key=lambda one: (alone[one], holds[one]))
        gone.append(following)
        lost += alone[following]
        del holds[following]
        for left, lines in together[following]:
            left.remove(following)
            if len(left) == 1:
                alone[next(iter(left))] += lines
    return gone


def _needed(groups: _Groups, gone: Sequence[int], crosses: _Crosses) -> list[int]:
    """Those of ``gone`` without whom the line is not crossed; whoever was added last is tried first."""
    kept = list(gone)
    for one in reversed(gone):
        fewer = frozenset(kept) - {one}
        if crosses(_lost(groups, fewer)):
            kept.remove(one)
    return kept


def _lost(groups: _Groups, gone: frozenset[int]) -> int:
    return sum(lines for people, lines in groups.items() if people <= gone)
