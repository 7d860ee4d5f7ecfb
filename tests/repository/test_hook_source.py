"""Where a team gets async-audit from: as it was installed here, if that is no secret of this disk."""

from __future__ import annotations

import json

import pytest

from async_audit.repository.hooks.source import INSTALLED, installed_from, source

COMMIT = "a" * 40


def vcs(url: object, commit: object = COMMIT) -> str:
    return json.dumps({"url": url, "vcs_info": {"vcs": "git", "commit_id": commit}})


def test_from_an_index_it_is_a_version() -> None:
    assert source(None, "1.2") == (
        ("language", "python"),
        ("additional_dependencies", '["async-audit==1.2"]'),
    )


def test_from_a_repository_it_is_its_commit() -> None:
    _, (_, dependency) = source(vcs("https://example.com/async-audit.git"), "1.2")

    assert dependency == f'["async-audit @ git+https://example.com/async-audit.git@{COMMIT}"]'


@pytest.mark.parametrize(
    "told",
    [
        '{"url": "file:///home/ada/async-audit", "dir_info": {}}',
        vcs("file:///home/ada/async-audit"),
        vcs("https://ada:secret@example.com/async-audit"),
        vcs('https://example.com/"]'),
        vcs("https://example.com/x", "main"),
        vcs(7),
        "[]",
        "{",
    ],
)
def test_from_elsewhere_it_is_what_everybody_has_installed(told: str) -> None:
    assert source(told, "1.2") == INSTALLED


def test_how_it_was_installed_here_can_be_told() -> None:
    assert installed_from()[0][0] == "language"
