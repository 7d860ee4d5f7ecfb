"""The written decisions of a repository: which files they are, with number, title and text."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from async_audit.decisions import dialects, titles
from async_audit.facts import File, Kind

_NOT_TEXT = frozenset({Kind.GENERATED, Kind.VENDORED, Kind.BINARY, Kind.LINK, Kind.SUBMODULE})
_LABEL = re.compile(
    r"\W{0,3}(?:[A-Za-z]{2,8}[-_ #]{0,3})?(\d{1,6})(?:[\s.:)\]\u2013\u2014-]+|$)"
)  # ADR 12: x; 12. x


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
    """Empty until it was read."""


def recogniser(patterns: Sequence[str] = ()) -> Callable[[str], Record | None]:
    """Says which record a path is, whether or not the file still exists.

    ``patterns``, in the syntax of ``.gitignore``, replace the names that are known: what matches is a
    record, except a template.
    """
    is_configured = _matcher(patterns) if patterns else None

    @functools.cache
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
    """The records of a tree, unread, sorted by path."""
    found = (recognise(path) for path, file in files.items() if file.kind not in _NOT_TEXT)
    return tuple(sorted((record for record in found if record), key=lambda record: record.path))


def with_text(record: Record, content: bytes) -> Record:
    """The record after reading: with its text, and with the title that it gives itself, if any."""
    text = content.decode("utf-8", "replace")
    title = titles.title_in(text, record.path.rpartition(".")[2].lower())
    label = _LABEL.match(title)
    if label and record.number is not None and int(label[1]) == record.number:
        title = title[label.end() :] or title
    return dataclasses.replace(record, text=text, title=title or record.title)


def _matcher(patterns: Sequence[str]) -> Callable[[str], bool]:
    from pathspec import GitIgnoreSpec  # the one spelling that 0.12 and 1.x both take without a warning

    return GitIgnoreSpec.from_lines(patterns).match_file
