"""Nothing of an audited repository runs. Each trap is first seen to close on plain git."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from async_audit.repository import find, open_snapshot
from tests.repo_builder import RepoBuilder, isolated_environment

ATTRIBUTES = "*.py diff=evil filter=evil merge=evil\n"


@pytest.fixture
def evil(repo: RepoBuilder) -> RepoBuilder:
    """A repository whose every setting that can start a program leaves a file called ``ran``."""
    repo.commit({"a.py": "1\n", ".gitattributes": ATTRIBUTES})
    repo.commit({"a.py": "1\n2\n"}, by="bob")
    program = repo.path.parent / "program"
    program.write_text(f"#!/bin/sh\ntouch '{repo.path.parent}/ran'\nexec cat \"$@\" 2>/dev/null\n")
    program.chmod(0o755)
    for setting in (
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "diff.external",
        "diff.evil.textconv",
        "diff.evil.command",
        "filter.evil.clean",
        "filter.evil.smudge",
        "gpg.program",
        "alias.log",
        "pager.log",
    ):
        repo.git("config", setting, str(program))
    repo.git("config", "log.showSignature", "true")
    repo.git("config", "diff.orderFile", "missing-order-file")
    repo.git("config", "core.hooksPath", str(repo.path.parent / "hooks"))
    (repo.path.parent / "hooks").mkdir()
    (repo.path.parent / "hooks" / "post-index-change").symlink_to(program)
    return repo


def ran(evil: RepoBuilder) -> Path:
    return evil.path.parent / "ran"


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["status"], id="fsmonitor"),
        pytest.param(["blame", "HEAD", "--", "a.py"], id="textconv"),
        pytest.param(["-c", "diff.orderFile=", "diff", "HEAD~1"], id="external diff"),
    ],
)
def test_the_traps_close_on_plain_git(command: list[str], evil: RepoBuilder) -> None:
    subprocess.run(["git", *command], cwd=evil.path, env=isolated_environment(), capture_output=True)
    assert ran(evil).exists()


@pytest.mark.parametrize("staged", [False, True])
def test_gathering_every_fact_runs_nothing(staged: bool, evil: RepoBuilder) -> None:
    evil.git("config", "user.name", "Ada")
    evil.git("config", "user.email", "ada@example.com")
    ran(evil).unlink(missing_ok=True)

    found = open_snapshot(find(evil.path), staged=staged, base="" if staged else "HEAD~1")

    assert [blame.path for blame in found.blames(["a.py"])] == ["a.py"]
    assert (len(found.commits), len(found.changes(9)), len(found.files)) == (2, 2, 2)
    assert found.read("a.py") == b"1\n2\n"
    assert found.change is not None
    assert not ran(evil).exists()
