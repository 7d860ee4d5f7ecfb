"""The outline in the editor: what git shows whoever commits, with real git and through the runners."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from async_audit.cli import main
from async_audit.descriptions import answers, clean
from async_audit.descriptions.questions import Question
from async_audit.outline import FIRST
from tests.hooks.clones import RUNNERS, local_config
from tests.hooks.histories import DOCSTRING, LINES, SCRIPTS, person
from tests.hooks.knocking import Knock
from tests.repo_builder import RepoBuilder

SALE = {"shop/sale.py": DOCSTRING + LINES}
SMALL = {"shop/sale.py": f"{DOCSTRING}ONE = 1\n"}
Commit = Callable[..., str]


@pytest.fixture
def commit(repo: RepoBuilder) -> Commit:
    """Commit what is staged with git's own call of the hook; gives what the editor was shown, or else nothing."""
    repo.commit({"shop/__init__.py": DOCSTRING})
    script = repo.path / ".git" / "hooks" / "prepare-commit-msg"
    script.write_text(f'#!/bin/sh\nexec "{SCRIPTS}/async-audit-describe-change" "$@"\n', "utf-8")
    script.chmod(0o755)

    def made(*options: str, editor: str = "", **environment: str) -> str:
        shown = repo.path / ".git" / "shown"
        shown.unlink(missing_ok=True)
        write = editor or f'sh -c \'cp "$1" {shown}; sed -i "1i Sell apples" "$1"\' -'
        repo.git("commit", "-q", *options, environment=person("ada") | {"GIT_EDITOR": write} | environment)
        return shown.read_text("utf-8") if shown.exists() else ""

    return made


def message(repo: RepoBuilder) -> str:
    return repo.git("log", "-1", "--format=%B").strip()


# --- what must be left as git wrote it


def test_a_change_that_owes_a_title_gets_no_outline(repo: RepoBuilder, commit: Commit) -> None:
    repo.stage(SMALL)

    assert FIRST not in commit()


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(("-m", "Sell", "-e"), id="-m"),
        pytest.param(("-t", "shop/__init__.py"), id="a template"),
        pytest.param(("--amend",), id="amend"),
        pytest.param(("--squash", "HEAD"), id="squash!"),
    ],
)
def test_a_message_that_is_from_somewhere_is_left_alone(
    repo: RepoBuilder, commit: Commit, options: tuple[str, ...]
) -> None:
    repo.stage(SALE)

    assert FIRST not in commit(*options)


@pytest.mark.parametrize("options", [("-C", "HEAD"), ("--fixup", "HEAD")])
def test_without_an_editor_nothing_is_added(
    repo: RepoBuilder, commit: Commit, options: tuple[str, ...]
) -> None:
    repo.stage(SALE)

    commit(*options)

    assert FIRST not in message(repo)


def test_a_merge_is_left_alone(repo: RepoBuilder, commit: Commit) -> None:
    repo.git("checkout", "-q", "-b", "side")
    repo.stage(SALE)
    commit("-m", "Sell")
    repo.git("checkout", "-q", "main")
    repo.git("merge", "-q", "--no-ff", "--no-commit", "side", environment=person("ada"))

    assert FIRST not in commit()


def test_where_git_leaves_comments_in_there_are_none(repo: RepoBuilder, commit: Commit) -> None:
    repo.stage(SALE)
    repo.git("config", "commit.cleanup", "whitespace")

    assert FIRST not in commit()


@pytest.mark.parametrize("name", ["describe-change", "async-audit"])
def test_what_skip_names_adds_nothing(repo: RepoBuilder, commit: Commit, name: str) -> None:
    repo.stage(SALE)

    assert FIRST not in commit(SKIP=name)


def test_a_team_that_asks_for_no_descriptions_gets_no_outline(repo: RepoBuilder, commit: Commit) -> None:
    repo.stage({**SALE, "async-audit.toml": 'audits = ["bus-factor"]\n'})

    assert FIRST not in commit()


def test_a_broken_configuration_stops_no_commit(repo: RepoBuilder, commit: Commit) -> None:
    repo.stage({**SALE, "async-audit.toml": "audits = [\n"})

    assert FIRST not in commit()
    assert message(repo) == "Sell apples"


