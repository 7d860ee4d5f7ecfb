"""What a file held before a change and after it."""

from __future__ import annotations

import os

import pytest

from async_audit.errors import MissingObjectError
from async_audit.facts import Change, Touch
from async_audit.repository import RepositorySnapshot, find, open_snapshot
from tests.repo_builder import RepoBuilder

Sides = dict[str, tuple[bytes | None, bytes | None]]


def sides(snapshot: RepositorySnapshot, change: Change | None) -> Sides:
    assert change is not None
    return {touch.path: snapshot.before_and_after(change, touch) for touch in change.touched}


def test_a_root_commit_has_nothing_before(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "1\n"})
    snapshot = open_snapshot(find(repo.path))

    assert sides(snapshot, snapshot.changes(1)[0]) == {"a.py": (None, b"1\n")}


def test_edits_deletions_and_renames_have_both_sides_that_exist(repo: RepoBuilder) -> None:
    repo.commit({"a b.py": "1\n", "gone.py": "2\n", "old.py": "a\nb\nc\n"})
    repo.git("mv", "old.py", "ü.py")
    repo.commit({"a b.py": "3\n", "gone.py": None, "new.py": "4\n"})
    snapshot = open_snapshot(find(repo.path))

    assert sides(snapshot, snapshot.changes(1)[0]) == {
        "a b.py": (b"1\n", b"3\n"),
        "gone.py": (b"2\n", None),
        "ü.py": (b"a\nb\nc\n", b"a\nb\nc\n"),
        "new.py": (None, b"4\n"),
    }


def test_a_merge_is_held_against_its_first_parent(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "1\n"})
    repo.git("checkout", "-q", "-b", "feature")
    repo.commit({"a.py": "2\n"})
    repo.commit({"a.py": "3\n"})
    repo.git("checkout", "-q", "main")
    repo.merge("feature")
    snapshot = open_snapshot(find(repo.path))

    assert sides(snapshot, snapshot.changes(1)[0]) == {"a.py": (b"1\n", b"3\n")}


def test_a_branch_is_held_against_its_merge_base(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "1\n"})
    repo.git("checkout", "-q", "-b", "feature")
    repo.commit({"a.py": "2\n"})
    repo.commit({"a.py": "3\n"})
    repo.git("checkout", "-q", "main")
    repo.commit({"a.py": "elsewhere\n"})
    snapshot = open_snapshot(find(repo.path), revision="feature", base="main")

    assert sides(snapshot, snapshot.change) == {"a.py": (b"1\n", b"3\n")}


def test_what_is_staged_is_read_from_the_index(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "1\n"})
    repo.git("config", "user.name", "Ada")
    repo.git("config", "user.email", "ada@example.com")
    repo.stage({"a.py": "2\n"})
    repo.write({"a.py": "3\n"})
    snapshot = open_snapshot(find(repo.path), staged=True)

    assert sides(snapshot, snapshot.change) == {"a.py": (b"1\n", b"2\n")}


def test_only_the_beginning_of_a_long_file_is_kept_and_the_next_is_whole(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "x" * 200_000, "b.py": "1\n"})
    snapshot = open_snapshot(find(repo.path))
    (change,) = snapshot.changes(1)
    first, second = change.touched

    assert snapshot.before_and_after(change, first, 10) == (None, b"x" * 10)
    assert snapshot.before_and_after(change, second, 10) == (None, b"1\n")


def test_a_lost_object_is_told_and_the_next_file_can_be_read(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "lost\n", "b.py": "1\n"})
    lost = repo.git("rev-parse", "HEAD:a.py")
    repo.commit({"a.py": "2\n", "b.py": "2\n"})
    snapshot = open_snapshot(find(repo.path))
    change = snapshot.changes(1)[0]
    os.unlink(repo.path / ".git" / "objects" / lost[:2] / lost[2:])

    with pytest.raises(MissingObjectError, match=r"a\.py: its content"):
        snapshot.before_and_after(change, Touch("a.py", "M"))
    assert snapshot.before_and_after(change, Touch("b.py", "M")) == (b"1\n", b"2\n")


def test_a_name_with_a_line_break_is_not_asked_for(repo: RepoBuilder) -> None:
    repo.commit({"a\nb.py": "1\n"})
    snapshot = open_snapshot(find(repo.path))
    (change,) = snapshot.changes(1)

    with pytest.raises(MissingObjectError, match="line break"):
        snapshot.before_and_after(change, change.touched[0])
