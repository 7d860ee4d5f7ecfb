"""git is started without anything of the caller's in its way."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from async_audit.errors import RepositoryError
from async_audit.repository.runner import Git, version_of
from tests.repo_builder import RepoBuilder


def asking(path: Path, *, committing: bool = False) -> Git:
    return Git.asking(str(path), committing=committing)


def fake_git(folder: Path, answer: str) -> None:
    folder.mkdir()
    script = folder / "git"
    script.write_text(f"#!/bin/sh\necho '{answer}'\n")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)


def test_another_repository_is_not_confused_with_the_committing_one(
    repo: RepoBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = RepoBuilder(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other.path / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.path / ".git" / "index"))

    assert asking(repo.path).text("rev-parse", "--absolute-git-dir").strip() == str(repo.path / ".git")


def test_the_committing_repository_keeps_its_variables(
    repo: RepoBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = RepoBuilder(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other.path / ".git"))

    found = asking(repo.path, committing=True).text("rev-parse", "--absolute-git-dir").strip()

    assert found == str(other.path / ".git")


def test_a_failing_command_is_an_error_in_one_line(repo: RepoBuilder) -> None:
    with pytest.raises(RepositoryError, match=r"^git cat-file: Not a valid object name nope$"):
        asking(repo.path).text("cat-file", "-p", "nope")


def test_a_command_that_fails_after_its_output_is_an_error(repo: RepoBuilder) -> None:
    first = repo.commit({"a": "a"})
    with pytest.raises(RepositoryError), asking(repo.path).stream("cat-file", "-p", first, "nope") as output:
        output.read()


def test_leaving_early_ends_the_process_without_an_error(repo: RepoBuilder) -> None:
    repo.commit({"large": "x\n" * 1_000_000})
    git = asking(repo.path)
    with git.stream("cat-file", "-p", "HEAD:large") as output:
        assert output.readline() == b"x\n"

    assert not git._running


def test_a_question_whose_answer_nobody_takes_ends(repo: RepoBuilder) -> None:
    git = asking(repo.path)
    answer = git.ask("cat-file", "--batch-all-objects", "--batch-check")
    assert len(git._running) == 1

    del answer

    assert not git._running


def test_long_complaints_do_not_block(repo: RepoBuilder) -> None:
    given = b"".join(b"%040d\n" % number for number in range(20_000))
    with (
        pytest.raises(RepositoryError),
        asking(repo.path).stream("rev-list", "--stdin", given=given) as output,
    ):
        output.read()


def test_a_missing_git_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RepositoryError, match="git: not found; install it"):
        version_of(asking(tmp_path).ask("version"))


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param("git version 2.32.0", id="exactly the floor"),
        pytest.param("git version 2.39.5 (Apple Git-154)", id="of a vendor"),
        pytest.param("git version 3.0.0", id="of the future"),
    ],
)
def test_a_supported_git_is_silent(answer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_git(tmp_path / "bin", answer)
    monkeypatch.setenv("PATH", str(tmp_path / "bin") + os.pathsep + os.environ["PATH"])
    version_of(asking(tmp_path).ask("version"))


@pytest.mark.parametrize("answer", ["git version 2.31.9", "git version 1.8.3.1", "something else"])
def test_an_older_git_names_the_floor(answer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_git(tmp_path / "bin", answer)
    monkeypatch.setenv("PATH", str(tmp_path / "bin") + os.pathsep + os.environ["PATH"])
    with pytest.raises(RepositoryError, match=r"is too old; install git 2\.32 or newer"):
        version_of(asking(tmp_path).ask("version"))
