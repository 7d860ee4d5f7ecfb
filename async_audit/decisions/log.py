"""All records of one tree, and what they answer together."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from typing import NamedTuple

from async_audit.decisions import cover, naming, records
from async_audit.decisions.cover import Answer
from async_audit.decisions.records import Record
from async_audit.errors import MissingObjectError
from async_audit.facts import Change
from async_audit.snapshots import Snapshot

_MOST_OF_A_RECORD = 1 << 18  # bytes


class Log(NamedTuple):
    """The records of the tree, and what makes a path one."""

    records: tuple[Record, ...]
    recognise: Callable[[str], Record | None]

    def answer(self, change: Change, elsewhere: Sequence[str] = ()) -> Answer:
        """What the change itself says about its decision; no record is read for it.

        ``elsewhere`` are texts that in its message name a decision kept elsewhere.
        """
        return cover.answer(change, self.records, self.recognise, elsewhere)

    def nearest(self, change: Change) -> str:
        """The directory of the log that shares most directories with the change, then of the longest log."""
        folders = naming.folders_of([touch.path for touch in change.touched])
        sizes = Counter(record.log for record in self.records)
        return max(sorted(sizes), key=lambda log: (len(naming.folders_of([log]) & folders), sizes[log]))

    def read(self, snapshot: Snapshot) -> Iterator[Record | tuple[Record, str]]:
        """Each record with its text; with a reason instead where the clone does not hold it.

        Their links lead nowhere yet: ``load`` looks where they lead.
        """
        for record in self.records:
            body = records.text_beside(record.path, snapshot.files)
            try:
                content = snapshot.read(record.path, _MOST_OF_A_RECORD)
                yield records.with_text(
                    record, content, snapshot.read(body, _MOST_OF_A_RECORD) if body else None
                )
            except MissingObjectError as error:
                yield record, str(error)


class Records(NamedTuple):
    """Every record of a tree, read, with links that lead from one to the other."""

    all: tuple[Record, ...]
    """Sorted by path; one that the clone does not hold has no text, and says so in its ``faults``."""
    missing: tuple[tuple[Record, str], ...] = ()
    """Those that could not be read at all, and why."""

    def at(self, path: str) -> Record | None:
        """The record at a path."""
        return next((record for record in self.all if record.path == path), None)

    @property
    def logs(self) -> tuple[str, ...]:
        """The directories of the logs, sorted."""
        return tuple(sorted({record.log for record in self.all}))

    def of(self, log: str) -> tuple[Record, ...]:
        """The records of one log, by number, then by path; those without a number last."""
        found = [record for record in self.all if record.log == log]
        return tuple(sorted(found, key=lambda one: (one.number is None, one.number or 0, one.path)))


def open_log(snapshot: Snapshot, patterns: Sequence[str] = ()) -> Log:
    """The records of ``snapshot``, unread; ``patterns`` as in ``records.recogniser``."""
    recognise = records.recogniser(patterns)
    return Log(records.find(snapshot.files, recognise), recognise)


def load(snapshot: Snapshot, patterns: Sequence[str] = ()) -> Records:
    """Read every record of every log in ``snapshot``; ``patterns`` as in ``records.recogniser``."""
    from async_audit.decisions.shelf import Shelf

    log = open_log(snapshot, patterns)
    read: list[Record] = []
    missing: list[tuple[Record, str]] = []
    for one in log.read(snapshot):
        if isinstance(one, Record):
            read.append(one)
        else:
            missing.append(one)
            read.append(dataclasses.replace(one[0], faults=(f"it was not read: {one[1]}",)))
    shelf = Shelf(read, snapshot.files)
    with_links = (dataclasses.replace(one, links=shelf.links(one.path, one.mentions)) for one in read)
    return Records(tuple(with_links), tuple(missing))


def linked(records: Records, record: Record, files: Container[str]) -> Record:
    """``record``, read from somewhere else, with links that lead among ``records``."""
    from async_audit.decisions.shelf import Shelf

    return dataclasses.replace(record, links=Shelf(records.all, files).links(record.path, record.mentions))
