"""What a document says in code and in links, and which places in it can be linked to.

Read line by line: a document of any size takes time in proportion to it. Code blocks, comments and front matter
are examples, asides and data, and left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from async_audit.documentation.headings import ITEM, atx, prose, setext
from async_audit.documentation.pages import Mention, Page
from async_audit.documentation.past import past
from async_audit.patterns import late

_LONGEST = 5000
"""Characters of a line that are read; a longer one was not written by hand."""


# Every repeat is bounded, so no line can make a pattern go back and forth.
_SPAN = late(r"(?<!`)(?:``(?!`)(.{1,300}?)(?<!`)``|`([^`]{1,300})`)(?!`)")
_LINK = late(
    r"\]\(\s{0,9}<?([^()\s<>]{1,500}(?:\([^()\s<>]{0,100}\)[^()\s<>]{0,200})?)>?(?:\s{1,9}[\"'(][^\n]{0,300})?\)"
)
_DEFINITION = late(r"\s{0,3}\[[^\[\]]{1,200}\]:\s{1,9}<?([^\s<>]{1,500})>?")
_ATTRIBUTE = late(r"\b(?:href|src)\s{0,3}=\s{0,3}[\"']([^\"'\s<>]{1,500})[\"']", re.IGNORECASE)
_ID = late(
    r"\b(?:id|name)\s{0,3}=\s{0,3}[\"']?([^\"'\s<>{}]{1,200})|\{[^{}\n]{0,100}?#([\w:.-]{1,200})[^{}\n]{0,100}\}",
    re.IGNORECASE,
)
_TARGET = late(r"\(([\w:.-]{1,200})\)=\s*$")
# Whatever takes in another file, or is written by a program when the site is built.
_TAKES_IN = late(
    r"\s{0,3}(?:--8<--|\{%|\{\{|!INCLUDE|\[!INCLUDE|import\s.{1,300}\.mdx?['\"]|<[A-Z]\w{0,60}[\s/>]"
    r"|:::\s{0,3}\w[\w.]{0,200}\s*$|\.\. include::|include::)"
)
_DIRECTIVE = late(r"\s{0,40}\.\. (?:[\w:-]{1,60}::|_|\[|\|)|\s{0,40}\.\.(?:\s|$)")
_RST_UNDERLINE = late(r"([=\-~^\"'`#*+.:_])\1{2,200}\s*")
_RST_LINK = late(r"`[^`<>]{1,300}<([^<>`\s]{1,500})>`__?")
_RST_SPAN = late(r"(?<!`)``([^`]{1,300})``(?!`)")
_RST_IMAGE = late(r"\s{0,40}\.\. (?:image|figure|literalinclude|include)::\s{1,9}(\S{1,300})\s*$")
_ADOC_LINK = late(r"\b(?:link|xref):([^\s\[\]]{1,300})\[")
_ADOC_BLOCK = late(r"(-{4,}|\.{4,}|={4,}|\+{4,}|/{4,}|`{3,})\s*$")
_ADOC_HEADING = late(r"={1,6}\s+(.+)$")
_ADOC_ID = late(r"\[\[([^\],]{1,200})|\[#([^\],.%]{1,200})|anchor:([^\[\s]{1,200})\[")


# Where a link leads is no word of the line: of `old.py` none may think that it speaks of old things.
_LEADS = late(
    r"\]\([^()\s]{0,500}|<[^<>\s]{1,500}>|=\s{0,3}[\"'][^\"'\s]{1,500}|\b(?:link|xref|https?):[^\s\[\]<>()]{1,500}"
)


def page(text: str, dialect: str) -> Page:
    """Read a document in ``markdown``, ``rst``, ``asciidoc`` or ``text``."""
    lines = [line[:_LONGEST].rstrip("\r") for line in text.split("\n")]  # as git and editors count them
    if dialect == "markdown":
        return _markdown(lines)
    if dialect == "rst":
        return _rst(lines)
    if dialect == "asciidoc":
        return _asciidoc(lines)
    spans = (mention for number, line in enumerate(lines, 1) for mention in _spans(number, line))
    return Page(tuple(spans), (), frozenset(), False)


def _spans(number: int, line: str, lead: str = "", looks: re.Pattern[str] = _SPAN) -> Iterator[Mention]:
    """What stands between backticks; ``lead`` is the line that introduced a list."""
    if "`" in line:
        around = f"{lead} {_around(looks.sub('_', line))}"
        for match in looks.finditer(line):
            yield Mention(number, match[match.lastindex or 0].strip(), False, around)


def _around(line: str) -> str:
    return _LEADS.sub("_", line)


def _markdown(lines: list[str]) -> Page:
    mentions: list[Mention] = []
    headings: list[str] = []
    ids: set[str] = set()
    is_assembled = False
    before = lead = ""
    told = 0
    read = list(prose(lines))
    for number, line in read:
        found = atx(line)
        if not found and before.strip() and not before.lstrip().startswith((">", "|", "- ", "* ")):
            found = (rank, before.strip()) if (rank := setext(line)) else None
        if found:
            headings.append(found[1])
            told = past(told, *found)
        if _TAKES_IN.match(line):
            is_assembled = True
        mentions += () if told else _spans(number, line, lead)
        bare = _SPAN.sub(lambda match: "_" * len(match[0]), line) if "`" in line else line
        if "](" in bare:
            mentions += (Mention(number, match[1], True, _around(bare)) for match in _LINK.finditer(bare))
        if (match := _DEFINITION.match(bare)) and not match[0].lstrip().startswith("[^"):
            mentions.append(Mention(number, match[1], True))
        if "=" in bare or "{" in bare:
            mentions += (
                Mention(number, match[1], True, _around(bare)) for match in _ATTRIBUTE.finditer(bare)
            )
            ids.update(match[1] or match[2] for match in _ID.finditer(bare))
            ids.update(_TARGET.findall(bare) if bare.startswith("(") else ())  # MyST
        lead = _lead(line, lead)
        before = line
    numbers = {number for number, _ in read}
    code = "\n".join(line for number, line in enumerate(lines, 1) if number not in numbers)
    return Page(tuple(mentions), tuple(headings), frozenset(ids), is_assembled, code)


def _lead(line: str, lead: str) -> str:
    """The line that introduces what follows: it ends with a colon, and holds until the next paragraph."""
    bare = line.strip()
    if bare.endswith(":"):
        return _SPAN.sub("_", bare)
    is_item = not bare or line[0].isspace() or ITEM.match(bare) is not None
    return lead if is_item else ""


def _rst(lines: list[str]) -> Page:
    mentions: list[Mention] = []
    hidden: int | None = None  # the indentation above a literal block or a directive
    marks: list[str] = []  # of headings, in the order of their levels
    code: list[str] = []
    told = 0
    before = ""
    for number, line in enumerate(lines, 1):
        bare = line.strip()
        indent = len(line) - len(line.lstrip())
        if hidden is not None and (not bare or indent > hidden):
            code.append(line)
            continue
        hidden = None
        if before and _RST_UNDERLINE.fullmatch(line):
            marks += [] if line[0] in marks else [line[0]]
            told = past(told, marks.index(line[0]) + 1, before)
        before = line.strip()
        if (image := _RST_IMAGE.match(line)) and not image[1].startswith("/"):  # that is Sphinx's own top
            mentions.append(Mention(number, image[1], True))
        if _DIRECTIVE.match(line):
            name = bare[3:].partition("::")[0]
            # versionadded and its kin tell of the past: what came with 0.7 may have gone since
            if name not in ("note", "warning", "tip", "important", "seealso", "hint"):
                hidden = indent
            continue
        if bare.endswith("::"):
            hidden = indent
        if "`" in line:
            mentions += () if told else _spans(number, line, looks=_RST_SPAN)
            around = _around(_RST_SPAN.sub("_", line))
            mentions += (Mention(number, match[1], True, around) for match in _RST_LINK.finditer(line))
    return Page(tuple(mentions), (), frozenset(), True, "\n".join(code))


def _asciidoc(lines: list[str]) -> Page:
    mentions: list[Mention] = []
    headings: list[str] = []
    ids: set[str] = set()
    code: list[str] = []
    block = ""
    told = 0
    for number, line in enumerate(lines, 1):
        if block:
            block = "" if line.rstrip() == block else block
            code.append(line)
            continue
        if (opening := _ADOC_BLOCK.match(line)) and opening[1][0] != "=":
            block = opening[1]
            continue
        if heading := _ADOC_HEADING.match(line):
            headings.append(heading[1])
            told = past(told, len(line.split()[0]), heading[1])
        mentions += () if told else _spans(number, line)
        mentions += (Mention(number, match[1], True, _around(line)) for match in _ADOC_LINK.finditer(line))
        ids.update(next(filter(None, match.groups())) for match in _ADOC_ID.finditer(line))
    return Page(tuple(mentions), tuple(headings), frozenset(ids), True, "\n".join(code))
