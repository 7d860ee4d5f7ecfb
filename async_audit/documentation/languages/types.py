"""The comment above the type, or the function, that a file is named after."""

from __future__ import annotations

import re
from collections.abc import Sequence

from async_audit.documentation.comments import Part, above, prose_of
from async_audit.documentation.languages.language import Text

_TELLING = 6
"""Letters of a name that does not end another by chance."""


def of_main_type(
    found: Sequence[Part], declares: re.Pattern[str], passing: re.Pattern[str], path: str
) -> Text:
    """What stands above the declaration that is named like the file, or has no name, or nearly is, or is the only one.

    ``VaporHandler`` in ``Handler.swift`` and ``CacheControl`` in ``HTTPFieldCacheControl.swift`` are nearly named like it.

    ``declares`` captures the name that a line of code declares, if it has one; ``passing`` matches what may stand between
    the comment and the declaration.
    """
    stem = _plain(path.rpartition("/")[2].partition(".")[0])
    declared = [
        (index, _plain(match[1] or ""))
        for index, part in enumerate(found)
        if part.is_code and (match := declares.match(part.text))
    ]
    main = next((index for index, name in declared if name in (stem, "")), None)
    if main is None:
        main = next((index for index, name in declared if _is_nearly(name, stem)), None)
    if main is None and len(declared) == 1:
        main = declared[0][0]
    return Text() if main is None else _above(found, main, passing)


def _above(found: Sequence[Part], index: int, passing: re.Pattern[str]) -> Text:
    comment = above(found, index, passing)
    return Text() if comment is None else Text(prose_of(comment.text), comment.line)


def _is_nearly(name: str, stem: str) -> bool:
    shorter, longer = sorted((name, stem), key=len)
    return len(shorter) >= _TELLING and longer.endswith(shorter)


def _plain(name: str) -> str:
    return name.replace("_", "").replace("-", "").casefold()
