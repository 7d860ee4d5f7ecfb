"""The truck factor of Avelino et al.: degrees of authorship, then greed."""

from __future__ import annotations

import pytest

from async_audit.facts import Author, Touch
from tests.fixed_snapshot import ADA, BOB, CAT
from tests.knowledge.models.subjects import ask, made, who


def test_of_files_that_no_commit_touched_there_is_no_number() -> None:
    answer = ask("avelino2016", "a b")

    assert (answer.number, answer.files, answer.orphaned_share) == (None, 0, 0.0)
    assert "no file here was ever touched" in answer.gap


def test_one_person_of_everything_is_one() -> None:
    answer = ask("avelino2016", "a", made("+a"))

    assert (answer.number, who(answer), answer.people[0].share) == (1, ["Ada"], 1.0)


def test_a_merge_counts_for_nothing() -> None:
    assert ask("avelino2016", "a", made("+a", parents=("1", "2"))).number is None


def test_while_exactly_half_is_covered_the_next_one_leaves() -> None:
    # without Ada half of the files have an author, and half is not below half
    assert who(ask("avelino2016", "a b", made("+a", by=ADA), made("+b", by=BOB))) == ["Ada", "Bob"]


def test_below_half_nobody_else_leaves() -> None:
    facts = [made("+a", "+b", by=ADA), made("+c", by=BOB)]

    assert who(ask("avelino2016", "a b c", *facts)) == ["Ada"]


def test_of_equals_whoever_changed_most_leaves_first() -> None:
    facts = [made("+a", by=ADA), made("+b", by=BOB), made("b", by=BOB, days=9)]

    assert who(ask("avelino2016", "a b", *facts)) == ["Bob", "Ada"]


@pytest.mark.parametrize(
    ("times", "authors"),
    [
        # 3.293 + 0.164 * 7 = 4.441 and 4.391 - 0.321 * ln(8) = 3.7235: 0.838 of it
        pytest.param(7, 2, id="the creator keeps more than three quarters"),
        # 3.293 + 0.164 * 13 = 5.425 and 4.391 - 0.321 * ln(14) = 3.5439: 0.653 of it
        pytest.param(13, 1, id="the creator is far behind"),
    ],
)
def test_whoever_created_a_file_stays_an_author_of_it_for_a_while(times: int, authors: int) -> None:
    facts = [made("+a", by=ADA), *(made("a", by=BOB, days=9 - n / 10) for n in range(times))]

    assert ask("avelino2016", "a", *facts).number == authors


def test_a_degree_below_the_absolute_limit_needs_the_file_to_be_their_own() -> None:
    # Ada 4.391 - 0.321 ln(2), Bob 3.293 + 0.164 - 0: Bob is above 3.293; Cat pulls him below it
    assert ask("avelino2016", "a", made("+a", by=ADA), made("a", by=BOB)).number == 2
    facts = [made("+a", by=ADA), made("a", by=BOB), made("a", by=CAT), made("a", by=ADA, days=3)]
    assert who(ask("avelino2016", "a", *facts)) == ["Ada"]


def test_an_added_path_makes_everybody_who_added_it_a_creator() -> None:
    facts = [made("+a", by=ADA, days=30), made(Touch("a", "D"), by=ADA, days=20), made("+a", by=BOB)]

    assert ask("avelino2016", "a", *facts).number == 2


def test_a_rename_is_a_delivery_and_brings_the_history_of_the_old_path() -> None:
    facts = [made("+old", by=ADA, days=30), made(Touch("new", "R", "old"), by=BOB, days=20)]
    answer = ask("avelino2016", "new", *facts)

    assert (sorted(who(answer)), answer.files) == (["Ada", "Bob"], 1)


def test_renames_in_a_ring_come_to_an_end() -> None:
    facts = [made("+a", by=ADA), made(Touch("b", "R", "a")), made(Touch("a", "R", "b"))]

    assert who(ask("avelino2016", "a", *facts)) == ["Ada"]


def test_a_change_of_type_and_a_copy_count_for_nothing() -> None:
    facts = [made("+a", by=ADA), made(Touch("a", "T"), Touch("b", "C", "a"), by=BOB)]
    answer = ask("avelino2016", "a b", *facts)

    assert (who(answer), answer.files) == (["Ada"], 1)


@pytest.mark.parametrize(
    ("email", "name", "people"),
    [
        pytest.param("ada@example.com", "lovelace", 1, id="one e-mail"),
        pytest.param("x@example.com", "ADÁ", 1, id="one name, whatever its case and accents"),
        pytest.param("x@example.com", "A.da", 1, id="one name by its letters"),
        pytest.param("x@example.com", "", 2, id="no name is nobody's name"),
        pytest.param("x@example.com", "Ada L.", 2, id="another name"),
    ],
)
def test_who_is_one_person(email: str, name: str, people: int) -> None:
    assert ask("avelino2016", "a b", made("+a"), made("+b", by=Author(email, name))).number == people


def test_people_who_share_a_name_with_one_and_an_e_mail_with_another_are_one() -> None:
    facts = [made("+a", by=ADA), made("+b", by=BOB), made("+c", by=Author("bob@example.com", "Ada"))]

    assert ask("avelino2016", "a b c", *facts).number == 1


@pytest.mark.parametrize(
    ("files", "pruned"),
    [pytest.param(10, 2, id="a tenth of it"), pytest.param(11, 1, id="less than a tenth")],
)
def test_pruned_it_leaves_out_whoever_has_less_than_a_tenth_of_the_first(files: int, pruned: int) -> None:
    hers = [f"a{number}" for number in range(files)]
    theirs = [f"b{number}" for number in range(files + 1)]
    facts = [
        made(*(f"+{path}" for path in hers)),
        *(made(f"+{path}", by=Author(path, path)) for path in theirs),
    ]
    asked = " ".join([*hers, *theirs])

    assert ask("avelino2016", asked, *facts).number == 2
    assert ask("avelino2016-pruned", asked, *facts).number == pruned
