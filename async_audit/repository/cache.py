"""Answers that cost git much and never change, kept in SQLite beside the repository.

Every key holds all that its answer depends on, so nothing in here is ever out of date: without the file
everything is the same, and slower. Whatever goes wrong with it is no error: then there is no cache.
"""

from __future__ import annotations

import sqlite3
import weakref
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from async_audit.repository import databases

NAME = "cache.sqlite3"
WORDS = "words.sqlite3"
"""Beside it, what ``async-audit where`` searches."""
LARGEST = 256 << 20
"""Bytes above which the older half goes: git.git, the largest repository that we measured, needs 40 MB."""
_ENGINE = 2
"""Counted up when answers that were kept may have been wrong."""
_SCHEMA = (
    "CREATE TABLE entry (kind TEXT NOT NULL, key BLOB NOT NULL, run INTEGER NOT NULL, value BLOB NOT NULL,"
    " PRIMARY KEY (kind, key))"
)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a cache holds."""

    path: Path
    size: int
    """Bytes on disk."""
    entries: Mapping[str, int]
    """How many of each kind."""
    words: int = 0
    """Bytes of the index beside it."""


class Cache:
    """Bytes by kind and key; safe for two runs at once, and for one that is killed."""

    def __init__(self, folders: Sequence[Path] = (), maker: str = "", largest: int = LARGEST) -> None:
        """In the first of ``folders`` that can be written; without any, nothing is kept.

        ``maker`` is the program whose answers these are, with its version: another's are not looked at.
        """
        self._folders = tuple(folders)
        self._maker = f"{maker}, {_ENGINE}" if maker else ""
        self._largest = largest
        self._open: tuple[Path, sqlite3.Connection] | None = None
        self._used: set[tuple[str, bytes]] = set()

    def get(self, kind: str, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Those of these entries that there are."""
        kind = self._kind(kind)
        asked = "SELECT key, value FROM entry WHERE kind = ? AND key = ?"
        found = dict(row for key in keys for row in self._rows(asked, kind, key))
        self._used.update((kind, key) for key in found)
        try:
            return {key: zlib.decompress(value) for key, value in found.items()}
        except zlib.error:
            self.clear()
            return {}

    def newest(self, kind: str, most: int) -> list[bytes]:
        """Keys of the entries of a kind that were put last, newest first."""
        asked = "SELECT key, run FROM entry WHERE kind = ? ORDER BY run DESC, rowid DESC LIMIT ?"
        return [key for key, _ in self._rows(asked, self._kind(kind), most)]

    def put(self, kind: str, values: Mapping[bytes, bytes]) -> None:
        """Keep these entries: all of them, or none."""
        if not values or (opened := self._opened(create=True)) is None:
            return
        kind = self._kind(kind)
        rows = [(kind, key, zlib.compress(value, 1)) for key, value in values.items()]
        self._used.update((kind, key) for key in values)
        with self._distrusted(), databases.transaction(opened):
            (run,) = opened.execute("SELECT coalesce(max(run), 0) + 1 FROM entry").fetchone()
            opened.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, 0, ?)", rows)
            opened.execute("UPDATE entry SET run = ? WHERE run = 0", (run,))
            if databases.size(opened) > self._largest:
                self._prune(opened, run)
            if databases.size(opened) > self._largest:
                raise sqlite3.OperationalError("all of it is in use")

    def contents(self) -> Contents | None:
        """What is kept; None where nothing is."""
        if (opened := self._opened()) is None or self._open is None:
            return None
        counted = self._rows("SELECT kind, count(*) FROM entry GROUP BY kind ORDER BY kind")
        words = sum(file.stat().st_size for file in databases.files(self._open[0].with_name(WORDS)))
        return Contents(self._open[0], databases.size(opened), dict(counted), words)

    def clear(self) -> list[Path]:
        """Remove what is kept, wherever that is, and return the files."""
        self.close()
        removed = []
        for folder in self._folders:
            for file in (*databases.files(folder / NAME), *databases.files(folder / WORDS)):
                with suppress(OSError):  # another run was faster, or still has it open on Windows
                    file.unlink()
                    removed.append(file)
            with suppress(OSError):  # it was never there, or something else is in it
                folder.rmdir()
        return removed

    def words(self, schema: Sequence[str]) -> sqlite3.Connection | None:
        """The file for the index of ``async-audit where``, with these tables; None where nothing can be kept."""
        opened = (databases.connected(folder / WORDS, schema) for folder in self._folders)
        return next((one for one in opened if one), None)

    def forget_words(self) -> None:
        """Remove that file: it is damaged."""
        for folder in self._folders:
            for file in databases.files(folder / WORDS):
                with suppress(OSError):
                    file.unlink()

    def close(self) -> None:
        """Let go of the file."""
        if self._open:
            self._open[1].close()
        self._open = None

    def _kind(self, name: str) -> str:
        return f"{name} by {self._maker}" if self._maker else name

    def _opened(self, *, create: bool = False) -> sqlite3.Connection | None:
        if self._open is None:
            for folder in self._folders:
                if (create or (folder / NAME).exists()) and (
                    opened := databases.connected(folder / NAME, (_SCHEMA,))
                ):
                    self._open = (folder / NAME, opened)
                    weakref.finalize(self, opened.close)
                    break
        return self._open[1] if self._open else None

    def _rows(self, asked: str, *values: object) -> list[tuple[Any, Any]]:
        if (opened := self._opened()) is not None:
            with self._distrusted():
                return opened.execute(asked, values).fetchall()
        return []

    @contextmanager
    def _distrusted(self) -> Iterator[None]:
        """A full disk, or a lock that nobody gives back: go on without. A damaged file goes first."""
        try:
            yield
        except sqlite3.OperationalError:
            self.close()
            self._folders = ()
        except sqlite3.DatabaseError:
            self.clear()
            self._folders = ()

    def _prune(self, opened: sqlite3.Connection, run: int) -> None:
        """Let go of what was put first, except what this run has used, until half of the space is free."""
        used = [(run, kind, key) for kind, key in sorted(self._used)]
        opened.executemany("UPDATE entry SET run = ? WHERE kind = ? AND key = ?", used)
        space, oldest = self._largest // 2, 0
        for put, size in opened.execute(
            "SELECT run, sum(length(value)) FROM entry GROUP BY run ORDER BY run DESC"
        ):
            space -= size
            if space < 0 and put != run:
                oldest = put
                break
        opened.execute("DELETE FROM entry WHERE run <= ?", (oldest,))


def key(*parts: str) -> bytes:
    """A key that no other parts have."""
    text = "".join(f"{len(part)}:{part}" for part in parts)
    return sha256(text.encode("utf-8", "surrogateescape")).digest()
