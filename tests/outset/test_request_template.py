"""A template asks the three questions; what an old one lacks goes to its end, where that is plain text."""

from __future__ import annotations

import pytest

from async_audit.descriptions.questions import Question
from async_audit.outset.request_template import extended, first, missing


def test_a_new_template_asks_all_and_is_complete() -> None:
    assert missing(first()) == ()


def test_a_checklist_asks_nothing() -> None:
    assert missing(b"- [ ] I said why\n- [ ] I considered alternatives\n* [x] risks\n") == tuple(Question)


@pytest.mark.parametrize(
    ("template", "lacking"),
    [
        (b"## Motivation\n\n## Risks\n", (Question.APPROACH, Question.REJECTED)),
        (
            b"<!-- Why is this needed, and which alternatives were there? -->\n",
            (Question.APPROACH, Question.LOOK),
        ),
        (b"## Notes for reviewers\n", (Question.PROBLEM, Question.APPROACH, Question.REJECTED)),
    ],
)
def test_a_question_that_is_not_asked_is_missing(template: bytes, lacking: tuple[Question, ...]) -> None:
    assert missing(template) == lacking


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_what_is_missing_is_added_once_and_the_rest_stays(end: bytes) -> None:
    template = b"## Why" + end + end + b"## Risks" + end * 3

    after = extended(template)

    assert after is not None
    assert after.startswith(template.rstrip() + end + end + b"## Approach\n".replace(b"\n", end))
    assert after.count(b"\n") == after.count(end)
    assert missing(after) == ()


@pytest.mark.parametrize("template", [b"## Why\n<!-- never closed\n", b"## Why\n```\ncode\n", b"~~~\nx\n"])
def test_an_end_inside_of_something_is_not_written_to(template: bytes) -> None:
    assert extended(template) is None
