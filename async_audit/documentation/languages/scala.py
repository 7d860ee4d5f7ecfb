"""Scala: the scaladoc of a package object, else of the type that a file is named after."""

from __future__ import annotations

from async_audit.documentation.comments import C_LIKE, parts
from async_audit.documentation.languages.language import Language, Source, Text
from async_audit.documentation.languages.types import of_main_type
from async_audit.patterns import late

_TYPE = late(
    r"(?:(?:private|protected|abstract|final|sealed|implicit|case|package|opaque|inline|open)(?:\[\w{1,60}\])?\s+){0,6}"
    r"(?:class|trait|object|enum)\s+(\w+)"
)
_ANNOTATION = late(r"@\w|[)\]}\"]")


def _says(source: Source) -> Text:
    return of_main_type(parts(source.text, C_LIKE), _TYPE, _ANNOTATION, source.path)


LANGUAGE = Language(
    title="Scala",
    syntax=C_LIKE,
    says=_says,
    text="scaladoc",
    place="package.scala",
    native=late(r"package\.scala"),
    is_whole=True,
    packaging=late(r"build\.sc|.*\.sbt"),
)
