"""A late expression answers as a compiled one does, and is compiled only when it is asked."""

from __future__ import annotations

import re

import pytest

from async_audit.patterns import late


def test_nothing_is_compiled_before_it_is_asked() -> None:
    broken = late("(")

    with pytest.raises(re.error):
        broken.search("text")


def test_methods_and_attributes_are_those_of_the_compiled_one() -> None:
    found = late(r"(?P<word>[a-z]+)", re.IGNORECASE)

    assert found.fullmatch("Ada")
    assert found.sub("-", "a b") == "- -"
    assert (found.pattern, found.groups) == (r"(?P<word>[a-z]+)", 1)


def test_bytes_are_matched_by_bytes() -> None:
    assert late(rb"\d+").findall(b"1 and 22") == [b"1", b"22"]
