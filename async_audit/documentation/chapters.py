"""Cuts a document at its headings: Markdown, reStructuredText, AsciiDoc and plain text.

Line by line, and only as far as headings need it: a document of 50,000 headings is cut as fast as it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from async_audit.documentation.headings import atx, prose, setext
from async_audit.patterns import late

_LONGEST_TITLE = 300  # characters
_NO_TITLE = late(r"(?:[>|<\-+*`~]|\d+[.)] | {4}|\t)")
_SIGNS = frozenset("=-~^\"'`#*+.:_<>!$%&,/;?@\\(){}[]|")
_ADORNMENT = late(r"(\S)\1{2,}[ \t]*")
_ASCIIDOC = late(r"(={1,6})[ \t]+(\S.*)")
_ASCIIDOC_BLOCK = late(r"([-.+=*_/])\1{3,}[ \t]*")
_FRONT_TITLE = late(r"title[ \t]*[:=][ \t]*(\S.*)")
_LINK = late(r"!?\[([^\[\]\n]{0,300})\](?:\([^()\n]{0,600}\))?")
_ROLE = late(r":[\w:+.-]{1,40}:(?=`)")
_ANCHOR = late(r"\{#[^}\n]{0,100}\}|<[^<>\n]{0,300}>")


class Chapter(NamedTuple):
    """A heading and what stands below it, up to the next heading of any rank."""

    line: int
    """Of the heading, or of the first line where there is none; from 1."""
    headings: tuple[str, ...]
    """The way down to it, its own title last; empty above the first heading."""
    begins: int
    """The line in which its text begins."""
    text: str
    """Without the heading, and without what is blank around it."""


class _Heading(NamedTuple):
    first: int
    """Index of its first line."""
    end: int
    """Index of the line behind it."""
    level: int
    """1 for the first rank."""
    title: str


def chapters(name: str, text: str) -> Iterator[Chapter]:
    """The chapters of a document, in order; ``name`` tells by its extension how it is written."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    above: list[_Heading] = []
    start = 0
    for heading in _reader(name)(lines):
        yield from _chapter(above, lines, start, heading.first)
        while above and above[-1].level >= heading.level:
            above.pop()
        above.append(heading)
        start = heading.end
    yield from _chapter(above, lines, start, len(lines))


def _chapter(above: Sequence[_Heading], lines: Sequence[str], start: int, end: int) -> Iterator[Chapter]:
    while start < end and not lines[start].strip():
        start += 1
    text = "\n".join(lines[start:end]).rstrip()
    if above or text:
        line = above[-1].first if above else start
        yield Chapter(line + 1, tuple(heading.title for heading in above), start + 1, text)


def _reader(name: str) -> Callable[[Sequence[str]], Iterator[_Heading]]:
    extension = name.rpartition(".")[2].lower() if "." in name else ""
    return _READERS.get(extension, _plain)


def _markdown(lines: Sequence[str]) -> Iterator[_Heading]:
    if lines[0].rstrip() in ("---", "+++"):
        end, title = _front_matter(lines)
        if title:
            yield _Heading(0, end, 1, title)
    above = -1
    for number, line in prose(lines):
        at = number - 1
        if found := atx(line):
            yield _Heading(at, number, found[0], _title(found[1]))
        elif at and above == at - 1 and (level := setext(line)) and _may_be_title(lines, above):
            yield _Heading(above, number, level, _title(lines[above]))
        above = at


def _may_be_title(lines: Sequence[str], at: int) -> bool:
    """Whether the line above an underline is a paragraph of one line: longer ones are rarely meant as titles."""
    is_first = at == 0 or not lines[at - 1].strip()
    return is_first and bool(lines[at].strip()) and not _NO_TITLE.match(lines[at])


def _front_matter(lines: Sequence[str]) -> tuple[int, str]:
    """The index of the line behind it, and the title in it; 0 where it has no end."""
    title = ""
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == lines[0].rstrip():
            return number + 1, title
        if (found := _FRONT_TITLE.match(line)) and not title:
            title = _title(found[1].strip("\"' \t"))
    return 0, ""


def _rst(lines: Sequence[str]) -> Iterator[_Heading]:
    """Ranks are what the order of the adornments says."""
    ranks: dict[tuple[str, bool], int] = {}
    ended = -1  # the underline of the last heading
    for number, line in enumerate(lines):
        # the first sign decides almost always, and each line is asked
        if line[:1] not in _SIGNS or number < ended + 2 or number == 0 or not _ADORNMENT.fullmatch(line):
            continue
        title = lines[number - 1]
        above = lines[number - 2].rstrip() if number - 2 > ended else ""
        is_over = above == line.rstrip()
        if _is_title(title, line, above, is_over=is_over):
            rank = ranks.setdefault((line[0], is_over), len(ranks) + 1)
            ended = number
            yield _Heading(number - 2 if is_over else number - 1, number + 1, rank, _title(title))


def _is_title(title: str, underline: str, above: str, *, is_over: bool) -> bool:
    if not title.strip() or (title[0] in _SIGNS and _ADORNMENT.fullmatch(title)):
        return False
    if not is_over and (above or title[0].isspace()):
        return False  # the last line of a paragraph, or a quotation
    return len(underline.rstrip()) >= min(len(title.strip()), 4)


def _asciidoc(lines: Sequence[str]) -> Iterator[_Heading]:
    block = ""
    for number, line in enumerate(lines):
        bare = line.rstrip()
        if block:
            block = "" if bare == block else block
        elif found := _ASCIIDOC.fullmatch(line):
            yield _Heading(number, number + 1, len(found[1]), _title(found[2].rstrip("= \t")))
        elif (underline := _ADORNMENT.fullmatch(line)) and _is_underlined(lines, number):
            rank = "=-~^+".find(underline[1]) + 1
            if rank:
                yield _Heading(number - 1, number + 1, rank, _title(lines[number - 1]))
        elif _ASCIIDOC_BLOCK.fullmatch(line) and bare[0] in "-.+/":
            block = bare


def _is_underlined(lines: Sequence[str], number: int) -> bool:
    """Whether the line above is as long as this one, which AsciiDoc wants of a title."""
    title = lines[number - 1].rstrip() if number else ""
    return bool(title) and title[0].isalnum() and abs(len(title) - len(lines[number].rstrip())) <= 2


def _plain(lines: Sequence[str]) -> Iterator[_Heading]:
    """Nobody says what a ``.txt`` is: git's were AsciiDoc, Django's are reStructuredText."""
    if any(map(_ASCIIDOC.fullmatch, lines[:200])):
        return _asciidoc(lines)
    return _rst(lines)


def _title(text: str) -> str:
    plain = _ANCHOR.sub(" ", _LINK.sub(r"\1", _ROLE.sub("", text[:_LONGEST_TITLE])))
    return " ".join(plain.replace("`", "").replace("**", "").split())


_READERS: dict[str, Callable[[Sequence[str]], Iterator[_Heading]]] = {
    **dict.fromkeys(("md", "markdown", "mdx"), _markdown),
    "rst": _rst,
    **dict.fromkeys(("adoc", "asciidoc", "asc"), _asciidoc),
}
