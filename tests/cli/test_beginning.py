"""``check --diff`` without a value: the base that CI says, and the description that it tells."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from async_audit.cli import main
from tests.hooks.histories import HUGE, UNDOCUMENTED, team
from tests.repo_builder import RepoBuilder

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a check in a directory: exit code, stdout, stderr."""

    def call(*words: str, cwd: Path) -> tuple[int, str, str]:
        monkeypatch.chdir(cwd)
        code = main(["check", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def pushed(repo: RepoBuilder) -> str:
    """A repository whose remote has all but the commit that is to come; returns the tip that it has."""
    tip = team(repo).git("rev-parse", "HEAD")
    repo.git("update-ref", "refs/remotes/origin/main", tip)
    return tip


def test_a_base_is_inferred_and_named(repo: RepoBuilder, pushed: str, run: Run) -> None:
    repo.commit(UNDOCUMENTED)

    for words in (["--diff"], ["--diff", "auto"], ["--diff", "--audit", "undocumented-module"]):
        code, out, err = run(*words, cwd=repo.path)
        assert (code, err) == (1, f"base: {pushed[:10]} (main of origin)\n")
        assert "This change adds stock" in out


def test_a_base_that_is_named_is_not_inferred(repo: RepoBuilder, pushed: str, run: Run) -> None:
    assert run("--diff", "HEAD~1", cwd=repo.path)[2] == ""


def test_no_base_is_an_error(repo: RepoBuilder, run: Run) -> None:
    repo.commit({"a.txt": "x"})

    code, out, err = run("--diff", cwd=repo.path)

    assert (code, out, err.count("\n"), "name the base: --diff BASE" in err) == (2, "", 1, True)
    assert run("--diff", "--revision", "HEAD", cwd=repo.path)[0] == 2


@pytest.mark.parametrize(
    ("body", "code"),
    [("It is large.", 1), ("It is large.\n\nDecision: none (it only moves what was there)", 0)],
)
def test_the_description_of_the_event_answers_for_the_change(
    repo: RepoBuilder,
    pushed: str,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    body: str,
    code: int,
) -> None:
    tip = repo.commit(HUGE)
    request = {"title": "Rewrite", "body": body, "head": {"sha": tip}, "base": {"sha": pushed}}
    (tmp_path / "event.json").write_text(json.dumps({"pull_request": request}))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_EVENT_NAME", "pull_request")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(tmp_path / "event.json"))

    assert run("--diff", "--audit", "missing-adr", cwd=repo.path)[0] == code


def test_what_a_commit_decides_counts_beside_the_description(
    repo: RepoBuilder, pushed: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit(HUGE, message="Rewrite\n\nDecision: none (it only moves what was there)")
    monkeypatch.setenv("GITLAB_CI", "true")
    monkeypatch.setenv("CI_MERGE_REQUEST_IID", "7")
    monkeypatch.setenv("CI_MERGE_REQUEST_DIFF_BASE_SHA", pushed)
    monkeypatch.setenv("CI_MERGE_REQUEST_TITLE", "Rewrite")
    monkeypatch.setenv("CI_MERGE_REQUEST_DESCRIPTION", "It is large.")

    assert run("--diff", "--audit", "missing-adr", cwd=repo.path)[0] == 0


def test_a_description_that_was_cut_short_is_not_measured(
    repo: RepoBuilder, pushed: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit(HUGE)
    monkeypatch.setenv("GITLAB_CI", "true")
    monkeypatch.setenv("CI_MERGE_REQUEST_IID", "7")
    monkeypatch.setenv("CI_MERGE_REQUEST_DIFF_BASE_SHA", pushed)
    monkeypatch.setenv("CI_MERGE_REQUEST_TITLE", "Rewrite")
    monkeypatch.setenv("CI_MERGE_REQUEST_DESCRIPTION", "It is")
    words = ("--diff", "--strict", "--audit", "missing-adr", "--audit", "change-description")
    assert run(*words, cwd=repo.path)[0] == 1

    monkeypatch.setenv("CI_MERGE_REQUEST_DESCRIPTION_IS_TRUNCATED", "true")

    code, out, _ = run(*words, cwd=repo.path)
    assert (code, out.count("not measured: GitLab cut the description short")) == (3, 2)
