"""Scala: the scaladoc of a package object, else of the type that a file is named after."""

from __future__ import annotations

import re

from async_audit.documentation.comments import C_LIKE, parts
from async_audit.documentation.languages.language import Language, Source, Text
from async_audit.documentation.languages.types import of_main_type

_TYPE = re.compile(
    r"(?:(?:private|protected|abstract|final|sealed|implicit|case|package|opaque|inline|open)(?:\[\w{1,60}\])?\s+){0,6}"
    r"(?:class|trait|object|enum)\s+(\w+)"
)
_ANNOTATION = re.compile(r"@\w|[)\]}\"]")


def _says(source: Source) -> Text:
    return of_main_type(parts(source.text, C_LIKE), _TYPE, _ANNOTATION, source.path)


LANGUAGE = Language(
    title="Scala",
    syntax=C_LIKE,
    says=_says,
    text="scaladoc",
    place="package.scala",
    native=re.compile(r"package\.scala"),
    is_whole=True,
    packaging=re.compile(r"build\.sc|.*\.sbt"),
)
