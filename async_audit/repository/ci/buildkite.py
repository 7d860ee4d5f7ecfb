"""Buildkite: variables of the agent; none of them holds a description."""

from __future__ import annotations

from collections.abc import Mapping

from async_audit.repository.ci.build import Build, branch, commit

NAME = "Buildkite"


def read(environment: Mapping[str, str]) -> Build:
    """A pull request or a merge queue names its base; another build is held against the default branch."""
    said = environment.get
    return Build(
        NAME,
        commit(said("BUILDKITE_MERGE_QUEUE_BASE_COMMIT"), "BUILDKITE_MERGE_QUEUE_BASE_COMMIT")
        + branch(said("BUILDKITE_PULL_REQUEST_BASE_BRANCH"), "BUILDKITE_PULL_REQUEST_BASE_BRANCH")
        + branch(said("BUILDKITE_PIPELINE_DEFAULT_BRANCH"), "BUILDKITE_PIPELINE_DEFAULT_BRANCH"),
    )
