"""JavaScript and TypeScript: a comment about the file at its top.

A block with ``@file``, ``@module`` or ``@packageDocumentation``, or a leading comment that a blank line, an import or
``"use strict"`` separates from the code. Glued to an export, JSDoc describes that export: it counts only for the
default export, or what is named like the file. ``@import`` and ``@typedef`` blocks, licences and directives are none.
"""

from __future__ import annotations

import re

from async_audit.documentation.comments import C_LIKE, is_glued, parts
from async_audit.documentation.languages.headers import first_header
from async_audit.documentation.languages.language import Language, Source, Text
from async_audit.documentation.languages.types import of_main_type
from async_audit.patterns import late

_ABOUT_FILE = late(r"^\s*@(?:file|fileoverview|overview|module|packageDocumentation)\b", re.MULTILINE | re.I)
_PROLOGUE = late(r"[\"']use \w{1,20}(?: \w{1,20})?[\"'];?$")
_IMPORT = late(
    r"import\b|export\s+(?:\*|\{|type\s*\{)|[\"']use \w|(?:const|let|var)\s+[\w${}, ]{1,200}=\s*require\(|require\(|;?\(function|module\.exports\s*=\s*\{"
)
_DECLARED = late(
    r"export\s+default\b|module\.exports\s*=|(?:export\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?"
    r"(?:class|function\*?|interface|type|enum|const|let|var|namespace)\s+([\w$]+)"
)
_DECORATOR = late(r"@\w|[)}\]]")


def _says(source: Source) -> Text:
    found = parts(source.text, C_LIKE)

    def is_about_the_file(index: int) -> bool:
        text = found[index].text
        if _ABOUT_FILE.search(text) or not is_glued(found, index):
            return True
        return _IMPORT.match(found[index + 1].text) is not None

    header = first_header(found, _PROLOGUE, is_about_the_file)
    return header if header.text else of_main_type(found, _DECLARED, _DECORATOR, source.path)


LANGUAGE = Language(
    title="JavaScript",
    syntax=C_LIKE,
    says=_says,
    text="comment about the file",
    entries=frozenset({"index", "main", "mod", "server", "app"}),
    packaging=late(
        r"(?:.*\.config(?:\.\w+)?|\.[\w.-]+rc|gulpfile|gruntfile|jest\.setup|setupTests|.*\.d)\.[cm]?[jt]sx?"
        r"|.*\.stories\.[jt]sx?",
        re.IGNORECASE,
    ),
)
