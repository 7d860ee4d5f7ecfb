"""Which few obstacles, once gone, leave most changes without any."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from async_audit.adoption.obstacles import Obstacle

STEPS = 3
_PROMISING = 12
"""Obstacles of which every choice of three is tried: 220 choices."""

Lacks = Mapping[frozenset[Obstacle], int]
"""What changes lack -> how many lack exactly that."""


def best(lacks: Lacks, candidates: Collection[Obstacle]) -> list[tuple[Obstacle, int]]:
    """At most three of ``candidates``, best first, each with the changes that are ready once it and those before
    it are gone.

    The three together make most changes ready; where two choices are alike, the one that brings the others
    nearer. Steps that make no change ready are none.
    """
    alone = _alone(lacks)
    promising = sorted(candidates, key=lambda one: (-alone[one], one))[:_PROMISING]
    choices = combinations(sorted(promising), min(STEPS, len(promising)))
    chosen = set(
        max(choices, key=lambda choice: (ready(lacks, choice), _nearness(lacks, choice)), default=())
    )
    if ready(lacks, chosen) == ready(lacks):
        return []  # where one person makes everything, say: no three things make any change ready
    gone: list[Obstacle] = []
    found = []
    while chosen:
        following = max(sorted(chosen), key=lambda one: _worth(lacks, (*gone, one)))
        if _nearness(lacks, (*gone, following)) <= _nearness(lacks, gone):
            break
        chosen.remove(following)
        gone.append(following)
        found.append((following, ready(lacks, gone)))
    return found


def ready(lacks: Lacks, gone: Iterable[Obstacle] = ()) -> int:
    """Changes that lack nothing else."""
    away = frozenset(gone)
    return sum(number for missing, number in lacks.items() if missing <= away)


def grouped(obstacles: Iterable[frozenset[Obstacle]]) -> Lacks:
    """Changes by what they lack."""
    return Counter(obstacles)


def _alone(lacks: Lacks) -> Mapping[Obstacle, float]:
    """How much nearer changes come by each obstacle that goes alone; in one pass, for there may be thousands."""
    found: dict[Obstacle, float] = defaultdict(float)
    for missing, number in lacks.items():
        for one in missing:
            found[one] += number / len(missing) - number / (1 + len(missing))
    return found


def _worth(lacks: Lacks, gone: Iterable[Obstacle]) -> tuple[int, float]:
    return ready(lacks, gone), _nearness(lacks, gone)


def _nearness(lacks: Lacks, gone: Iterable[Obstacle] = ()) -> float:
    """Changes, each divided by one more than it lacks: half-way there is worth something."""
    away = frozenset(gone)
    return sum(number / (1 + len(missing - away)) for missing, number in lacks.items())
