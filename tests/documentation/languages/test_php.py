"""What documents a file in PHP."""

from __future__ import annotations

import pytest

from tests.documentation.languages.hearing import is_described

PATH = "src/Signer.php"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("<?php\nclass Signer {}\n", id="nothing"),
        pytest.param(
            "<?php\n/**\n * @package Widget\n * @author Jane Q Public of Springfield\n */\nclass Signer {}\n",
            id="only tags",
        ),
        pytest.param(
            "<?php\n/*\n * Copyright 2020 The Widget Authors.\n * Licensed under the MIT license.\n */\nnamespace A;\nclass Signer {}\n",
            id="a licence",
        ),
        pytest.param(
            "<?php\nclass Signer {\n/** Signs outgoing partner messages. */\nfunction f() {}\n}\n",
            id="the docblock of a method",
        ),
    ],
)
def test_it_says_nothing(source: str) -> None:
    assert not is_described(PATH, source)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(
            "<?php\n\ndeclare(strict_types=1);\n\n/** Signs outgoing partner messages. */\nnamespace A;\n",
            id="a docblock of the file",
        ),
        pytest.param(
            "<?php\nnamespace A;\nuse B\\C;\n/** Signs outgoing partner messages. */\n#[Pure]\nfinal class Signer extends C {}\n",
            id="above an attribute",
        ),
        pytest.param(
            "<?php\n/*\n * (c) 2020 Jane\n */\n\nnamespace A;\n\n/**\n * Signs outgoing partner messages.\n *\n * @author Jane\n */\nclass Signer {}\n",
            id="under a licence",
        ),
    ],
)
def test_it_says_what_it_is(source: str) -> None:
    assert is_described(PATH, source)
