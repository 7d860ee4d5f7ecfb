"""What documents a file in Protocol Buffers."""

from __future__ import annotations

import pytest

from tests.documentation.languages.hearing import is_described

PATH = "api/sign.proto"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param('syntax = "proto3";\nmessage A {}\n', id="nothing"),
        pytest.param(
            '// Copyright 2020 The Widget Authors.\n// Licensed under the MIT license.\n\nsyntax = "proto3";\n',
            id="a licence",
        ),
        pytest.param(
            'syntax = "proto3";\n\n// Signs outgoing partner messages.\nmessage A {}\n',
            id="the comment of a message",
        ),
    ],
)
def test_it_says_nothing(source: str) -> None:
    assert not is_described(PATH, source)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param('// Signs outgoing partner messages.\nsyntax = "proto3";\n', id="above the syntax"),
        pytest.param(
            'syntax = "proto3";\n\n// Signs outgoing partner messages.\npackage a;\n', id="above the package"
        ),
        pytest.param(
            'syntax = "proto3";\nmessage A {}\n// Signs outgoing partner messages.\nservice B {}\n',
            id="above the service",
        ),
    ],
)
def test_it_says_what_it_is(source: str) -> None:
    assert is_described(PATH, source)
