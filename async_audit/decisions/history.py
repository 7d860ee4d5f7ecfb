"""When records and modules came, read from the commits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from async_audit.decisions.production import module_of
from async_audit.decisions.records import Record
from async_audit.facts import Change, Commit, File, Kind

# A branch may be this old when it lands: its commits are then older than the change that they make.
_LONGEST_BRANCH = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class LogHistory:
    """The life of the records."""

    began: datetime | None
    """When the first one appeared; None if no commit shows it."""
    edited: Mapping[str, tuple[datetime, ...]]
    """By today's path, through renames: when each was added or edited."""

    def near(self, records: Iterable[Record], when: datetime, days: int) -> Iterator[Record]:
        """Those that somebody added or edited within ``days`` before or after ``when``."""
        span = timedelta(days=days)
        for record in records:
            if any(abs(time - when) <= span for time in self.edited.get(record.path, ())):
                yield record


def log_history(commits: Iterable[Commit], recognise: Callable[[str], Record | None]) -> LogHistory:
    """Read the life of the records from ``commits``, children before parents."""
    today: dict[str, str] = {}
    edited: dict[str, list[datetime]] = defaultdict(list)
    began: datetime | None = None
    for commit in commits:
        for touch in commit.touched:
            path = today.get(touch.path, touch.path)
            if touch.status == "D" or not (touch.path in today or recognise(path)):
                continue
            edited[path].append(commit.when)
            if touch.old_path and touch.status == "R":
                today[touch.old_path] = path
            if touch.status in ("A", "R", "C"):
                began = min(began or commit.when, commit.when)
    return LogHistory(began, {path: tuple(times) for path, times in edited.items()})


def new_in_history(commits: Iterable[Commit], changes: Sequence[Change]) -> Callable[[Change, str], bool]:
    """Tells whether a module was new with a change; ``changes`` are newest first.

    It was if no older change touched it, and no commit did long before.
    """
    births: dict[str, datetime] = {}
    for commit in commits:
        for module in {module_of(touch.path) for touch in commit.touched}:
            births[module] = min(births.get(module, commit.when), commit.when)
    oldest: dict[str, Change] = {}
    for change in changes:
        oldest.update((module_of(touch.path), change) for touch in change.touched)

    def is_new(change: Change, module: str) -> bool:
        born = births.get(module)
        return born is not None and born >= change.when - _LONGEST_BRANCH and oldest.get(module) is change

    return is_new


def new_in_tree(files: Mapping[str, File], change: Change) -> Callable[[str], bool]:
    """Tells whether all code of a module is what ``change``, the last one, added."""
    added = {touch.path for touch in change.touched if touch.status == "A"}

    def is_new(module: str) -> bool:
        return all(
            path in added
            for path, file in files.items()
            if file.kind is Kind.CODE and module_of(path) == module
        )

    return is_new
