"""What documents a file in C."""

from __future__ import annotations

import pytest

from tests.documentation.languages.hearing import is_described

PATH = "src/signer.c"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("int main(void) { return 0; }\n", id="nothing"),
        pytest.param(
            "/*\n * Copyright 2020 The Widget Authors.\n * Licensed under the MIT license.\n */\n\n#include <a.h>\n",
            id="a licence",
        ),
        pytest.param(
            "/** Signs outgoing partner messages. */\nint f(void);\n", id="documentation of a function"
        ),
        pytest.param(
            "#include <a.h>\n\n/* Signs outgoing partner messages. */\n#define A 1\n",
            id="the comment of a macro",
        ),
        pytest.param(
            "/*******************************\n *  _   _ ____  _\n *  Project ___| | | |  _ \\\\| |\n ***************************/\n\n#include <a.h>\n",
            id="a banner",
        ),
        pytest.param("/* signer.c */\n\n#include <a.h>\n", id="its name"),
    ],
)
def test_it_says_nothing(source: str) -> None:
    assert not is_described(PATH, source)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(
            "/* Signs outgoing partner messages.\n *\n * Copyright (c) 2020, Jane\n * All rights reserved.\n */\n#include <a.h>\n",
            id="above the licence in one block",
        ),
        pytest.param(
            "/*\n * Copyright 2020 The Widget Authors.\n * Licensed under the MIT license.\n */\n\n/* Signs outgoing partner messages. */\n\n#include <a.h>\n",
            id="under the licence",
        ),
        pytest.param(
            "#ifndef A_H\n#define A_H\n\n/**\n * @file\n * @brief Signs outgoing partner messages.\n */\nint f(void);\n",
            id="inside of an include guard",
        ),
        pytest.param("// Signs outgoing partner messages.\n#pragma once\n", id="above a pragma"),
        pytest.param(
            "#pragma once\nnamespace a {\nclass Other;\n\n// Signs outgoing partner messages.\nclass Signer {\n};\n}\n",
            id="above the class that it is named after",
        ),
    ],
)
def test_it_says_what_it_is(source: str) -> None:
    assert is_described(PATH, source)
