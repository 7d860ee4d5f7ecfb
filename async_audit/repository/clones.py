"""How a clone can be less than the repository, and how to mend that, per CI system."""

from __future__ import annotations

from collections.abc import Mapping

from async_audit.inert import inert

# Variable that the system sets, its name, what to write there. A checkout of depth 1 makes
# ``git blame`` credit every line to the author of the boundary commit.
_MENDS = (
    ("GITHUB_ACTIONS", "GitHub Actions", "'fetch-depth: 0' under actions/checkout"),
    ("GITLAB_CI", "GitLab CI", "'GIT_DEPTH: 0' under variables"),
    ("TF_BUILD", "Azure Pipelines", "'fetchDepth: 0' in the checkout step"),
    ("BITBUCKET_BUILD_NUMBER", "Bitbucket Pipelines", "'clone: { depth: full }'"),
    ("TRAVIS", "Travis CI", "'git: { depth: false }'"),
    ("APPVEYOR", "AppVeyor", "no 'clone_depth'"),
    ("JENKINS_URL", "Jenkins", "'shallow: false' in the clone option of the checkout"),
    ("BUILDKITE", "Buildkite", "no '--depth' in BUILDKITE_GIT_CLONE_FLAGS"),
)


def gap(*, is_shallow: bool, filtered: str, environment: Mapping[str, str]) -> str:
    """Why the history in this clone cannot be trusted, with the mend; empty if it can.

    ``filtered`` names the remote of a partial clone.
    """
    if is_shallow:
        mend = next(
            (f"on {name}, set {setting}" for variable, name, setting in _MENDS if environment.get(variable)),
            "run 'git fetch --unshallow'",
        )
        return f"the clone is shallow, so git blame names the wrong authors; {mend}"
    if filtered:
        return (
            "the clone is partial, so git would fetch old files one by one; run "
            f"'git fetch --refetch --no-filter && git config --unset remote.{inert(filtered)}.partialclonefilter'"
        )
    return ""
