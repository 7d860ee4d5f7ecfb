"""Rust: ``use`` of paths that begin with ``crate``, ``self``, ``super`` or a crate of the same repository.

``mod x;`` is no import: it says where ``x`` lives. Re-exports are not followed.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator

from async_audit.documentation.imports.tree import Tree
from async_audit.patterns import late

_USE = late(r"^[ \t]*(?:pub(?:\([^()\n]{1,80}\))?[ \t]+)?use[ \t]+([^;]{1,3000});", re.MULTILINE)
_PACKAGE = late(r"^\[package\][^\[]{0,2000}?^name[ \t]*=[ \t]*\"([\w-]{1,100})\"", re.MULTILINE)
_TOKEN = late(r"[{},]|\bas\b\s+\w+|[\w#]+(?:::[\w#]+)*(?:::)?")
_DEEPEST = 40
"""Braces in braces; nobody writes more than three."""


def reader(tree: Tree) -> Callable[[str, str], Iterable[str]]:
    """What the text of a file at a path imports."""
    crates = {
        found[1].replace("-", "_"): posixpath.join(directory, "src")
        for directory, text in tree.manifests("Cargo.toml")
        if (found := _PACKAGE.search(text)) is not None
    }
    roots = sorted(crates.values(), key=lambda root: (-len(root), root))

    def home(path: str, parts: list[str]) -> tuple[str, list[str]] | None:
        """The directory of the module where a path begins, and the parts below it."""
        root = next((root for root in roots if path.startswith(f"{root}/")), None)
        first, *rest = parts
        if first == "crate":
            return (root, rest) if root else None
        if first in ("self", "super"):
            here = path.removesuffix(".rs")
            here = posixpath.dirname(here) if posixpath.basename(here) in ("mod", "lib", "main") else here
            while rest and first == "super":
                here = posixpath.dirname(here)
                first, rest = (rest[0], rest[1:]) if rest[0] == "super" else ("self", rest)
            return here, rest
        return (crates[first], rest) if first in crates else None

    def imported(path: str, text: str) -> Iterator[str]:
        for match in _USE.finditer(text):
            for name in _paths(match[1]):
                begun = home(path, name.split("::"))
                if begun and (found := _file(tree, *begun)):
                    yield found

    return imported


def _file(tree: Tree, folder: str, parts: list[str]) -> str:
    """The file of the deepest module that the parts name."""
    for end in range(len(parts), -1, -1):
        stem = posixpath.join(folder, *parts[:end])
        names = (f"{stem}.rs", f"{stem}/mod.rs", f"{stem}/lib.rs", f"{stem}/main.rs")
        if found := tree.first(names):
            return found
    return ""


def _paths(tree: str) -> Iterator[str]:
    """The paths of ``a::{b, c::{d}}``, each whole."""
    above = [""]
    last = ""
    for piece in _TOKEN.findall(tree):
        if piece == "{":
            if len(above) > _DEEPEST:
                return
            above.append(above[-1] + last)
            last = ""
        elif piece in "},":
            if last:
                yield (above[-1] + last).rstrip(":")
            last = ""
            if piece == "}" and len(above) > 1:
                above.pop()
        elif not piece.startswith("as "):
            last = piece
    if last:
        yield (above[-1] + last).rstrip(":")
