"""Swift: the ``///`` of the type that a file is named after, or a header that a person wrote.

Xcode writes a header of its own: the name of the file, the project, who created it on which day.
"""

from __future__ import annotations

import re

from async_audit.documentation.comments import C_LIKE, parts
from async_audit.documentation.languages.headers import first_header
from async_audit.documentation.languages.language import Language, Source, Text
from async_audit.documentation.languages.types import of_main_type
from async_audit.patterns import late

_TYPE = late(
    r"(?:(?:public|internal|private|fileprivate|open|package|final|indirect|nonisolated|static)\s+){0,5}"
    r"(?:class|struct|enum|protocol|actor|extension|func|typealias)\s+(\w+)"
)
_ATTRIBUTE = late(r"@\w|#if|[)\]}]")
_XCODE = late(r"^\s*Created by\b", re.MULTILINE)


def _says(source: Source) -> Text:
    found = [part for part in parts(source.text, C_LIKE) if part.is_code or not _XCODE.search(part.text)]
    header = first_header(found, is_about_the_file=lambda index: found[index].mark != "///")
    return header if header.text else of_main_type(found, _TYPE, _ATTRIBUTE, source.path)


LANGUAGE = Language(
    title="Swift",
    syntax=C_LIKE,
    says=_says,
    text="documentation of its main type",
    is_whole=True,
    packaging=late(r"Package(?:@swift-[\d.]+)?\.swift"),
)
