"""Where the change begins that a CI system builds, by the variables that each of them documents."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from async_audit.errors import UsageError
from async_audit.facts import UNDESCRIBED, Description
from async_audit.repository import ci, clones, find
from async_audit.repository.ci.build import branch, commit
from tests.repo_builder import RepoBuilder

ZEROS = "0" * 40
GONE = "1" * 40


class Forge:
    """A clone of a project with a branch ``topic``, whose merge with a newer ``main`` is checked out.

    ``old`` is where the branch left ``main``, ``new`` the tip of ``main``, ``tip`` that of the branch.
    """

    def __init__(self, repo: RepoBuilder) -> None:
        self.path, self.git = repo.path, repo.git
        self.new, self.tip, self.old = repo.git("rev-parse", "HEAD^1", "HEAD^2", "HEAD^1^").split("\n")

    def begins(self, environment: Mapping[str, str]) -> tuple[str, str]:
        found = ci.beginning(find(self.path), environment)
        return found.commit, found.said


@pytest.fixture(scope="module")
def mould(tmp_path_factory: pytest.TempPathFactory) -> Path:
    repo = RepoBuilder(tmp_path_factory.mktemp("mould") / "forge")
    repo.commit({"a.txt": "1\n"})
    repo.git("checkout", "-q", "-b", "topic")
    repo.commit({"b.txt": "1\n"})
    repo.git("checkout", "-q", "main")
    repo.commit({"a.txt": "2\n"})
    repo.git("checkout", "-q", "--detach")
    repo.merge("topic")
    for name in ("main", "topic"):
        repo.git("update-ref", f"refs/remotes/origin/{name}", name)
    repo.git("branch", "-q", "-D", "main", "topic")
    return repo.path


@pytest.fixture
def forge(mould: Path, tmp_path: Path) -> Forge:
    shutil.copytree(mould, tmp_path / "forge")
    return Forge(RepoBuilder(tmp_path / "forge"))


def github(tmp_path: Path, name: str, event: object, **more: str) -> dict[str, str]:
    path = tmp_path / "event.json"
    path.write_text(event if isinstance(event, str) else json.dumps(event))
    return {"GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": name, "GITHUB_EVENT_PATH": str(path), **more}


def request(forge: Forge, **more: Any) -> dict[str, Any]:
    return {"pull_request": {"base": {"sha": forge.old, "ref": "main"}, "head": {"sha": forge.tip}, **more}}


# GitHub Actions


def test_a_pull_request_begins_at_what_it_was_merged_with(forge: Forge, tmp_path: Path) -> None:
    # base.sha of the event is older than the merge, and would show what main got meanwhile
    said = forge.begins(github(tmp_path, "pull_request", request(forge)))

    assert said == (forge.new, "the target, as merged, GitHub Actions")


def test_a_pull_request_whose_own_tip_is_checked_out_begins_at_its_target(
    forge: Forge, tmp_path: Path
) -> None:
    forge.git("checkout", "-q", forge.tip)

    said = forge.begins(github(tmp_path, "pull_request", request(forge), GITHUB_BASE_REF="main"))

    assert said == (forge.new, "GITHUB_BASE_REF, GitHub Actions")


def test_without_the_branch_a_pull_request_begins_at_the_commit_of_the_event(
    forge: Forge, tmp_path: Path
) -> None:
    forge.git("checkout", "-q", forge.tip)
    forge.git("update-ref", "-d", "refs/remotes/origin/main")

    assert forge.begins(github(tmp_path, "pull_request", request(forge)))[0] == forge.old


def test_a_target_that_is_checked_out_instead_of_the_change_is_refused(forge: Forge, tmp_path: Path) -> None:
    forge.git("checkout", "-q", forge.new)

    with pytest.raises(
        UsageError, match=f"{forge.tip[:10]}, which is to be checked, is not in what is checked out"
    ):
        forge.begins(github(tmp_path, "pull_request_target", request(forge)))


def test_a_push_begins_where_the_branch_was(forge: Forge, tmp_path: Path) -> None:
    event = {"before": forge.old, "repository": {"default_branch": "main"}}

    assert forge.begins(github(tmp_path, "push", event)) == (forge.old, "before of the push, GitHub Actions")


@pytest.mark.parametrize("before", [ZEROS, GONE, None, 7, "HEAD~1", "--all"])
def test_a_new_or_forced_branch_begins_at_the_default_branch(
    forge: Forge, tmp_path: Path, before: object
) -> None:
    event = {"before": before, "forced": True, "repository": {"default_branch": "main"}}

    assert forge.begins(github(tmp_path, "push", event)) == (forge.new, "the default branch, GitHub Actions")


def test_a_first_push_of_the_default_branch_begins_nowhere(forge: Forge, tmp_path: Path) -> None:
    forge.git("checkout", "-q", forge.new)
    event = {"before": ZEROS, "repository": {"default_branch": "main"}}

    with pytest.raises(
        UsageError, match="the default branch: not in this clone, or no other commit than this one"
    ):
        forge.begins(github(tmp_path, "push", event))


def test_a_merge_queue_says_where_it_begins(forge: Forge, tmp_path: Path) -> None:
    event = {"merge_group": {"base_sha": forge.new}}

    assert forge.begins(github(tmp_path, "merge_group", event))[0] == forge.new


def test_an_event_that_says_nothing_has_no_base(forge: Forge, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="GitHub Actions does not say what this build is held against"):
        forge.begins(github(tmp_path, "workflow_dispatch", {}))


@pytest.mark.parametrize(
    ("event", "complaint"),
    [
        pytest.param("{", "not valid JSON", id="broken"),
        pytest.param("[" * 100_000, "not valid JSON", id="nested without end"),
        pytest.param("[]", "JSON of another kind", id="a list"),
        pytest.param({"pull_request": []}, "no pull_request", id="a request that is a list"),
        pytest.param(" " * (32 << 20) + "{}", r"larger than 33,554,432 bytes", id="too large"),
    ],
)
def test_an_event_that_cannot_be_read_is_one_line(
    forge: Forge, tmp_path: Path, event: object, complaint: str
) -> None:
    with pytest.raises(UsageError, match=rf"^GITHUB_EVENT_PATH.*{complaint}.*--diff BASE$"):
        forge.begins(github(tmp_path, "pull_request", event))


def test_an_event_that_is_not_there_is_named(forge: Forge, tmp_path: Path) -> None:
    environment = github(tmp_path, "push", {}) | {"GITHUB_EVENT_PATH": str(tmp_path / "none")}

    with pytest.raises(UsageError, match="none: No such file or directory"):
        forge.begins(environment)


def test_a_request_of_fields_of_other_kinds_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    event = {"pull_request": {"base": "x", "head": [], "title": {}, "body": 7}}

    found = ci.build(github(tmp_path, "pull_request", event))

    assert (found.bases, found.tip, found.told.text) == ((), "", "")


def test_the_text_of_a_pull_request_is_known_without_a_token(forge: Forge, tmp_path: Path) -> None:
    event = request(forge, title="Use one clock", body="Two clocks drift.\r\n\r\nDecision: ADR-0002\r\n")

    found = ci.build(github(tmp_path, "pull_request", event))

    assert found.told.text == "Use one clock\n\nTwo clocks drift.\n\nDecision: ADR-0002"


def test_a_pull_request_without_text_is_its_title(forge: Forge, tmp_path: Path) -> None:
    assert (
        ci.build(github(tmp_path, "pull_request", request(forge, title="Fix", body=None))).told.text == "Fix"
    )


# GitLab CI

GITLAB = {"GITLAB_CI": "true"}
MERGE_REQUEST = {
    **GITLAB,
    "CI_MERGE_REQUEST_IID": "7",
    "CI_COMMIT_BEFORE_SHA": ZEROS,
    "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
}


def test_a_merged_result_begins_at_the_target_that_it_holds(forge: Forge) -> None:
    environment = MERGE_REQUEST | {
        "CI_MERGE_REQUEST_TARGET_BRANCH_SHA": forge.new,
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": forge.old,
    }

    assert forge.begins(environment) == (forge.new, "CI_MERGE_REQUEST_TARGET_BRANCH_SHA, GitLab CI")


def test_a_merge_request_begins_at_its_diff_base(forge: Forge) -> None:
    environment = MERGE_REQUEST | {
        "CI_MERGE_REQUEST_TARGET_BRANCH_SHA": "",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": forge.old,
    }

    assert forge.begins(environment) == (forge.old, "CI_MERGE_REQUEST_DIFF_BASE_SHA, GitLab CI")


def test_a_merge_request_without_a_diff_base_begins_at_its_target_branch(forge: Forge) -> None:
    assert forge.begins(MERGE_REQUEST)[0] == forge.new


@pytest.mark.parametrize(("before", "said"), [(None, "CI_COMMIT_BEFORE_SHA"), (ZEROS, "CI_DEFAULT_BRANCH")])
def test_a_branch_begins_where_it_was_or_at_the_default_branch(
    forge: Forge, before: str | None, said: str
) -> None:
    environment = GITLAB | {"CI_COMMIT_BEFORE_SHA": before or forge.old, "CI_DEFAULT_BRANCH": "main"}

    assert forge.begins(environment)[1] == f"{said}, GitLab CI"


def test_a_description_that_gitlab_cut_short_is_not_taken_for_whole() -> None:
    whole = MERGE_REQUEST | {
        "CI_MERGE_REQUEST_TITLE": "Use one clock",
        "CI_MERGE_REQUEST_DESCRIPTION": "Two drift.",
    }
    cut = whole | {"CI_MERGE_REQUEST_DESCRIPTION_IS_TRUNCATED": "true"}

    assert ci.build(whole).told == Description("Use one clock\n\nTwo drift.")
    assert ci.build(cut).told.text == "Use one clock\n\nTwo drift."
    assert "cut the description short" in ci.build(cut).told.gap
    assert ci.build(MERGE_REQUEST | {"CI_MERGE_REQUEST_TITLE": "Use one clock"}).told == UNDESCRIBED


# the others


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        pytest.param(
            {"BITBUCKET_BUILD_NUMBER": "1", "BITBUCKET_PR_DESTINATION_COMMIT": "NEW"},
            "BITBUCKET_PR_DESTINATION_COMMIT, Bitbucket Pipelines",
            id="Bitbucket, commit",
        ),
        pytest.param(
            {"BITBUCKET_BUILD_NUMBER": "1", "BITBUCKET_PR_DESTINATION_BRANCH": "main"},
            "BITBUCKET_PR_DESTINATION_BRANCH, Bitbucket Pipelines",
            id="Bitbucket, branch",
        ),
        pytest.param(
            {"TF_BUILD": "True", "SYSTEM_PULLREQUEST_SOURCECOMMITID": "TIP"},
            "the target, as merged, Azure Pipelines",
            id="Azure, merge",
        ),
        pytest.param(
            {"TF_BUILD": "True", "SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main"},
            "SYSTEM_PULLREQUEST_TARGETBRANCH, Azure Pipelines",
            id="Azure, branch",
        ),
        pytest.param(
            {"JENKINS_URL": "https://ci", "CHANGE_TARGET": "main", "GIT_PREVIOUS_COMMIT": "OLD"},
            "CHANGE_TARGET, Jenkins",
            id="Jenkins, request",
        ),
        pytest.param(
            {
                "JENKINS_URL": "https://ci",
                "GIT_PREVIOUS_SUCCESSFUL_COMMIT": "NEW",
                "GIT_PREVIOUS_COMMIT": "OLD",
            },
            "GIT_PREVIOUS_SUCCESSFUL_COMMIT, Jenkins",
            id="Jenkins, branch",
        ),
        pytest.param(
            {
                "BUILDKITE": "true",
                "BUILDKITE_PULL_REQUEST_BASE_BRANCH": "main",
                "BUILDKITE_PULL_REQUEST": "7",
            },
            "BUILDKITE_PULL_REQUEST_BASE_BRANCH, Buildkite",
            id="Buildkite, request",
        ),
        pytest.param(
            {
                "BUILDKITE": "true",
                "BUILDKITE_MERGE_QUEUE_BASE_COMMIT": "NEW",
                "BUILDKITE_PIPELINE_DEFAULT_BRANCH": "topic",
            },
            "BUILDKITE_MERGE_QUEUE_BASE_COMMIT, Buildkite",
            id="Buildkite, queue",
        ),
        pytest.param(
            {
                "BUILDKITE": "true",
                "BUILDKITE_PULL_REQUEST": "false",
                "BUILDKITE_PULL_REQUEST_BASE_BRANCH": "",
                "BUILDKITE_PIPELINE_DEFAULT_BRANCH": "main",
            },
            "BUILDKITE_PIPELINE_DEFAULT_BRANCH, Buildkite",
            id="Buildkite, branch",
        ),
        pytest.param({}, "main of origin", id="no CI"),
    ],
)
def test_a_change_begins_at(forge: Forge, variables: dict[str, str], said: str) -> None:
    names = {"OLD": forge.old, "NEW": forge.new, "TIP": forge.tip}

    assert forge.begins({key: names.get(value, value) for key, value in variables.items()}) == (
        forge.new,
        said,
    )


@pytest.mark.parametrize("variable", [one for one in ci.SYSTEMS if one != "GITHUB_ACTIONS"])
def test_a_build_that_says_nothing_has_no_base(forge: Forge, variable: str) -> None:
    with pytest.raises(UsageError, match="does not say what this build is held against; name the base"):
        forge.begins({variable: "1"})


def test_outside_of_ci_the_default_branch_of_origin_is_the_base(forge: Forge) -> None:
    forge.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/topic")

    assert forge.begins({}) == (forge.tip, "the default branch of origin")


@pytest.mark.parametrize("variable", ci.SYSTEMS)
def test_every_system_has_its_mend_for_a_shallow_clone(variable: str) -> None:
    assert "; on " in clones.gap(is_shallow=True, filtered="", environment={variable: "1"})


@pytest.mark.parametrize(
    ("variable", "mend"), [("GITHUB_ACTIONS", "'fetch-depth: 0'"), ("GITLAB_CI", "'GIT_DEPTH: 0'")]
)
def test_a_shallow_clone_without_the_base_says_how_to_deepen_it(
    forge: Forge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, mend: str
) -> None:
    forge.git("clone", "-q", "--depth=1", f"file://{forge.path}", str(tmp_path / "shallow"))
    monkeypatch.setenv(variable, "true")
    environment = MERGE_REQUEST | {"CI_MERGE_REQUEST_DIFF_BASE_SHA": forge.old}
    if variable == "GITHUB_ACTIONS":
        environment = github(tmp_path, "pull_request", request(forge))

    with pytest.raises(UsageError, match=f"not in this clone; the clone is shallow, .*{mend}"):
        ci.beginning(find(tmp_path / "shallow"), environment)


def test_two_commits_of_a_merge_are_deep_enough(forge: Forge, tmp_path: Path) -> None:
    forge.git("clone", "-q", "--depth=2", f"file://{forge.path}", str(tmp_path / "shallow"))
    environment = github(tmp_path, "pull_request", request(forge))

    assert ci.beginning(find(tmp_path / "shallow"), environment).commit == forge.new


@pytest.mark.parametrize("name", ["", "-x", "a b", "a..b", "a@{1}", "a:b", "a^", "a~1", "a\n", None, 7])
def test_a_name_that_is_no_branch_is_not_asked_for(name: object) -> None:
    assert branch(name, "x") == ()


@pytest.mark.parametrize("said", [ZEROS, "", "abc", "HEAD", None, 7, "0" * 64])
def test_what_is_no_commit_id_is_not_asked_for(said: object) -> None:
    assert commit(said, "x") == ()
