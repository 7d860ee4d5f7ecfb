"""Compares an output, whole, with a file under tests/golden."""

from __future__ import annotations

from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "golden"


def assert_golden(name: str, output: str, request: pytest.FixtureRequest) -> None:
    """``output`` is what the file ``name`` holds; ``pytest --update-golden`` writes it instead."""
    path = FOLDER / name
    if request.config.getoption("--update-golden"):
        path.write_text(output, "utf-8", newline="")
    assert output == path.read_bytes().decode("utf-8")  # a line of csv ends in \r\n
