"""Fixtures that every room may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.repo_builder import RepoBuilder, isolated_environment

settings.register_profile("quick", max_examples=15, deadline=None)
"""For the Pythons of CI beside the one of the README's line."""
settings.register_profile("thorough", max_examples=5000, deadline=None)
"""For a long break: ``pytest --hypothesis-profile=thorough tests/repository/test_guided.py``."""


CI_VARIABLES = (
    *("GIT_", "PRE_COMMIT", "GITHUB_", "GITLAB_", "CI_", "TF_BUILD", "SYSTEM_", "BITBUCKET_", "BUILDKITE"),
    *("JENKINS_", "CHANGE_", "SKIP"),
)
"""What hooks and CI systems say of another repository than that of a test."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite tests/golden; review the diff like code"
    )


@pytest.fixture(autouse=True)
def _isolated(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No GIT_* of whoever runs the tests: git exports them while hooks run, and tests run in hooks."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    for name in os.environ:
        if name.startswith(CI_VARIABLES):
            monkeypatch.delenv(name)
    for name, value in isolated_environment().items():
        if name.startswith("GIT_"):
            monkeypatch.setenv(name, value)


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    return RepoBuilder(tmp_path / "repo")
