"""What a README says about the directory that it stands in, without markup."""

from __future__ import annotations

import codecs
import re
from itertools import zip_longest

from async_audit.documentation.prose import LIMIT
from async_audit.patterns import late

_EXTENSIONS = frozenset({"", "md", "markdown", "rst", "txt", "adoc"})

_INSTEAD = frozenset(
    "overview.md doc.md skill.md agents.md claude.md module.md packages.md package.html index.md".split()
)

_MARKDOWN_HEADING = late(r"#{1,6}\s")
_ASCIIDOC_HEADING = late(r"={1,6}\s")
# In plain text and RST a line may begin with "#" and be prose.
_HEADINGS = {
    "": _MARKDOWN_HEADING,
    "md": _MARKDOWN_HEADING,
    "markdown": _MARKDOWN_HEADING,
    "adoc": _ASCIIDOC_HEADING,
}
_UNDERLINE = late(r"([=\-~^\"'`#*+.:_])\1{2,}")
_LINK_DEFINITION = late(r"\[[^\]]{1,300}\]:\s")
# Bounded repeats: an unbounded one would be quadratic on a text of nothing but "![".
_IMAGE = late(r"!\[[^\]\n]{0,300}\](?:\([^)\n]{0,600}\)|\[[^\]\n]{0,300}\])")
_LINK_TARGET = late(r"\]\([^)\n]{0,600}\)|\]\[[^\]\n]{0,300}\]")
_TAG = late(r"</?[A-Za-z][^<>]{0,600}>")
# ``.. note:: text`` says something; the other directives are images, code, comments and link targets.
_ADMONITION = late(r"\.\.\s(?:note|warning|tip|hint|important|attention|caution|danger|admonition|topic)::")
_SILENT_DIRECTIVE = late(r"\.\.(?:\s|$)")


def is_readme(name: str) -> bool:
    """Whether a file name, without directories, is a README that people read as it is."""
    lower = name.lower()
    return lower.startswith("readme") and not lower[6:7].isalpha() and _extension(lower) in _EXTENSIONS


def describes(name: str) -> bool:
    """Whether a file name, without directories, is that of a text about the directory: a README, or what
    some keep instead of one.
    """
    return is_readme(name) or name.lower() in _INSTEAD


def readme_text(source: bytes) -> str:
    """The beginning of a README, as text."""
    is_utf16 = source.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))  # what PowerShell's ``>`` writes
    return source[: 4 * LIMIT].decode("utf-16" if is_utf16 else "utf-8-sig", "replace")[: 2 * LIMIT]


def readme_sentences(text: str, name: str) -> str:
    """What the README called ``name`` says in sentences: no headings, badges, images, comments, code or front matter.

    Headings are left out whole. A README that has only a title promises a text, and the headings of
    a template ("Installation", "Usage") say nothing about the directory.
    """
    lines = _TAG.sub(" ", _without_comments(_without_front_matter(text))).splitlines()
    heading = _HEADINGS.get(_extension(name.lower()))
    return "\n".join(_LINK_TARGET.sub("] ", _IMAGE.sub(" ", line)) for line in _sentences(lines, heading))


def _extension(name: str) -> str:
    return name.rpartition(".")[2] if "." in name else ""


def _sentences(lines: list[str], heading: re.Pattern[str] | None) -> list[str]:
    """Lines outside of headings, fenced code and silent directives, without indentation."""
    kept: list[str] = []
    fence = ""
    directive: int | None = None  # its indentation, while inside of one
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        bare = _ADMONITION.sub("", line.strip())
        indent = len(line) - len(line.lstrip())
        if fence:
            fence = "" if bare.startswith(fence) else fence
        elif directive is not None and (not bare or indent > directive):
            continue
        elif opening := _fence(bare):
            fence = opening
        else:
            directive = indent if _SILENT_DIRECTIVE.match(bare) else None
            is_heading = heading is not None and heading.match(bare) is not None
            if directive is None and not is_heading and not _is_underlined(bare, following.strip()):
                kept.append(bare)
    return kept


def _fence(line: str) -> str:
    if line.startswith("```"):
        return "```"
    # a line of nothing but tildes underlines an RST heading
    return "~~~" if line.startswith("~~~") and line.strip("~") else ""


def _is_underlined(line: str, following: str) -> bool:
    if _UNDERLINE.fullmatch(line) or _LINK_DEFINITION.match(line):
        return True
    return bool(line) and _UNDERLINE.fullmatch(following) is not None


def _without_comments(text: str) -> str:
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        kept.append(text[at:start])
        end = text.find("-->", start + 4)
        if end < 0:  # an unclosed comment hides all that follows
            return "".join(kept)
        at = end + 3
    return "".join([*kept, text[at:]])


def _without_front_matter(text: str) -> str:
    lines = text.splitlines(keepends=True)
    fence = lines[0].strip() if lines else ""
    if fence not in ("---", "+++"):
        return text
    end = next((at for at, line in enumerate(lines[1:], 1) if line.strip() == fence), None)
    return text if end is None else "".join(lines[end + 1 :])
