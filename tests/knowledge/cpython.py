"""A published graph of python/cpython: who are the majors of each file, and which bus factors were reported.

From bus-factor-explorer of JetBrains Research (MIT) at 93f29f4, compose-workdir/artifacts/python/cpython/
busFactor.json; people are numbered in order of appearance. 2,565 of its 4,387 files changed in the window.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from async_audit.facts import Author

_FILE = Path(__file__).parent.parent / "data" / "jetbrains_cpython_graph.json.gz"


@cache
def graph() -> Mapping[str, Any]:
    """``files``, ``file_bus_factor`` and ``bus_factor`` (of directories), as they were published."""
    with gzip.open(_FILE, "rt", encoding="utf-8") as file:
        content: Mapping[str, Any] = json.load(file)
    return content


def majors(node: str) -> dict[str, list[int]]:
    """The files with data at or below a node, with their majors; ``.`` is the repository."""
    return {
        path: people
        for path, people in graph()["files"].items()
        if people is not None and (node == "." or path == node or path.startswith(f"{node}/"))
    }


def held(node: str) -> dict[str, tuple[int, frozenset[Author]]]:
    """The same as units of one line, held by everybody who is a major."""
    return {
        path: (1, frozenset(Author(f"{one:03}@example.com", f"{one}") for one in people))
        for path, people in majors(node).items()
    }
