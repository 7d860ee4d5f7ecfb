"""What documents a file in Java."""

from __future__ import annotations

import pytest

from tests.documentation.languages.hearing import heard, is_described

PATH = "a/Signer.java"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("package a;\nclass Signer {}\n", id="nothing"),
        pytest.param(
            "/*\n * Copyright 2020 The Widget Authors.\n * Licensed under the MIT license.\n */\npackage a;\nclass Signer {}\n",
            id="a licence",
        ),
        pytest.param(
            "/* Signs outgoing partner messages. */\npackage a;\nclass Signer {}\n",
            id="a header, which is a licence in Java",
        ),
        pytest.param(
            "class Signer {\n  /** Signs outgoing partner messages. */\n  void sign() {}\n}\n",
            id="the Javadoc of a method",
        ),
        pytest.param("/** @author Jane Q Public of Springfield */\nclass Signer {}\n", id="an author"),
        pytest.param(
            "/** Signs outgoing partner messages. */\nclass Other {}\nclass More {}\n",
            id="the Javadoc of another type",
        ),
    ],
)
def test_it_says_nothing(source: str) -> None:
    assert not is_described(PATH, source)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(
            "/** Signs outgoing partner messages. */\npublic final class Signer {}\n", id="above the class"
        ),
        pytest.param(
            '/*\n * Copyright 2020 The Widget Authors.\n * Licensed under the MIT license.\n */\npackage a;\nimport b.C;\n/** Signs outgoing partner messages. */\n@Deprecated\n@SuppressWarnings({"a",\n "b"})\npublic interface Signer<T> {}\n',
            id="above annotations",
        ),
        pytest.param("/** Signs outgoing partner messages. */\nrecord Signer(int a) {}\n", id="a record"),
    ],
)
def test_it_says_what_it_is(source: str) -> None:
    assert is_described(PATH, source)


def test_a_package_is_described_above_its_own_statement() -> None:
    licence = "/*\n * Copyright 2020 Jane\n */\n"
    text = "/**\n * Signs outgoing partner messages.\n */\n@NullMarked\npackage a;\n"

    found = heard("a/package-info.java", licence + text, "a")

    assert (found.words >= 3, found.line) == (True, 5)


def test_annotations_of_a_package_say_nothing() -> None:
    assert not is_described("a/package-info.java", "@NullMarked\npackage a;\nimport b.NullMarked;\n", "a")
