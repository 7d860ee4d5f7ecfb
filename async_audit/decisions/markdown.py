"""Pages in Markdown, read by a CommonMark parser."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from async_audit.decisions import front_matter
from async_audit.decisions.fields import Field, is_known, labelled, named
from async_audit.decisions.page import Page, Section, end_of_opening, lines_of
from async_audit.patterns import late

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_COMMENT = late(r"<!--.*?(?:-->|\Z)", re.S)
_UNSPACED = late(r"(#{1,6})([^#\s].*)")  # "#Title" is no heading in CommonMark, but people mean one
_CLOSING = late(r"\s+#+\s*$")
_LONGEST_TITLE = 300  # characters


class _Piece(NamedTuple):
    """A heading, or some lines of text."""

    line: int
    level: int
    """0 for text."""
    lines: tuple[str, ...]
    is_quote: bool = False


def page(text: str) -> Page:
    """The page that a text in Markdown is."""
    lines = lines_of(text)
    head = front_matter.head_of(lines)
    tokens = _parser().parse(_without_comments("\n".join(lines[head.lines :])))
    for token in tokens if head.lines else ():
        if token.map:  # lines count from the top of the file
            token.map = [token.map[0] + head.lines, token.map[1] + head.lines]
    pieces = list(_pieces(tokens))
    sections = tuple(_sections(pieces))
    end = end_of_opening(sections, len(lines))
    opening = [piece for piece in pieces if not piece.level and piece.line < end]
    labels = [field for piece in opening for field in _labels(piece)]
    return Page(
        (*head.fields, *labels, *_table_fields(tokens)),
        sections,
        (*head.notes, *(line for piece in opening for line in piece.lines)),
        head.faults,
    )


@functools.cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table")
    parser.core.ruler.enableOnly(
        ["normalize", "block"]
    )  # what stands inside of a line is read where it matters
    return parser


def _without_comments(text: str) -> str:
    """``text`` with as many lines, but without HTML comments."""
    if "<!--" not in text:
        return text
    return _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)


def _pieces(tokens: Sequence[Token]) -> Iterator[_Piece]:
    depth = 0
    for number, token in enumerate(tokens):
        depth += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type != "inline" or token.map is None:
            continue
        opener = tokens[number - 1]
        if opener.type == "heading_open" and not depth:
            title = _CLOSING.sub("", " ".join(token.content.split()))
            yield _Piece(token.map[0], int(opener.tag[1]), (title[:_LONGEST_TITLE],))
            continue
        lines = tuple(token.content.split("\n"))
        meant = _UNSPACED.fullmatch(lines[0]) if not depth else None
        if meant and opener.type == "paragraph_open":
            yield _Piece(token.map[0], len(meant[1]), (_CLOSING.sub("", meant[2]),))
            lines = lines[1:]
        if lines:
            # the mark of a list item stays on the line, as a writer sees it
            is_item = number > 1 and tokens[number - 2].type == "list_item_open"
            mark = f"{'  ' * max(0, (token.level - 3) // 2)}- " if is_item else ""
            yield _Piece(token.map[0], 0, (mark + lines[0], *lines[1:]), depth > 0)


def _sections(pieces: Sequence[_Piece]) -> Iterator[Section]:
    heading: _Piece | None = None
    body: list[str] = []
    start = 0
    for piece in (*pieces, _Piece(0, 1, ("",))):
        if piece.level:
            if heading:
                yield Section(
                    heading.lines[0], heading.level, heading.line, tuple(body), start or heading.line + 1
                )
            heading, body, start = piece, [], 0
        elif heading:
            start = start or piece.line
            body += [f"> {line}" for line in piece.lines] if piece.is_quote else piece.lines
            body.append("")


def _labels(piece: _Piece) -> Iterator[Field]:
    previous: Field | None = None
    for number, line in enumerate(piece.lines):
        field = labelled(line, piece.line + number)
        if field:
            if previous:
                yield previous
            previous = field
        elif previous and ":" not in line:  # a value that goes on in the next line
            previous = previous._replace(value=f"{previous.value} {line.strip()}".strip())
    if previous:
        yield previous


def _table_fields(tokens: Sequence[Token]) -> Iterator[Field]:
    """Fields of the first table, if it is one of names and values: two columns, or names above values."""
    rows = _first_table(tokens)
    if len(rows) == 2 and sum(is_known(cell) for _, cell in rows[0]) >= 2:
        pairs = list(zip(rows[0], rows[1], strict=False))
    elif rows and all(len(row) == 2 for row in rows) and any(is_known(row[0][1]) for row in rows):
        pairs = [(row[0], row[1]) for row in rows]
    else:
        return
    for (line, name), (_, value) in pairs:
        if is_known(name):
            yield Field(named(name), value, line)


def _first_table(tokens: Sequence[Token]) -> list[list[tuple[int, str]]]:
    rows: list[list[tuple[int, str]]] = []
    for number, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "table_close":
            break
        elif token.type == "inline" and rows and tokens[number - 1].type in ("td_open", "th_open"):
            rows[-1].append((token.map[0] if token.map else 0, token.content))
    return rows
