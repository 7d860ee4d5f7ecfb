"""Our manifest, as pre-commit understands it, through real commits and pushes."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

import pytest

from tests.hooks.histories import (
    CLASHING,
    DOCSTRING,
    HUGE,
    LINES,
    SCRIPTS,
    STALE,
    UNDOCUMENTED,
    UNOWNED,
    person,
    team,
)
from tests.repo_builder import RepoBuilder

MANIFEST = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"
STAGES = ("pre-commit", "pre-merge-commit", "commit-msg", "pre-push")


class Clone(RepoBuilder):
    """A clone in which pre-commit is installed with all hooks of our manifest."""

    def __init__(self, path: Path, home: Path) -> None:
        super().__init__(path)
        self.home = {"PRE_COMMIT_HOME": str(home), "PRE_COMMIT_COLOR": "never"}
        team(self).commit({".pre-commit-config.yaml": local_config()}, on="2024-05-20T12:00:00+00:00")
        stages = [word for stage in STAGES for word in ("--hook-type", stage)]
        self.git("-c", f"alias.p=!'{sys.executable}' -m pre_commit", "p", "install", *stages)

    def commit_staged(self, *, by: str = "ada", **environment: str) -> str:
        """What ``git commit`` says; fails the test when a hook stops it."""
        return self.git("commit", "-m", "Change", environment=self.home | person(by) | environment)


def local_config() -> str:
    """The manifest as hooks of this machine: no environment is made, the installed scripts are called.

    Without the hook that asks everything: each is to say what it has to say by itself.
    """
    each = MANIFEST.read_text("utf-8").split("- id: async-audit\n")[1].partition("- id: ")
    hooks = "".join(each[1:]).replace("language: python", "language: system")
    hooks = hooks.replace("entry: ", f"entry: {SCRIPTS.as_posix()}/")
    return "repos:\n  - repo: local\n    hooks:\n" + textwrap.indent(hooks, "      ")


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path / "clone", tmp_path / "home")


def test_a_harmless_commit_passes_all_hooks(clone: Clone) -> None:
    clone.stage({"shop/__init__.py": f"{DOCSTRING}{LINES}DAY = 6\n"})

    clone.commit_staged()

    assert clone.git("log", "-1", "--format=%s") == "Change"


@pytest.mark.parametrize(
    ("files", "by", "failing", "said"),
    [
        pytest.param(
            {"net/__init__.py": f"{DOCSTRING}{LINES}DAY = 6\n"},
            "ada",
            "bus-factor",
            "ask Bob",
            id="bus-factor",
        ),
        pytest.param(UNOWNED, "ada", "codeowners", "/stock/ matches no file", id="codeowners"),
        pytest.param(CLASHING, "ada", "decision-log", "is 2 records", id="decision-log"),
        pytest.param(HUGE, "ada", "missing-adr", "stage a record in docs/adr", id="missing-adr"),
        pytest.param(STALE, "ada", "stale-docs", "docs/shop.md:1 links to gone.md", id="stale-docs"),
        pytest.param(
            UNDOCUMENTED, "ada", "undocumented-module", "This change adds stock", id="undocumented-module"
        ),
    ],
)
def test_one_hook_stops_a_commit_and_the_others_let_it_pass(
    clone: Clone, files: dict[str, str], by: str, failing: str, said: str
) -> None:
    clone.stage(files)
    head = clone.git("rev-parse", "HEAD")

    with pytest.raises(AssertionError) as stopped:
        clone.commit_staged(by=by)

    words = " ".join(str(stopped.value).split())
    assert said in words
    assert f"- hook id: {failing} - exit code: 1" in words
    assert words.count("- exit code:") == 1
    assert clone.git("rev-parse", "HEAD") == head

    clone.commit_staged(by=by, SKIP=failing)  # what the hook tells to do


def test_a_commit_that_only_deletes_reaches_the_hook(clone: Clone) -> None:
    clone.commit({"stock/__init__.py": LINES, "stock/README.md": "Counts what lies where.\n"}, by="ada")
    clone.stage({"stock/README.md": None})

    with pytest.raises(AssertionError, match="After this change stock"):
        clone.commit_staged()


def test_a_merge_is_stopped_too(clone: Clone) -> None:
    clone.git("checkout", "-q", "-b", "side")
    clone.stage(UNDOCUMENTED)
    clone.commit_staged(SKIP="undocumented-module")
    clone.git("checkout", "-q", "main")

    with pytest.raises(AssertionError, match="This change adds stock"):
        clone.git("merge", "--no-ff", "--no-edit", "side", environment=clone.home | person("ada"))


def test_a_push_is_stopped_by_what_came_since_the_last_one(clone: Clone, tmp_path: Path) -> None:
    clone.git("init", "-q", "--bare", str(tmp_path / "server"))
    clone.git("remote", "add", "origin", str(tmp_path / "server"))
    push = ("-c", "alias.p=!git push origin main >&2", "p")  # git leaves the output of this hook on stdout
    clone.git(*push, environment=clone.home)
    clone.stage(UNDOCUMENTED)
    clone.commit_staged(SKIP="undocumented-module")

    with pytest.raises(AssertionError, match="This change adds stock"):
        clone.git(*push, environment=clone.home)
