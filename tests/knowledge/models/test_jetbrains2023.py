"""The bus factor of bus-factor-explorer: its graph of CPython, and its rules one by one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from async_audit.facts import Author, Touch
from async_audit.knowledge.models.jetbrains2023 import WINDOW, java_order, leaving
from tests.fixed_snapshot import ADA, BOB, NOW
from tests.knowledge import cpython
from tests.knowledge.models.subjects import ask, chained, made, seconds

HEAD = seconds(NOW)


def test_all_but_two_of_the_2896_published_nodes_of_cpython_are_reproduced() -> None:
    """The two depend on the order of equals, in a map of people whose numbers were not published."""
    graph = cpython.graph()
    published = {
        **{file: number for file, number in graph["file_bus_factor"].items() if number is not None},
        **graph["bus_factor"],
    }
    found = {}
    for node in published:
        known = cpython.majors(node)
        found[node] = len(leaving(dict(enumerate(known.values())), len(known))) or None

    assert len(published) == 2896
    assert {node for node in published if found[node] != published[node]} == {
        "Lib/concurrent",
        "Lib/concurrent/futures",
    }


def test_without_a_change_in_the_window_there_is_no_number() -> None:
    answer = ask("jetbrains2023", "a", *chained(made("b", days=0), made("+a", days=600)))

    assert (answer.number, answer.orphaned_share) == (None, 1.0)
    assert "547 days" in answer.gap


@pytest.mark.parametrize(
    ("age", "number"),
    [pytest.param(WINDOW, 1, id="to the second"), pytest.param(WINDOW + 1, None, id="older")],
)
def test_the_window_ends_with_the_commit_date(age: int, number: int | None) -> None:
    facts = chained(made("b", days=0), made("+a", days=9, landed=HEAD - age))

    assert ask("jetbrains2023", "a", *facts).number == number


def test_behind_a_commit_that_is_too_old_nothing_is_seen() -> None:
    facts = chained(made("b", days=0), made("c", days=600), made("+a", days=5))

    assert ask("jetbrains2023", "a", *facts).number is None


def test_what_landed_after_the_audited_commit_does_not_count_but_is_walked_through() -> None:
    facts = chained(made("b", days=0), made("a", landed=HEAD + 1), made("+c", days=9))

    assert ask("jetbrains2023", "a", *facts).number is None
    assert ask("jetbrains2023", "c", *facts).number == 1


def test_a_merge_counts_for_nothing() -> None:
    head = made("+a", days=0, parents=("1", "2"), name="0")

    assert ask("jetbrains2023", "a", head, made("b", name="1"), made("b", name="2")).number is None


def test_exactly_half_orphaned_is_not_enough() -> None:
    facts = chained(made("a", by=ADA, days=0), made("b", by=BOB, days=0.1))

    assert ask("jetbrains2023", "a b", *facts).number == 2


def test_the_newest_change_makes_the_owner() -> None:
    # the owner has 3 of it for free, and the other less than three quarters of that
    answer = ask("jetbrains2023", "a", *chained(made("a", by=BOB, days=0), made("a", by=ADA, days=95)))

    assert [one.author.email for one in answer.people] == ["bob@example.com"]


def test_of_two_changes_on_the_same_day_the_older_makes_the_owner() -> None:
    answer = ask("jetbrains2023", "a", *chained(made("a", by=BOB, days=0), made("a", by=ADA, days=0.9)))

    assert [one.author.email for one in answer.people] == ["ada@example.com"]


def test_co_authors_count_in_full_and_the_author_is_the_owner() -> None:
    signed = made(
        "a", days=0, co_authors=(BOB,), signatures=("Ada <Ada@example.com>", "Bob <bob@example.com>")
    )
    answer = ask("jetbrains2023", "a", signed, path="")

    assert [one.author.email for one in answer.people] == ["Ada@example.com"]


def test_people_are_raw_e_mails_with_case() -> None:
    facts = chained(
        made("a", days=0, signatures=("Ada <Ada@example.com>",)),
        made("b", days=1, signatures=("Ada <ada@example.com>",)),
    )

    assert ask("jetbrains2023", "a b", *facts).number == 2


def test_a_change_by_programs_alone_is_none() -> None:
    bot = Author("1+dependabot[bot]@users.noreply.github.com", "dependabot[bot]")

    assert ask("jetbrains2023", "a", made("a", by=bot, days=0)).number is None


def test_a_rename_moves_what_is_known_and_is_no_change() -> None:
    facts = chained(made(Touch("new", "R", "old"), by=BOB, days=0), made("+old", by=ADA, days=5))
    answer = ask("jetbrains2023", "new", *facts)

    assert [one.author.email for one in answer.people] == ["ada@example.com"]


def test_a_path_that_was_renamed_and_added_again_is_the_same_file_twice() -> None:
    facts = chained(
        made("+old", by=BOB, days=0), made(Touch("new", "R", "old"), days=3), made("+old", by=ADA, days=5)
    )
    answer = ask("jetbrains2023", "new old", *facts)

    # one file of two is not more than half, so even its owner's leaving does not end it
    assert [one.author.email for one in answer.people] == ["bob@example.com"]


def test_a_deletion_counts_for_nothing() -> None:
    assert ask("jetbrains2023", "a", made(Touch("a", "D"), days=0)).number is None


def test_an_author_date_in_the_future_weighs_more_than_one() -> None:
    later = made("a", by=BOB, days=-400, landed=HEAD, name="0")
    answer = ask("jetbrains2023", "a", *chained(later, made("a", by=ADA, days=0.5, landed=HEAD - 5)))

    assert later.when - NOW == timedelta(days=400)
    assert [one.author.email for one in answer.people] == ["bob@example.com"]


@pytest.mark.parametrize(
    ("numbers", "order"),
    [
        pytest.param([3, 1, 2], [1, 2, 3], id="small numbers by size"),
        pytest.param([17, 1, 16], [16, 17, 1], id="those of a bucket as they came"),
        pytest.param([1, 17], [1, 17], id="the other way round"),
        pytest.param([*range(12), 16], [*range(12), 16], id="thirteen need 32 buckets"),
    ],
)
def test_equals_stand_in_the_order_of_a_java_hash_map(numbers: list[int], order: list[int]) -> None:
    assert java_order(numbers) == order
