"""Pages in reStructuredText, as far as their metadata and headings go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from async_audit.decisions import front_matter
from async_audit.decisions.fields import Field, is_known, labelled, named
from async_audit.decisions.page import Page, Section, end_of_opening, lines_of
from async_audit.patterns import late

_UNDERLINE = late(r"^([=\-~^\"'#*+.:_`])\1{2,}[ \t]*$", re.M)
_FIELD = late(r":(?P<key>[A-Za-z][A-Za-z0-9 _-]{0,40}):(?:\s+(?P<value>.*))?$")
_CELL = late(r"\s*(?P<first>\*)?\s*-\s+(?P<value>.*)$")
_GRID = late(r"\|(?P<key>[^|]*)\|(?P<value>[^|]*)\|\s*$")
_SIMPLE = late(r"={3,}(?: +={3,})+\s*$")
_DIRECTIVE = late(r"\.\. (?![A-Za-z-]+::)")
_MOST_HEAD = 80
"""Lines in which a table of metadata begins."""


def page(text: str) -> Page:
    """The page that a text in reStructuredText is."""
    lines = lines_of(text)
    head = front_matter.head_of(lines)
    sections = tuple(_sections(lines))
    first = next((one.first for one in sections), len(lines))
    end = end_of_opening(sections, len(lines))
    opening = [
        (at, line) for at, line in enumerate(lines[:end]) if at >= head.lines and not _DIRECTIVE.match(line)
    ]
    opening = [(at, line) for at, line in opening if at < first or at > first + 1]
    labels = [field for at, line in opening if (field := labelled(line, at))]
    tables = [
        *_field_list(lines[:_MOST_HEAD]),
        *_list_table(lines[:_MOST_HEAD]),
        *_text_table(lines[:_MOST_HEAD]),
    ]
    return Page((*head.fields, *tables, *labels), sections, tuple(line for _, line in opening), head.faults)


def _sections(lines: Sequence[str]) -> Iterator[Section]:
    headings = list(_headings(lines))
    ends = [first for first, *_ in headings[1:]] + [len(lines)]
    ranks: list[str] = []
    for (first, start, title, mark), end in zip(headings, ends, strict=False):
        if mark not in ranks:
            ranks.append(mark)
        body = tuple(line for line in lines[start:end] if not _DIRECTIVE.match(line))
        yield Section(title, ranks.index(mark) + 1, first, body, start)


def _headings(lines: Sequence[str]) -> Iterator[tuple[int, int, str, str]]:
    """First line, first line of the body, title, and the marks that say its rank."""
    after = 0
    for at in range(1, len(lines)):
        under = lines[at].rstrip()
        if at < after or len(under) < 3 or not _UNDERLINE.match(under):
            continue
        title = lines[at - 1]
        is_title = title.strip() and (title[:1] != " " or at > 1) and not _UNDERLINE.match(title)
        # docutils warns of a line that is too short, and takes it from four characters on
        if not is_title or (len(under) < 4 and len(title.strip()) > len(under)) or "  " in title.strip():
            continue
        over = at > 1 and lines[at - 2].rstrip() == under
        if title[:1] in " \t" and not over:
            continue
        after = at + 1
        yield at - 2 if over else at - 1, at + 1, title.strip(), under[0] * (2 if over else 1)


def _field_list(lines: Sequence[str]) -> Iterator[Field]:
    for at, line in enumerate(lines):
        match = _FIELD.match(line)
        if match and is_known(match["key"]):
            more = [one.strip() for one in _indented(lines[at + 1 :])]
            yield Field(named(match["key"]), " ".join([match["value"] or "", *more]).strip(), at)


def _indented(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if line[:1] not in (" ", "\t"):
            return
        yield line


def _list_table(lines: Sequence[str]) -> Iterator[Field]:
    """Rows of ``.. list-table::``, each with a name and a value."""
    start = next((at for at, line in enumerate(lines) if line.startswith(".. list-table::")), None)
    if start is None:
        return
    key, at_key, value = "", 0, ""
    for at, line in enumerate([*lines[start + 1 :], "   * - end"], start + 1):
        cell = _CELL.match(line)
        if cell and cell["first"]:
            if key and is_known(key):
                yield Field(named(key), value, at_key)
            key, at_key, value = cell["value"].strip(), at, ""
        elif cell:
            value = cell["value"].strip() if not value else f"{value}, {cell['value'].strip()}"
        elif line.strip() and line[:1] in (" ", "\t"):
            value = f"{value} {line.strip()}".strip()
        elif line.strip():
            if key and is_known(key):
                yield Field(named(key), value, at_key)
            return


def _text_table(lines: Sequence[str]) -> Iterator[Field]:
    """Rows of a grid table ``| a | b |``, or of a simple one between lines of ``=``."""
    split = 0
    for at, line in enumerate(lines):
        grid = _GRID.match(line)
        if _SIMPLE.match(line):
            split = 0 if split and not lines[at + 1 : at + 2] else line.index(" ")
        key, value = (grid["key"], grid["value"]) if grid else (line[:split], line[split:])
        if (grid or split) and key.strip() and is_known(key):
            more = []
            for following in lines[at + 1 :]:
                row = _GRID.match(following)
                if row is None or row["key"].strip():
                    break
                more.append(row["value"].strip())
            yield Field(named(key), " ".join([value.strip(), *more]).strip(), at)
