"""Which forge a repository lives on, and where that looks for the template of a request."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Forge:
    """A forge, as far as a repository has to know it."""

    name: str
    template: str
    """The file that it puts into every new request; empty where it takes that text from its settings."""
    hosts: tuple[str, ...]
    """What a label of its host begins with."""
    signs: tuple[str, ...]
    """Files and directories that only its users have."""


FORGES = (
    Forge("GitHub", ".github/pull_request_template.md", ("github",), (".github/",)),
    Forge(
        "GitLab",
        ".gitlab/merge_request_templates/Default.md",
        ("gitlab",),
        (".gitlab-ci.yml", ".gitlab/"),
    ),
    Forge("Bitbucket", "", ("bitbucket",), ("bitbucket-pipelines.yml",)),
    Forge(
        "Azure",
        ".azuredevops/pull_request_template.md",
        ("azure", "visualstudio"),
        ("azure-pipelines.yml", ".azuredevops/"),
    ),
    Forge("Forgejo", ".forgejo/pull_request_template.md", ("forgejo", "codeberg"), (".forgejo/",)),
    Forge("Gitea", ".gitea/pull_request_template.md", ("gitea",), (".gitea/",)),
)
"""Docs read in autumn 2026: docs.github.com, docs.gitlab.com, learn.microsoft.com, forgejo.org, docs.gitea.com;
support.atlassian.com knows a default description in the settings of a Bitbucket repository, and no file."""

_HOST = re.compile(r"(?:[a-z+]+://)?(?:[^@/]*@)?([A-Za-z0-9.-]+)[:/]")


def forge(url: str, paths: Collection[str]) -> Forge | None:
    """The forge that the host of a remote's address tells, or else the files of the work tree.

    A mirror keeps the files of another forge, so the host counts first; None where neither tells.
    """
    found = _HOST.match(url)
    labels = found[1].lower().split(".") if found else []
    told = (one for one in FORGES if any(label.startswith(one.hosts) for label in labels))
    # GitHub's directory comes last: many keep it for its bots and templates while they live elsewhere
    seen = (one for one in (*FORGES[1:], FORGES[0]) if any(path.startswith(one.signs) for path in paths))
    return next(told, None) or next(seen, None)
