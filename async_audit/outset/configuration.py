"""The first configuration: in pyproject.toml where there is one, else in a file of its own."""

from __future__ import annotations

import sys

from async_audit.config import PYPROJECT, STANDALONE, TABLE

_HEADER = "# 'async-audit config show' prints every value in force, 'async-audit explain ID' the limits of an audit.\n"
_BODY = f"""{_HEADER}exclude = [] # patterns as in .gitignore, of files that no audit looks at

# A finding, and a sentence why you live with it; reports still list it.
"""
_ACCEPT = '# "bus-factor:pkg" = "Ada hands it over to Bob until March."\n'


def path(pyproject: bytes | None) -> str:
    """The file that the first configuration goes into."""
    return STANDALONE if pyproject is None else PYPROJECT


def first(pyproject: bytes | None) -> bytes | None:
    """That file with the configuration at its end, all else as it was; None where none can be added safely."""
    if pyproject is None:
        return f"{_BODY}[accept]\n{_ACCEPT}".encode()
    end = b"\r\n" if b"\r\n" in pyproject else b"\n"
    added = f"\n[{TABLE}]\n{_BODY}[{TABLE}.accept]\n{_ACCEPT}".encode().replace(b"\n", end)
    result = pyproject + (b"" if pyproject.endswith(b"\n") or not pyproject else end) + added
    return result if is_toml(result) else None


def is_toml(content: bytes) -> bool:
    """Whether something still is TOML: ``tool = {…}`` takes no table below it."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n"))
    except (ValueError, RecursionError):
        return False
    return True
