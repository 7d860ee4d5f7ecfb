"""A record as a page: its fields and its sections, whatever it is written in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from async_audit.decisions.fields import Field
from async_audit.patterns import late

_PROSE = late(
    r"(?:\d+[.)]?\s*)?(?:summary|abstract|motivation|context(?: and .*| &.*|\s*/.*)?|introduction|overview|background|description|problem(?:s| statement| description)?)",
    re.I,
)


class Section(NamedTuple):
    """A heading and what stands below it, up to the next heading of any rank."""

    title: str
    level: int
    """1 for the first rank."""
    first: int
    """The line of its heading, from 0."""
    body: tuple[str, ...]
    """Its lines, without comments and code."""
    start: int = 0
    """The line where the body begins."""


class Page(NamedTuple):
    """What was seen in a text before anybody asks what it means."""

    fields: tuple[Field, ...] = ()
    """Front matter, header, table and labelled lines above the first telling section, in this order."""
    sections: tuple[Section, ...] = ()
    opening: tuple[str, ...] = ()
    """Lines above the first section or below the title alone."""
    faults: tuple[str, ...] = ()
    """What could not be read."""

    def field(self, *names: str) -> Field | None:
        """The first field of one of these names that says something."""
        return next((one for name in names for one in self.fields if one.name == name and one.value), None)

    def below(self, section: Section) -> Sequence[Section]:
        """The sections that belong to ``section``."""
        rest = self.sections[self.sections.index(section) + 1 :]
        end = next((at for at, other in enumerate(rest) if other.level <= section.level), len(rest))
        return rest[:end]


def end_of_opening(sections: Sequence[Section], lines: int) -> int:
    """The line where a page stops to introduce itself: its second heading, or the first one if prose follows."""
    telling = [one for one in sections[:1] if _PROSE.fullmatch(one.title)] or sections[1:2]
    return telling[0].first if telling else lines


def lines_of(text: str) -> list[str]:
    """The lines of a text as an editor counts them; ``str.splitlines`` also breaks at form feeds."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def page_of(text: str, extension: str) -> Page:
    """The page that ``text`` is; ``extension`` (``md``, ``rst``, ``adoc``, ``yaml``) says how it is written."""
    text = text.lstrip("\ufeff")
    if extension in ("yaml", "yml"):
        from async_audit.decisions import front_matter

        return front_matter.page(text)
    if extension == "rst":
        from async_audit.decisions import rst

        return rst.page(text)
    if extension in ("adoc", "asciidoc", "asc"):
        from async_audit.decisions import asciidoc

        return asciidoc.page(text)
    from async_audit.decisions import markdown

    return markdown.page(text)
