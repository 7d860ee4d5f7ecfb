"""When records and modules came."""

from __future__ import annotations

import pytest

from async_audit.decisions.history import log_history, new_in_history, new_in_tree
from async_audit.decisions.records import recogniser
from async_audit.facts import Commit, Touch
from tests.fixed_snapshot import ADA, FixedSnapshot, change, commit, days_ago

RECORD = "docs/adr/0001-x.md"


def test_a_history_without_records_began_never() -> None:
    assert log_history([commit("a", "x.py", status="A")], recogniser()).began is None


def test_a_log_begins_with_its_first_record_and_not_with_an_edit() -> None:
    commits = [commit("b", RECORD, days=5, status="A"), commit("a", RECORD, days=9, status="M")]

    assert log_history(commits, recogniser()).began == days_ago(5)


def test_a_record_is_followed_through_renames() -> None:
    moved = Commit("b", ("a",), ADA, days_ago(5), (Touch(RECORD, "R", "notes/postgres.md"),))
    commits = [commit("c", RECORD, days=1), moved, commit("a", "notes/postgres.md", days=9, status="A")]

    life = log_history(commits, recogniser())

    assert life.began == days_ago(9)
    assert life.edited == {RECORD: (days_ago(1), days_ago(5), days_ago(9))}


@pytest.mark.parametrize(
    ("days", "is_near"),
    [
        pytest.param(40, True, id="exactly at the limit, later"),
        pytest.param(100, True, id="exactly at the limit, before"),
        pytest.param(39, False, id="a day too late"),
        pytest.param(101, False, id="a day too early"),
    ],
)
def test_a_record_is_near_when_it_was_edited_in_those_weeks(days: int, is_near: bool) -> None:
    record = recogniser()(RECORD)
    assert record is not None
    life = log_history([commit("a", RECORD, days=70)], recogniser())

    assert list(life.near([record], days_ago(days), 30)) == ([record] if is_near else [])


def test_a_module_is_new_with_the_oldest_change_that_touches_it() -> None:
    later = change("b", Touch("m/2.py", "A"), days=2)
    first = change("a", Touch("m/1.py", "A"), days=5)
    is_new = new_in_history([commit("b", "m/2.py", days=2), commit("a", "m/1.py", days=5)], [later, first])

    assert is_new(first, "m")
    assert not is_new(later, "m")
    assert not is_new(first, "elsewhere")


def test_a_module_that_slept_since_before_the_window_is_not_new() -> None:
    first = change("b", Touch("m/1.py", "A"), days=5)
    is_new = new_in_history([commit("b", "m/1.py", days=5), commit("a", "m/0.py", days=500)], [first])

    assert not is_new(first, "m")


def test_in_a_tree_a_module_is_new_when_the_change_added_all_of_it() -> None:
    one = change("", Touch("m/1.py", "A"), Touch("n/1.py", "A"))
    is_new = new_in_tree(FixedSnapshot({"m/1.py": "", "n/1.py": "", "n/0.py": ""}).files, one)

    assert is_new("m")
    assert not is_new("n")
