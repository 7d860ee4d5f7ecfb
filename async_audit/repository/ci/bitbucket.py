"""Bitbucket Pipelines: default variables; none of them holds a description."""

from __future__ import annotations

from collections.abc import Mapping

from async_audit.repository.ci.build import Build, branch, commit

NAME = "Bitbucket Pipelines"


def read(environment: Mapping[str, str]) -> Build:
    """Only a pipeline of a pull request knows its base; the source was merged with it before the build."""
    said = environment.get
    return Build(
        NAME,
        commit(said("BITBUCKET_PR_DESTINATION_COMMIT"), "BITBUCKET_PR_DESTINATION_COMMIT")
        + branch(said("BITBUCKET_PR_DESTINATION_BRANCH"), "BITBUCKET_PR_DESTINATION_BRANCH"),
    )
