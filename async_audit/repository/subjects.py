"""The first line of what some commits say of themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from async_audit.repository.history import tokens
from async_audit.repository.runner import Git


def subjects(git: Git, commits: Iterable[str]) -> Mapping[str, str]:
    """Commit -> its subject, as git shows it: a first line that goes on is one line."""
    wanted = "".join(f"{commit}\n" for commit in sorted(set(commits))).encode("ascii")
    if not wanted:
        return {}
    with git.stream(
        "log", "--no-walk=unsorted", "--stdin", "-z", "--format=tformat:%H %s", given=wanted
    ) as output:
        said = [token.decode("utf-8", "surrogateescape").partition(" ") for token in tokens(output) if token]
    return {commit: subject for commit, _, subject in said}
