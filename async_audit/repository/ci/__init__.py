"""Where the change begins that a CI system builds, and how it is described there: one system a file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from async_audit.errors import UsageError
from async_audit.inert import inert
from async_audit.repository.ci.build import Base, Build, branch
from async_audit.repository.place import Place

SYSTEMS = {
    "GITHUB_ACTIONS": "github",
    "GITLAB_CI": "gitlab",
    "BITBUCKET_BUILD_NUMBER": "bitbucket",
    "TF_BUILD": "azure",
    "BUILDKITE": "buildkite",
    "JENKINS_URL": "jenkins",
}
"""By the variable that only this system sets; each is a file in this folder, imported when it is set."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where the change under review begins."""

    commit: str
    said: str
    """Who says so, for a reader."""
    build: Build


def build(environment: Mapping[str, str]) -> Build:
    """What the CI system says that runs this; outside of any, the default branch of the remote.

    Raises UsageError where that cannot be read.
    """
    name = next((name for variable, name in SYSTEMS.items() if environment.get(variable)), "")
    if name:
        found: Build = import_module(f"{__name__}.{name}").read(environment)
        return found
    default = Base("refs/remotes/origin/HEAD", "the default branch of origin")
    others = (one for name in ("main", "master") for one in branch(name, f"{name} of origin")[:1])
    return Build("", (default, *others))


def beginning(place: Place, environment: Mapping[str, str] = os.environ) -> Beginning:
    """The base of the change that is checked out.

    Raises UsageError, with the mend for this CI system, where it is not said or not in this clone.
    """
    found = build(environment)
    head, where = place.head(), found.system or "this repository"
    _check_tip(place, found, head)
    tried = []
    for base in found.bases:
        if base.other_parent and place.commit("HEAD^2") != base.other_parent:
            continue
        commit = place.commit(base.revision)
        if commit and commit != head:
            said = f"{base.said}, {found.system}" if found.system else base.said
            return Beginning(commit, said, found)
        tried.append(base.said)
    if not tried:
        raise UsageError(f"{where} does not say what this build is held against; name the base: --diff BASE")
    names = inert(" and ".join(dict.fromkeys(tried)))
    if place.gap:
        raise UsageError(f"{names}: not in this clone; {place.gap}")
    raise UsageError(
        f"{names}: not in this clone, or no other commit than this one; name the base: --diff BASE"
    )


def _check_tip(place: Place, found: Build, head: str) -> None:
    """On ``pull_request_target``, say, what is checked out is the target, and not the change."""
    if not found.tip or place.asking.succeeds("merge-base", "--is-ancestor", found.tip, head or "HEAD"):
        return
    if place.gap:
        raise UsageError(f"{found.tip[:10]}, which is to be checked: not in this clone; {place.gap}")
    raise UsageError(
        f"{found.tip[:10]}, which is to be checked, is not in what is checked out; check it out, "
        "or name the base: --diff BASE"
    )
