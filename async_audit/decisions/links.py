"""What a record says of other records: relations, with their direction, and what they point at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from async_audit.decisions.dialects import SERIES
from async_audit.decisions.fields import named
from async_audit.decisions.page import Page
from async_audit.decisions.states import unstruck
from async_audit.patterns import late


class Relation(str, Enum):
    """What a record is to the one that it links to."""

    SUPERSEDES = "supersedes"
    SUPERSEDED_BY = "superseded-by"
    AMENDS = "amends"
    AMENDED_BY = "amended-by"
    REQUIRES = "requires"
    RELATES = "relates"


BACK = {
    Relation.SUPERSEDES: Relation.SUPERSEDED_BY,
    Relation.SUPERSEDED_BY: Relation.SUPERSEDES,
    Relation.AMENDS: Relation.AMENDED_BY,
    Relation.AMENDED_BY: Relation.AMENDS,
}
"""What the other side says of the same link."""


class Link(NamedTuple):
    """One record speaks of another."""

    relation: Relation
    written: str
    """The target as it is written."""
    path: str = ""
    """The record that it leads to; empty when that is elsewhere, nowhere, or could be several."""
    number: int | None = None
    """Of that record, or as it is written."""
    is_dangling: bool = False
    """Whether it points into this log or this tree, and nothing is there."""


class Mention(NamedTuple):
    """A link before anybody looked where it leads."""

    relation: Relation
    target: str
    """A path, an address, or a number with or without its series."""


# direction first: "superseded by 3" must never read as "supersedes 3"
_BY = r"\b[^.;|\[\n]{0,40}?\bby\b"
_PHRASES = (
    (Relation.SUPERSEDED_BY, late(rf"(?<!not )\b(?:super[sc]ee?ded|replaced|obsoleted|overridden){_BY}|\breplaced with\b", re.I)),
    (Relation.SUPERSEDED_BY, late(r"\bsuperseded\s*:|\brenumbered\s+(?:to|as)\b", re.I)),
    (Relation.SUPERSEDES, late(r"\b(?:super[sc]ee?d(?:es|ing)|replaces|replacing|obsoletes|overrides)\b", re.I)),
    (Relation.AMENDED_BY, late(r"\b(?:amended|extended|clarified|refined|updated)\s+by\b", re.I)),
    (Relation.AMENDS, late(r"\b(?:amends|amending|extends|clarifies|refines)\b", re.I)),
    (Relation.REQUIRES, late(r"\b(?:requires|depends on)\b", re.I)),
)  # fmt: skip
_PARTLY = late(r"\b(?:part(?:ly|ially)|in part)\W+(?:been\W+)?$", re.I)
_IN_PART = {Relation.SUPERSEDED_BY: Relation.AMENDED_BY, Relation.SUPERSEDES: Relation.AMENDS}
_SERIES = "|".join(
    sorted({word for words in SERIES.values() for word in words.split()}, key=len, reverse=True)
)
_TARGET = late(
    r"\[(?P<text>[^\]\n]{0,999})\]\(\s*(?:<(?P<spaced>[^<>\n]{1,999})>|(?P<url>(?:\([^()\s]*\)|[^)\s<>]){1,999}))(?:\s[^)]{0,999})?\)"
    r"|\b(?:link|xref):(?P<macro>[^\s\[]+)\["
    r"|`[^`<\n]*<(?P<rst>[^>\s]+)>`_{0,2}"
    r"|:[a-z:]{2,12}:`(?:[^`<]*<)?(?P<role>[^`>]+)>?`"
    r"|(?P<http>https?://[^\s<>\"'\]|]+[^\s<>\"'\]|).,;:])"
    r"|(?P<file>[\w./-]*\w\.(?:md|rst|adoc))\b"
    rf"|(?<![a-z0-9/])(?P<named>(?:{_SERIES})[-_ #]{{0,2}}\d{{1,6}})(?![0-9])"
    r"|(?P<keps>/?keps/[\w./-]+)",
    re.I,
)
_NOTHING = frozenset(("", "none", "n/a", "na", "-", "--", "tbd", "no", "null", "nothing", "[]", "~"))
_TELLING = late(
    r"(?:links?|related.*|references?|more information|relations?(?:hips?)?|status.*|supersed.*|replace.*)",
    re.I,
)
_MOST_CHARACTERS = 20_000


def mentions(page: Page, status: Iterable[str]) -> tuple[Mention, ...]:
    """Every record that a page says it replaces, is replaced by, amends, or is amended by.

    Fields, the lines of its ``status``, what stands above its first section, and sections about links
    speak; the body does not, where people tell of many things.
    """
    found: list[Mention] = []
    relations = {one.value for one in Relation}
    for field in page.fields:
        if field.name in relations:
            found += _all_in(Relation(field.name), field.value)
    texts = ["\n".join(status), "\n".join(page.opening)]
    for section in page.sections:
        name = named(section.title.rstrip(": "))
        if name in relations:
            found += _all_in(Relation(name), "\n".join(section.body)[:_MOST_CHARACTERS], is_prose=True)
        elif _TELLING.fullmatch(section.title):
            texts.append("\n".join(section.body))
    for text in texts:
        for paragraph in re.split(r"\n\s*\n|\n(?=\s*[-*+] )", text[:_MOST_CHARACTERS]):
            found += _told_in(" ".join(unstruck(paragraph).split()))
    return tuple(dict.fromkeys(found))


def targets(text: str) -> Iterator[str]:
    """What ``text`` points at, in order."""
    for match in _TARGET.finditer(text):
        kind = match.lastgroup
        assert kind is not None
        yield match[kind].strip()


def address(path: str) -> str:
    """``path`` as a link can hold it in every dialect: blanks, brackets and line breaks would end it."""
    from urllib.parse import quote  # with the addresses of all networks

    return quote(path, safe="/.-_~", errors="surrogateescape")


def _all_in(relation: Relation, value: str, *, is_prose: bool = False) -> Iterator[Mention]:
    """The targets of a field; a number or a name alone is one, except in prose."""
    value = unstruck(value)
    rest = _TARGET.sub(",", value)
    for target in targets(value):
        yield Mention(relation, target)
    for word in () if is_prose else re.split(r"[,;\n]", rest):
        bare = word.strip(" \t[](){}'\"*`_")
        if re.fullmatch(r"#?\d{1,6}|[\w./-]*(?:\d|/)[\w./-]*", bare) and bare.lower() not in _NOTHING:
            yield Mention(relation, bare)


def _told_in(text: str) -> Iterator[Mention]:
    """The targets behind each phrase of a paragraph, up to the next phrase."""
    prose = _TARGET.sub(_dotted, text)  # "0009-replaces-x.md" is a name and says nothing
    marks = sorted(
        (match.start(), match.end(), number)
        for number, (_, phrase) in enumerate(_PHRASES)
        for match in phrase.finditer(prose)
    )
    kept: list[tuple[int, int, int]] = []  # start, end, phrase
    for mark in marks:
        if not kept or mark[0] >= kept[-1][1]:
            kept.append(mark)
    for (start, end, number), following in zip(kept, [*kept[1:], (len(text), 0, 0)], strict=False):
        # a sentence ends what its verb says; "[2. Use files](...)" is none
        said = re.split(r"(?<=[a-z)\]])\.\s+(?=[A-Z])", text[end : following[0]], maxsplit=1)[0]
        relation = _PHRASES[number][0]
        if _PARTLY.search(text[max(0, start - 20) : start]):
            relation = _IN_PART.get(relation, relation)
        for target in targets(said):
            yield Mention(relation, target)


def _dotted(match: re.Match[str]) -> str:
    """A target as long as it was, with dots for the address in it."""
    if match["named"]:
        return match[0]
    assert match.lastgroup is not None
    start, end = (at - match.start() for at in match.span(match.lastgroup))
    return f"{match[0][:start]}{'.' * (end - start)}{match[0][end:]}"
