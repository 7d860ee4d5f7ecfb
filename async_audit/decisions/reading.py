"""What a page means: title, status, dates, people, and what it says of other records."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from async_audit.decisions.dates import date_in, last_date_in
from async_audit.decisions.dialects import SERIES
from async_audit.decisions.links import Mention, mentions
from async_audit.decisions.page import Page, Section, page_of
from async_audit.decisions.states import Meaning, State, is_superseded, leads, meaning, plain

_STATUS = re.compile(
    r"(?:\d+[.)]?\s*)?(?:(?:rfc|adr|decision|current|document)\s+)?status\b\s*(?:[:\u2013-]\s*(?P<rest>.+))?",
    re.I,
)
# headings that every record of a template has: none of them is the title of one
_OF_A_TEMPLATE = re.compile(
    r"(?:\d+[.)]?\s*)?(?:summary|abstract|motivation|context(?: and .*| &.*|\s*/.*)?|introduction|overview|background|"
    r"changelog|change log|meta|problem(?:s| statement| description)?|decision|decisions|table of contents|toc|metadata|preamble|goals?|"
    r"simple summary|consequences|rationale|contents|description|author\(?s?\)?:?)",
    re.I,
)
_LABEL = re.compile(
    r"\W{0,3}(?P<before>(?:[A-Za-z]{2,12} ){0,2}?)(?P<word>[A-Za-z]{2,8})?[-_ #]{0,3}(?P<number>\d{1,6})(?P<mark>[\s.:)\]\u2013\u2014-]+|$)"
)  # ADR 12: x; 12. x; Aries RFC 0012: x
_KIND = re.compile(
    r"(?:(?:architecture |architectural )?decision record|adr|rfc|proposal)\s*[:\u2013\u2014-]\s+", re.I
)
_DATED = re.compile(r"\d{4}-\d\d-\d\d\s*[-:\u2013\u2014]?\s+")
_LINKED = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])")
_CHECKED = re.compile(r"\s*[-*+]?\s*\[(?P<mark>[ xX])\]\s*(?P<rest>.*)")
_BULLET = re.compile(r"^\s*(?:[-*+]\s+(?!\*)|>\s*)")
_MOST_LABELS = 3
_LONGEST_WORDING = 60
_LONGEST_STATUS = 300
_FOLDERS = {
    "accepted": State.ACCEPTED,
    "active": State.ACTIVE,
    "archive": State.DEPRECATED,
    "archived": State.DEPRECATED,
    "deprecated": State.DEPRECATED,
    "draft": State.DRAFT,
    "drafts": State.DRAFT,
    "historic": State.DEPRECATED,
    "implemented": State.IMPLEMENTED,
    "obsolete": State.DEPRECATED,
    "proposed": State.PROPOSED,
    "rejected": State.REJECTED,
    "retired": State.DEPRECATED,
    "superseded": State.SUPERSEDED,
    "withdrawn": State.WITHDRAWN,
}


_KINDS = frozenset(word for words in SERIES.values() for word in words.split())


class Reading(NamedTuple):
    """What a record says of itself, before anybody looked at the other records."""

    title: str
    """Without its number; empty if it gives itself none."""
    title_number: int | None
    """The number that its title begins with."""
    raw_status: str
    meaning: Meaning
    dated: date | None
    updated: date | None
    deadline: date | None
    deciders: tuple[str, ...]
    affects: tuple[str, ...]
    mentions: tuple[Mention, ...]
    faults: tuple[str, ...]


def read(text: str, path: str, number: int | None = None) -> Reading:
    """What ``text`` says; ``path`` tells how it is written and in which folder it stands."""
    page = page_of(text, path.rpartition(".")[2].lower())
    title, title_number = _title(page, number)
    status, lines = _status(page)
    means = meaning(status)
    if not status:
        status, means = _by_folder(path)
    faults = list(page.faults)
    if status and means.state is None:
        faults.append(
            f'its status "{status[:80]}" {"was never chosen" if means.is_template else "is not understood"}'
        )
    when, updated, deadline = _dates(page, status, means, path, faults)
    return Reading(
        title=title,
        title_number=title_number,
        raw_status=status,
        meaning=means,
        dated=when,
        updated=updated,
        deadline=deadline,
        deciders=_list(page, "deciders"),
        affects=_list(page, "affects"),
        mentions=mentions(page, lines),
        faults=tuple(faults),
    )


def is_status(title: str) -> bool:
    """Whether a heading is the one above the status."""
    return bool(_STATUS.fullmatch(title))


def _title(page: Page, number: int | None) -> tuple[str, int | None]:
    field = page.field("title")
    heading = next(iter(page.sections), None)
    title = ""
    if heading and not _OF_A_TEMPLATE.fullmatch(heading.title) and not _STATUS.fullmatch(heading.title):
        title = heading.title
    if field and (field.line <= (heading.first if heading else field.line)):
        title = field.value.strip("`* ") or title
    elif field and not title:
        title = field.value.strip("`* ")
    elif not title and (slipped := page.field("slipped-title")):
        title = slipped.value
    if title.startswith("(") and title.endswith(")"):
        title = ""  # (fill me in)
    return _unlabelled(_DATED.sub("", _KIND.sub("", _LINKED.sub(r"\1", title), count=1)), number)


def _unlabelled(title: str, number: int | None) -> tuple[str, int | None]:
    """``title`` without the numbers and kinds before it, ``1. RFC 12 - x``, and the number that it says."""
    said: list[int] = []
    while len(said) < _MOST_LABELS and (label := _LABEL.match(title)):
        found, word = int(label["number"]), (label["word"] or "").lower()
        # "Implementing PEP 649" is about another one; "2 phases of a commit" begins with no number of a record
        is_other = label["before"] and not label["mark"].strip()
        is_counted = bool(word) or not re.match(r"\W{0,3}\d{1,6}[.:)]\s", title)
        if is_other or (found != number and word not in _KINDS and is_counted):
            break
        said.append(found)
        if not title[label.end() :]:
            break
        title = _DATED.sub("", title[label.end() :])
    return title, number if number in said else next(iter(said), None)


def _status(page: Page) -> tuple[str, Sequence[str]]:
    """The status as it stands, and all lines around it, which may tell of links."""
    field = page.field("status", "stage")
    section = status_section(page)
    if field:
        return _line(field.value), [field.value, *(section.body if section else ())]
    if section is None:
        return _of_changes(page), ()
    match = _STATUS.fullmatch(section.title)
    if match and match["rest"]:
        return _line(match["rest"]), [match["rest"], *section.body]
    said = _line(_chosen(section, page))
    means = meaning(said)
    # a long text that names no state is about the state of something else
    is_prose = means.state is None and not means.is_template and len(said) > _LONGEST_WORDING
    return ("" if is_prose else said), section.body


def status_section(page: Page) -> Section | None:
    """The first section about the status among the outer ones: deeper ones are about something else."""
    outer = max(2, min((one.level for one in page.sections[1:]), default=2))
    return next((one for one in page.sections if one.level <= outer and is_status(one.title)), None)


def _chosen(section: Section, page: Page) -> str:
    """The first paragraph of a section about the status, or the box that is checked."""
    boxes = [match for line in section.body if (match := _CHECKED.fullmatch(line))]
    if checked := next((box["rest"] for box in boxes if box["mark"] != " "), ""):
        return checked
    spoken = [one for one in section.body if not one.startswith(">") and (plain(one) or not one.strip())]
    lines = spoken if any(line.strip() for line in spoken) else list(section.body)
    # "Accepted", and below it "Superseded by 3": the last word holds
    if retired := next((line for line in lines if is_superseded(line)), ""):
        return _BULLET.sub("", retired).strip()
    paragraph: list[str] = []
    for line in lines:
        if line.strip() and not (paragraph and re.match(r"\s*[-*+]\s", line)):
            paragraph.append(_BULLET.sub("", line).strip())
        elif paragraph:
            break
    if not paragraph:
        below = page.below(section)
        return below[0].title if below else ""
    first = paragraph[0]
    # a first line that is a status by itself is one, whatever the next lines tell
    return first if meaning(first).state and len(paragraph) > 1 else " ".join(paragraph)


def _of_changes(page: Page) -> str:
    """The last state that the log of its changes tells of."""
    told = [said for line in _changes(page) if leads(said := _BULLET.sub("", line))]
    dates = [date_in(line) or date.min for line in told]
    return _line(told[max(range(len(told)), key=lambda at: (dates[at], at))]) if told else ""


def _changes(page: Page) -> Sequence[str]:
    title = re.compile(r"change ?log.*|history|revision history", re.I)
    return next((one.body for one in page.sections if title.fullmatch(one.title)), ())


def _line(text: str) -> str:
    text = " ".join(text.split())
    if not text.strip("-\u2013\u2014 "):
        return ""  # nothing was filled in
    return text if len(text) <= _LONGEST_STATUS else f"{text[: _LONGEST_STATUS - 1]}\u2026"


def _by_folder(path: str) -> tuple[str, Meaning]:
    """The status that the folder of a record has in its name: ``historic-adrs``, ``rejected``."""
    for folder in reversed(path.split("/")[:-1]):
        words = folder.lower().replace("_", "-").split("-")
        if words[0] in _FOLDERS and len(words) <= 2:
            return folder, Meaning(_FOLDERS[words[0]])
    return "", Meaning(None)


def _dates(
    page: Page, status: str, means: Meaning, path: str, faults: list[str]
) -> tuple[date | None, date | None, date | None]:
    found: dict[str, date | None] = {}
    for name in ("date", "updated", "deadline"):
        field = page.field(name)
        read = last_date_in if name == "deadline" else date_in  # a review period has a beginning and an end
        found[name] = read(field.value) if field else None
        if field and found[name] is None and any(char.isdigit() for char in field.value):
            faults.append(f'its {name} "{field.value[:40]}" is not one date')
    if means.state is State.LAST_CALL and found["deadline"] is None:
        found["deadline"] = date_in(status)  # LAST CALL 2024-05-01
    when = found["date"] or date_in(status)
    if when is None:
        dates = [day for line in _changes(page) if (day := date_in(line))]
        when = min(dates, default=None) or date_in(path.rpartition("/")[2])
    return when, found["updated"], found["deadline"]


def _list(page: Page, name: str) -> tuple[str, ...]:
    field = page.field(name)
    if field is None:
        return ()
    # a star is emphasis around a name, and a part of a pattern
    marks = " \t`'\"[]" if name == "affects" else " \t*`'\"[]"
    words = (word.strip(marks) for word in re.split(r"[,;]|\band\b", field.value))
    return tuple(word for word in words if word and plain(word) not in ("none", "n/a", "tbd"))
