"""Things that belong together, because each shares something with another."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Unions(Generic[T]):
    """Disjoint sets that grow together (Tarjan's union-find)."""

    def __init__(self, things: Iterable[T] = ()) -> None:
        self._leader = {thing: thing for thing in things}

    def leader(self, thing: T) -> T:
        """The one that stands for a thing and all that belongs with it; so far the first that was named."""
        leader = self._leader
        leader.setdefault(thing, thing)
        while leader[thing] != thing:
            leader[thing] = leader[leader[thing]]
            thing = leader[thing]
        return thing

    def join(self, one: T, other: T) -> None:
        """From now on ``other`` belongs where ``one`` does."""
        self._leader[self.leader(other)] = self.leader(one)

    def sets(self) -> list[list[T]]:
        """All sets, each in the order in which its things were named."""
        found: dict[T, list[T]] = {}
        for thing in self._leader:
            found.setdefault(self.leader(thing), []).append(thing)
        return list(found.values())
