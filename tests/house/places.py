"""Where things are, for the tests of the house."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "async_audit"
HOOKS = ROOT / "hooks"
SOURCES = sorted((*PACKAGE.rglob("*.py"), *HOOKS.rglob("*.py")))


def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def stems(folder: Path, *leaving_out: str) -> set[str]:
    """Names of the Python files and packages in a folder, without the page that lists them."""
    packages = {path.parent.name for path in folder.glob("*/__init__.py")}
    return ({path.stem for path in folder.glob("*.py")} | packages) - {"__init__", *leaving_out}


def name(path: Path) -> str:
    """How a file is called in the id of a test."""
    return path.relative_to(ROOT).as_posix()
