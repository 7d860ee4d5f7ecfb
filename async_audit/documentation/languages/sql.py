"""SQL: the comment at the top of a script.

Migrations are exempt: their name and their order say what they do.
"""

from __future__ import annotations

from async_audit.documentation.comments import Syntax, parts
from async_audit.documentation.languages.headers import first_header
from async_audit.documentation.languages.language import Language, Source, Text

_SYNTAX = Syntax(("--", "#"), (("/*", "*/"),))


def _says(source: Source) -> Text:
    return first_header(parts(source.text, _SYNTAX))


LANGUAGE = Language(
    title="SQL",
    syntax=_SYNTAX,
    says=_says,
    text="comment at its top",
)
