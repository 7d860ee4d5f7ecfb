"""A repository is found wherever the user stands, and what is wrong with it is said in one line."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from async_audit.errors import RepositoryError, UsageError
from async_audit.repository import find
from tests.repo_builder import RepoBuilder


def test_from_a_subdirectory_the_whole_repository_is_found(repo: RepoBuilder) -> None:
    repo.commit({"src/deep/a.py": "1\n"})

    place = find(repo.path / "src" / "deep")

    assert (place.work_tree, place.prefix) == (repo.path, "src/deep/")


def test_a_bare_repository_has_no_work_tree(repo: RepoBuilder, tmp_path: Path) -> None:
    first = repo.commit({"a.py": "1\n"})
    repo.git("clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))

    place = find(tmp_path / "bare.git")

    assert (place.work_tree, place.head()) == (None, first)


def test_the_git_directory_itself_will_do(repo: RepoBuilder) -> None:
    first = repo.commit({"a.py": "1\n"})

    place = find(repo.path / ".git")

    assert (place.work_tree, place.head()) == (None, first)


def test_a_linked_worktree_has_its_own_head(repo: RepoBuilder, tmp_path: Path) -> None:
    first = repo.commit({"a.py": "1\n"})
    repo.git("worktree", "add", "-q", str(tmp_path / "linked"), "-b", "other")
    second = repo.commit({"a.py": "2\n"})

    assert find(tmp_path / "linked").head() == first
    assert find(repo.path).head() == second


def test_a_submodule_is_a_repository_of_its_own(repo: RepoBuilder, tmp_path: Path) -> None:
    inner = RepoBuilder(tmp_path / "inner")
    first = inner.commit({"a.py": "1\n"})
    repo.git("submodule", "add", "-q", str(inner.path), "sub")
    repo.commit()

    place = find(repo.path / "sub")

    assert (place.work_tree, place.head()) == (repo.path / "sub", first)


def test_a_detached_head_is_what_is_checked_out(repo: RepoBuilder) -> None:
    first = repo.commit({"a.py": "1\n"})
    repo.commit({"a.py": "2\n"})
    repo.git("checkout", "-q", "--detach", first)

    assert find(repo.path).head() == first


def test_a_directory_without_a_repository_says_so(tmp_path: Path) -> None:
    with pytest.raises(RepositoryError, match="not a git repository; run it inside a clone, or name one"):
        find(tmp_path)


def test_a_git_dir_that_is_none_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/nonexistent")

    with pytest.raises(RepositoryError, match="GIT_DIR=/nonexistent: not a git repository; unset GIT_DIR"):
        find(tmp_path, committing=True)
    with pytest.raises(RepositoryError, match="run it inside a clone"):
        find(tmp_path)


def test_a_path_that_does_not_exist_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere: does not exist"):
        find(tmp_path / "nowhere")


def test_a_file_is_no_repository(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "1\n"})
    with pytest.raises(UsageError, match=r"a\.py: is not a directory"):
        find(repo.path / "a.py")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_a_repository_of_another_user_says_how_to_trust_it(repo: RepoBuilder) -> None:
    subprocess.run(["chown", "-R", "12345", str(repo.path)], check=True)
    with pytest.raises(RepositoryError, match=r"another user owns it; .*--add safe\.directory"):
        find(repo.path)


@pytest.mark.parametrize(
    "revision",
    ["nope", "^HEAD", "--all", "HEAD~1", "0123456789" * 4, "HEAD:a.py", "-x; rm"],
)
def test_a_revision_that_is_no_commit_is_a_usage_error(revision: str, repo: RepoBuilder) -> None:
    repo.commit({"a.py": "1\n"})
    with pytest.raises(UsageError, match="no such commit here"):
        find(repo.path).resolve(revision)


def test_a_tag_names_its_commit(repo: RepoBuilder) -> None:
    first = repo.commit({"a.py": "1\n"})
    repo.git("-c", "user.name=T", "-c", "user.email=t@t", "tag", "-a", "v1", "-m", "one")

    assert find(repo.path).resolve("v1") == first


def test_an_ignore_revs_file_is_found_from_the_top(repo: RepoBuilder) -> None:
    repo.commit({"revs": "# none\n", "src/a.py": "1\n"})
    repo.git("config", "blame.ignoreRevsFile", "revs")

    assert find(repo.path / "src").ignore_revs_files == (repo.path / "revs",)


@pytest.mark.parametrize(
    "values",
    [
        pytest.param(["missing", ""], id="reset by an empty value"),
        pytest.param([":(optional)missing"], id="optional"),
    ],
)
def test_an_ignore_revs_file_that_may_be_missing_is_silent(values: list[str], repo: RepoBuilder) -> None:
    for value in values:
        repo.git("config", "--add", "blame.ignoreRevsFile", value)

    assert find(repo.path).ignore_revs_files == ()


def test_a_missing_ignore_revs_file_names_the_setting_and_the_mend(repo: RepoBuilder) -> None:
    repo.git("config", "blame.ignoreRevsFile", "missing")
    with pytest.raises(
        RepositoryError, match=r"missing, which does not exist; create it, or: git config --unset"
    ):
        find(repo.path)


@pytest.mark.parametrize(
    ("variable", "mend"),
    [
        pytest.param("", "run 'git fetch --unshallow'", id="at a desk"),
        pytest.param("GITHUB_ACTIONS", "on GitHub Actions, set 'fetch-depth: 0'", id="GitHub"),
        pytest.param("GITLAB_CI", "on GitLab CI, set 'GIT_DEPTH: 0'", id="GitLab"),
        pytest.param("TF_BUILD", "on Azure Pipelines, set 'fetchDepth: 0'", id="Azure"),
        pytest.param("BITBUCKET_BUILD_NUMBER", "on Bitbucket Pipelines", id="Bitbucket"),
        pytest.param("JENKINS_URL", "on Jenkins", id="Jenkins"),
        pytest.param("BUILDKITE", "on Buildkite", id="Buildkite"),
    ],
)
def test_a_shallow_clone_says_how_to_deepen_it(
    variable: str, mend: str, repo: RepoBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit({"a.py": "1\n"})
    repo.commit({"a.py": "2\n"})
    repo.git("clone", "-q", "--depth=1", repo.path.as_uri(), str(tmp_path / "shallow"))
    if variable:
        monkeypatch.setenv(variable, "true")

    gap = find(tmp_path / "shallow").gap

    assert gap.startswith("the clone is shallow, so git blame names the wrong authors")
    assert mend in gap


def test_a_partial_clone_says_how_to_complete_it(repo: RepoBuilder, tmp_path: Path) -> None:
    repo.commit({"a.py": "1\n"})
    repo.git("config", "uploadpack.allowFilter", "true")
    repo.git("clone", "-q", "--filter=blob:none", repo.path.as_uri(), str(tmp_path / "partial"))

    assert find(tmp_path / "partial").gap.startswith(
        "the clone is partial, so git would fetch old files one by one"
    )


def test_the_mend_of_a_partial_clone_works(repo: RepoBuilder, tmp_path: Path) -> None:
    repo.commit({"a.py": "1\n"})
    repo.git("config", "uploadpack.allowFilter", "true")
    repo.git(
        "clone", "-q", "--filter=blob:none", "--no-checkout", repo.path.as_uri(), str(tmp_path / "partial")
    )
    mend = find(tmp_path / "partial").gap.split("'")[1]

    subprocess.run(mend, shell=True, cwd=tmp_path / "partial", check=True, stderr=subprocess.DEVNULL)

    assert find(tmp_path / "partial").gap == ""
    content = subprocess.run(
        ["git", "cat-file", "-p", "HEAD:a.py"], cwd=tmp_path / "partial", stdout=subprocess.PIPE
    )
    assert content.stdout == b"1\n"


def test_a_directory_that_is_gone_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(UsageError, match="the current directory no longer exists"):
        find(".")


def test_a_work_tree_elsewhere_does_not_lose_the_repository(
    repo: RepoBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = repo.commit({"a.py": "1\n"})
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "elsewhere"))
    monkeypatch.chdir(repo.path)

    assert find(".", committing=True).head() == first


def test_a_head_whose_commit_is_missing_is_not_taken_for_no_commits(repo: RepoBuilder) -> None:
    first = repo.commit({"a.py": "1\n"})
    (repo.path / ".git/objects" / first[:2] / first[2:]).unlink()

    assert find(repo.path).head() == first
