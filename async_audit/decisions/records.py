"""The written decisions of a repository: which files they are, and each one's normal form."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from async_audit.decisions import dialects
from async_audit.decisions.links import Link, Mention
from async_audit.decisions.states import State
from async_audit.facts import File, Kind

_NOT_TEXT = frozenset({Kind.GENERATED, Kind.VENDORED, Kind.BINARY, Kind.LINK, Kind.SUBMODULE})


@dataclass(frozen=True, slots=True)
class Record:
    """One ADR, RFC or other written decision."""

    path: str
    log: str
    """The directory of its log, ``.`` for the top. Each log counts for itself."""
    number: int | None
    """From its name; None for a draft, or where the name has a date only."""
    title: str
    """Without its number. What its name says until the text was read."""
    series: str = "adr"
    """What its kind is called: a key of ``dialects.SERIES``."""
    name: str = ""
    """What the path ends in, without extension: ``0012-use-postgres``."""
    text: str = ""
    """Empty until it was read, as is all that follows."""
    title_number: int | None = None
    """The number that its title begins with."""
    raw_status: str = ""
    """As it is written, on one line; empty when it states none."""
    state: State | None = None
    """What that means; None when it states none, or nobody can tell."""
    is_partial: bool = False
    """Whether the state holds for a part of it only: ``partly superseded``."""
    dated: date | None = None
    """When it says that it was made."""
    updated: date | None = None
    deadline: date | None = None
    """Until when comments are asked for."""
    deciders: tuple[str, ...] = ()
    affects: tuple[str, ...] = ()
    """Paths or globs that it says it is about."""
    links: tuple[Link, ...] = ()
    mentions: tuple[Mention, ...] = ()
    """What ``links`` are made of, before anybody looked where they lead."""
    faults: tuple[str, ...] = ()
    """What could not be read, each as a clause about "it"."""


def recogniser(patterns: Sequence[str] = ()) -> Callable[[str], Record | None]:
    """Says which record a path is, whether or not the file still exists.

    ``patterns``, in the syntax of ``.gitignore``, replace the names that are known: what matches is a
    record, except a template.
    """
    return _recogniser(tuple(patterns))


@functools.lru_cache(maxsize=4)  # three audits and the summary look for the records of the same tree
def _recogniser(patterns: tuple[str, ...]) -> Callable[[str], Record | None]:
    is_configured = _matcher(patterns) if patterns else None

    @functools.lru_cache(maxsize=1 << 17)
    def recognise(path: str) -> Record | None:
        if is_configured is None:
            place = dialects.place(path)
        else:
            place = dialects.place_of_configured(path) if is_configured(path) else None
        if place is None:
            return None
        title = re.sub(r"[-_\s]+", " ", place.slug).strip() or place.name
        return Record(path, place.log, place.number, title, place.series, place.name)

    return recognise


def find(files: Mapping[str, File], recognise: Callable[[str], Record | None]) -> tuple[Record, ...]:
    """The records of a tree, unread, sorted by path; of a text with metadata beside it, the metadata."""
    found = (recognise(path) for path, file in files.items() if file.kind not in _NOT_TEXT)
    return tuple(
        sorted(
            (record for record in found if record and beside(record.path) not in files),
            key=lambda record: record.path,
        )
    )


def beside(path: str) -> str:
    """Where the metadata of the text at ``path`` would stand; empty for what is metadata itself."""
    folder, _, name = path.rpartition("/")
    return "" if name == dialects.METADATA else f"{folder}/{dialects.METADATA}"


def text_beside(path: str, files: Mapping[str, File]) -> str:
    """The text that belongs to the metadata at ``path``, if that is metadata and the text is there."""
    folder, _, name = path.rpartition("/")
    text = f"{folder}/README.md"
    return text if name == dialects.METADATA and text in files else ""


def with_text(record: Record, content: bytes, body: bytes | None = None) -> Record:
    """The record after reading: with its text and all that it says of itself; its links lead nowhere yet.

    ``body`` is the text, where ``content`` is only its metadata.
    """
    from async_audit.decisions import reading

    text = content.decode("utf-8", "replace")
    said = reading.read(text, record.path, record.number)
    return dataclasses.replace(
        record,
        text=text if body is None else body.decode("utf-8", "replace"),
        title=said.title or record.title,
        title_number=said.title_number,
        raw_status=said.raw_status,
        state=said.meaning.state,
        is_partial=said.meaning.is_partial,
        dated=said.dated,
        updated=said.updated,
        deadline=said.deadline,
        deciders=said.deciders,
        affects=said.affects,
        mentions=said.mentions,
        faults=said.faults,
    )


def _matcher(patterns: Sequence[str]) -> Callable[[str], bool]:
    from pathspec import GitIgnoreSpec  # the one spelling that 0.12 and 1.x both take without a warning

    return GitIgnoreSpec.from_lines(patterns).match_file