def test_a_file_that_is_not_there_is_told_of_and_stops_nothing(
    repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.stage(SALE)
    monkeypatch.chdir(repo.path)

    assert main(["hook", "run", "prepare-commit-msg", "gone"]) == 0
    assert capsys.readouterr().err.startswith("describe-change: the message gets no outline: gone: ")


# --- what must be there


@pytest.mark.parametrize("sign", ["#", ";", "auto"])
def test_a_large_change_is_outlined_and_nothing_of_it_is_committed(
    repo: RepoBuilder, commit: Commit, sign: str
) -> None:
    told = {
        "docs/net.md": "Start in `shop/till.py`.\nThen call `open_till()`.\n",
        "pyproject.toml": "[project]\n",
    }
    repo.commit({"shop/till.py": f"{DOCSTRING}def open_till():\n    return 1\n", **told})
    repo.git("config", "core.commentChar", sign)
    repo.stage({**SALE, "shop/till.py": None, "pyproject.toml": '[project]\ndependencies = ["httpx"]\n'})

    shown = commit().replace("\n;", "\n#")

    assert (
        shown.split("# Please enter")[0]
        == f"""
# {FIRST}
#
# **Problem**
#   (say what was wrong or missing, and for whom)
#
# **Approach, and what was rejected**
#   (say what the change does about it; name the other way that was considered, and why it was not taken)
#   changes shop
#   removes shop/till.py and open_till
#   depends on httpx from now on
#
# **What to look at most carefully**
#   (say what deserves the most careful look: a risk, a doubt, the file to begin with)
#   docs/net.md:1 still speaks of what this takes away
#   docs/net.md:2 still speaks of what this takes away
#
"""
    )
    assert message(repo) == "Sell apples"


def test_a_rename_is_shown_with_both_names(repo: RepoBuilder, commit: Commit) -> None:
    repo.commit({"shop/till.py": DOCSTRING + LINES.replace("RATE", "TILL")})
    repo.git("mv", "shop/till.py", "shop/desk.py")
    repo.stage(SALE)

    assert "#   renames shop/till.py to shop/desk.py\n" in commit()


@pytest.mark.parametrize("options", [("-v",), ()])
def test_scissors_keep_it_out_of_the_message(
    repo: RepoBuilder, commit: Commit, options: tuple[str, ...]
) -> None:
    repo.stage(SALE)
    repo.git("config", "commit.cleanup", "strip" if options else "scissors")

    shown = commit(*options)

    assert (shown.index(FIRST) < shown.index(">8")) is bool(options)
    assert shown.count(FIRST) == 1
    assert message(repo) == "Sell apples"


def test_twice_is_the_same_as_once(repo: RepoBuilder, knock: Knock) -> None:
    repo.stage(SALE)
    file = repo.path / ".git" / "COMMIT_EDITMSG"
    file.write_text("\n# Please enter the commit message\n", "utf-8")

    assert knock("describe-change", repo.path, ".git/COMMIT_EDITMSG") == (0, "")
    once = file.read_bytes()
    assert knock("describe-change", repo.path, ".git/COMMIT_EDITMSG") == (0, "")

    assert once.count(FIRST.encode()) == 1
    assert file.read_bytes() == once


def test_what_is_written_below_its_headings_answers_all_questions() -> None:
    written = (
        "Sell apples\n\n**Problem**\n  Apples rotted in the store every week.\n\n"
        "**Approach, and what was rejected**\n  A counter sells them; a market costs more.\n\n"
        "**What to look at most carefully**\n  The till in shop/till.py rounds prices.\n"
    )

    assert set(answers(clean(written))) == set(Question)


@pytest.mark.parametrize("runner", RUNNERS)
def test_a_runner_shows_it_in_the_editor(tmp_path: Path, runner: str) -> None:
    repo = RepoBuilder(tmp_path / "clone")
    repo.commit({".pre-commit-config.yaml": local_config("describe-change")}, on="2024-05-20T12:00:00+00:00")
    home = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "PREK_HOME": str(tmp_path / "home"), **person("ada")}
    install = f"!{RUNNERS[runner]} install --hook-type prepare-commit-msg"
    repo.git("-c", f"alias.p={install}", "p", environment=home)
    repo.stage(SALE)
    shown = tmp_path / "shown"
    write = f'sh -c \'cp "$1" {shown}; sed -i "1i Sell apples" "$1"\' -'

    repo.git("commit", environment=home | {"GIT_EDITOR": write})
    assert shown.read_text("utf-8").count(FIRST) == 1
    repo.git("commit", "--amend", environment=home | {"GIT_EDITOR": write})
    assert FIRST not in shown.read_text("utf-8")
