"""A template asks the three questions; what an old one lacks goes to its end, where that is plain text."""

from __future__ import annotations

import pytest

from async_audit.outset.questions import Question, default
from async_audit.outset.request_template import extended, first, missing


def test_a_new_template_asks_all_and_is_complete() -> None:
    assert missing(first()) == ()


def test_a_checklist_asks_nothing() -> None:
    assert missing(b"- [ ] I said why\n- [ ] I considered alternatives\n* [x] risks\n") == tuple(Question)


@pytest.mark.parametrize(
    ("template", "lacking"),
    [
        (b"## Motivation\n\n## Risks\n", (Question.APPROACH,)),
        (b"<!-- Why is this needed, and which alternatives did you reject? -->\n", (Question.LOOK,)),
        (b"## Notes for reviewers\n", (Question.PROBLEM, Question.APPROACH)),
    ],
)
def test_a_question_that_is_not_asked_is_missing(template: bytes, lacking: tuple[Question, ...]) -> None:
    assert missing(template) == lacking


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_what_is_missing_is_added_once_and_the_rest_stays(end: bytes) -> None:
    template = b"## Why" + end + end + b"## Risks" + end * 3

    after = extended(template)

    assert after is not None
    assert after.startswith(template.rstrip() + end + end + b"## Which approach was chosen")
    assert after.count(b"\n") == after.count(end)
    assert missing(after) == ()


@pytest.mark.parametrize("template", [b"## Why\n<!-- never closed\n", b"## Why\n```\ncode\n", b"~~~\nx\n"])
def test_an_end_inside_of_something_is_not_written_to(template: bytes) -> None:
    assert extended(template) is None


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["README.md", "src/pull_request_template.md"], ""),
        ([".github/PULL_REQUEST_TEMPLATE/feature.md"], ""),
        ([".github/PULL_REQUEST_TEMPLATE.md", "a.py"], ".github/PULL_REQUEST_TEMPLATE.md"),
        (["docs/pull_request_template.txt"], "docs/pull_request_template.txt"),
        ([".gitlab/merge_request_templates/Default.md"], ".gitlab/merge_request_templates/Default.md"),
    ],
)
def test_the_template_of_every_request_is_known_by_its_place(paths: list[str], found: str) -> None:
    assert default(paths) == found
