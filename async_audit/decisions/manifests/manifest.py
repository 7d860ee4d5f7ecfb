"""What a dependency manifest says, and how to reach into one that may hold anything."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple


class Manifest(NamedTuple):
    """Names in the spelling that its ecosystem takes for equal."""

    needs: frozenset[str] = frozenset()
    """Packages of others that the product or its build needs, whatever their version."""
    own: frozenset[str] = frozenset()
    """Packages that the project itself makes: its name, and what it takes from its own folders."""
    tools: frozenset[str] = frozenset()
    """Packages of others that only its developers and its tests need, or only what it needs itself."""

    @property
    def names(self) -> frozenset[str]:
        """Of others, whoever needs them."""
        return self.needs | self.tools

    def missing(self, other: Manifest) -> frozenset[str]:
        """What ``other`` needs and this one does not even name."""
        return other.needs - self.names


def manifest(needs: Iterable[str], own: Iterable[str] = (), tools: Iterable[str] = ()) -> Manifest:
    """Without empty names, and without own packages among those of others."""
    made, needed = frozenset(filter(None, own)), frozenset(filter(None, needs))
    return Manifest(needed - made, made, frozenset(filter(None, tools)) - made - needed)


def table(document: object, *keys: str) -> Mapping[str, Any]:
    """The table under these keys; empty when there is none, or something else."""
    for key in keys:
        document = document.get(key) if isinstance(document, dict) else None
    return document if isinstance(document, dict) else {}


def texts(value: object) -> list[str]:
    """The strings of a list; nothing when it is no list."""
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def text_of(value: object) -> str:
    """A string, or empty when it is something else."""
    return value if isinstance(value, str) else ""


def toml(text: str) -> dict[str, Any]:
    """Raises ValueError when it is not well-formed."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    return tomllib.loads(text)
