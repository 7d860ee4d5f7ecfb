"""Elixir: ``@moduledoc``, and ``@moduledoc false`` to say that nobody outside needs to know."""

from __future__ import annotations

import re

from async_audit.documentation.comments import HASH
from async_audit.documentation.languages.language import Language, Source, Text
from async_audit.patterns import late

_MODULEDOC = late(r"^[ \t]{0,40}@moduledoc[ \t]+", re.MULTILINE)
_STRING = late(r"(?:~[sS])?(\"\"\"|'''|\")")


def _says(source: Source) -> Text:
    found = _MODULEDOC.search(source.text)
    if found is None:
        return Text()
    rest = source.text[found.end() :]
    line = source.text.count("\n", 0, found.start()) + 1
    if rest.startswith("false"):
        return Text(line=line, is_waived=True)
    opening = _STRING.match(rest)
    if opening is None:
        return Text()
    return Text(rest[opening.end() :].partition(opening[1])[0], line)


LANGUAGE = Language(
    title="Elixir",
    syntax=HASH,
    says=_says,
    text="@moduledoc",
    packaging=late(r".*\.exs"),
)
