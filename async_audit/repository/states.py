"""Which version each path is at, for many commits at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class UnsureError(Exception):
    """What is at a path was asked, and nobody knows."""


SHARDS = 128
"""Large enough that copying one costs little at 80,000 paths, small enough that copying all references does too."""


class State(Generic[T]):
    """A mapping from path whose copies share what neither of them wrote.

    A history of 80,000 commits has hundreds of branches open at once, each with thousands of paths.
    """

    __slots__ = ("_own", "_shards")

    def __init__(self) -> None:
        self._shards: list[dict[str, T | None]] = [{} for _ in range(SHARDS)]
        self._own = [True] * SHARDS

    def copy(self) -> State[T]:
        """Another one that can be written apart."""
        other: State[T] = State.__new__(State)
        other._shards = self._shards.copy()
        other._own = [False] * SHARDS
        self._own = [False] * SHARDS
        return other

    def get(self, path: str) -> T | None:
        """What is at this path.

        Raises UnsureError where that is not known; so do ``beyond`` and ``items``.
        """
        shard = self._shards[hash(path) % SHARDS]
        return _sure(shard[path]) if path in shard else None

    def put(self, path: str, value: T) -> None:
        """From now on ``value`` is at this path."""
        self._writable(path)[path] = value

    def doubt(self, path: str) -> None:
        """From now on nobody knows what is at this path, if anything."""
        self._writable(path)[path] = None

    def drop(self, path: str) -> None:
        """From now on nothing is at this path."""
        self._writable(path).pop(path, None)

    def beyond(self, other: State[T]) -> Iterator[tuple[str, T]]:
        """Paths that ``other`` lacks, and what is here."""
        for mine, theirs in zip(self._shards, other._shards, strict=True):
            if mine is theirs:
                continue
            for path, value in mine.items():
                if path not in theirs:
                    yield path, _sure(value)
                elif theirs[path] is None:  # whether it lacks that path is in doubt too
                    raise UnsureError

    def items(self) -> Iterator[tuple[str, T]]:
        """Everything, in no order that means anything."""
        for shard in self._shards:
            yield from ((path, _sure(value)) for path, value in shard.items())

    def _writable(self, path: str) -> dict[str, T | None]:
        number = hash(path) % SHARDS
        if not self._own[number]:
            self._shards[number] = self._shards[number].copy()
            self._own[number] = True
        return self._shards[number]


def _sure(value: T | None) -> T:
    if value is None:
        raise UnsureError
    return value
