"""Which of today's files a commit worked on."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from async_audit.facts import Commit, Touch
from async_audit.knowledge.lineage import own_work
from tests.fixed_snapshot import ADA, NOW


def a_commit(name: str, parents: str, *touched: str) -> Commit:
    """``touched`` as "M a.py", or "R old.py new.py"; ``parents`` as "p q"."""
    touches = []
    for status, *paths in (text.split() for text in touched):
        touches.append(Touch(paths[-1], status, paths[0] if status == "R" else ""))
    return Commit(name, tuple(parents.split()), ADA, NOW, tuple(touches))


def worked(commits: Sequence[Commit], paths: Collection[str]) -> dict[str, list[str]]:
    return {commit.id: sorted(touched) for commit, touched in own_work(commits, paths)}


def test_without_commits_nobody_worked() -> None:
    assert worked([], {"a"}) == {}


def test_a_path_that_is_not_asked_for_stays_out() -> None:
    assert worked([a_commit("2", "1", "M a", "M b")], {"a"}) == {"2": ["a"]}


def test_a_commit_that_touches_nothing_is_still_somebodys_work() -> None:
    assert worked([a_commit("2", "1")], {"a"}) == {"2": []}


def test_a_merge_is_nobodys_own_work() -> None:
    assert worked([a_commit("3", "1 2", "M a"), a_commit("2", "1", "M a")], {"a"}) == {"2": ["a"]}


def test_an_octopus_is_a_merge_too() -> None:
    assert worked([a_commit("4", "1 2 3", "M a")], {"a"}) == {}


def test_a_copy_carries_nothing_over() -> None:
    copied = Commit("2", ("1",), ADA, NOW, (Touch("b", "C", "a"),))
    assert worked([copied, a_commit("1", "", "A a")], {"b"}) == {"2": ["b"], "1": []}


def test_a_rename_carries_older_work_to_todays_name() -> None:
    commits = [a_commit("2", "1", "R a b"), a_commit("1", "", "A a")]
    assert worked(commits, {"b"}) == {"2": ["b"], "1": ["b"]}


def test_a_chain_of_renames_carries_it_all_the_way() -> None:
    commits = [a_commit("3", "2", "R b c"), a_commit("2", "1", "R a b"), a_commit("1", "", "A a")]
    assert worked(commits, {"c"}) == {"3": ["c"], "2": ["c"], "1": ["c"]}


def test_a_rename_to_what_is_gone_today_carries_nothing() -> None:
    commits = [a_commit("3", "2", "D b"), a_commit("2", "1", "R a b"), a_commit("1", "", "A a")]
    assert worked(commits, {"z"}) == {"3": [], "2": [], "1": []}


def test_a_path_that_is_added_again_keeps_its_own_work_only() -> None:
    commits = [
        a_commit("4", "3", "M a"),
        a_commit("3", "2", "A a"),
        a_commit("2", "1", "R a b"),
        a_commit("1", "", "A a"),
    ]
    assert worked(commits, {"a", "b"}) == {"4": ["a"], "3": ["a"], "2": ["b"], "1": ["b"]}


def test_two_files_that_swap_names_swap_their_past() -> None:
    commits = [a_commit("2", "1", "R a b", "R b a"), a_commit("1", "", "M a")]
    assert worked(commits, {"a", "b"}) == {"2": ["a", "b"], "1": ["b"]}


def test_a_rename_that_was_taken_back_changes_nothing() -> None:
    commits = [a_commit("3", "2", "R b a"), a_commit("2", "1", "R a b"), a_commit("1", "", "A a")]
    assert worked(commits, {"a"}) == {"3": ["a"], "2": ["a"], "1": ["a"]}


def test_a_joined_history_does_not_take_the_work_of_a_path_of_the_same_name() -> None:
    # a repository is moved into lib/ and merged into another one; both began with a setup.py
    commits = [
        a_commit("merge", "ours theirs", "A lib/setup.py"),
        a_commit("theirs", "root", "R setup.py lib/setup.py"),
        a_commit("root", "", "A setup.py"),
        a_commit("ours", "", "A setup.py"),
    ]
    found = worked(commits, {"setup.py", "lib/setup.py"})
    assert found == {"theirs": ["lib/setup.py"], "root": ["lib/setup.py"], "ours": ["setup.py"]}


def test_work_from_before_a_fork_follows_the_branch_that_renamed() -> None:
    # 'a' was renamed on the branch and, later, somebody added another 'a'
    commits = [
        a_commit("again", "merge", "A a"),
        a_commit("merge", "main branch", "R a b"),
        a_commit("branch", "root", "R a b"),
        a_commit("main", "root", "M a"),
        a_commit("root", "", "A a"),
    ]
    assert worked(commits, {"a", "b"}) == {"again": ["a"], "branch": ["b"], "main": ["b"], "root": ["b"]}


def test_a_merge_tells_only_its_first_parent_of_the_old_name() -> None:
    # against the main line the merge renames; the branch has had its own 'a' all along
    commits = [
        a_commit("merge", "main branch", "R a b"),
        a_commit("branch", "", "M a"),
        a_commit("main", "", "M a"),
    ]
    assert worked(commits, {"a", "b"}) == {"branch": ["a"], "main": ["b"]}


def test_where_two_children_disagree_the_newer_one_knows_better() -> None:
    commits = [
        a_commit("merge", "one two"),
        a_commit("one", "root", "R a b"),
        a_commit("two", "root", "R a c"),
        a_commit("root", "", "A a"),
    ]
    assert worked(commits, {"b", "c"})["root"] == ["b"]


def test_a_side_branch_that_missed_the_rename_is_told_of_it() -> None:
    commits = [
        a_commit("merge", "main side", "M b"),
        a_commit("side", "root", "M a"),
        a_commit("main", "root", "R a b"),
        a_commit("root", "", "A a"),
    ]
    assert worked(commits, {"b"}) == {"side": ["b"], "main": ["b"], "root": ["b"]}


def test_of_two_renames_of_the_path_it_is_told_of_the_newer_one() -> None:
    commits = [
        a_commit("merge", "main side"),
        a_commit("side", "", "M a"),
        a_commit("main", "older", "R a b"),
        a_commit("older", "", "R a c"),
    ]
    assert worked(commits, {"b", "c"})["side"] == ["b"]
