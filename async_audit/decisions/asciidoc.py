"""Pages in AsciiDoc, as far as their metadata and headings go."""

from __future__ import annotations

from collections.abc import Sequence

from async_audit.decisions import front_matter
from async_audit.decisions.fields import Field, is_known, labelled, named
from async_audit.decisions.page import Page, Section, end_of_opening, lines_of
from async_audit.patterns import late

_ATTRIBUTE = late(r":(?P<key>[A-Za-z][A-Za-z0-9_-]{0,40}):(?:\s+(?P<value>.*))?$")
_HEADING = late(r"(?P<mark>={1,6}|#{1,6})\s+(?P<title>\S.*)$")
_ROW = late(r"\|(?P<key>[^|]+)\|(?P<value>[^|]*)$")


def page(text: str) -> Page:
    """The page that a text in AsciiDoc is."""
    lines = lines_of(text)
    head = front_matter.head_of(lines)
    visible = _visible(lines)
    marks = [(at, match) for at in visible if at >= head.lines and (match := _HEADING.match(lines[at]))]
    ends = [at for at, _ in marks[1:]] + [len(lines)]
    sections = tuple(
        Section(match["title"].strip(), len(match["mark"]), at, tuple(lines[at + 1 : end]), at + 1)
        for (at, match), end in zip(marks, ends, strict=False)
    )
    end = end_of_opening(sections, len(lines))
    opening = [(at, lines[at]) for at in visible if head.lines <= at < end]
    fields = [field for at, line in opening if (field := _field(line, at))]
    return Page((*head.fields, *fields), sections, tuple(line for _, line in opening), head.faults)


def _field(line: str, at: int) -> Field | None:
    match = _ATTRIBUTE.match(line) or _ROW.match(line)
    if match and is_known(match["key"]):
        return Field(named(match["key"]), (match["value"] or "").strip(), at)
    return labelled(line, at)


def _visible(lines: Sequence[str]) -> list[int]:
    """Numbers of the lines that are neither in a block of code or comment, nor a comment."""
    fence, shown = "", []
    for at, line in enumerate(lines):
        mark = line.rstrip()
        if fence:
            fence = "" if mark == fence else fence
        elif mark in ("----", "....", "////", "```"):
            fence = mark
        elif not line.startswith("//"):
            shown.append(at)
    return shown
