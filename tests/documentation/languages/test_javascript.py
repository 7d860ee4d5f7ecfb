"""What documents a file in JavaScript."""

from __future__ import annotations

import pytest

from tests.documentation.languages.hearing import is_described

PATH = "src/signer.js"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("export const a = 1;\n", id="nothing"),
        pytest.param(
            "/*\n * Copyright 2020 The Widget Authors.\n * Licensed under the MIT license.\n */\nexport const a = 1;\n",
            id="a licence",
        ),
        pytest.param(
            "/** @import {Signer, Partner, Message, Queue} from './types' */\n\nexport const a = 1;\n",
            id="an import of types",
        ),
        pytest.param(
            "/**\n * @typedef {object} Options of the partner\n * @property {string} name of the partner\n */\n\nexport const a = 1;\n",
            id="a type definition",
        ),
        pytest.param(
            "/* eslint-disable no-console, no-undef, max-lines */\n\nexport const a = 1;\n",
            id="a directive of a linter",
        ),
        pytest.param("// @ts-check\n'use strict';\nexport const a = 1;\n", id="directives"),
        pytest.param(
            "/**\n * @jest-environment jsdom with more words\n */\n\nexport const a = 1;\n",
            id="an environment",
        ),
        pytest.param(
            "/** Signs outgoing partner messages. */\nexport function a() {}\nexport function b() {}\n",
            id="documentation of one of several exports",
        ),
    ],
)
def test_it_says_nothing(source: str) -> None:
    assert not is_described(PATH, source)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(
            "/**\n * @fileoverview Signs outgoing partner messages.\n */\nexport const a = 1;\n",
            id="a file overview",
        ),
        pytest.param(
            "/**\n * Signs outgoing partner messages.\n * @module signer\n */\nexport const a = 1;\n",
            id="a module tag",
        ),
        pytest.param(
            "// Signs outgoing partner messages.\n\nexport const a = 1;\n",
            id="a comment that a blank line separates",
        ),
        pytest.param(
            "/* Signs outgoing partner messages. */\nimport a from 'a';\n", id="a comment above imports"
        ),
        pytest.param(
            "#!/usr/bin/env node\n\n'use strict';\n\n/**\n * Signs outgoing partner messages.\n */\n\nconst a = 1;\n",
            id="under a prologue",
        ),
        pytest.param(
            "/*\n * Copyright 2020 The Widget Authors.\n * Licensed under the MIT license.\n */\n\n/** Signs outgoing partner messages. */\nclass Signer {}\nconst b = 1;\n",
            id="above what is named like the file",
        ),
        pytest.param(
            "/** Signs outgoing partner messages. */\nexport default function () {}\nconst b = 1;\n",
            id="above the default export",
        ),
    ],
)
def test_it_says_what_it_is(source: str) -> None:
    assert is_described(PATH, source)
