"""How many words of a message say something about its change."""

from __future__ import annotations

import re

_MOST = 100_000  # characters; nobody reads on
_BESIDE = re.compile(
    r"[A-Z][A-Za-z-]{1,40}: |https?://|\(cherry picked from|(?:fix|close|resolve)[sd]?e?[sd]? #", re.I
)
_MERGE = re.compile(r"Merge (?:pull request|branch|remote-tracking branch|tag) ")
_COMMENT = re.compile(r"<!--.{0,5000}?-->", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{2,}")


def words_in(message: str) -> int:
    """Words below the first line, without trailers, addresses and HTML comments.

    Below the first line of a merge, the title of the request is a first line too.
    """
    subject, _, body = message[:_MOST].partition("\n")
    lines = [line.strip() for line in _COMMENT.sub("", body).splitlines()]
    if _MERGE.match(subject):
        lines = [line for line in lines if line][1:]
    return sum(len(_WORD.findall(line)) for line in lines if not _BESIDE.match(line))
