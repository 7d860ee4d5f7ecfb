"""When records and modules came."""

from __future__ import annotations

import pytest

from async_audit.decisions.history import log_history, new_in_tree, new_in_window
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
    is_new = new_in_window(["m/1.py", "m/2.py"], [later, first])

    assert is_new(first, "m")
    assert not is_new(later, "m")
    assert not is_new(first, "elsewhere")


@pytest.mark.parametrize(
    ("files", "newer"),
    [
        pytest.param(["m/0.py", "m/1.py"], [], id="a file that no change of the window added"),
        pytest.param(["m/1.py"], [Touch("m/0.py", "D")], id="one that is gone since"),
        pytest.param(["m/1.py"], [Touch("n/0.py", "R", "m/0.py")], id="one that moved away since"),
    ],
)
def test_a_module_that_was_there_before_the_window_is_not_new(files: list[str], newer: list[Touch]) -> None:
    first = change("a", Touch("m/1.py", "A"), days=5)

    assert not new_in_window(files, [change("b", *newer, days=2), first])(first, "m")


@pytest.mark.parametrize(
    ("sibling", "days", "is_first"),
    [
        pytest.param("plugins/a/x.py", 365, False, id="a sibling, a year before"),
        pytest.param("plugins/a/x.py", 366, True, id="a day longer ago"),
        pytest.param("other/a/x.py", 10, True, id="elsewhere"),
        pytest.param("plugins/a/x.py", -1, True, id="a sibling that followed it"),
    ],
)
def test_one_more_of_a_kind_is_not_the_first(sibling: str, days: int, is_first: bool) -> None:
    older = change("a", Touch(sibling, "A"), days=days)
    new = change("b", Touch("plugins/b/x.py", "A"), days=0)

    assert new_in_window([sibling, "plugins/b/x.py"], [new, older])(new, "plugins/b") is is_first


def test_modules_at_the_top_are_each_the_first_of_their_kind() -> None:
    older = change("a", Touch("a/x.py", "A"), days=9)
    new = change("b", Touch("b/x.py", "A"), days=0)

    assert new_in_window(["a/x.py", "b/x.py"], [new, older])(new, "b")


def test_in_a_tree_a_module_is_new_when_the_change_added_all_of_it() -> None:
    one = change("", Touch("m/1.py", "A"), Touch("n/1.py", "A"))
    is_new = new_in_tree(FixedSnapshot({"m/1.py": "", "n/1.py": "", "n/0.py": ""}).files, one)

    assert is_new("m")
    assert not is_new("n")
