"""What the trailers of a message say, such as ``Decision: ADR-0012``."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from async_audit.patterns import late

SENTENCE = 3
"""Words that make a reason a sentence, here and in the configuration."""
WHY = f"(why, in {SENTENCE} words or more)"
"""What stands in the place of a reason that is still to be given, in a message …"""
LIVED = "why you live with it"
"""… and in the configuration."""
_MOST_CHARACTERS = 100_000
_TRAILER = late(r"([A-Za-z][A-Za-z0-9-]{0,40}):[ \t]+(\S.*)")
_NONE = late(r"(?:none|no|n/a)\b", re.IGNORECASE)
_COMMENT = late(r"<!--.*?(?:-->|\Z)", re.DOTALL)
# a forge adds these around the trailers that a person wrote
_BESIDE = late(r"(?:fix(?:es)?|closes?|resolves?|refs?|see)[: ]+\S+$|\(cherry picked from commit ", re.I)


def trailers(message: str) -> tuple[tuple[str, str], ...]:
    """Key in lower case, and value, of each trailer, in order.

    They stand in the last paragraph, as git has it, or in any other paragraph that holds nothing else:
    a squash merge adds a paragraph of its own after theirs, and the message of a branch is several.
    """
    body = without_comments(message[:_MOST_CHARACTERS]).partition("\n")[2]
    found: list[tuple[str, str]] = []
    for is_blank, lines in itertools.groupby(body.splitlines(), key=lambda line: not line.strip()):
        if not is_blank:
            found += _of_paragraph(lines)
    return tuple(found)


def waiver(value: str) -> str | None:
    """The reason of a trailer such as ``Decision: none (it only moved)``, without the brackets around it.

    Empty where it gives none of SENTENCE words, None where the value refuses nothing.
    """
    refusal = _NONE.match(value)
    if refusal is None:
        return None
    said = value[refusal.end() :].strip(" -:,;\u2013\u2014")
    if said[:1] == "(" and said[-1:] == ")":
        said = said[1:-1].strip()
    return said if is_reason(said) else ""


def is_reason(said: str) -> bool:
    """Whether it is a sentence, and not what we wrote to be replaced by one."""
    return len(said.split()) >= SENTENCE and said not in (WHY.strip("()"), LIVED)


def without_comments(text: str) -> str:
    """``text`` without HTML comments: the words of a template are not the words of the author."""
    return _COMMENT.sub("", text) if "<!--" in text else text


def _of_paragraph(lines: Iterable[str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for line in lines:
        match = _TRAILER.fullmatch(line.rstrip())
        if match:
            found.append((match[1].lower(), match[2]))
        elif line[:1].isspace() and found:
            key, value = found[-1]
            found[-1] = (key, f"{value} {line.strip()}")
        elif not _BESIDE.match(line):
            return []
    return found
