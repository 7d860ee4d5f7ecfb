"""How the words of a sentence vote on what it answers."""

from __future__ import annotations

import pytest

from async_audit.descriptions.votes import ALWAYS, TABLE, Said, signs, votes, words_in


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("It doesn't open.", ["it", "doesn't", "open", "."], id="words and marks in lower case"),
        pytest.param("It doesn\u2019t.", ["it", "doesn't", "."], id="an apostrophe of a word processor"),
        pytest.param("Call `open the door` now", ["call", "CODE", "now"], id="what is quoted as code"),
        pytest.param("shop/door.py open_it() isOpen", ["CODE", "CODE", "CODE"], id="what looks like code"),
        pytest.param("In 2024, 3 doors", ["in", "NUMBER", ",", "NUMBER", "doors"], id="numbers"),
        pytest.param("NOT open", ["not", "open"], id="a word that is shouted is no constant"),
    ],
)
def test_words_are_read_by_what_they_are(sentence: str, words: list[str]) -> None:
    assert words_in(sentence) == words


def test_only_the_first_eighty_words_are_read() -> None:
    assert len(words_in("a " * 1000)) == 80


def test_the_signs_of_a_sentence_are_its_runs_of_words_its_heading_and_its_make() -> None:
    found = signs(Said("Add doors", "Why not", among=8))

    assert found == {
        *("^", "add", "doors", "$", "^ add", "add doors", "doors $", "^ add doors", "add doors $"),
        *("# why", "# not", "(short)", "(of several)", "(does)"),
    }


@pytest.mark.parametrize("sentence", ["This widens the door", "We now widen it", "To widen it"])
def test_what_a_change_does_is_a_sign_whatever_the_verb(sentence: str) -> None:
    assert "(who does)" in signs(Said(sentence))


@pytest.mark.parametrize("sentence", ["The door is wide", "Doors", "This door"])
def test_what_is_done_by_nobody_is_no_such_sign(sentence: str) -> None:
    assert not {"(does)", "(who does)"} & signs(Said(sentence))


def test_the_votes_of_the_signs_are_added_up() -> None:
    rows = dict(_table())

    expected = [
        sum(column)
        for column in zip(rows[ALWAYS], *(rows[sign] for sign in signs(SAID) if sign in rows), strict=True)
    ]

    assert votes(SAID) == expected


def test_the_table_is_sorted_and_names_each_sign_once() -> None:
    names = [sign for sign, _ in _table()]

    assert names == sorted(set(names))
    assert all(len(numbers) == 4 and any(numbers) for _, numbers in _table())


SAID = Said("It fails because the door is locked.")


def _table() -> list[tuple[str, list[int]]]:
    rows = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[1:]]
    return [(row[0], [int(number) for number in row[1:]]) for row in rows]
