"""The smaller models, and how a model is found."""

from __future__ import annotations

import pytest

from async_audit.errors import UsageError
from async_audit.facts import Author, Blame, Touch
from async_audit.knowledge.models import NAMES, load
from async_audit.knowledge.models.chaoss_caf import absent
from async_audit.knowledge.models.cosentino import group
from tests.fixed_snapshot import ADA, BOB, CAT, wrote
from tests.knowledge.models.subjects import ask, made, who


def test_a_model_that_does_not_exist_is_told_with_those_that_do() -> None:
    with pytest.raises(UsageError, match="'truck' is no model; there are active-holders, avelino2016"):
        load("truck")


@pytest.mark.parametrize("model", [name for name in NAMES if name != "active-holders"])
def test_of_nothing_no_model_has_a_number(model: str) -> None:
    answer = ask(model, "")

    assert (answer.number, answer.people) == (None, ())
    assert answer.gap


@pytest.mark.parametrize("model", NAMES)
def test_a_model_names_its_formula_and_its_source(model: str) -> None:
    card = load(model).__doc__ or ""

    assert "\nFormula: " in card
    assert "\nSource: " in card
    assert "\nQuirks" in card


def test_the_example_of_chaoss_gives_two() -> None:
    made_by = [1000, 202, 90, 33, 332, 343, 42, 433]
    people = {Author(f"{number}", ""): count for number, count in enumerate(made_by)}

    assert [people[one] for one in absent(people)] == [1000, 433]


def test_half_of_the_contributions_is_enough() -> None:
    assert who(ask("chaoss-caf", "a", made("a", by=ADA), made("a", by=BOB))) == ["Ada"]


def test_a_contribution_to_a_file_that_is_gone_counts_where_it_was() -> None:
    facts = [
        made("net/gone", by=BOB),
        made("net/gone", by=BOB, days=9),
        made("net/a", by=ADA),
        made("b", by=CAT),
    ]

    assert who(ask("chaoss-caf", "net/a", *facts, path="net")) == ["Bob"]
    assert ask("chaoss-caf", "net/a", made("nets/a"), path="net").number is None


def test_a_program_contributes_nothing() -> None:
    bot = Author("1+renovate[bot]@users.noreply.github.com", "renovate[bot]")

    assert ask("chaoss-caf", "a", made("a", by=bot)).number is None


def test_exactly_half_of_the_lines_is_not_more_than_half() -> None:
    assert who(ask("lines", "a", wrote("a", ada=50, bob=50))) == ["Ada", "Bob"]
    assert who(ask("lines", "a b", wrote("a", ada=51, bob=40), wrote("b", cat=9))) == ["Ada"]


def test_a_file_without_lines_has_nobody() -> None:
    assert ask("lines", "a", Blame("a", "", {})).number is None


def test_primary_is_who_has_a_fair_share_and_secondary_who_has_half_of_that() -> None:
    # Ada 60 %, Bob 30 %, Cat 10 %: primary is Ada (at least 33.33 %), and half of hers is 30 %
    assert list(group({"Ada": 6, "Bob": 3, "Cat": 1})) == ["Ada", "Bob"]
    assert list(group({"Ada": 61, "Bob": 29, "Cat": 10})) == ["Ada"]


def test_a_directory_sums_the_groups_of_its_files() -> None:
    facts = [made("a", by=ADA), made("b", by=ADA), made("b", by=BOB), made("c", by=CAT)]
    answer = ask("cosentino", "a b c d", *facts)

    # Ada 100 + 50, Cat 100, Bob 50 of 300: the limit is half of 41.67 %, the mean of Ada and Cat
    assert who(answer) == ["Ada", "Cat"]
    assert answer.orphaned_share == 0.25


def test_names_not_e_mails_are_people_in_that_model() -> None:
    facts = [made("a", by=ADA), made("b", by=Author("other@example.com", "Ada"))]

    assert ask("cosentino", "a b", *facts).number == 1


def test_percentages_are_rounded_half_up_as_python_2_did() -> None:
    # 1 of 32 is 3.125 %, said as 3.13
    assert group({"Ada": 31, "Bob": 1})["Ada"] == 96.88


def test_a_renamed_file_keeps_its_changes() -> None:
    facts = [
        made(Touch("new", "R", "old"), by=BOB),
        made("old", by=ADA, days=20),
        made("old", by=ADA, days=30),
    ]

    # Bob has 33.33 %, and half of what Ada has is 33.34 %
    assert who(ask("cosentino", "new", *facts)) == ["Ada"]
