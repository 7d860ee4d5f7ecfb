"""Module borders that a project draws itself: packages, workspaces, CODEOWNERS, or patterns in the configuration.

The rule without them is in ``repository/modules.py``: a directory, or a file stem where there are too many files.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any

from async_audit.facts import Module

Read = Callable[[str], bytes]
"""The content of a file of the tree."""
PACKAGES = frozenset(
    "Cargo.toml build.gradle build.gradle.kts composer.json go.mod mix.exs package.json pom.xml pyproject.toml".split()
)
"""Files at the top of what is built and released by itself."""
CODEOWNERS = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
LARGEST = 1 << 20
"""Bytes of a list of members that are read; what is longer is none."""


def drawn(
    modules: Sequence[Module], files: Collection[str], read: Read, borders: Iterable[str]
) -> tuple[Module, ...]:
    """The modules with everything below a border in one; the innermost border counts, the rest stays as it is.

    ``borders`` are ``packages`` (what has a file of PACKAGES, or is the top of a Python package), ``workspaces``
    (members by uv, npm, pnpm, cargo, go), ``codeowners`` (directories with a line of their own), and patterns of
    directories, such as ``services/*``. The top of the repository is never a border.
    """
    tops = frozenset(_tops(files, read, borders)) - {""}
    inside: dict[str, list[str]] = {}
    found = []
    for module in modules:
        left = []
        for path in module.files:
            top = _nearest(path, tops)
            if top:
                inside.setdefault(top, []).append(path)
            else:
                left.append(path)
        if left:
            found.append(module._replace(files=tuple(left)))
    found += [Module(top, tuple(sorted(paths))) for top, paths in inside.items()]
    return tuple(sorted(found, key=lambda module: module.path))


def _nearest(path: str, tops: Collection[str]) -> str:
    above = posixpath.dirname(path)
    while above and above not in tops:
        above = posixpath.dirname(above)
    return above


def _tops(files: Collection[str], read: Read, borders: Iterable[str]) -> Iterator[str]:
    directories = _directories(files)
    for border in borders:
        if border == "packages":
            yield from _packages(files)
        elif border == "workspaces":
            yield from _matching(directories, _members(files, read))
        elif border == "codeowners":
            yield from _matching(directories, _owned(files, read))
        else:
            yield from _matching(directories, [border])


def _directories(files: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for path in files:
        above = posixpath.dirname(path)
        while above and above not in found:
            found.add(above)
            above = posixpath.dirname(above)
    return frozenset(found)


def _packages(files: Collection[str]) -> Iterator[str]:
    known = frozenset(files)
    for path in files:
        above, name = posixpath.split(path)
        if name in PACKAGES or (
            name == "__init__.py" and posixpath.join(posixpath.dirname(above), "__init__.py") not in known
        ):
            yield above


def _matching(directories: Iterable[str], patterns: Iterable[str]) -> Iterator[str]:
    """Directories that a pattern names; after ``!`` those that none may name."""
    wanted = [_parts(pattern) for pattern in patterns if not pattern.startswith("!")]
    refused = [_parts(pattern[1:]) for pattern in patterns if pattern.startswith("!")]
    for directory in directories:
        parts = directory.split("/")
        if any(_fits(parts, one) for one in wanted) and not any(_fits(parts, one) for one in refused):
            yield directory


def _parts(pattern: str) -> list[str]:
    return posixpath.normpath(pattern.strip("/") or ".").split("/")


def _fits(parts: Sequence[str], pattern: Sequence[str]) -> bool:
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return any(_fits(parts[skip:], pattern[1:]) for skip in range(len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], pattern[0]) and _fits(parts[1:], pattern[1:])


def _members(files: Collection[str], read: Read) -> list[str]:
    """What the workspaces at the top list; patterns with ``!`` are left out of it."""
    texts = {name: read(name)[:LARGEST].decode("utf-8", "replace") for name in _LISTS if name in files}
    found: list[str] = []
    for name, text in texts.items():
        found += _LISTS[name](text)
    return found


def _toml(text: str, *path: str) -> list[str]:
    import sys

    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        table: Any = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return []
    for name in path:
        table = table.get(name) if isinstance(table, dict) else None
    if not isinstance(table, dict):
        return []
    listed, excluded = table.get("members", []), table.get("exclude", [])
    return [*_strings(listed), *(f"!{one}" for one in _strings(excluded))]


def _package_json(text: str) -> list[str]:
    import json

    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return []
    listed = document.get("workspaces") if isinstance(document, dict) else None
    return _strings(listed.get("packages") if isinstance(listed, dict) else listed)


def _pnpm(text: str) -> list[str]:
    found, is_listed = [], False
    for line in text.splitlines():
        if line[:1].strip() not in ("", "-", "#"):
            is_listed = line.startswith("packages:")
        elif is_listed and line.strip().startswith("-"):
            found.append(line.strip()[1:].partition(" #")[0].strip().strip("'\""))
    return found


def _go_work(text: str) -> list[str]:
    words = [line.partition("//")[0].split() for line in text.splitlines()]
    is_block, found = False, []
    for word in words:
        if word[:1] == ["use"] and word[1:] != ["("]:
            found += word[1:2]
        elif word[:2] == ["use", "("]:
            is_block = True
        elif word[:1] == [")"]:
            is_block = False
        elif is_block:
            found += word[:1]
    return found


_LISTS: Mapping[str, Callable[[str], list[str]]] = {
    "pyproject.toml": lambda text: _toml(text, "tool", "uv", "workspace"),
    "Cargo.toml": lambda text: _toml(text, "workspace"),
    "package.json": _package_json,
    "pnpm-workspace.yaml": _pnpm,
    "go.work": _go_work,
}


def _owned(files: Collection[str], read: Read) -> list[str]:
    """Patterns of the first CODEOWNERS file, without what makes them mean all that lies below."""
    name = next((name for name in CODEOWNERS if name in files), "")
    text = read(name)[:LARGEST].decode("utf-8", "replace") if name else ""
    lines = (line.partition("#")[0].split() for line in text.splitlines())
    patterns = (words[0] for words in lines if words and not words[0].startswith(("[", "^[", "!", "*")))
    return [pattern.removesuffix("*").removesuffix("*") for pattern in patterns]


def _strings(value: Any) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
