"""Which questions a description answers."""

from __future__ import annotations

import time

import pytest

from async_audit.descriptions.cleaning import clean
from async_audit.descriptions.questions import Proof, Question, answers

PROBLEM, APPROACH, REJECTED, LOOK = Question


def answered(body: str) -> set[Question]:
    return set(answers(clean(f"Title\n\n{body}")))


@pytest.mark.parametrize(
    ("question", "body"),
    [
        pytest.param(PROBLEM, "", id="nothing"),
        pytest.param(PROBLEM, "Add a shop with two doors.", id="what was done, and no reason"),
        pytest.param(PROBLEM, "## Motivation\n\nN/A", id="a heading with nothing below it"),
        pytest.param(PROBLEM, "Rename `is_broken` and `CrashError`.", id="words of the code"),
        pytest.param(PROBLEM, "This does not change the output.", id="what stays as it was"),
        pytest.param(PROBLEM, "## Overview\n\nA shop with two doors.", id="an overview"),
        pytest.param(APPROACH, "Apples were nowhere to be had.", id="a state"),
        pytest.param(APPROACH, "See the title.", id="a reference"),
        pytest.param(REJECTED, "Messages that do not parse are rejected.", id="what the code rejects"),
        pytest.param(REJECTED, "Return a list instead of a tuple.", id="instead of the old behaviour"),
        pytest.param(
            REJECTED, "## Options\n\nThe options of the command are sorted now.", id="options of a command"
        ),
        pytest.param(REJECTED, "Add support for alternative names.", id="alternatives of the domain"),
        pytest.param(LOOK, "Thanks to all reviewers who commented before.", id="thanks"),
        pytest.param(LOOK, "Fixes a side effect of the last change.", id="a side effect that was mended"),
        pytest.param(LOOK, "Follow-up to the last change.", id="a follow-up"),
        pytest.param(LOOK, "Reduces the risk of a crash.", id="a risk that is gone"),
    ],
)
def test_this_is_no_answer(question: Question, body: str) -> None:
    assert question not in answered(body)


@pytest.mark.parametrize(
    ("question", "body"),
    [
        pytest.param(PROBLEM, "## Problem\n\nNo way into the shop.", id="a heading"),
        pytest.param(PROBLEM, "**Motivation**\n\nApples are for sale at last.", id="a bold heading"),
        pytest.param(PROBLEM, "The door fails to open when it rains.", id="a defect"),
        pytest.param(PROBLEM, "Previously two people could buy the same apple.", id="how it was"),
        pytest.param(PROBLEM, "We need to sell apples by weight.", id="a need"),
        pytest.param(PROBLEM, "Open later, so that nobody has to wait in the cold.", id="a purpose"),
        pytest.param(PROBLEM, "The door doesn't close, although it should.", id="two hints"),
        pytest.param(APPROACH, "Add a second door.", id="an imperative"),
        pytest.param(APPROACH, "- Moved the counter", id="an item in the past tense"),
        pytest.param(APPROACH, "This PR splits the shop in two.", id="this PR"),
        pytest.param(APPROACH, "Instead, we now count apples twice.", id="we now"),
        pytest.param(
            APPROACH, "## Solution\n\nA second door beside the first.", id="a heading of a solution"
        ),
        pytest.param(
            REJECTED, "## Alternatives\n\nA window would be too small.", id="a heading of alternatives"
        ),
        pytest.param(REJECTED, "We considered a window, which lets the rain in.", id="considered"),
        pytest.param(REJECTED, "An alternative would be a window.", id="an alternative"),
        pytest.param(REJECTED, "We could have built a window, but nobody fits through.", id="could have"),
        pytest.param(REJECTED, "I decided against a window.", id="decided against"),
        pytest.param(
            REJECTED, "Use a door rather than a window because people are tall.", id="rather than, because"
        ),
        pytest.param(REJECTED, "This is a trade-off between rain and light.", id="a trade-off"),
        pytest.param(LOOK, "## Notes for reviewers\n\nBegin with the door.", id="a heading for reviewers"),
        pytest.param(LOOK, "Please check the hinges.", id="please check"),
        pytest.param(LOOK, "No functional change.", id="no functional change"),
        pytest.param(LOOK, "This is a breaking change: keys turn left.", id="a breaking change"),
        pytest.param(LOOK, "I have not tested it with snow.", id="not tested"),
        pytest.param(LOOK, "Not sure whether the lock is needed.", id="a doubt"),
        pytest.param(LOOK, "It is best reviewed commit by commit.", id="how to review"),
        pytest.param(LOOK, "Existing behaviour is unchanged.", id="what stays"),
    ],
)
def test_this_is_an_answer(question: Question, body: str) -> None:
    assert question in answered(body)


def test_the_sentence_that_proves_it_best_is_shown() -> None:
    found = answers(clean("T\n\nApples are red. The shop crashes because of a wrong key. It hangs."))

    assert found[PROBLEM] == Proof("The shop crashes because of a wrong key.")


def test_the_heading_is_shown_that_gives_words_their_meaning() -> None:
    found = answers(clean("T\n\n## Alternatives considered\n\nA window, too small."))

    assert found[REJECTED] == Proof("A window, too small.", "Alternatives considered")


def test_the_first_160_characters_of_a_long_sentence_are_shown() -> None:
    sentence = f"It crashes because of the rain{', and the rain' * 20}."

    assert answers(clean(f"T\n\n{sentence}"))[PROBLEM] == Proof(sentence[:160])


def test_words_of_another_language_can_be_given() -> None:
    said = "Die Tür ist zu, weil es regnet und das Scharnier mit Papier gebaut ist."
    text = clean(f"T\n\n{said}")

    assert answers(text) == {}
    assert answers(text, {PROBLEM: ("Weil",)}) == {PROBLEM: Proof(said)}
    assert answers(text, {PROBLEM: ("",)}) == {}


@pytest.mark.parametrize(
    "shape",
    [
        "a ",
        ". ",
        "instead of using a ",
        "we could also not ",
        '`"',
        "no user visible ",
        "fix it by ",
        "- we ",
        "i have also then ",
        "existing users of the ",
        "* a\n",
        "a\n\n",
    ],
)
def test_ten_megabytes_take_no_time(shape: str) -> None:
    text = clean("T\n\n" + shape * (10_000_000 // len(shape)))
    began = time.perf_counter()

    answers(text)

    assert time.perf_counter() - began < 3
