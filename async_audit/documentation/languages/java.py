"""Java: the Javadoc above ``package`` in ``package-info.java``; annotations alone say nothing.

Above the imports of any other file stands a licence, so a file speaks by the Javadoc of its type; since Java 23
Javadoc may be ``///``.
"""

from __future__ import annotations

from async_audit.documentation.comments import C_LIKE, above, parts, prose_of
from async_audit.documentation.languages.language import Language, Source, Text
from async_audit.documentation.languages.types import of_main_type
from async_audit.patterns import late

_PACKAGE = late(r"(?:package|(?:open\s+)?module)\s+[\w.]")
_TYPE = late(
    r"(?:(?:public|protected|private|abstract|final|sealed|non-sealed|static|strictfp)\s+){0,6}"
    r"(?:class|@?interface|enum|record)\s+(\w+)"
)
_ANNOTATION = late(r"@\w|[)\]}\"]|import\s")


def _says(source: Source) -> Text:
    found = parts(source.text, C_LIKE)
    if not source.path.endswith(("package-info.java", "module-info.java")):
        return of_main_type(found, _TYPE, _ANNOTATION, source.path)
    for index, part in enumerate(found):
        if part.is_code and _PACKAGE.match(part.text):
            comment = above(found, index, _ANNOTATION, ("/**", "///"))
            return Text(prose_of(comment.text), comment.line) if comment else Text()
    return Text()


LANGUAGE = Language(
    title="Java",
    syntax=C_LIKE,
    says=_says,
    text="Javadoc",
    place="package-info.java",
    native=late(r"package-info\.java"),
    is_whole=True,
    packaging=late(r"module-info\.java"),
)
