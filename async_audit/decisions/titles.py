"""The title that a record gives itself, in Markdown, reStructuredText or AsciiDoc."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

_MOST_LINES = 200
_MOST_CHARACTERS = 300  # of one line: a longer one is no title
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9_-]{0,40}):(?:\s+(.*))?")
_UNDERLINES = frozenset("=-~^\"'#*+.:_`")


def title_in(text: str, extension: str) -> str:
    """The ``title`` field of its head, else its first heading of the first rank; empty if it has none.

    ``extension`` (``md``, ``rst``, ``adoc``) says which marks make a heading.
    """
    lines = [line[:_MOST_CHARACTERS].rstrip() for line in text.lstrip("\ufeff").splitlines()[:_MOST_LINES]]
    while lines and not lines[0]:
        del lines[0]
    head, body = _head(lines)
    headings = _underlined if extension == "rst" else _marked
    # a heading inside the front matter is a comment of YAML, left over from the template
    return _field(head) or next(headings(body), "")


def _head(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Front matter between two lines ``---``, or the mail-like header of a PEP, and what follows."""
    if lines[:1] == ["---"]:
        end = next((number for number, line in enumerate(lines) if number and line in ("---", "...")), 0)
        return (lines[1:end], lines[end + 1 :]) if end else ((), lines)
    end = next((number for number, line in enumerate(lines) if not line), len(lines))
    if end > 1 and all(_FIELD.match(line) or line[:1] == " " for line in lines[:end]):
        return lines[:end], lines[end:]
    return (), lines


def _field(head: Sequence[str]) -> str:
    for line in head:
        match = _FIELD.match(line)
        if match and match[1].lower() == "title":
            return (match[2] or "").strip().strip("\"'").strip()
    return ""


def _marked(lines: Sequence[str]) -> Iterator[str]:
    """``# Title``, ``= Title`` and a title over a line of ``=``; not in code, not in an HTML comment."""
    fence, comment, before = "", False, ""
    for line in lines:
        mark = line.lstrip()[:3]
        if fence or comment:
            fence = "" if fence and mark == fence else fence
            comment = comment and "-->" not in line
            continue
        if mark in ("```", "~~~"):
            fence = mark
        elif line.startswith("<!--"):
            comment = "-->" not in line
        elif line.startswith("#") and not line.startswith("##"):
            yield line[1:].strip().rstrip("#").strip()
        elif line.startswith("= "):
            yield line[2:].strip()
        elif len(line) >= 3 and set(line) == {"="} and before:
            yield before.strip()
        before = line


def _underlined(lines: Sequence[str]) -> Iterator[str]:
    for title, under in itertools.pairwise(lines):
        if len(under) >= 3 and len(set(under)) == 1 and under[0] in _UNDERLINES and title.strip(under[0]):
            yield title.strip()
