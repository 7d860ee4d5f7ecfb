"""Go: the comment directly above ``package``, in any file of the directory; ``doc.go`` by custom.

A comment that a blank line separates is none for godoc; people still read it if it speaks of the package. A licence
that is glued to ``package`` is still a licence.
"""

from __future__ import annotations

import re

from async_audit.documentation.comments import C_LIKE, above, parts
from async_audit.documentation.languages.language import NOTHING, Language, Source, Text
from async_audit.patterns import late

_PACKAGE = late(r"package\s+\w")
_SPEAKS_OF_IT = late(r"\s*(?:package|command|this package)\s", re.IGNORECASE)
_DIRECTIVE = late(r"(?:go:\w|\s*\+build\b|\s*nolint\b|line\s|export\s|extern\s)")


def _says(source: Source) -> Text:
    found = parts(source.text, C_LIKE)
    at = next((index for index, part in enumerate(found) if part.is_code), None)
    if at is None or not _PACKAGE.match(found[at].text):
        return Text()
    floating = (part for part in reversed(found[:at]) if _SPEAKS_OF_IT.match(part.text))
    comment = above(found, at, NOTHING) or next(floating, None)
    if comment is None:
        return Text()
    lines = (line for line in comment.text.splitlines() if not _DIRECTIVE.match(line))
    return Text("\n".join(lines), comment.line)


LANGUAGE = Language(
    title="Go",
    syntax=C_LIKE,
    says=_says,
    text="package comment",
    place="doc.go",
    native=late(r".*\.go"),
    adds_up=False,
    is_whole=True,
    is_by_file=False,
)
