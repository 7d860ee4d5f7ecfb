"""Python: ``import`` and ``from … import`` at the beginning of a line, absolute and relative.

A package is named from the first directory above it without an ``__init__.py``; where there is none, by the
end of its path. What stands in a docstring as code counts too: that is one import in a hundred.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator

from async_audit.documentation.imports.tree import Tree
from async_audit.patterns import late

_IMPORT = late(
    r"^[ \t]*(?:import[ \t]+([\w., \t]{1,500})"
    r"|from[ \t]+(\.{0,20})((?:\w[\w.]{0,300})?)[ \t]*import\b[ \t]*(?:\(([^()]{1,5000})\)|([^\n(#;]{1,500})))",
    re.MULTILINE,
)
_ALIAS = late(r"\bas\s+\w+|#[^\n]*")
_NAME = late(r"\w+(?:\.\w+)*")


def reader(tree: Tree) -> Callable[[str, str], Iterable[str]]:
    """What the text of a file at a path imports."""
    names = _names(tree)

    def absolute(dotted: str, near: str) -> str:
        """The file that is imported as ``dotted``."""
        if dotted in names:
            return names[dotted].replace(_SEVERAL, "")
        tail = dotted.replace(".", "/")
        # a script sees its siblings; only a name of two parts is sure by its end
        sibling = tree.first(_files(posixpath.join(posixpath.dirname(near), tail)))
        if sibling or "." not in dotted:
            return sibling
        return tree.ending(f"{tail}.py", near) or tree.ending(f"{tail}/__init__.py", near)

    def imported(path: str, text: str) -> Iterator[str]:
        for plain, dots, dotted, many, few in _IMPORT.findall(text):
            if plain:
                yield from filter(None, (absolute(one, path) for one in _NAME.findall(_ALIAS.sub("", plain))))
                continue
            wanted = _NAME.findall(_ALIAS.sub("", many or few))
            if dots:
                base = posixpath.dirname(path)
                for _ in dots[1:]:
                    base = posixpath.dirname(base)
                base = posixpath.join(base, dotted.replace(".", "/")).rstrip("/")
                found = [tree.first(_files(f"{base}/{name}".lstrip("/"))) for name in wanted]
                package = tree.first(_files(base))
            else:
                found = [names.get(f"{dotted}.{name}", "").replace(_SEVERAL, "") for name in wanted]
                package = absolute(dotted, path) if dotted else ""
            yield from filter(None, found)
            if package and not all(found):
                yield package

    return imported


_SEVERAL = "\0"


def _files(stem: str) -> tuple[str, str]:
    return f"{stem}.py", f"{stem}/__init__.py".lstrip("/")


def _names(tree: Tree) -> dict[str, str]:
    """Dotted name -> file; ``_SEVERAL`` where two files claim one."""
    packages = {posixpath.dirname(path) for path in tree.code if posixpath.basename(path) == "__init__.py"}
    found: dict[str, str] = {}
    for path in sorted(tree.code):
        directory, name = posixpath.split(path)
        root = directory
        while root in packages and root:
            root = posixpath.dirname(root)
        inside = directory[len(root) :].strip("/")
        parts = [*filter(None, inside.split("/")), *([] if name == "__init__.py" else [name[:-3]])]
        # a file outside of packages is imported from its own directory, or by the end of its path
        if parts and (inside or root in ("", "src", "lib")):
            dotted = ".".join(parts)
            found[dotted] = _SEVERAL if dotted in found else path
    return found
