"""What documents a file in Ruby."""

from __future__ import annotations

import pytest

from tests.documentation.languages.hearing import heard, is_described

PATH = "lib/signer.rb"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("class Signer\nend\n", id="nothing"),
        pytest.param(
            "# frozen_string_literal: true\n# encoding: utf-8\n# typed: strict\n# rubocop:disable Metrics/ClassLength, Style/Documentation\nclass Signer\nend\n",
            id="magic comments",
        ),
        pytest.param(
            "# Copyright 2020 The Widget Authors.\n# Licensed under the MIT license.\n\nclass Signer\nend\n",
            id="a licence",
        ),
        pytest.param(
            "class Signer\n  # Signs outgoing partner messages.\n  def sign\n  end\nend\n",
            id="the comment of a method",
        ),
    ],
)
def test_it_says_nothing(source: str) -> None:
    assert not is_described(PATH, source)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(
            '# frozen_string_literal: true\n\nrequire "a"\n\n# Signs outgoing partner messages.\nclass Signer\nend\n',
            id="under a require",
        ),
        pytest.param(
            "module A\n  # Signs outgoing partner messages.\n  class Signer\n  end\nend\n",
            id="inside of a module that wraps",
        ),
        pytest.param(
            "=begin\nSigns outgoing partner messages.\n=end\nclass Signer\nend\n", id="an embedded document"
        ),
    ],
)
def test_it_says_what_it_is(source: str) -> None:
    assert is_described(PATH, source)


def test_a_class_that_is_not_to_be_documented_says_so() -> None:
    assert heard(PATH, "class Signer # :nodoc:\nend\n").is_waived
