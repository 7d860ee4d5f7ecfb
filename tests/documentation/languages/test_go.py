"""What documents a file in Go."""

from __future__ import annotations

import pytest

from tests.documentation.languages.hearing import is_described

PATH = "a/b.go"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("package a\n", id="nothing"),
        pytest.param(
            "// Signs outgoing partner messages.\n\npackage a\n", id="a comment that a blank line separates"
        ),
        pytest.param("//go:build linux\n\npackage a\n", id="a build tag"),
        pytest.param(
            "//go:generate stringer -type Colour of things\npackage a\n", id="a directive that is glued"
        ),
        pytest.param(
            "//nolint:all // there are many reasons for this\npackage a\n", id="a directive of a linter"
        ),
        pytest.param(
            "// Copyright 2020 The Widget Authors.\n// Licensed under the MIT license.\npackage a\n",
            id="a licence that is glued",
        ),
        pytest.param(
            "package a\n\n// Signs outgoing partner messages.\nfunc F() {}\n", id="the comment of a function"
        ),
        pytest.param("// Package b.\npackage b\n", id="its name"),
    ],
)
def test_it_says_nothing(source: str) -> None:
    assert not is_described(PATH, source)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("// Signs outgoing partner messages.\npackage a\n", id="above package"),
        pytest.param(
            "// Copyright 2020 The Widget Authors.\n// Licensed under the MIT license.\n\n// Signs outgoing partner messages.\npackage a // import x\n",
            id="under a licence",
        ),
        pytest.param(
            "// Package b signs outgoing partner messages.\n\npackage b\n",
            id="a comment that a blank line separates, but speaks of the package",
        ),
        pytest.param(
            "//go:build linux\n\n/*\nSigns outgoing partner messages.\n*/\npackage a\n",
            id="a block under a build tag",
        ),
        pytest.param("// Command b signs outgoing partner messages.\npackage main\n", id="a command"),
    ],
)
def test_it_says_what_it_is(source: str) -> None:
    assert is_described(PATH, source)
