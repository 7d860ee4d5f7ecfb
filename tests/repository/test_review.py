"""What is staged is compared with the commit that it will lie on."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from async_audit.errors import RepositoryError
from async_audit.repository import find, open_snapshot
from tests.hooks.histories import SCRIPTS
from tests.repo_builder import RepoBuilder

ADA = {
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.com",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.com",
}
"""Who commits; when is left to git, as in life."""
LONG_AGO = {"GIT_AUTHOR_DATE": "2024-01-01T12:00:00+00:00"}

IN_AN_HOUR = f"@{int(time.time()) + 3600} +0000"
"""A date than which the index is no younger, as it is within the second in which a commit was made."""


def seen(repo: RepoBuilder, *options: str, **environment: str) -> set[str]:
    """Commit with real git; the paths that a pre-commit hook saw as the change."""
    hook = repo.path / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    probe = (
        "from async_audit.repository import find, open_snapshot\n"
        "change = open_snapshot(find('.', committing=True), staged=True).change\n"
        "print(*(touch.path for touch in change.touched), sep='\\n', file=open('.git/seen', 'w'))\n"
    )
    (repo.path / ".git" / "probe.py").write_text(probe, "utf-8")
    hook.write_text(f'#!/bin/sh\n"{SCRIPTS / "python"}" -I .git/probe.py\n', "utf-8")
    hook.chmod(0o755)
    repo.git("commit", "-q", "-m", "Change", *options, environment=ADA | environment)
    hook.unlink()
    return set(Path(repo.path, ".git", "seen").read_text("utf-8").split())


@pytest.fixture
def two(repo: RepoBuilder) -> RepoBuilder:
    """One commit of ``a.py``, one of ``b.py``, and ``c.py`` staged."""
    repo.stage({"a.py": "1\n"})
    repo.git("commit", "-q", "-m", "One", environment=ADA | LONG_AGO)
    repo.stage({"b.py": "1\n"})
    repo.git("commit", "-q", "-m", "Two", environment=ADA | {"GIT_AUTHOR_DATE": "2024-01-02T12:00:00+00:00"})
    repo.stage({"c.py": "1\n"})
    return repo


def test_a_commit_is_compared_with_the_last_one(two: RepoBuilder) -> None:
    assert seen(two) == {"c.py"}


def test_an_amended_commit_is_compared_with_its_parent(two: RepoBuilder) -> None:
    assert seen(two, "--amend") == {"b.py", "c.py"}


def test_an_amended_first_commit_is_compared_with_nothing(repo: RepoBuilder) -> None:
    repo.stage({"a.py": "1\n"})
    repo.git("commit", "-q", "-m", "One", environment=ADA | LONG_AGO)
    repo.stage({"b.py": "1\n"})

    assert seen(repo, "--amend") == {"a.py", "b.py"}


def test_an_amended_merge_is_compared_with_what_it_was_merged_into(two: RepoBuilder) -> None:
    two.git("commit", "-q", "-m", "Three", environment=ADA)
    two.git("checkout", "-q", "-b", "side", "HEAD~2")
    two.stage({"side.py": "1\n"})
    two.git("commit", "-q", "-m", "Side", environment=ADA)
    two.git("checkout", "-q", "main")
    two.git("merge", "-q", "--no-ff", "-m", "Merge", "side", environment=ADA | LONG_AGO)
    two.stage({"d.py": "1\n"})

    assert seen(two, "--amend") == {"side.py", "d.py"}


def test_somebody_elses_commit_at_the_same_time_is_not_amended(two: RepoBuilder) -> None:
    now = f"@{int(time.time())} +0000"
    two.git("commit", "-q", "-m", "Three", environment=ADA | {"GIT_AUTHOR_DATE": now})
    two.stage({"d.py": "1\n"})

    assert seen(two, GIT_AUTHOR_NAME="Bob", GIT_AUTHOR_DATE=now) == {"d.py"}


def test_commits_that_a_program_makes_at_one_time_are_not_amended(two: RepoBuilder) -> None:
    fixed = {"GIT_AUTHOR_DATE": "@1700000000 +0000", "GIT_COMMITTER_DATE": "@1700000000 +0000"}
    two.git("commit", "-q", "-m", "Three", environment=ADA | fixed)
    two.stage({"d.py": "1\n"})

    assert seen(two, **fixed) == {"d.py"}


def test_what_is_amended_within_the_second_is_seen_without_what_it_amends(two: RepoBuilder) -> None:
    # the index is no younger than the author's date, so it may as well be the next commit: less is asked then
    two.git("commit", "-q", "-m", "Three", environment=ADA | {"GIT_AUTHOR_DATE": IN_AN_HOUR})
    two.stage({"d.py": "1\n"})

    assert seen(two, "--amend") == {"d.py"}


def test_two_commits_within_the_second_are_not_amended(two: RepoBuilder) -> None:
    two.git("commit", "-q", "-m", "Three", environment=ADA | {"GIT_AUTHOR_DATE": IN_AN_HOUR})
    two.stage({"d.py": "1\n"})

    assert seen(two, GIT_AUTHOR_DATE=IN_AN_HOUR) == {"d.py"}


def test_a_message_alone_is_known_to_be_amended_within_the_second(two: RepoBuilder) -> None:
    two.git("commit", "-q", "-m", "Three", environment=ADA | {"GIT_AUTHOR_DATE": IN_AN_HOUR})

    assert seen(two, "--amend") == {"c.py"}


def test_two_commits_with_one_date_given_are_taken_for_an_amended_one(two: RepoBuilder) -> None:
    # no hook can tell them apart; whoever gives both dates is not taken so
    two.git("commit", "-q", "-m", "Three", environment=ADA | LONG_AGO)
    two.stage({"d.py": "1\n"})

    assert seen(two, **LONG_AGO) == {"c.py", "d.py"}


def test_an_amended_date_hides_that_it_is_amended(two: RepoBuilder) -> None:
    # as the docstring says: only what is added can be seen then
    assert seen(two, "--amend", "--date=now") == {"c.py"}


def test_a_commit_that_cannot_be_read_is_not_taken_for_none(two: RepoBuilder) -> None:
    head = two.git("rev-parse", "HEAD")
    (two.path / ".git" / "objects" / head[:2] / head[2:]).unlink()

    with pytest.raises(RepositoryError):
        _ = open_snapshot(find(two.path), staged=True).change
