"""Ruby: ``require_relative`` and ``require`` of a literal; what Rails loads by name is not seen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from async_audit.documentation.imports.tree import Tree, joined
from async_audit.patterns import late

_REQUIRE = late(r"^[ \t]*(require|require_relative)[ \t(]+(['\"])([^'\"\n]{1,300})\2", re.MULTILINE)


def reader(tree: Tree) -> Callable[[str, str], Iterable[str]]:
    """What the text of a file at a path imports."""

    def imported(path: str, text: str) -> Iterator[str]:
        for verb, _, name in _REQUIRE.findall(text):
            file = name if name.endswith(".rb") else f"{name}.rb"
            if verb == "require_relative":
                found = tree.first([joined(path, file)])
            else:  # a gem's own files lie in a "lib"
                found = tree.ending(f"lib/{file}", path)
            if found:
                yield found

    return imported
