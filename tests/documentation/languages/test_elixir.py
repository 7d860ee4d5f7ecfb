"""What documents a file in Elixir."""

from __future__ import annotations

import pytest

from tests.documentation.languages.hearing import heard, is_described

PATH = "lib/signer.ex"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("defmodule Signer do\nend\n", id="nothing"),
        pytest.param("# Signs outgoing partner messages.\ndefmodule Signer do\nend\n", id="a comment"),
        pytest.param(
            'defmodule A do\n  @doc """\n  Signs outgoing partner messages.\n  """\nend\n',
            id="documentation of a function",
        ),
        pytest.param('defmodule A do\n  @moduledoc since: "1.2.0 of this widget"\nend\n', id="metadata"),
    ],
)
def test_it_says_nothing(source: str) -> None:
    assert not is_described(PATH, source)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(
            'defmodule A do\n  @moduledoc """\n  Signs outgoing partner messages.\n  """\nend\n',
            id="a heredoc",
        ),
        pytest.param('defmodule A do\n  @moduledoc "Signs outgoing partner messages."\nend\n', id="a string"),
        pytest.param(
            'defmodule A do\n  @moduledoc ~S"""\n  Signs outgoing partner messages.\n  """\nend\n',
            id="a sigil",
        ),
    ],
)
def test_it_says_what_it_is(source: str) -> None:
    assert is_described(PATH, source)


def test_a_module_that_is_not_to_be_documented_says_so() -> None:
    assert heard(PATH, "defmodule A do\n  @moduledoc false\nend\n").is_waived
