"""When records and modules came, read from the commits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from async_audit.decisions.production import module_of
from async_audit.facts import Change, Commit, File, Kind

if TYPE_CHECKING:
    from async_audit.decisions.records import Record

_SIBLINGS = timedelta(days=365)


class LogHistory(NamedTuple):
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


def new_in_window(files: Iterable[str], changes: Sequence[Change]) -> Callable[[Change, str], bool]:
    """Tells whether a module was new with a change of the window, and the first of its kind.

    ``files`` are today's paths, ``changes`` newest first. A module was there before the window if it holds
    a file that no change of the window added. It is one more of a kind if a sibling came in the 12 months
    before; modules at the top have no siblings.
    """
    oldest: dict[str, Change] = {}
    added: set[str] = set()
    seen = set(files)
    for change in changes:
        for touch in change.touched:
            oldest[module_of(touch.path)] = change
            (added if touch.status in "ARC" else seen).add(touch.path)
            if touch.old_path:
                seen.add(touch.old_path)
                oldest[module_of(touch.old_path)] = change
    before = {module_of(path) for path in seen - added}
    siblings: dict[str, list[datetime]] = defaultdict(list)
    for module, change in oldest.items():
        if module not in before:
            siblings[_parent(module)].append(change.when)

    def is_new(change: Change, module: str) -> bool:
        if module in before or oldest.get(module) is not change:
            return False
        year = (change.when - _SIBLINGS, change.when)
        return not _parent(module) or not any(year[0] <= when < year[1] for when in siblings[_parent(module)])

    return is_new


def _parent(module: str) -> str:
    return module.rpartition("/")[0]


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
