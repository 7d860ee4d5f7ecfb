"""All records of one tree, and what they answer together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from async_audit.decisions import cover, naming, records
from async_audit.decisions.cover import Answer
from async_audit.decisions.records import Record
from async_audit.errors import MissingObjectError
from async_audit.facts import Change, Snapshot

_MOST_OF_A_RECORD = 1 << 18  # bytes


@dataclass(frozen=True, slots=True)
class Log:
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
        """Each record with its text; with a reason instead where the clone does not hold it."""
        for record in self.records:
            try:
                yield records.with_text(record, snapshot.read(record.path, _MOST_OF_A_RECORD))
            except MissingObjectError as error:
                yield record, str(error)


def open_log(snapshot: Snapshot, patterns: Sequence[str]) -> Log:
    """The records of ``snapshot``, unread; ``patterns`` as in ``records.recogniser``."""
    recognise = records.recogniser(patterns)
    return Log(records.find(snapshot.files, recognise), recognise)
