"""The comment at the top of a file that is about the file, and no licence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from async_audit.documentation import prose
from async_audit.documentation.comments import Part, header, prose_of
from async_audit.documentation.languages.language import Text


def first_header(
    found: Sequence[Part],
    passing: re.Pattern[str] | None = None,
    is_about_the_file: Callable[[int], bool] | None = None,
) -> Text:
    """The first comment above all code that describes anything, or else begins to (a ``TODO``)."""
    beginning = Text()
    for index, comment in header(found, passing):
        if is_about_the_file and not is_about_the_file(index):
            continue
        text = prose_of(comment.text)
        if prose.is_boilerplate(text):
            continue
        if len(prose.content_words(prose.described(text), "")) > 1:
            return Text(text, comment.line)
        beginning = beginning if beginning.text else Text(text, comment.line)
    return beginning
