"""What other branches hold in a few directories."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path

from async_audit.repository import find
from async_audit.repository.branches import branches
from tests.repo_builder import RepoBuilder, as_person

LONG_AGO = datetime(2000, 1, 1, tzinfo=timezone.utc)
OLD, NEW = "2020-01-01T12:00:00+00:00", "2024-01-01T12:00:00+00:00"


def held(
    repo: RepoBuilder, *folders: str, since: datetime = LONG_AGO, path: Path | None = None, commit: str = ""
) -> dict[str, list[str]]:
    place = find(path or repo.path)
    found = branches(place, folders, since, commit)
    return {one.ref: sorted(one.paths) for one in found}


def test_a_repository_without_commits_has_no_branches(repo: RepoBuilder) -> None:
    assert held(repo, "adr") == {}


def test_each_branch_and_request_is_listed_with_what_it_holds_there(repo: RepoBuilder) -> None:
    repo.commit({"adr/0001-a.md": "a", "src/a.py": "x"})
    repo.git("checkout", "-q", "-b", "theirs")
    repo.commit({"adr/sub/dir/0002-b.md": "b"})
    repo.git("update-ref", "refs/pull/7/head", "HEAD")

    assert held(repo, "adr") == {
        "refs/heads/main": ["adr/0001-a.md"],
        "refs/heads/theirs": ["adr/0001-a.md", "adr/sub/dir/0002-b.md"],
        "refs/pull/7/head": ["adr/0001-a.md", "adr/sub/dir/0002-b.md"],
    }


def test_what_the_audited_commit_has_is_left_out(repo: RepoBuilder) -> None:
    base = repo.commit({"adr/0001-a.md": "a", "adr/sub/0002-b.md": "b"})
    repo.git("checkout", "-q", "-b", "theirs")
    repo.commit({"adr/0001-a.md": "changed", "adr/sub/0003-c.md": "c", "adr/sub/x/0004-d.md": "d"})

    assert held(repo, "adr", commit=base) == {
        "refs/heads/main": [],
        "refs/heads/theirs": ["adr/sub/0003-c.md", "adr/sub/x/0004-d.md"],
    }


def test_tags_stashes_and_trial_merges_are_no_branches(repo: RepoBuilder) -> None:
    repo.commit({"adr/0001-a.md": "a"})
    repo.git("tag", "v1")
    repo.git("tag", "-a", "v2", "-m", "x", environment=as_person("Ada", "ada@example.com", NEW))
    repo.git("update-ref", "refs/pull/7/merge", "HEAD")
    repo.write({"adr/0001-a.md": "b"})
    repo.git("stash", "-q", environment=as_person("Ada", "ada@example.com", NEW))

    assert list(held(repo, "adr")) == ["refs/heads/main"]


def test_a_branch_without_the_directory_holds_nothing(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "x"})

    assert held(repo, "adr", "no\nfolder") == {"refs/heads/main": []}


def test_of_the_top_only_what_lies_in_it_is_listed(repo: RepoBuilder) -> None:
    repo.commit({"adr-001-a.md": "a", "src/deep/a.py": "x"})

    assert held(repo, ".") == {"refs/heads/main": ["adr-001-a.md"]}


def test_branches_that_rest_are_left_out(repo: RepoBuilder) -> None:
    repo.commit({"adr/0001-a.md": "a"}, on=OLD)
    repo.git("branch", "old")
    repo.commit({"adr/0002-b.md": "b"}, on=NEW)

    assert list(held(repo, "adr", since=datetime(2023, 1, 1, tzinfo=timezone.utc))) == ["refs/heads/main"]


def test_names_are_what_git_holds(repo: RepoBuilder) -> None:
    names = ["adr/0001-a b.md", "adr/0002-\udce9.md", "adr/0003-\n.md"]
    repo.commit(dict.fromkeys(names, "x"))
    repo.git("branch", "gr\u00fcn")

    assert held(repo, "adr") == dict.fromkeys(["refs/heads/gr\u00fcn", "refs/heads/main"], sorted(names))


def test_a_bare_repository_has_branches_too(repo: RepoBuilder, tmp_path: Path) -> None:
    repo.commit({"adr/0001-a.md": "a"})
    repo.git("clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))

    assert held(repo, "adr", path=tmp_path / "bare.git") == {"refs/heads/main": ["adr/0001-a.md"]}
