"""C#: the ``<summary>`` of the type that a file is named after; a ``NamespaceDoc`` class is about the directory.

``<copyright file=...>`` is a licence. Files of attributes, usings and designers are no modules.
"""

from __future__ import annotations

import re

from async_audit.documentation.comments import C_LIKE, parts
from async_audit.documentation.languages.language import Language, Source, Text
from async_audit.documentation.languages.types import of_main_type
from async_audit.patterns import late

_TYPE = late(
    r"(?:(?:public|internal|private|protected|abstract|sealed|static|partial|readonly|ref|unsafe|file|new)\s+){0,6}"
    r"(?:class|interface|struct|enum|record(?:\s+(?:class|struct))?|delegate\s+[\w<>?]{1,60})\s+(\w+)"
)
_ATTRIBUTE = late(r"\[|[)\]}\"]|#")


def _says(source: Source) -> Text:
    return of_main_type(parts(source.text, C_LIKE), _TYPE, _ATTRIBUTE, source.path)


LANGUAGE = Language(
    title="C#",
    syntax=C_LIKE,
    says=_says,
    text="summary of its main type",
    native=late(r"NamespaceDoc\.cs"),
    is_whole=True,
    packaging=late(r"(?:AssemblyInfo|GlobalUsings|Usings|.*\.Designer)\.cs", re.IGNORECASE),
)
