"""C and C++: the comment at the top of a file, or a Doxygen block with ``@file`` or ``@brief``.

The licence often shares a block with the description (50 of 115 files of redis), and banners are art. An include
guard may stand above. Else the comment above the type that the file is named after. A header speaks for the source
of the same name.
"""

from __future__ import annotations

from async_audit.documentation.comments import C_LIKE, Part, is_glued, parts
from async_audit.documentation.languages.headers import first_header
from async_audit.documentation.languages.language import Language, Source, Text
from async_audit.documentation.languages.types import of_main_type
from async_audit.patterns import late

_PASSING = late(
    r"#\s*(?:include|ifndef|ifdef|if|define|pragma|endif|undef|else)\b|extern \"C\"|using |namespace "
)

# a declaration that ends with a semicolon only announces the type
_TYPE = late(r"(?:typedef\s+)?(?:class|struct|union|enum(?:\s+class)?)\s+(?:[A-Z_]+\s+)?(\w+)\b[^;]{0,300}$")
_ATTRIBUTE = late(r"template\b|\[\[|[)\]>]")


def _says(source: Source) -> Text:
    found = parts(source.text, C_LIKE)
    header = first_header(found, _PASSING, lambda index: not _is_of_code(found, index))
    return header if header.text else of_main_type(found, _TYPE, _ATTRIBUTE, source.path)


def _is_of_code(found: list[Part], index: int) -> bool:
    """Whether the comment is about a declaration, a macro or an include, and not about the file."""
    text = found[index].text.lower()
    if any(tag in text for tag in ("@file", "\\file", "@defgroup", "\\defgroup")):
        return False
    above_code = any(part.is_code for part in found[:index])
    return (above_code and is_glued(found, index)) or (
        is_glued(found, index) and not found[index + 1].text.startswith("#")
    )


LANGUAGE = Language(
    title="C",
    syntax=C_LIKE,
    says=_says,
    text="comment at its top",
    entries=frozenset({"main"}),
)
