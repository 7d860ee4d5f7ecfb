"""Jenkins: variables of multibranch projects and of the git plugin; none of them holds a description."""

from __future__ import annotations

from collections.abc import Mapping

from async_audit.repository.ci.build import Build, branch, commit

NAME = "Jenkins"


def read(environment: Mapping[str, str]) -> Build:
    """A change request names its target; another build only what was built before."""
    said = environment.get
    if said("CHANGE_TARGET"):
        return Build(NAME, branch(said("CHANGE_TARGET"), "CHANGE_TARGET"))
    return Build(
        NAME,
        commit(said("GIT_PREVIOUS_SUCCESSFUL_COMMIT"), "GIT_PREVIOUS_SUCCESSFUL_COMMIT")
        + commit(said("GIT_PREVIOUS_COMMIT"), "GIT_PREVIOUS_COMMIT"),
    )
