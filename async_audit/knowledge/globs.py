"""The patterns of CODEOWNERS files, which are not those of .gitignore.

GitHub: as .gitignore, but a last ``*`` matches files and nothing below a directory, and ``!``, ``[ ]`` and
``\\#`` do not work. GitLab: Ruby's ``File.fnmatch`` with FNM_PATHNAME and FNM_DOTMATCH, at any depth unless the
pattern begins with ``/``, and of a directory only when it ends with ``/``.
"""

from __future__ import annotations

import fnmatch
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from operator import eq
from typing import NamedTuple

from async_audit.patterns import late

_Fits = Callable[[str], bool]
_LITERAL = late(r"(?:[^*?\[\\]|\\.)*")
_WILD = late(r"[*?\[]")
_ESCAPED = late(r"\\(.)")
_TOKEN = late(r"\\(.)|(\[[^\]]+\])|(.)", re.DOTALL)
_LAST = "\U0010ffff"
"""After everything that may follow in a path."""


def _any_depth(_name: str) -> bool:
    """Compared by identity: any number of directories."""
    return True


class Glob(NamedTuple):
    """What a pattern asks of a path, name by name."""

    start: str
    """What every match begins with; empty where it may begin anywhere."""
    names: Callable[[], Sequence[_Fits]]
    """Compiles what is asked of each name of the path, or of any number of them."""

    def candidates(self, paths: Sequence[str]) -> range:
        """Where among the sorted ``paths`` matches can be: what begins alike stands together."""
        first = bisect_left(paths, self.start)
        return range(first, bisect_left(paths, self.start + _LAST, first) if self.start else len(paths))

    def among(self, paths: Sequence[str]) -> Iterator[str]:
        """Those of the sorted ``paths`` that match."""
        found = self.candidates(paths)
        asked = self.names() if found else ()
        return (paths[at] for at in found if _is_match(asked, paths[at].split("/")))


def github(pattern: str) -> Glob:
    """A pattern as GitHub reads it."""
    is_anywhere = "/" not in pattern.rstrip("/")
    return Glob("" if is_anywhere else _start(pattern.lstrip("/")), partial(_on_github, pattern, is_anywhere))


def gitlab(pattern: str) -> Glob:
    """A pattern as GitLab reads it."""
    is_anywhere = not pattern.startswith("/")
    return Glob("" if is_anywhere else _start(pattern.lstrip("/")), partial(_on_gitlab, pattern, is_anywhere))


def _on_github(pattern: str, is_anywhere: bool) -> list[_Fits]:
    *above, last = pattern.strip("/").split("/")
    names = [*([_any_depth] if is_anywhere else []), *map(_name, above)]
    if last == "**" or pattern.endswith("/"):
        return [*names, *([] if last == "**" else [_name(last)]), _any_depth, _name("*")]
    return [*names, _name(last), *([] if last == "*" else [_any_depth])]


def _on_gitlab(pattern: str, is_anywhere: bool) -> list[_Fits]:
    *above, last = (pattern.lstrip("/") + ("**/*" if pattern.endswith("/") else "")).split("/")
    names = [*([_any_depth] if is_anywhere else []), *map(_name, above)]
    return [*names, _name("*" if last == "**" else last)]


def _is_match(asked: Sequence[_Fits], names: Sequence[str]) -> bool:
    """Only the last "any depth" is ever tried again, so that its cost is the product of both lengths."""
    at, back, retry, place = 0, -1, 0, 0
    while place < len(names):
        if at < len(asked) and asked[at] is _any_depth:
            back, retry, at = at, place, at + 1
        elif at < len(asked) and asked[at](names[place]):
            at, place = at + 1, place + 1
        elif back >= 0:
            retry += 1
            at, place = back + 1, retry
        else:
            return False
    return all(fits is _any_depth for fits in asked[at:])


def _start(bare: str) -> str:
    """What stands before the first wildcard of an anchored pattern."""
    return _ESCAPED.sub(r"\1", _LITERAL.findall(bare)[0])


def _name(glob: str) -> _Fits:
    """What one name must look like; fnmatch compiles it so that no number of ``*`` takes exponential time."""
    if glob == "**":
        return _any_depth
    if not _WILD.search(_ESCAPED.sub("", glob)):
        return partial(eq, _ESCAPED.sub(r"\1", glob))
    parts = [
        f"[{escaped}]" if escaped in tuple("*?[") else escaped or span.replace("[^", "[!", 1) or char
        for escaped, span, char in _TOKEN.findall(glob)
    ]
    fits = re.compile(fnmatch.translate("".join(parts))).match
    return cache(lambda name: fits(name) is not None)
