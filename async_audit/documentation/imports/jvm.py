"""Java, Kotlin and Scala: ``import a.b.C``, found as a path that ends in ``a/b/C``.

Not found: types in a file of another name, and Kotlin that leaves the common beginning of its packages out of
its directories. A wildcard imports each file of the package.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from async_audit.documentation.imports.tree import Tree
from async_audit.patterns import late

_IMPORT = late(
    r"^[ \t]*import[ \t]+(?:static[ \t]+)?([\w.]{1,300}?)\.?(\*|_|\{[^{}\n]{0,2000}\}|)[ \t]{0,9}(?:as[ \t]{1,9}\w{1,99})?[ \t]{0,9};?[ \t]{0,9}\r?$",
    re.MULTILINE,
)
_ENDS = (".java", ".kt", ".scala")
_SHORTEST = 2
"""Parts of a name from which on it is sure by the end of a path."""


def reader(tree: Tree) -> Callable[[str, str], Iterable[str]]:
    """What the text of a file at a path imports."""
    folders: defaultdict[str, list[str]] = defaultdict(list)
    for folder in sorted(tree.by_directory):
        folders[posixpath.basename(folder)].append(folder)

    def package(name: str) -> list[str]:
        tail = name.replace(".", "/")
        found = [folder for folder in folders[posixpath.basename(tail)] if f"/{folder}".endswith(f"/{tail}")]
        return [path for folder in found for path in tree.by_directory[folder]]

    def type_of(name: str, near: str) -> str:
        parts = name.split(".")
        for end in range(len(parts), _SHORTEST, -1):  # an inner type, or a static member, stands in its file
            stem = "/".join(parts[:end])
            if found := next(filter(None, (tree.ending(stem + one, near) for one in _ENDS)), ""):
                return found
        return ""

    def imported(path: str, text: str) -> Iterator[str]:
        for name, rest in _IMPORT.findall(text):
            if rest in ("*", "_"):
                found = type_of(name, path)  # all members of a type, or all types of a package
                yield from [found] if found else package(name)
                continue
            names = [f"{name}.{one.split()[0]}" for one in rest.strip("{}").split(",") if one.strip()] or [
                name
            ]
            yield from filter(None, (type_of(one, path) for one in names))

    return imported
