"""What passages hold which words: SQLite's full-text search, by BM25 over Porter's stems.

An index is empty at first, and ``update`` brings it up to a state of the repository. One that was kept in a file
needs only what is new since.
"""

from __future__ import annotations

import json
import sqlite3
import weakref
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from typing import NamedTuple, Protocol

KINDS = DOCUMENT, RECORD, MODULE, COMMIT = "document", "record", "module documentation", "commit"
"""What a passage can be part of."""
TITLE, PATH, BODY = 10.0, 5.0, 1.0
"""What a word weighs in the title, the path and the text of a passage. In the headings above it a word is held and
weighs nothing: all of a chapter's neighbours hold it too."""
NEAR = 5
"""Words between two that belong together."""
SCHEMA = (
    "CREATE TABLE state (name BLOB NOT NULL)",
    "CREATE TABLE source (id INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE)",
    "CREATE TABLE passage (id INTEGER PRIMARY KEY, source INTEGER NOT NULL, place BLOB NOT NULL)",
    "CREATE INDEX of_source ON passage (source)",
    "CREATE VIRTUAL TABLE words USING fts5(title, path, body, above, tokenize = 'porter unicode61')",
)


class Passage(NamedTuple):
    """A piece of text that answers are made of."""

    kind: str
    """One of KINDS."""
    path: str
    """Of a commit its id."""
    line: int
    """Where it begins, from 1."""
    headings: tuple[str, ...]
    """The way down to it, its own title last."""
    begins: int
    """The line in which its text begins."""
    text: str

    @property
    def columns(self) -> tuple[str, str, str, str]:
        """Its title, its path without extension (a commit has none), its text, and the headings above it."""
        *above, title = self.headings or ("",)
        path = "" if self.kind == COMMIT else self.path.rpartition(".")[0] or self.path
        return title, path, self.text, "\n".join(above)


Bring = Callable[[Collection[bytes]], Iterable[tuple[bytes, Iterable[Passage]]]]
"""Gives the passages of these sources, each under its name."""


class Index(Protocol):
    """Passages by number, and which of them hold a word."""

    def update(self, state: bytes, names: Callable[[], Collection[bytes]], bring: Bring) -> None:
        """Search the sources of these names and no others; nothing is asked where it is in that state already."""

    def weights(self, words: Sequence[str]) -> dict[int, float]:
        """The passages that hold any of the words, by their number, with what they weigh: above 0."""

    def holding(self, words: Sequence[str]) -> set[int]:
        """The passages that hold these words side by side, in this order."""

    def near(self, one: str, other: str) -> set[int]:
        """The passages that hold these two with at most NEAR words between them, in any order."""

    def source(self, number: int) -> int:
        """The number of the source that a passage is part of."""

    def passage(self, number: int) -> Passage:
        """The passage itself."""


def open_index() -> Index:
    """An empty index in memory, in plain Python where SQLite has none."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for statement in SCHEMA:
            memory.execute(statement)
    except sqlite3.OperationalError:  # built without FTS5, as some Pythons are
        from async_audit.documentation.scan import Scan

        memory.close()
        return Scan()
    return Fts(memory)


class Fts:
    """An Index in a database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """``connection`` commits by itself, and holds the SCHEMA; it is closed with the index."""
        self._database = connection
        weakref.finalize(self, connection.close)

    def update(self, state: bytes, names: Callable[[], Collection[bytes]], bring: Bring) -> None:
        """See Index. All of it, or nothing where somebody else is writing."""
        if self._state() == state:
            return
        self._database.execute("BEGIN IMMEDIATE")
        try:
            self._add(bring(self._kept(names())))
            self._database.execute("DELETE FROM state")
            self._database.execute("INSERT INTO state VALUES (?)", (state,))
            self._database.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                self._database.execute("ROLLBACK")
            raise

    def _state(self) -> bytes:
        row = self._database.execute("SELECT name FROM state").fetchone()
        return bytes(row[0]) if row else b""

    def _kept(self, names: Collection[bytes]) -> set[bytes]:
        """Lets go of all sources but these, and tells which of them are new."""
        known = dict(self._database.execute("SELECT name, id FROM source"))
        gone = [(number,) for name, number in known.items() if name not in names]
        self._database.executemany(
            "DELETE FROM words WHERE rowid IN (SELECT id FROM passage WHERE source = ?)", gone
        )
        self._database.executemany("DELETE FROM passage WHERE source = ?", gone)
        self._database.executemany("DELETE FROM source WHERE id = ?", gone)
        return set(names) - known.keys()

    def _add(self, sources: Iterable[tuple[bytes, Iterable[Passage]]]) -> None:
        database = self._database
        ((source, number),) = database.execute(
            "SELECT (SELECT coalesce(max(id), 0) FROM source), (SELECT coalesce(max(id), 0) FROM passage)"
        )
        for name, passages in sources:
            source += 1
            found = list(enumerate(passages, number + 1))
            number += len(found)
            database.execute("INSERT INTO source VALUES (?, ?)", (source, name))
            database.executemany(
                "INSERT INTO passage VALUES (?, ?, ?)", [(at, source, _place(one)) for at, one in found]
            )
            database.executemany(
                "INSERT INTO words (rowid, title, path, body, above) VALUES (?, ?, ?, ?, ?)",
                [(at, *map(_told, one.columns)) for at, one in found],
            )

    def weights(self, words: Sequence[str]) -> dict[int, float]:
        """See Index."""
        asked = "SELECT rowid, -bm25(words, ?, ?, ?, 0) FROM words WHERE words MATCH ?"
        question = " OR ".join(map(_quoted, words))
        found = dict(self._database.execute(asked, (TITLE, PATH, BODY, question)))
        if not found:  # a damaged index finds nothing either, and does not say so
            self._database.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        return found

    def holding(self, words: Sequence[str]) -> set[int]:
        """See Index."""
        return self._matching(_quoted(" ".join(words)))

    def near(self, one: str, other: str) -> set[int]:
        """See Index."""
        return self._matching(f"NEAR({_quoted(one)} {_quoted(other)}, {NEAR})")

    def source(self, number: int) -> int:
        """See Index."""
        asked = "SELECT source FROM passage WHERE id = ?"
        return int(self._database.execute(asked, (number,)).fetchone()[0])

    def _matching(self, question: str) -> set[int]:
        asked = "SELECT rowid FROM words WHERE words MATCH ?"
        return {number for (number,) in self._database.execute(asked, (question,))}

    def passage(self, number: int) -> Passage:
        """See Index."""
        asked = "SELECT place, body FROM passage JOIN words ON words.rowid = passage.id WHERE passage.id = ?"
        place, text = self._database.execute(asked, (number,)).fetchone()
        kind, path, line, headings, begins, _ = json.loads(place)
        return Passage(kind, path, line, tuple(headings), begins, text)


def _quoted(words: str) -> str:
    """A phrase that is no syntax, whatever stands in it."""
    return '"' + words.replace('"', '""') + '"'


def _place(passage: Passage) -> bytes:
    return json.dumps(passage._replace(text="")).encode("ascii")


def _told(text: str) -> str:
    # a name that is not text has no place in an index, and a zero byte would end one
    if text.isascii():
        return text.replace("\0", " ")
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
