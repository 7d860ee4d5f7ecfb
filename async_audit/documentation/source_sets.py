"""Gradle and Maven: a README beside ``src/main`` speaks for the only package below it."""

from __future__ import annotations

from collections.abc import Mapping

from async_audit.documentation.readme import is_readme
from async_audit.documentation.speakers import name_of, split
from async_audit.facts import File, Kind
from async_audit.folders import right_in

_MAIN = "/src/main/"


def readmes(directory: str, files: Mapping[str, File]) -> list[str]:
    """READMEs of the build that ``directory`` is the only package of, sorted; none for other directories."""
    build, main, _ = f"{directory}/".partition(_MAIN)
    if not main:
        return []
    beside = (path for path in right_in(files, {build}) if split(path)[0] == build)
    found = [path for path in beside if is_readme(name_of(path)) and files[path].kind is Kind.DOCUMENT]
    return found if found and _is_alone(directory, build + _MAIN, files) else []


def _is_alone(directory: str, above: str, files: Mapping[str, File]) -> bool:
    inside = (path for path in files if path.startswith(above) and split(path)[0] != directory)
    return not any(files[path].kind is Kind.CODE for path in inside)
