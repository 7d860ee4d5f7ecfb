"""The work tree as a snapshot: what is there now, committed or not, and nothing from outside of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from async_audit.errors import MissingObjectError
from async_audit.facts import Kind
from async_audit.repository import RepositorySnapshot, find, open_snapshot
from tests.repo_builder import RepoBuilder


def seen(repo: RepoBuilder) -> RepositorySnapshot:
    return open_snapshot(find(repo.path), uncommitted=True)


def test_a_clean_work_tree_is_its_commit(repo: RepoBuilder) -> None:
    repo.commit({"b/c.py": "x\n", "a.md": "y\n"})
    assert seen(repo).files == open_snapshot(find(repo.path)).files


def test_what_was_changed_added_or_removed_is_seen(repo: RepoBuilder) -> None:
    repo.commit({"a.md": "old\n", "gone.md": "x\n", ".gitattributes": "made.md linguist-generated\n"})
    (repo.path / "a.md").write_text("new\n")
    (repo.path / "gone.md").unlink()
    (repo.path / "made.md").write_text("z\n")

    now = seen(repo)

    assert (list(now.files), now.read("a.md"), now.read("made.md", 1)) == (
        [".gitattributes", "a.md", "made.md"],
        b"new\n",
        b"z",
    )
    assert now.files["made.md"].kind is Kind.GENERATED
    with pytest.raises(MissingObjectError, match="no such file in this tree"):
        now.read("gone.md")


def test_files_that_are_excluded_stay_so(repo: RepoBuilder) -> None:
    repo.commit({"a.md": "x\n"})
    (repo.path / "b.md").write_text("y\n")
    assert seen(repo).prepared(["b.md"]).files["b.md"].kind is Kind.EXCLUDED


def test_what_is_not_checked_out_is_as_the_index_has_it(repo: RepoBuilder) -> None:
    repo.commit({"a.md": "x\n", "far/b.md": "y\n"})
    repo.git("sparse-checkout", "set", "--no-cone", "/a.md")

    assert not (repo.path / "far").exists()
    assert seen(repo).read("far/b.md") == b"y\n"


def test_another_repository_and_what_a_link_points_to_are_not_read(repo: RepoBuilder, tmp_path: Path) -> None:
    repo.commit({"a.md": "x\n"})
    repo.git("init", "-q", "inner")
    (repo.path / "inner/b.md").write_text("y\n")
    (tmp_path / "secret.md").write_text("z\n")
    (repo.path / "link.md").symlink_to(tmp_path / "secret.md")

    now = seen(repo)

    assert list(now.files) == ["a.md", "link.md"]
    assert now.files["link.md"].kind is Kind.LINK
    with pytest.raises(MissingObjectError, match="behind a symbolic link"):
        now.read("link.md")


def test_before_the_first_commit_there_is_a_work_tree_too(repo: RepoBuilder) -> None:
    (repo.path / "a.md").write_text("x\n")
    assert (list(seen(repo).files), seen(repo).commit) == (["a.md"], "")
