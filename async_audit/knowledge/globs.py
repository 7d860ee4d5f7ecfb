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
from functools import cache
from typing import NamedTuple

_Fits = Callable[[str], bool]
_WILD = re.compile(r"[*?\[]")
_TOKEN = re.compile(r"\\(.)|(\[[^\]]+\])|(.)", re.DOTALL)
_LAST = "\U0010ffff"
"""After everything that may follow in a path."""


def _any_depth(_name: str) -> bool:
    """Compared by identity: any number of directories."""
    return True


class Glob(NamedTuple):
    """What a pattern asks of a path, directory by directory."""

    head: str
    """Directories that every match begins with, with ``/`` at the end; empty where it may begin anywhere."""
    names: tuple[_Fits, ...]
    """For each name below ``head``, or for any number of them."""

    def among(self, paths: Sequence[str]) -> Iterator[str]:
        """Those of the sorted ``paths`` that match; what begins alike stands together."""
        start = bisect_left(paths, self.head)
        end = bisect_left(paths, self.head + _LAST, start) if self.head else len(paths)
        skip = len(self.head)
        return (path for path in paths[start:end] if self._is_match(path[skip:].split("/")))

    def _is_match(self, names: Sequence[str]) -> bool:
        """Only the last "any depth" is ever tried again, so that its cost is the product of both lengths."""
        asked, at, back, retry = self.names, 0, -1, 0
        place = 0
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


def github(pattern: str) -> Glob:
    """A pattern as GitHub reads it."""
    bare = pattern.strip("/")
    *above, last = bare.split("/")
    is_anywhere = not above and not pattern.startswith("/")
    names = [*([_any_depth] if is_anywhere else []), *map(_name, above)]
    if last == "**" or pattern.endswith("/"):
        below = [*([] if last == "**" else [_name(last)]), _any_depth, _name("*")]
    else:
        below = [_name(last), *([] if last == "*" else [_any_depth])]
    return _glob(bare, [*names, *below], is_anywhere)


def gitlab(pattern: str) -> Glob:
    """A pattern as GitLab reads it."""
    is_anywhere = not pattern.startswith("/")
    bare = pattern.lstrip("/") + ("**/*" if pattern.endswith("/") else "")
    *above, last = bare.split("/")
    names = [*([_any_depth] if is_anywhere else []), *map(_name, above), _name("*" if last == "**" else last)]
    return _glob(bare, names, is_anywhere)


def _glob(bare: str, names: Sequence[_Fits], is_anywhere: bool) -> Glob:
    head = [] if is_anywhere else _literal_head(bare)
    return Glob("".join(f"{name}/" for name in head), tuple(names[len(head) :]))


def _literal_head(bare: str) -> list[str]:
    head = []
    for name in bare.split("/")[:-1]:
        if _WILD.search(re.sub(r"\\.", "", name)):
            break
        head.append(re.sub(r"\\(.)", r"\1", name))
    return head


def _name(glob: str) -> _Fits:
    """What one name must look like; fnmatch compiles it so that no number of ``*`` takes exponential time."""
    if glob == "**":
        return _any_depth
    parts = [
        f"[{escaped}]" if escaped in tuple("*?[") else escaped or span.replace("[^", "[!", 1) or char
        for escaped, span, char in _TOKEN.findall(glob)
    ]
    fits = re.compile(fnmatch.translate("".join(parts))).match
    return cache(lambda name: fits(name) is not None)
