"""SQLite files beside the repository, which whoever made the repository may have written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

_WAIT = 5.0
"""Seconds to wait for another run that is writing."""


def connected(file: Path, schema: Sequence[str]) -> sqlite3.Connection | None:
    """The database, with these tables and nothing else; None where nobody can write there.

    A file that is damaged, or holds other tables, is thrown away.
    """
    folder = file.parent
    if folder.is_symlink() or file.is_symlink():
        return None  # it may lead anywhere
    for _ in range(2):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return _prepared(file, schema)
        except (OSError, sqlite3.OperationalError):
            return None  # nobody can write here, or this SQLite has no such tables
        except sqlite3.DatabaseError:  # damaged, or of another version: begin again
            with suppress(OSError):
                for one in files(file):
                    one.unlink()
    return None


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written inside, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def size(connection: sqlite3.Connection) -> int:
    """Bytes in use."""
    (pages,), (free,), (page,) = (
        connection.execute(f"PRAGMA {name}").fetchone()
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (int(pages) - int(free)) * int(page)


def files(file: Path) -> Iterator[Path]:
    """The database and what SQLite lays beside it, as far as they are there."""
    return (one for end in ("", "-wal", "-shm") if (one := file.with_name(f"{file.name}{end}")).is_file())


def _prepared(file: Path, schema: Sequence[str]) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_WAIT, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")  # the file came with a repository of a stranger
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        with transaction(connection):
            if not _tables(connection):
                for statement in schema:
                    connection.execute(statement)
        _check(connection, schema)
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection, schema: Sequence[str]) -> None:
    if _tables(connection) != _meant(schema):
        raise sqlite3.DatabaseError("not our tables")


def _meant(schema: Sequence[str]) -> list[tuple[str]]:
    """What a new file would hold: a virtual table brings tables of its own."""
    if len(schema) == 1:
        return [(schema[0],)]
    memory = sqlite3.connect(":memory:")
    try:
        for statement in schema:
            memory.execute(statement)
        return _tables(memory)
    finally:
        memory.close()


def _tables(connection: sqlite3.Connection) -> list[tuple[str]]:
    return connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
