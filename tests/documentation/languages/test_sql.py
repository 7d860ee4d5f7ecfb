"""What documents a file in SQL."""

from __future__ import annotations

import pytest

from tests.documentation.languages.hearing import is_described

PATH = "db/sign.sql"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("SELECT 1;\n", id="nothing"),
        pytest.param("-- Copyright 2020 Jane of Springfield\nSELECT 1;\n", id="a licence"),
        pytest.param("SELECT 1;\n-- Signs outgoing partner messages.\n", id="a comment further down"),
    ],
)
def test_it_says_nothing(source: str) -> None:
    assert not is_described(PATH, source)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("-- Signs outgoing partner messages.\nCREATE TABLE a (b INT);\n", id="a header"),
        pytest.param("/*\n Signs outgoing partner messages.\n*/\nSELECT 1;\n", id="a block"),
    ],
)
def test_it_says_what_it_is(source: str) -> None:
    assert is_described(PATH, source)
