"""What is undocumented in trees that nobody would make on purpose: named or silently right, never a crash."""

from __future__ import annotations

import json
import os
from typing import Any

import pytest

from async_audit.cli import main
from tests.repo_builder import RepoBuilder

BODY = "".join(f"x{number} = {number}\n" for number in range(20))
NAMES = "def fetch(): ...\ndef send(): ...\ndef close(): ...\n"
ASKED = ("--audit", "undocumented-module", "--audit", "undocumented-symbol", "--format", "json")


@pytest.fixture
def odd(repo: RepoBuilder) -> RepoBuilder:
    """Names like options, twins, a README that is a directory, links in circles, lines without an end."""
    repo.commit(
        {
            "--help/__init__.py": NAMES + BODY,
            "-x.py": NAMES + BODY,
            "pay/Net.py": NAMES + BODY,
            "pay/net.py": NAMES + BODY,
            "pay/__init__.py": "",
            "web/README.md/index.txt": "Signs partner messages.\n",
            "web/__init__.py": NAMES + BODY,
            "long/a.py": "x = '" + "a" * (3 << 20) + "'\n",
            "long/b.go": "package b\n" + "/" * (3 << 20) + "\nfunc F() {}\n",
            "odd/a.py": "def (",
            "odd/__init__.py": b"# coding: no-such-thing\nx = 1\n" + BODY.encode(),
        }
    )
    os.symlink("b", repo.path / "a")
    os.symlink("a", repo.path / "b")
    os.symlink(".", repo.path / "pay" / "again")
    repo.git("add", "-A")
    repo.commit({}, message="Link in circles")
    return repo


def document(odd: RepoBuilder, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    assert main(["check", str(odd.path), *ASKED, "--exit-zero", *more]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_each_oddity_is_named_or_silently_right(odd: RepoBuilder, capsys: pytest.CaptureFixture[str]) -> None:
    found = document(odd, capsys)

    assert sorted({one["subject"] for one in found["findings"]}) == ["--help", "-x.py", "pay", "web"]
    assert sorted({one["path"] for one in found["skips"]}) == [
        "long/a.py",
        "long/b.go",
        "odd",
        "odd/__init__.py",
        "odd/a.py",
    ]


def test_a_change_among_them_is_judged_by_itself(
    odd: RepoBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    odd.commit({"pay/net.py": NAMES + "def more(): ...\n" + BODY})

    found = document(odd, capsys, "--diff", "HEAD~2")

    assert (found["findings"], found["skips"]) == ([], [])
