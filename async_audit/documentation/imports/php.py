"""PHP: ``use A\\B\\C`` below a namespace that a ``composer.json`` of the same repository maps (PSR-4)."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator

from async_audit.documentation.imports.tree import Tree
from async_audit.patterns import late

_USE = late(r"^use[ \t]+(?:(?:function|const)[ \t]+)?\\?([\w\\]{1,300})(\{[^{}]{1,3000}\})?", re.MULTILINE)
_FIRST = late(r"[\w\\]+")


def reader(tree: Tree) -> Callable[[str, str], Iterable[str]]:
    """What the text of a file at a path imports."""
    # of two prefixes that fit the longer is meant
    prefixes = sorted(_prefixes(tree), key=lambda one: (-len(one[0]), one))

    def resolved(name: str) -> str:
        return tree.first(
            posixpath.join(folder, name[len(prefix) :].strip("\\").replace("\\", "/") + ".php")
            for prefix, folder in prefixes
            if name.startswith(prefix)
        )

    def imported(_path: str, text: str) -> Iterator[str]:
        for name, group in _USE.findall(text):
            ends = [first[0] for one in group.strip("{}").split(",") if (first := _FIRST.search(one))]
            for one in [name + end for end in ends] or [name]:
                if found := resolved(one):
                    yield found

    return imported


def _prefixes(tree: Tree) -> Iterator[tuple[str, str]]:
    for directory, text in tree.manifests("composer.json"):
        try:
            manifest = json.loads(text)
            autoload = [manifest.get("autoload", {}), manifest.get("autoload-dev", {})]
            maps = [item for one in autoload for item in one.get("psr-4", {}).items()]
        except (ValueError, RecursionError, AttributeError):
            continue
        for prefix, folders in maps:
            for folder in folders if isinstance(folders, list) else [folders]:
                if isinstance(folder, str):
                    yield prefix, posixpath.normpath(posixpath.join(directory, folder)).removeprefix(".")
