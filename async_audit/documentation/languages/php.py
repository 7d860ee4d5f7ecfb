"""PHP: the docblock of the file, else that of its class.

``@package`` alone says nothing. A first docblock is the file's when another one, ``namespace``, ``use`` or
``declare`` follows; glued to a class, it is the class's. Both are about a file that holds one class, so the first
that says anything will do.
"""

from __future__ import annotations

import re

from async_audit.documentation.comments import Syntax, parts
from async_audit.documentation.languages.headers import first_header
from async_audit.documentation.languages.language import Language, Source, Text
from async_audit.documentation.languages.types import of_main_type
from async_audit.patterns import late

_SYNTAX = Syntax(("//", "#"), (("/**", "*/"), ("/*", "*/")))
_OPENING = late(r"<\?php\b|<\?$|declare\s*\(|\?>")
_TYPE = late(
    r"(?:(?:abstract|final|readonly)\s+){0,3}(?:class|interface|trait|enum|function)\s+(\w+)", re.IGNORECASE
)
_ATTRIBUTE = late(r"\[|[)\]}]")  # ``#[Pure]`` looks like a comment


def _says(source: Source) -> Text:
    found = [
        part._replace(mark="") if part.mark == "#" and part.text.startswith("[") else part
        for part in parts(source.text, _SYNTAX)
    ]
    header = first_header(found, _OPENING)
    return header if header.text else of_main_type(found, _TYPE, _ATTRIBUTE, source.path)


LANGUAGE = Language(
    title="PHP",
    syntax=_SYNTAX,
    says=_says,
    text="docblock",
    is_whole=True,
    packaging=late(r"(?:rector|ecs|\.php-cs-fixer(?:\.dist)?|scoper\.inc)\.php"),
)
