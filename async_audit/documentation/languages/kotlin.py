"""Kotlin: there is no text for a package in the source, so KDoc of the type that a file is named after.

``@file:`` annotations are no description, and neither is a licence above ``package``.
"""

from __future__ import annotations

from async_audit.documentation.comments import C_LIKE, parts
from async_audit.documentation.languages.headers import first_header
from async_audit.documentation.languages.language import Language, Source, Text
from async_audit.documentation.languages.types import of_main_type
from async_audit.patterns import late

_DECLARED = late(
    r"(?:(?:public|internal|private|protected|abstract|open|final|sealed|data|enum|annotation|value|inline|fun"
    r"|inner|expect|actual|suspend|const)\s+){0,7}(?:class|interface|object|fun|val|typealias)\s+(?:<[^>]{1,80}>\s*)?(\w+)"
)
_ANNOTATION = late(r"@\w|[)\]}\"]")
_FILE_ANNOTATION = late(r"@file:")


def _says(source: Source) -> Text:
    found = parts(source.text, C_LIKE)
    header = first_header(found, _FILE_ANNOTATION)
    return header if header.text else of_main_type(found, _DECLARED, _ANNOTATION, source.path)


LANGUAGE = Language(
    title="Kotlin",
    syntax=C_LIKE,
    says=_says,
    text="KDoc",
    is_whole=True,
    packaging=late(r".*\.kts"),
)
