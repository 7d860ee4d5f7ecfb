"""Where the names of a Python file lead: to the bases of its classes, and from the package that shows them."""

from __future__ import annotations

import abc
import builtins
import enum
from collections.abc import Callable, Container, Iterator
from functools import cache

from async_audit.documentation.python_modules import INIT
from async_audit.documentation.speakers import split
from async_audit.documentation.symbols.python import PythonFile

_HOPS = 100
"""Classes that are followed upwards from one; whoever inherits from more is a puzzle, or hostile."""
_KNOWN: dict[str, type] = {
    "abc.ABC": abc.ABC,
    **{f"enum.{name}": getattr(enum, name) for name in ("Enum", "IntEnum", "Flag", "IntFlag")},
    "enum.StrEnum": enum.Enum,
    **{f"{room}.{name}": object for room in ("typing", "typing_extensions") for name in ("Generic", "Protocol", "TypedDict")},
    **{f"{room}.NamedTuple": tuple for room in ("typing", "typing_extensions")},
}  # fmt: skip


class Names:
    """Follows dotted names from file to file; nothing is imported."""

    def __init__(self, files: Container[str], read: Callable[[str], PythonFile | None]) -> None:
        """``read`` gives what a file defines; None where nobody can tell."""
        self._files = files
        self._read = read

    def may_override(self, path: str, file: PythonFile, owner: str, method: str) -> bool:
        """Whether a base class has that method, or comes from outside of the repository and may have it."""
        pending = [(path, file, base) for base in file.classes[owner].bases]
        seen: set[tuple[str, str]] = set()
        while pending:
            at, here, base = pending.pop()
            if (known := _of_language(base)) is not None:
                if method in known:
                    return True
                continue
            found = self._find(at, here, base)
            if found is None or len(seen) > _HOPS:
                return True
            if found[::2] in seen:
                continue
            seen.add(found[::2])
            where, there, name = found
            if method in there.classes[name].methods:
                return True
            pending += [(where, there, one) for one in there.classes[name].bases]
        return False

    def shown(self, path: str) -> frozenset[str] | None:
        """Names of a private file that a package around it shows as its own; None for all of them.

        What ``_pytest`` holds, ``pytest`` beside it may show.
        """
        found: set[str] = set()
        private = next((root for root in _roots(path, 0) if is_private(root)), "")
        folder, name = split(private)
        beside = (f"{folder}/{name.lstrip('_')}".lstrip("/"),) if private else ()
        for root in (*_roots(path, 0), *beside):
            at = f"{root}/{INIT}".lstrip("/")
            room = self._read(at) if at in self._files and not is_private(at) else None
            for name, target in room.imports.items() if room else ():
                if room and (room.listed is None or name in room.listed or target.endswith(".*")):
                    step = self._step(at, target)
                    if step and step[0] == path:
                        found.add(step[2].partition(".")[0])
        return None if "*" in found else frozenset(found)

    def _find(self, path: str, file: PythonFile, name: str) -> tuple[str, PythonFile, str] | None:
        """Where a class is defined that ``file`` calls by this dotted name."""
        for _ in range(9):  # a name may be imported again and again
            if name in file.classes:
                return path, file, name
            step = self._step(path, name)
            if step is None:
                return None
            path, file, name = step
            first, dot, rest = name.partition(".")
            name = file.imports.get(first, first) + dot + rest
        return None

    def _step(self, path: str, name: str) -> tuple[str, PythonFile, str] | None:
        """The file that a dotted name leads to, and what is left of the name there."""
        bare = name.lstrip(".")
        parts = bare.split(".")
        for root in _roots(path, len(name) - len(bare)):
            for length in range(len(parts) - 1, -1 if bare != name else 0, -1):
                stem = "/".join((*([root] if root else []), *parts[:length]))
                for candidate in (f"{stem}.py", f"{stem}/__init__.py".lstrip("/")):
                    if candidate in self._files and candidate != path and (found := self._read(candidate)):
                        return candidate, found, ".".join(parts[length:])
        return None


def is_private(path: str) -> bool:
    """Whether a file, or a directory that it lies in, says by an underscore that it is nobody else's."""
    return any(part.startswith("_") and not part.startswith("__") for part in path.split("/"))


def _roots(path: str, dots: int) -> Iterator[str]:
    """Directories from which a dotted name with so many leading dots is looked up."""
    folders = split(path)[0].split("/") if "/" in path else []
    if dots:
        yield "/".join(folders[: len(folders) - dots + 1])
    else:
        yield from ("/".join(folders[:depth]) for depth in range(len(folders) + 1))


@cache
def _of_language(base: str) -> frozenset[str] | None:
    """Names that a class of the language has; None for any other class."""
    own = getattr(builtins, base, None) if base and "." not in base else None
    known = own if isinstance(own, type) else _KNOWN.get(base)
    return None if known is None else frozenset(dir(known))
