"""JavaScript and TypeScript: ``import``, ``export … from``, ``require`` and ``import()`` of a literal.

Relative paths, and packages of the same repository by the name in their ``package.json``.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator

from async_audit.documentation.imports.tree import Tree, joined
from async_audit.patterns import late

_SPECIFIER = late(
    r"(?:\bfrom|\brequire\s{0,9}\(|\bimport\s{0,9}\(|^[ \t]*import)\s{0,9}(['\"])([^'\"\n]{1,300})\1",
    re.MULTILINE,
)
_ENDS = ("", ".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts")
_INDEXES = ("/index.ts", "/index.tsx", "/index.js", "/index.jsx", "/index.mjs", "/index.cjs")
_WRITTEN_AS = late(r"\.([mc]?)jsx?$")


def reader(tree: Tree) -> Callable[[str, str], Iterable[str]]:
    """What the text of a file at a path imports."""
    packages = dict(_packages(tree))

    def resolved(path: str, specifier: str) -> str:
        if specifier.startswith("."):
            return tree.first(_files(joined(path, specifier)))
        name = _package_of(specifier)
        if name not in packages:
            return ""
        inside = specifier[len(name) :].strip("/")
        home = packages[name]
        folders = (home, posixpath.join(home, "src"), posixpath.join(home, "lib"))
        return tree.first(
            one for folder in folders for one in _files(posixpath.join(folder, inside).strip("/"))
        )

    def imported(path: str, text: str) -> Iterator[str]:
        for match in _SPECIFIER.finditer(text):
            if found := resolved(path, match[2]):
                yield found

    return imported


def _package_of(specifier: str) -> str:
    return "/".join(specifier.split("/")[: 2 if specifier.startswith("@") else 1])


def _packages(tree: Tree) -> Iterator[tuple[str, str]]:
    for directory, text in tree.manifests("package.json"):
        try:
            manifest = json.loads(text)
        except (ValueError, RecursionError):
            continue
        if isinstance(manifest, dict) and isinstance(name := manifest.get("name"), str) and name:
            yield name, directory


def _files(stem: str) -> Iterator[str]:
    yield from (stem + end for end in _ENDS)
    if written := _WRITTEN_AS.search(stem):  # TypeScript imports what it will be compiled to
        bare = stem[: written.start()]
        yield from (f"{bare}.{written[1]}ts", f"{bare}.{written[1]}tsx")
    yield from (f"{stem}{index}".lstrip("/") for index in _INDEXES)
