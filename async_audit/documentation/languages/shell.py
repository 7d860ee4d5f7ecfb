"""Shell: the comment under the shebang, before the first command; else what ``usage`` prints."""

from __future__ import annotations

import re

from async_audit.documentation.comments import HASH, parts
from async_audit.documentation.languages.headers import first_header
from async_audit.documentation.languages.language import Language, Source, Text

_SETTING = re.compile(r"set\s+[-+]|shopt\s|IFS=|export\s+LC_ALL|:\s*$")
_USAGE = re.compile(
    r"(?:function\s+)?(?:\w{0,20}usage|\w{0,20}help)\w{0,20}\s*(?:\(\))?\s*\{?$", re.IGNORECASE
)
_PRINTED = re.compile(r"cat\s.*|(?:echo|printf)\s+(?:-\w\s+)?[\"']?")
_SYNOPSIS = re.compile(r"(?:echo\s+(?:-\w\s+)?[\"']?)?usage:", re.IGNORECASE)
_MOST = 15
"""Lines under ``usage`` that are read."""


def _says(source: Source) -> Text:
    found = parts(source.text, HASH)
    header = first_header(found, _SETTING)
    if header.text:
        return header
    for index, part in enumerate(found):
        if part.is_code and (_USAGE.match(part.text) or _SYNOPSIS.match(part.text)):
            printed = (_PRINTED.sub("", one.text, count=1) for one in found[index + 1 : index + _MOST])
            return Text("\n".join(line for line in printed if not _SYNOPSIS.match(line)), part.line)
    return Text()


LANGUAGE = Language(title="Shell", syntax=HASH, says=_says, text="comment at its top", stands_alone=True)
