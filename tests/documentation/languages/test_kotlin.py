"""What documents a file in Kotlin."""

from __future__ import annotations

import pytest

from tests.documentation.languages.hearing import is_described

PATH = "a/Signer.kt"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("package a\n", id="nothing"),
        pytest.param(
            "/*\n * Copyright 2020 The Widget Authors.\n * Licensed under the MIT license.\n */\npackage a\nclass Signer\n",
            id="a licence",
        ),
        pytest.param(
            '@file:JvmName("Signs outgoing partner messages")\npackage a\n', id="an annotation of the file"
        ),
        pytest.param(
            "package a\n/** Signs outgoing partner messages. */\nfun a() {}\nfun b() {}\n",
            id="KDoc of one of several functions",
        ),
    ],
)
def test_it_says_nothing(source: str) -> None:
    assert not is_described(PATH, source)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(
            'package a\n/** Signs outgoing partner messages. */\n@Deprecated("x")\ndata class Signer(val a: Int)\n',
            id="above the class",
        ),
        pytest.param(
            '// Signs outgoing partner messages.\n@file:JvmName("x")\npackage a\n',
            id="a header that is no licence",
        ),
        pytest.param("/** Signs outgoing partner messages. */\nfun sign() {}\n", id="the only function"),
    ],
)
def test_it_says_what_it_is(source: str) -> None:
    assert is_described(PATH, source)
