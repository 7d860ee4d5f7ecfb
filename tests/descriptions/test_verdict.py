"""What is asked in proportion, and what is left open."""

from __future__ import annotations

import pytest

from async_audit.audits.change_description import Options
from async_audit.descriptions.questions import Question
from async_audit.descriptions.verdict import Verdict, asked, is_small_by_title, judge

PROBLEM, APPROACH, REJECTED, LOOK = Question
LIMITS = Options()


def verdict(body: str, lines: int = 100, *wanted: Question, title: str = "Sell apples") -> Verdict:
    return judge(f"{title}\n\n{body}", lines, wanted or (PROBLEM,), LIMITS)


@pytest.mark.parametrize(
    ("lines", "modules", "wanted"),
    [
        pytest.param(19, 1, [], id="small"),
        pytest.param(20, 1, [PROBLEM], id="a problem is due"),
        pytest.param(199, 2, [PROBLEM], id="one line less than an approach"),
        pytest.param(200, 2, [PROBLEM, APPROACH], id="an approach is due"),
        pytest.param(100, 3, [PROBLEM, APPROACH], id="over three modules lines count twice"),
        pytest.param(500, 1, list(Question), id="all is due"),
    ],
)
def test_the_demand_grows_with_the_change(lines: int, modules: int, wanted: list[Question]) -> None:
    assert list(asked(lines, modules, LIMITS)) == wanted


@pytest.mark.parametrize(
    "title",
    [
        "docs: say how",
        "Fix a typo in the shop",
        "test(shop): count",
        "chore: tidy",
        "[CI] run",
        "build: bump",
    ],
)
def test_its_title_makes_a_change_small(title: str) -> None:
    assert is_small_by_title(title)


@pytest.mark.parametrize(
    "title",
    ["fix: open the door", "Testify before the court", "Build a shop", "Document store: add", "feat: docs"],
)
def test_its_title_does_not_make_it_small(title: str) -> None:
    assert not is_small_by_title(title)


def test_a_description_that_answers_leaves_nothing_open() -> None:
    assert not verdict("The door could not be opened from the inside, which was a trap.").leaves_open


def test_an_issue_tells_the_problem_of_a_middling_change() -> None:
    assert verdict("Fixes #12").missing == ()
    assert verdict("Fixes #12", 300, PROBLEM, APPROACH).missing == (PROBLEM, APPROACH)


def test_an_issue_is_enough_of_a_text() -> None:
    assert not verdict("Fixes #12").is_undersized


@pytest.mark.parametrize(
    ("body", "lines", "found"),
    [
        pytest.param("It fails in rain.", 100, True, id="four words for a hundred lines"),
        pytest.param("It fails in the rain now.", 30, False, id="six words for thirty lines"),
        pytest.param("The door fails in the rain and snow.", 1000, False, id="eight words for any size"),
        pytest.param("Address review comments", 20, True, id="words that say nothing"),
        pytest.param("", 20, True, id="nothing"),
    ],
)
def test_a_text_is_too_short_for_its_change(body: str, lines: int, found: bool) -> None:
    assert verdict(body, lines).is_undersized is found


def test_nothing_is_too_short_for_a_small_change() -> None:
    assert not judge("Sell apples", 10, (), LIMITS).is_undersized


def test_a_title_said_again_is_an_echo() -> None:
    assert verdict("This sells the apples", title="Sell apples").echoes_title
    assert not verdict("", title="Sell apples").echoes_title
    assert not verdict("Nobody could buy them after nine", title="Sell apples").echoes_title


def test_what_a_middling_change_does_not_say_is_not_grave() -> None:
    assert not verdict("Add a door to the shop on the left side.").is_grave
    assert not verdict("", 199).is_grave


def test_without_problem_or_approach_it_is_grave() -> None:
    assert not verdict("Add a door to the shop on the left side.", 200, PROBLEM, APPROACH).is_grave
    assert verdict("", 200, PROBLEM, APPROACH).is_grave
    assert verdict("The door of the shop on the left side: oak, two panes.", 200, PROBLEM, APPROACH).is_grave
    body = "The door failed in the rain, so we now use a new hinge made of steel."
    assert not verdict(body, 600, *Question).is_grave
    assert verdict(body, 600, *Question).missing == (REJECTED, LOOK)


def test_another_language_is_readable_once_its_words_are_given() -> None:
    message = "T\n\nDie Tür ging nicht auf, wenn es regnete, weil das Scharnier mit Papier gebaut ist."

    assert not judge(message, 100, (PROBLEM,), LIMITS).is_readable
    known = judge(message, 100, (PROBLEM,), LIMITS, more={PROBLEM: ("weil",)})
    assert known.is_readable
    assert known.missing == ()
