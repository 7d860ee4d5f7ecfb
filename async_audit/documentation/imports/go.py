"""Go: import paths below the module path of a ``go.mod`` of the same repository.

A package is its directory, so each of its files is imported.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator

from async_audit.documentation.imports.tree import Tree
from async_audit.patterns import late

_MODULE = late(r"^module[ \t]+\"?([^\s\"]{1,300})", re.MULTILINE)
_BLOCK = late(r"^import[ \t]*\(([^()]{1,20000})\)", re.MULTILINE)
_SINGLE = late(r"^import[ \t]+(?:[\w.]{1,80}[ \t]+)?\"([^\"\n]{1,300})\"", re.MULTILINE)
_PATH = late(r"\"([^\"\n]{1,300})\"")


def reader(tree: Tree) -> Callable[[str, str], Iterable[str]]:
    """What the text of a file at a path imports."""
    homes = {
        found[1]: directory
        for directory, text in tree.manifests("go.mod")
        if (found := _MODULE.search(text)) is not None
    }
    # of two modules that fit the one with the longer path is meant
    modules = sorted(homes, key=lambda name: (-len(name), name))

    def package(name: str) -> list[str]:
        for module in modules:
            if name == module or name.startswith(f"{module}/"):
                folder = posixpath.join(homes[module], name[len(module) :].strip("/")).strip("/")
                return tree.by_directory.get(folder, [])
        return []

    def imported(_path: str, text: str) -> Iterator[str]:
        names = _SINGLE.findall(text)
        for block in _BLOCK.findall(text):
            names += _PATH.findall(block)
        for name in names:
            yield from package(name)

    return imported
