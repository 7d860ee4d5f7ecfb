"""Ruby: the comment above the first ``module`` or ``class``, or at the top; ``:nodoc:`` waives it.

Magic comments, directives of linters and licences are none. In ``module A`` that only wraps ``class B`` the
comment above either is about the file.
"""

from __future__ import annotations

from async_audit.documentation.comments import Syntax, above, parts, prose_of
from async_audit.documentation.languages.headers import first_header
from async_audit.documentation.languages.language import NOTHING, Language, Source, Text
from async_audit.patterns import late

_SYNTAX = Syntax(("#",), (("=begin", "=end"),))
_OPENS = late(r"(?:module|class)\s+[A-Z<]")
_PASSING = late(r"(?:require|require_relative|autoload|load|include|extend|using)\b|end$|begin$")


def _says(source: Source) -> Text:
    found = parts(source.text, _SYNTAX)
    header = first_header(found, _PASSING)
    if header.text:
        return header
    for index, part in enumerate(found):
        if not part.is_code or _PASSING.match(part.text):
            continue
        if not _OPENS.match(part.text):
            return Text()
        if part.text.endswith(":nodoc:"):
            return Text(line=part.line, is_waived=True)
        comment = above(found, index, NOTHING)
        if comment is not None and prose_of(comment.text).strip():
            return Text(prose_of(comment.text), comment.line)
    return Text()


LANGUAGE = Language(
    title="Ruby",
    syntax=_SYNTAX,
    says=_says,
    text="comment above its main class",
    packaging=late(r"(?:version|Gemfile|Rakefile|config)\.rb"),
)
