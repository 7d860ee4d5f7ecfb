"""What commits say, who made them, and who touched a path last, as git tells it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from async_audit.facts import Author
from async_audit.repository import find
from async_audit.repository.messages import Messages
from async_audit.repository.objects import Objects
from tests.repo_builder import RepoBuilder

ADA = Author("ada@example.com", "Ada")


def messages(repo: RepoBuilder) -> Messages:
    return Messages(find(repo.path), repo.git("rev-parse", "HEAD"))


def test_of_no_commit_nothing_is_told(repo: RepoBuilder) -> None:
    repo.commit({"a": "1"})

    assert list(messages(repo).texts([])) == []
    assert messages(repo).last_touches([]) == {}


def test_a_merge_says_what_its_branch_said(repo: RepoBuilder) -> None:
    first = repo.commit({"a": "1"}, message="One\n\nBecause.")
    repo.git("checkout", "-q", "-b", "side")
    second = repo.commit({"b": "1"}, message="Two")
    repo.git("checkout", "-q", "main")
    repo.merge("side")

    told = messages(repo)

    assert sorted(told.ids()) == sorted([first, second])
    assert {commit: text.strip() for commit, text in told.texts([second, first])} == {
        first: "One\n\nBecause.",
        second: "Two",
    }


@pytest.mark.parametrize(
    "path",
    ["a b.md", "--limit.md", ":(top)x.md", "n\new.md", b"\xff.md".decode("utf-8", "surrogateescape")],
    ids=repr,
)
def test_the_last_commit_that_touched_a_path_is_known_again(repo: RepoBuilder, path: str) -> None:
    repo.commit({path: "1"})
    last = repo.commit({path: "2"})
    repo.commit({"other.md": "1"})

    told = messages(repo)

    assert told.last_touches([path, "gone.md"]) == {path: last}
    assert messages(repo).last_touches([path, "gone.md"]) == {path: last}


def test_commits_are_counted_from_a_time_on(repo: RepoBuilder) -> None:
    repo.commit({"a": "1"}, by="bob", on="2020-01-01T12:00:00+00:00")
    repo.commit({"a": "2"}, by="Ada <old@example.com>")
    repo.commit({".mailmap": "Ada <ada@example.com> <old@example.com>\n"})

    since = datetime(2024, 1, 1, tzinfo=timezone.utc) - timedelta(days=180)

    assert messages(repo).active(since) == {ADA: 2}


def test_blobs_are_read_at_once_and_what_is_missing_is_left_out(repo: RepoBuilder) -> None:
    repo.commit({"a": "alpha", "b": "beta", "e": ""})
    ids = {name: repo.git("rev-parse", f"HEAD:{name}") for name in "abe"}
    blobs = {"a": ids["a"], "gone": "1" * 40, "e": ids["e"], "b": ids["b"]}

    found = dict(Objects(find(repo.path).reading).each(blobs, 4))

    assert found == {"a": b"alph", "e": b"", "b": b"beta"}
