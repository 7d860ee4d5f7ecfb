"""What documents a file in Terraform."""

from __future__ import annotations

import pytest

from tests.documentation.languages.hearing import is_described

PATH = "modules/sign/main.tf"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param('resource "a" "b" {}\n', id="nothing"),
        pytest.param(
            '# Signs outgoing partner messages.\nresource "a" "b" {}\n', id="the comment of a resource"
        ),
        pytest.param(
            'variable "a" {\n  description = "Signs outgoing partner messages."\n}\n',
            id="the description of a variable",
        ),
        pytest.param('# SPDX-License-Identifier: MPL-2.0\n\nresource "a" "b" {}\n', id="a licence"),
    ],
)
def test_it_says_nothing(source: str) -> None:
    assert not is_described(PATH, source)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param('# Signs outgoing partner messages.\n\nresource "a" "b" {}\n', id="a header"),
        pytest.param("/**\n * Signs outgoing partner messages.\n */\n\nterraform {}\n", id="a block"),
    ],
)
def test_it_says_what_it_is(source: str) -> None:
    assert is_described(PATH, source)
