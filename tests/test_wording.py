"""How people and numbers are called in a sentence."""

from __future__ import annotations

import pytest

from async_audit.facts import Author
from async_audit.wording import count, listed, named


@pytest.mark.parametrize(
    ("email", "name", "said"),
    [
        pytest.param("ada@example.com", "Ada", "Ada", id="a name"),
        pytest.param("ada@example.com", "", "ada@example.com", id="only an e-mail"),
        pytest.param("", "", "somebody without a name", id="neither"),
    ],
)
def test_nobody_is_called_by_an_empty_name(email: str, name: str, said: str) -> None:
    assert named(Author(email, name)) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [
        pytest.param([], "", id="nobody"),
        pytest.param(["Ada"], "Ada", id="one"),
        pytest.param(["Ada", "Bob"], "Ada or Bob", id="two"),
        pytest.param(["Ada", "Bob", "Cat"], "Ada, Bob or Cat", id="three"),
        pytest.param(["Ada", "Bob", "Cat", "Dan"], "Ada, Bob, Cat or 1 more", id="four"),
        pytest.param([*"abcdefgh"], "a, b, c or 5 more", id="eight"),
    ],
)
def test_a_list_of_names_reads_as_a_sentence(names: list[str], said: str) -> None:
    assert listed(names, "or") == said


def test_names_are_joined_by_and_unless_told_otherwise() -> None:
    assert listed(["Ada", "Bob"]) == "Ada and Bob"


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 lines"), (1, "1 line"), (2, "2 lines"), (1234, "1,234 lines")]
)
def test_a_number_agrees_with_its_noun(number: int, said: str) -> None:
    assert count(number, "line") == said


def test_whoever_has_no_name_is_written_as_the_address_alone() -> None:
    assert [str(Author("x@y", name)) for name in ("", "Ada")] == ["x@y", "Ada <x@y>"]
