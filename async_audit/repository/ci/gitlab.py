"""GitLab CI: predefined variables."""

from __future__ import annotations

from collections.abc import Mapping

from async_audit.repository.ci.build import Build, branch, commit

NAME = "GitLab CI"
_CUT = (
    "GitLab cut the description short (CI_MERGE_REQUEST_DESCRIPTION_IS_TRUNCATED), and what is missing there may "
    "stand below; put it first, or give the base by hand: --diff BASE"
)


def read(environment: Mapping[str, str]) -> Build:
    """A merge request pipeline knows its base; another one only what was there before the push."""
    said = environment.get
    if not said("CI_MERGE_REQUEST_IID"):
        before = commit(said("CI_COMMIT_BEFORE_SHA"), "CI_COMMIT_BEFORE_SHA")
        return Build(NAME, before + branch(said("CI_DEFAULT_BRANCH"), "CI_DEFAULT_BRANCH"))
    is_cut = said("CI_MERGE_REQUEST_DESCRIPTION_IS_TRUNCATED", "").lower() == "true"
    return Build(
        NAME,
        # only set where the result of the merge is built, which holds all that the target has by then
        commit(said("CI_MERGE_REQUEST_TARGET_BRANCH_SHA"), "CI_MERGE_REQUEST_TARGET_BRANCH_SHA")
        + commit(said("CI_MERGE_REQUEST_DIFF_BASE_SHA"), "CI_MERGE_REQUEST_DIFF_BASE_SHA")
        + branch(said("CI_MERGE_REQUEST_TARGET_BRANCH_NAME"), "CI_MERGE_REQUEST_TARGET_BRANCH_NAME"),
        title=said("CI_MERGE_REQUEST_TITLE", ""),
        description=said("CI_MERGE_REQUEST_DESCRIPTION"),
        gap=_CUT if is_cut else "",
    )
