"""The forge of a repository, by its remote first and its files second."""

from __future__ import annotations

import pytest

from async_audit.outset.forges import forge


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://github.com/a/b.git", "GitHub"),
        ("git@github.com:a/b.git", "GitHub"),
        ("ssh://git@gitlab.example.com:2222/a/b", "GitLab"),
        ("https://user:secret@gitlab.com/a/b", "GitLab"),
        ("git@bitbucket.org:a/b.git", "Bitbucket"),
        ("https://a@dev.azure.com/a/b/_git/c", "Azure"),
        ("https://a.visualstudio.com/b/_git/c", "Azure"),
        ("https://codeberg.org/a/b", "Forgejo"),
        ("https://gitea.example.com/a/b", "Gitea"),
    ],
)
def test_a_host_tells(url: str, name: str) -> None:
    found = forge(url, [".github/workflows/ci.yml"])

    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("paths", "name"),
    [
        ([".gitlab-ci.yml", ".github/dependabot.yml"], "GitLab"),
        ([".github/workflows/ci.yml"], "GitHub"),
        (["bitbucket-pipelines.yml"], "Bitbucket"),
        (["azure-pipelines.yml"], "Azure"),
        ([".forgejo/workflows/ci.yml"], "Forgejo"),
        ([".gitea/workflows/ci.yml"], "Gitea"),
    ],
)
@pytest.mark.parametrize("url", ["", "/srv/git/b", "https://git.example.com/github/b", "../b.git"])
def test_files_tell_where_no_host_does(url: str, paths: list[str], name: str) -> None:
    found = forge(url, paths)

    assert found is not None
    assert found.name == name


def test_nothing_tells() -> None:
    assert forge("https://git.example.com/a/b", ["a.py"]) is None
