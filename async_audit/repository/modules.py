"""Where one module ends and the next begins."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from async_audit.facts import CROWDED, File, Kind, Module


def modules(files: Iterable[File]) -> tuple[Module, ...]:
    """The modules that production code makes up, by path; each code file is in exactly one."""
    directories: dict[str, list[str]] = {}
    for file in files:
        if file.kind is Kind.CODE:
            directories.setdefault(posixpath.dirname(file.path), []).append(file.path)
    return tuple(
        sorted(
            (
                module
                for directory, paths in directories.items()
                for module in _of_directory(directory, paths)
            ),
            key=lambda module: module.path,
        )
    )


def _of_directory(directory: str, paths: list[str]) -> Iterator[Module]:
    if len(paths) <= CROWDED:
        yield Module(directory or ".", tuple(sorted(paths)))
        return
    stems: dict[str, list[str]] = {}
    for path in paths:  # socket.c and socket.h are one thing to ask about
        stems.setdefault(posixpath.splitext(path)[0], []).append(path)
    for stem, together in stems.items():
        yield Module(stem, tuple(sorted(together)))
