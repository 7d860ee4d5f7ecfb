"""Shell: the comment under the shebang, before the first command; else what ``usage`` prints."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import takewhile

from async_audit.documentation.comments import HASH, parts
from async_audit.documentation.languages.headers import first_header
from async_audit.documentation.languages.language import Language, Source, Text
from async_audit.patterns import late

_SETTING = late(r"set\s+[-+]|shopt\s|IFS=|export\s+LC_ALL|:\s*$")
_USAGE = late(r"(?:function\s+)?(?:\w{0,20}usage|\w{0,20}help)\w{0,20}\s*(?:\(\))?\s*\{?$", re.IGNORECASE)
_PRINTED = late(r"cat\s.*|(?:echo|printf)\s+(?:-\w\s+)?[\"']?")
_SYNOPSIS = late(r"(?:echo\s+(?:-\w\s+)?[\"']?)?usage:", re.IGNORECASE)
_END = late(r"[A-Z_]{2,20}|\}")
_MOST = 15
"""Lines under ``usage`` that are read."""


def _says(source: Source) -> Text:
    found = parts(source.text, HASH)
    header = first_header(found, _SETTING)
    if header.text:
        return header
    for index, part in enumerate(found):
        if part.is_code and (_USAGE.match(part.text) or _SYNOPSIS.match(part.text)):
            lines = takewhile(_is_printed(part.text), (one.text for one in found[index + 1 : index + _MOST]))
            printed = (_PRINTED.sub("", line, count=1) for line in lines)
            return Text("\n".join(line for line in printed if not _SYNOPSIS.match(line)), part.line)
    return Text()


def _is_printed(opening: str) -> Callable[[str], bool]:
    """Whether a line under ``opening`` still belongs to what is printed there."""
    if opening.startswith("echo"):
        return lambda line: line.startswith(("echo", "printf"))
    return lambda line: _END.fullmatch(line) is None


LANGUAGE = Language(title="Shell", syntax=HASH, says=_says, text="comment at its top", stands_alone=True)
