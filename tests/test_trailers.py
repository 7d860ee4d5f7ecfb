"""Trailers of a message."""

from __future__ import annotations

import pytest

from async_audit.trailers import WHY, trailers, waiver, without_comments


@pytest.mark.parametrize(
    "message",
    [
        pytest.param("", id="nothing"),
        pytest.param("Decision: none (just a subject)", id="the subject"),
        pytest.param("Do it\n\nDecision: none\nbecause it was asked for.", id="a paragraph of prose"),
        pytest.param("Do it\n\n<!-- Decision: ADR-1 -->", id="a template's comment"),
        pytest.param("Do it\n\n<!-- never closed\n\nDecision: ADR-1", id="a comment that is not closed"),
        pytest.param("Do it\n\nDecision:", id="no value"),
    ],
)
def test_these_are_no_trailers(message: str) -> None:
    assert trailers(message) == ()


@pytest.mark.parametrize(
    "message",
    [
        pytest.param("Do it\n\nDecision: ADR-0012", id="the last paragraph"),
        pytest.param("Do it\r\n\r\nDecision: ADR-0012\r\n", id="CRLF"),
        pytest.param("Do it\n\nWhy.\n\nDECISION: ADR-0012\n\n", id="any case, blank lines after it"),
        pytest.param("Do it\n\nFixes #3\nDecision: ADR-0012", id="beside a closing keyword"),
        pytest.param("Do it\n\nDecision: ADR-0012\n(cherry picked from commit abc)", id="beside a pick"),
    ],
)
def test_a_trailer_is_read(message: str) -> None:
    assert trailers(message) == (("decision", "ADR-0012"),)


def test_a_squash_that_adds_a_paragraph_hides_no_trailer() -> None:
    message = "Do it (#1)\n\nDecision: ADR-12\n\nCo-authored-by: A <a@b>"

    assert trailers(message) == (("decision", "ADR-12"), ("co-authored-by", "A <a@b>"))


def test_a_value_goes_on_in_an_indented_line() -> None:
    assert trailers("Do it\n\nDecision: none (only\n  a rename)") == (("decision", "none (only a rename)"),)


def test_every_comment_is_taken_out() -> None:
    assert without_comments("a<!--b-->c<!--d-->e") == "ace"


def test_a_hostile_message_is_answered_at_once() -> None:
    assert trailers("x\n\n" + "a" * 100_000 + ":") == ()
    assert without_comments("<!---->" * 100_000) == ""


def test_what_a_hook_prints_in_the_place_of_a_reason_is_none() -> None:
    assert waiver(f"none {WHY}") == ""
    assert waiver("none (it only moved)") == "it only moved"
