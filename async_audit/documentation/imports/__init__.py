"""Which files import which, one language a file.

An import counts where it is sure which file of this tree it means; all others are left out, so fan-in is
never too high by a guess. Not resolved: names that a program finds at run time (plug-ins, dependency injection,
autoloading as in Rails, ``importlib``, ``Class.forName``), aliases of bundlers and of ``tsconfig.json``, code that
is generated, what a package re-exports (its importer imports the package, not the file behind it), files of one
package that see each other without an import (Go, Java, Kotlin, Scala), and languages that are not in this folder.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module

from async_audit.documentation.imports.tree import Tree
from async_audit.documentation.languages import language_name
from async_audit.documentation.languages.language import decoded
from async_audit.errors import MissingObjectError
from async_audit.facts import File, Kind
from async_audit.snapshots import Snapshot

_READERS = {
    "c": "c",
    "go": "go",
    "java": "jvm",
    "javascript": "javascript",
    "kotlin": "jvm",
    "php": "php",
    "python": "python",
    "ruby": "ruby",
    "rust": "rust",
    "scala": "jvm",
}
"""Language -> the file of this folder that reads its imports."""
_HEAD = 1 << 18
"""Bytes of a file that are read: imports stand at its beginning, and generated tables do not."""


def importers(snapshot: Snapshot, of: Iterable[str] | None = None) -> Mapping[str, frozenset[str]]:
    """For each file of production code that another one imports, the files that do; see the top of this page.

    Only production code is counted on both sides. Each file is read once; with ``of``, paths of files, only
    those whose language can import one of them.
    """
    return file_importers(snapshot.files, snapshot.read, of)


def file_importers(
    files: Mapping[str, File], read: Callable[[str, int], bytes], of: Iterable[str] | None = None
) -> Mapping[str, frozenset[str]]:
    """The same from a tree and a way to read the first bytes of a file."""
    wanted = {_READERS.get(language_name(path)) for path in (files if of is None else of)}
    paths: defaultdict[str, list[str]] = defaultdict(list)
    for path, file in files.items():
        name = _READERS.get(language_name(path))
        if file.kind is Kind.CODE and name and name in wanted:
            paths[name].append(path)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, of_language in paths.items():
        room = import_module(f"{__name__}.{name}")
        imported = room.reader(Tree(of_language, files, read))
        for path in of_language:
            try:
                text = decoded(read(path, _HEAD))
            except MissingObjectError:
                continue  # whoever needs that file says so
            for target in imported(path, text):
                if target != path:
                    found[target].add(path)
    return {path: frozenset(by) for path, by in sorted(found.items())}


def fan_in(
    imported_by: Mapping[str, frozenset[str]], module_of: Mapping[str, str]
) -> Mapping[str, frozenset[str]]:
    """For each module, the other modules of which a file imports one of its files.

    ``imported_by`` is what ``importers`` gives, ``module_of`` the module of each file that belongs to one.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path, by in imported_by.items():
        if module := module_of.get(path):
            found[module].update(module_of[one] for one in by if one in module_of)
    return {module: frozenset(by - {module}) for module, by in sorted(found.items())}
