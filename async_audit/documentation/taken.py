"""What a change takes away that documents still speak of: paths, places on a page, names of code."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from async_audit.documentation import code_names
from async_audit.documentation.code_names import Named
from async_audit.documentation.dead import Dead, Ground, dead_references
from async_audit.documentation.documents import dialect, repeats_documents
from async_audit.documentation.languages.language import decoded
from async_audit.documentation.library import LARGEST, Library
from async_audit.documentation.markup import page
from async_audit.documentation.pages import Page
from async_audit.errors import MissingObjectError
from async_audit.facts import Change, Departure, Kind, Touch
from async_audit.patterns import late
from async_audit.snapshots import Snapshot

MOST_FILES = 500
"""Files of a change whose content is compared; a hook has no time for more."""
_WORD = late(r"[A-Za-z_]\w+")
_TOKEN = late(r"[A-Za-z0-9_]+")
_VALUE = late(r"[\"'`]([A-Za-z_]\w+)[\"'`]")
_BY_HAND = (Kind.CODE, Kind.TEST, Kind.EXAMPLE, Kind.DATA, Kind.MIGRATION)


@dataclass(slots=True)
class Taken:
    """What a change takes away, before anybody looks whether a document minds."""

    departures: dict[str, Departure] = field(default_factory=dict)
    """Paths, and what they are called now."""
    words: dict[str, str] = field(default_factory=dict)
    """Names of code that a file defined before and does not hold after, and that file."""
    pages: dict[str, tuple[str, Page]] = field(default_factory=dict)
    """Documents that it touches: where each was before, and as it was read there."""
    left_out: int = 0
    """Files that were not compared."""


def taken(snapshot: Snapshot, change: Change) -> Taken:
    """Read from the list of files, and from what files held before and after."""
    found = Taken()
    for touch in change.touched:
        if touch.status == "D":
            found.departures[touch.path] = Departure("", "")
        elif touch.status == "R" and touch.old_path not in snapshot.files:
            found.departures[touch.old_path] = Departure("", touch.path)
    compared = [
        touch for touch in change.touched if touch.status not in "AC" and _is_compared(snapshot, touch)
    ]
    found.left_out = max(0, len(compared) - MOST_FILES)
    for touch in compared[:MOST_FILES]:
        try:
            old, new = snapshot.before_and_after(change, touch, LARGEST)
        except MissingObjectError:
            found.left_out += 1
            continue
        path = touch.old_path or touch.path
        if old is not None and dialect(path):
            found.pages[touch.path] = path, page(decoded(old), dialect(path))
        elif old is not None:
            found.words.update(dict.fromkeys(_lost_words(decoded(old), decoded(new or b"")), path))
    return found


def _is_compared(snapshot: Snapshot, touch: Touch) -> bool:
    path = touch.old_path or touch.path
    file = snapshot.files.get(touch.path)
    return bool(dialect(path)) or (
        not repeats_documents(path) and (file is None or file.kind in _BY_HAND) and touch.deleted != 0
    )


def _lost_words(before: str, after: str) -> Iterator[str]:
    """Names that the text before defines, and the text after does not hold, not even as a value in small letters."""
    lost = {
        word for word in set(_WORD.findall(before)) - set(_WORD.findall(after)) if code_names.is_coded(word)
    }
    # what is compared in small letters now still takes what a document writes
    values = set(_VALUE.findall(after)) if lost else frozenset()
    lost = {word for word in lost if word.lower() not in values}
    if not lost:
        return
    for line in before.splitlines():
        for word in lost.intersection(_WORD.findall(line)):
            if code_names.defines(word, line[:300].strip()):
                lost.discard(word)
                yield word


def dead_by(snapshot: Snapshot, library: Library, lost: Taken) -> Iterator[tuple[str, Dead]]:
    """References in documents that the change kills, by document and line."""
    if not lost.departures and not lost.pages:
        return  # before anybody lists the tree: a hook has no time
    ground = library.ground(lost.departures)
    names = {_longest(path) for path in (*lost.departures, *ground.gone_folders, *lost.pages)} - {""}
    said = snapshot.naming(names, paths=library.paths) if names else {}
    candidates = {line.path for lines in said.values() for line in lines} | lost.pages.keys()
    before = dict(lost.pages.values())
    # what led nowhere before is not this change's doing
    paths = dict.fromkeys((*snapshot.files, *lost.departures))  # what they are for nobody asks
    was = Ground(paths, {}, lambda path: before.get(path) or library.page(path))
    for path in sorted(filter(library.holds, candidates)):
        read = library.page(path)
        dead = list(dead_references(path, read, ground)) if read else []
        if read and dead:
            known = {one.written for one in dead_references(*lost.pages.get(path, (path, read)), was)}
            yield from ((path, one) for one in dead if one.written not in known)


def _longest(path: str) -> str:
    """The longest word of the last part of a path: what somebody who names it must write."""
    return max(_TOKEN.findall(posixpath.basename(path)), key=len, default="")


def said_of(snapshot: Snapshot, library: Library, words: Mapping[str, str]) -> Iterator[Named]:
    """Where documents say names that stand in no other text file any more, by path and line."""
    said = set(snapshot.naming(words, paths=library.paths)) if words else set()
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for word, lines in (snapshot.naming(said) if said else {}).items():
        paths = {line.path for line in lines}
        if all(map(repeats_documents, paths)):
            for path in filter(library.holds, paths):
                wanted[path].add(word)
    for path, of_page in sorted(wanted.items()):
        read = library.page(path)
        yield from (one for one in (code_names.named(path, read) if read else ()) if one.word in of_page)
