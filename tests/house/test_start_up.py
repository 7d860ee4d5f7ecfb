"""A hook starts in no time: what it does not use, it does not import."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hooks.histories import DOCUMENTED, team
from tests.house.places import HOOKS, stems
from tests.repo_builder import RepoBuilder, isolated_environment

HEAVY = frozenset(
    "ast click concurrent dataclasses difflib git html http identify importlib.metadata inspect jinja2 json logging "
    "multiprocessing networkx pathspec pygments rich sqlite3 subprocess tempfile tomli tomllib yaml".split()
)
"""Each costs 1 to 140 ms of the 100 in which a hook must have started. (urllib comes with pathlib before 3.13.)"""
UNUSED = frozenset(
    "click git hashlib html http jinja2 json networkx pathspec pygments rich sqlite3 tomli tomllib yaml".split()
)
"""What is still not needed when the hook has looked, and nothing was staged."""

UNASKED = frozenset(
    "async_audit.decisions.log async_audit.decisions.records async_audit.decisions.cases "
    "async_audit.descriptions.asking async_audit.descriptions.census async_audit.descriptions.look "
    "async_audit.descriptions.rejected async_audit.knowledge.graph async_audit.repository.contents "
    "async_audit.repository.grep async_audit.repository.modules pathspec".split()
)
"""What a message that leaves nothing open does not need."""
QUESTIONS = "version rev-parse config rev-list diff-index var cat-file check-attr ls-files".split()
"""Each is a process, and a large index takes 10 ms to read: only what is staged and its attributes need it."""


def imported(statement: str, directory: Path) -> set[str]:
    """The modules that are loaded in a fresh Python once it ran ``statement``, which prints nothing."""
    probe = f"import sys\n{statement}\nprint(*sys.modules, sep=',')"
    done = subprocess.run(
        [sys.executable, "-c", probe],
        cwd=directory,
        env=isolated_environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.rstrip("\n").split(","))


@pytest.mark.parametrize(
    "module", ["async_audit.cli", *(f"async_audit_hooks.{hook}" for hook in stems(HOOKS))]
)
def test_importing_the_door_imports_nothing_heavy(module: str, tmp_path: Path) -> None:
    assert imported(f"import {module}", tmp_path) & HEAVY == set()


@pytest.mark.parametrize("hook", sorted(stems(HOOKS)))
def test_a_hook_with_nothing_to_do_stays_light(hook: str, repo: RepoBuilder) -> None:
    team(repo)

    run = f"from async_audit_hooks.{hook} import main\nassert main() == 0"

    by_click = {"click"} if hook in ("who_to_ask", "describe_change") else set()  # commands of their own
    assert imported(run, repo.path) & UNUSED == by_click


def test_a_message_that_says_enough_loads_no_records(repo: RepoBuilder, tmp_path: Path) -> None:
    team(repo).stage({"shop/__init__.py": DOCUMENTED + "PRICE = 1\n" * 60})
    (tmp_path / "MESSAGE").write_text("Price apples\n\nNobody could buy them, because they had no price.\n")
    asked = ["check", "--hook", str(tmp_path / "MESSAGE")]

    loaded = imported(f"from async_audit.cli import main\nassert main({asked}) == 0", repo.path)

    assert {"async_audit.audits.change_description", "async_audit.audits.missing_adr"} <= loaded
    assert loaded & UNASKED == set()


def test_a_plain_message_meets_no_large_pattern(repo: RepoBuilder, tmp_path: Path) -> None:
    team(repo).stage({"shop/__init__.py": DOCUMENTED + "PRICE = 1\n" * 60})
    (tmp_path / "MESSAGE").write_text("Price apples\n\nNobody could buy them, because they had no price.\n")
    asked = ["check", "--hook", str(tmp_path / "MESSAGE")]
    patterns = "cleaning._CLOSING, cleaning._ISSUE, cleaning._LINK, cleaning._TAG, verdict._VAGUE"
    uncompiled = f"all(vars(one).keys() == {{'_written'}} for one in ({patterns}))"

    imported(
        f"from async_audit.cli import main\nassert main({asked}) == 0\n"
        f"from async_audit.descriptions import cleaning, verdict\nassert {uncompiled}",
        repo.path,
    )


def test_what_a_heading_tells_is_not_looked_up_in_the_table(repo: RepoBuilder, tmp_path: Path) -> None:
    team(repo).stage({"shop/__init__.py": DOCUMENTED + "PRICE = 1\n" * 60})
    (tmp_path / "MESSAGE").write_text(
        "Price apples\n\n**Problem**\n\nThere was no price for any of the apples.\n"
    )
    asked = ["check", "--hook", "--audit", "change-description", str(tmp_path / "MESSAGE")]

    imported(
        "from async_audit.descriptions import votes\nvotes.TABLE = None\n"
        f"from async_audit.cli import main\nassert main({asked}) == 0",
        repo.path,
    )


def test_a_hook_asks_git_a_few_things_and_never_for_a_list_of_all_files(
    repo: RepoBuilder, tmp_path: Path
) -> None:
    team(repo).stage({"src/stock/debts.py": DOCUMENTED})
    spy, log, real = tmp_path / "bin" / "git", tmp_path / "log", shutil.which("git")
    spy.parent.mkdir()
    spy.write_text(f'#!/bin/sh\necho "$*" >> "{log}"\nexec "{real}" "$@"\n')
    spy.chmod(0o755)
    beside = f"import os\nos.environ['PATH'] = {str(spy.parent)!r} + os.pathsep + os.environ['PATH']\n"

    imported(f"{beside}from async_audit.cli import main\nassert main(['check', '--hook']) == 0", repo.path)

    words = [word for line in log.read_text().splitlines() for word in line.split() if word in QUESTIONS]
    assert sorted(words) == sorted(set(QUESTIONS) - {"ls-files"})


def test_asking_one_audit_does_not_load_the_others(repo: RepoBuilder) -> None:
    team(repo).stage({"shop/__init__.py": DOCUMENTED})

    loaded = imported("from async_audit_hooks.bus_factor import main\nassert main() == 0", repo.path)

    audits = {name for name in loaded if name.startswith(("async_audit.audits.", "async_audit.decisions"))}
    assert audits == {"async_audit.audits.bus_factor"}
