"""Azure Pipelines: predefined variables; none of them holds a description."""

from __future__ import annotations

from collections.abc import Mapping

from async_audit.repository.ci.build import Build, branch, commit_id, merged

NAME = "Azure Pipelines"


def read(environment: Mapping[str, str]) -> Build:
    """Only the build of a pull request knows its base; it builds the merge that the server made."""
    said = environment.get
    tip = commit_id(said("SYSTEM_PULLREQUEST_SOURCECOMMITID"))
    return Build(
        NAME,
        merged(tip, "the target, as merged")
        + branch(said("SYSTEM_PULLREQUEST_TARGETBRANCH"), "SYSTEM_PULLREQUEST_TARGETBRANCH"),
        tip=tip,
    )
