"""The first configuration is valid, says nothing by itself, and leaves all else as it was."""

from __future__ import annotations

import pytest

from async_audit.config import Config, load
from async_audit.outset.configuration import first, path


@pytest.mark.parametrize(
    "pyproject", [b"", b"[project]\nname = 'x'\n", b"a = 1", b"[tool.x]\r\ny = 1\r\n", b"[tool]\n"]
)
def test_pyproject_gets_a_table_at_its_end(pyproject: bytes) -> None:
    after = first(pyproject)

    assert after is not None
    assert after.startswith(pyproject)
    assert after.count(b"\n") - after.count(b"\r\n") in (0, after.count(b"\n"))
    config = load({path(pyproject): after}.get)
    assert (config.source, config.exclude, config.audits) == ("pyproject.toml", (), Config().audits)


def test_without_pyproject_it_is_a_file_of_its_own() -> None:
    assert load({path(None): first(None)}.get).source == "async-audit.toml"


@pytest.mark.parametrize("pyproject", [b"tool = {x = 1}\n", b"[tool\n", b"\xff\n"])
def test_a_file_that_takes_no_table_is_left_alone(pyproject: bytes) -> None:
    assert first(pyproject) is None
