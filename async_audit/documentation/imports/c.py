"""C and C++: ``#include "x.h"`` beside the file or at the end of one path, and ``<a/b.h>`` at the end of one path.

A name between angle brackets without a directory is the system's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from async_audit.documentation.imports.tree import Tree, joined
from async_audit.patterns import late

_INCLUDE = late(r"^[ \t]*#[ \t]*include[ \t]*([\"<])([^\">\n]{1,300})[\">]", re.MULTILINE)


def reader(tree: Tree) -> Callable[[str, str], Iterable[str]]:
    """What the text of a file at a path imports."""

    def imported(path: str, text: str) -> Iterator[str]:
        for mark, name in _INCLUDE.findall(text):
            beside = tree.first([joined(path, name)]) if mark == '"' else ""
            is_ours = mark == '"' or "/" in name
            if found := beside or (tree.ending(name, path) if is_ours and not name.startswith(".") else ""):
                yield found

    return imported
