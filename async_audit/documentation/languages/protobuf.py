"""Protocol Buffers: a comment above ``syntax`` or ``package``, else above the first service."""

from __future__ import annotations

from async_audit.documentation.comments import C_LIKE, above, parts, prose_of
from async_audit.documentation.languages.headers import first_header
from async_audit.documentation.languages.language import NOTHING, Language, Source, Text
from async_audit.patterns import late

_STATEMENT = late(r"(?:syntax|edition|package|import|option)\b")
_SERVICE = late(r"service\s+\w")
_TYPE = late(r"(?:message|enum|service|extend)\b")


def _says(source: Source) -> Text:
    found = parts(source.text, C_LIKE)

    def is_about_the_file(index: int) -> bool:
        return index + 1 == len(found) or not _TYPE.match(found[index + 1].text)

    header = first_header(found, _STATEMENT, is_about_the_file)
    if header.text:
        return header
    for index, part in enumerate(found):
        if part.is_code and _SERVICE.match(part.text):
            comment = above(found, index, NOTHING)
            return Text(prose_of(comment.text), comment.line) if comment else Text()
    return Text()


LANGUAGE = Language(
    title="Protocol Buffers",
    syntax=C_LIKE,
    says=_says,
    text="comment above its package",
    is_schema=True,
)
