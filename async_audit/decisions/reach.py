"""Which records speak of a path: by what they say they affect, by their text, by the commits that name them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from async_audit.decisions import naming
from async_audit.decisions.citing import is_retired
from async_audit.decisions.records import Record
from async_audit.facts import Change
from async_audit.trailers import without_comments


class Way(str, Enum):
    """How a record is known to speak of a path, surest first."""

    AFFECTS = "says that it affects"
    COMMIT = "is named by a commit that touched"
    TEXT = "names in its text"


@dataclass(frozen=True, slots=True)
class Governing:
    """A record that speaks of a path, and how that is known."""

    record: Record
    way: Way
    what: str
    """The pattern, the commit id, or the path as it stands in the record."""


def governing(path: str, records: Iterable[Record], changes: Iterable[Change] = ()) -> tuple[Governing, ...]:
    """The records that speak of the file or directory at ``path``, each once, surest way first.

    ``records`` are read (``decisions.load(snapshot).all``); ``changes`` are those that may name them
    (``snapshot.changes(limit)``). A record speaks of a file also when it names a directory above it of at
    least two parts, and of a directory when it names something below it. Ties stand in order of path.
    """
    path = path.strip("/")
    read = tuple(records)
    found = [one for record in read if (one := _by_itself(path, record))]
    touching = [change for change in changes if any(_covers(path, touch.path) for touch in change.touched)]
    found += _by_commits(read, touching)
    ways = list(Way)
    found.sort(key=lambda one: (ways.index(one.way), one.record.path))
    first: dict[str, Governing] = {}
    for one in found:
        first.setdefault(one.record.path, one)
    return tuple(first.values())


def paths_of(record: Record) -> frozenset[str]:
    """The paths that a record speaks of, as far as its text shows: ``src/net``, ``plugins/``."""
    return naming.paths_in(record.text)


def spoken_of(records: Iterable[Record]) -> Callable[[str], bool]:
    """Whether a record that was not retired speaks of a path by itself, for many paths; see ``governing``."""
    holding = [record for record in records if not is_retired(record)]
    named = frozenset(path for record in holding for path in paths_of(record))
    patterns = [pattern for record in holding for pattern in record.affects]
    return lambda path: (
        any(above in named and (above == path or "/" in above) for above in _upward(path))
        or any(_matches(path, pattern) for pattern in patterns)
    )


def speaking(paths: Iterable[str], records: Iterable[Record]) -> Mapping[str, Sequence[Record]]:
    """For each of many paths the records that speak of it by themselves, by path; see ``governing``."""
    named: dict[str, list[Record]] = defaultdict(list)
    below: dict[str, list[Record]] = defaultdict(list)
    affecting: list[Record] = []
    for record in records:
        affecting += [record] if record.affects else []
        mentioned = sorted(paths_of(record))
        for path in mentioned:
            named[path].append(record)
        for folder in naming.folders_of(mentioned):
            below[folder].append(record)
    found = {}
    for path in paths:
        far = (
            one for above in _upward(path) if above == path or "/" in above for one in named.get(above, ())
        )
        affected = (one for one in affecting if any(_matches(path, pattern) for pattern in one.affects))
        spoken = {one.path: one for one in (*affected, *far, *below.get(path, ()))}
        found[path] = [spoken[key] for key in sorted(spoken)]
    return found


def _by_itself(path: str, record: Record) -> Governing | None:
    for pattern in record.affects:
        if _matches(path, pattern):
            return Governing(record, Way.AFFECTS, pattern)
    named = paths_of(record)
    for above in _upward(path):
        # "src" or "docs" alone says nothing about what is in it
        if above in named and (above == path or "/" in above):
            return Governing(record, Way.TEXT, above)
    below = sorted(one for one in named if one.startswith(f"{path}/")) if path else []
    return Governing(record, Way.TEXT, below[0]) if below else None


def _by_commits(records: Sequence[Record], changes: Iterable[Change]) -> Iterator[Governing]:
    numbered = [record for record in records if record.number is not None or record.name]
    for change in changes:
        message = without_comments(change.message)
        for record in naming.named_by(message, numbered):
            yield Governing(record, Way.COMMIT, change.commit)


def _upward(path: str) -> Iterator[str]:
    """``path`` and each directory above it, nearest first."""
    while path:
        yield path
        path = path.rpartition("/")[0]


def _covers(path: str, touched: str) -> bool:
    return not path or touched == path or touched.startswith(f"{path}/")


def _matches(path: str, pattern: str) -> bool:
    """Whether a pattern as in .gitignore means ``path``, or something below it."""
    from pathspec import GitIgnoreSpec

    plain = pattern.strip().strip("/")
    if _covers(path, plain.split("*")[0].rstrip("/")) and plain.split("*")[0].strip("/"):
        return True
    try:
        return GitIgnoreSpec.from_lines([pattern]).match_file(path)
    except ValueError:  # no pattern at all
        return False
