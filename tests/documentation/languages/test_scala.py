"""What documents a file in Scala."""

from __future__ import annotations

import pytest

from tests.documentation.languages.hearing import is_described

PATH = "a/Signer.scala"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("package a\nclass Signer\n", id="nothing"),
        pytest.param(
            "/*\n * Copyright 2020 The Widget Authors.\n * Licensed under the MIT license.\n */\npackage a\n",
            id="a licence",
        ),
        pytest.param(
            "package a\n/** Signs outgoing partner messages. */\nclass A\nclass B\n",
            id="scaladoc of one of several types",
        ),
    ],
)
def test_it_says_nothing(source: str) -> None:
    assert not is_described(PATH, source)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(
            "/** Signs outgoing partner messages. */\nfinal case class Signer(a: Int)\n",
            id="above a case class",
        ),
        pytest.param(
            "package a\n/** Signs outgoing partner messages. */\npackage object signer {}\n",
            id="above a package object",
        ),
        pytest.param(
            "/** Signs outgoing partner messages. */\nprivate[a] trait Signer\n", id="with a scoped modifier"
        ),
    ],
)
def test_it_says_what_it_is(source: str) -> None:
    assert is_described(PATH, source)
