"""How a log writes its records, as its recent ones show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from async_audit.decisions.dialects import METADATA
from async_audit.decisions.numbering import dense_numbers
from async_audit.decisions.page import Page, Section, lines_of, page_of
from async_audit.decisions.records import Record
from async_audit.decisions.states import State
from async_audit.errors import UsageError

_RECENT = 8
"""Records that show how a log is written today."""
HEADINGS = ("Status", "Context", "Decision", "Consequences")
"""Those of Michael Nygard, 2011; for a log that has none of its own."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a log writes its records, as its recent ones show."""

    model: Record
    page: Page
    headings: tuple[str, ...]
    """The outer ones below the title."""
    level: int
    """Their rank."""
    recent: tuple[Record, ...]
    open_word: str
    """What the log calls a record that nobody decided yet."""

    @property
    def extension(self) -> str:
        """Without the dot."""
        return self.model.path.rpartition(".")[2]


def dialect_of(records: Sequence[Record]) -> Dialect | None:
    """How these records, of one log, are written; None when none of them was read.

    Raises UsageError for a log whose records are more than one text.
    """
    read = [record for record in records if record.text and record.number is not None]
    read = read or [record for record in records if record.text]
    if not read:
        return None
    dense = set(dense_numbers(one.number for one in read if one.number is not None))
    read = [one for one in read if one.number in dense] or read
    recent = tuple(sorted(read, key=lambda one: (one.number or 0, one.name))[-_RECENT:])
    if recent[-1].path.endswith(METADATA):
        raise UsageError(
            f"{recent[-1].log}: its records are a text with a {METADATA}; copy its template directory"
        )
    pages = [page_of(one.text, one.path.rpartition(".")[2].lower()) for one in recent]
    bodies = [_body(page, record) for page, record in zip(pages, recent, strict=True)]
    common = Counter(title for body in bodies for title in {_key(one) for one in body})
    shared = {title for title, times in common.items() if times * 2 >= len(pages)}
    best = max(range(len(recent)), key=lambda at: (len(shared & {_key(one) for one in bodies[at]}), at))
    headings = tuple(dict.fromkeys(one.title for one in bodies[best] if _key(one) in shared))
    level = bodies[best][0].level if bodies[best] else 2
    return Dialect(recent[best], pages[best], headings or HEADINGS, level, recent, _open_word(records))


def _open_word(records: Sequence[Record]) -> str:
    """The word for it that most records of the log have had, else ``Proposed`` in the letters of the log."""
    said = [one for one in records if one.state and re.fullmatch(r"\w+", one.raw_status)]
    used = Counter(one.raw_status for one in said if one.state in (State.DRAFT, State.PROPOSED))
    if used:
        return max(sorted(used), key=lambda word: used[word])
    shown = next((one.raw_status for one in reversed(records) if one.raw_status), "Accepted")
    word = "Draft" if records[0].series in ("pep", "eip") else "Proposed"
    letters = re.sub(r"[^A-Za-z]", "", shown)
    if letters.islower():
        return word.lower()
    return word.upper() if letters.isupper() and len(letters) > 1 else word


def _body(page: Page, record: Record) -> list[Section]:
    """The sections of a record below its title, the outer ones only: they are the template."""
    body = page.sections[has_title(page, record) :]
    outer = min((one.level for one in body), default=1)
    return [one for one in body if one.level == outer]


def has_title(page: Page, record: Record) -> bool:
    """Whether the first heading is the title; RFCs that begin with ``# Summary`` have it elsewhere."""
    return bool(page.sections) and record.title in page.sections[0].title


def title_of(dialect: Dialect, title: str, number: int) -> str:
    """The title with the label that the titles of the log have: ``12. x``, ``ADR 012: x``."""
    model, raw = dialect.model, dialect.page.sections[0].title
    label, _, _ = raw.partition(model.title) if model.title in raw else ("", "", "")

    def numbered(match: re.Match[str]) -> str:
        return f"{number:0{len(match[0])}}" if int(match[0]) == model.number else match[0]

    return f"{re.sub(r'[0-9]+', numbered, label)}{title}"


def heading_of(title: str, level: int, extension: str, dialect: Dialect | None) -> list[str]:
    """The lines of a heading, in the marks of the log."""
    if extension == "rst":
        mark = _underline(dialect, level)
        return [title, mark * max(3, len(title))]
    return [f"{('=' if extension in ('adoc', 'asciidoc', 'asc') else '#') * level} {title}"]


def _underline(dialect: Dialect | None, level: int) -> str:
    """The mark under a heading of that rank, as the model has it."""
    if dialect is not None:
        lines = lines_of(dialect.model.text)
        for section in dialect.page.sections:
            below = lines[section.first : section.first + 3]
            marks = [line[0] for line in below if re.fullmatch(r"([^\w\s])\1{2,}\s*", line)]
            if section.level == level and marks:
                return marks[0]
    return "=" if level == 1 else "-"


def _key(section: Section) -> str:
    return " ".join(section.title.lower().split())
