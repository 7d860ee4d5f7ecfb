"""What a hook does with input that is broken, and when it is interrupted: one line, exit code 2, nothing left."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hooks.histories import DOCSTRING, LINES, SCRIPTS, UNDOCUMENTED, team
from tests.repo_builder import RepoBuilder, isolated_environment

HARMLESS = {"shop/__init__.py": f"{DOCSTRING}{LINES}DAY = 6\n"}


def hook(
    repo: RepoBuilder, *words: str, before: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the hook that asks everything, as git would; ``before`` is called in its process."""
    return subprocess.run(
        [str(SCRIPTS / "async-audit"), "check", "--hook", *words],
        cwd=repo.path,
        env=isolated_environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=before,
    )


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        pytest.param({"async-audit.toml": "audits = [\n"}, "async-audit.toml: not valid TOML", id="broken"),
        pytest.param(
            {"async-audit.toml": 'audit = ["x"]\n'}, "has no 'audit'; did you mean 'audits'?", id="misspelt"
        ),
    ],
)
def test_a_broken_configuration_stops_the_commit_with_one_line(
    repo: RepoBuilder, files: dict[str, str], complaint: str
) -> None:
    team(repo).stage({**HARMLESS, **files})

    done = hook(repo)

    assert (done.returncode, done.stdout) == (2, "")
    assert complaint in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_message_that_git_would_refuse_stops_it_with_one_line(repo: RepoBuilder) -> None:
    team(repo).stage(HARMLESS)
    (repo.path / ".git" / "COMMIT_EDITMSG").write_bytes(b"Add\0up\n")

    done = hook(repo, ".git/COMMIT_EDITMSG")

    assert (done.returncode, done.stdout) == (2, "")
    assert "NUL byte" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_full_disk_does_not_change_the_answer(repo: RepoBuilder) -> None:
    team(repo).stage(UNDOCUMENTED)

    done = hook(repo, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)))

    assert done.returncode == 1
    assert "This change adds stock" in done.stdout


def test_an_interrupted_hook_leaves_nothing_behind(repo: RepoBuilder, tmp_path: Path) -> None:
    team(repo).stage(UNDOCUMENTED)
    before = {path for path in repo.path.rglob("*") if "async-audit" not in path.parts}
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    started = subprocess.Popen(
        [str(SCRIPTS / "async-audit-bus-factor")],
        cwd=repo.path,
        env=isolated_environment() | {"TMPDIR": str(scratch)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        started.wait(0.3)
    except subprocess.TimeoutExpired:
        os.killpg(started.pid, signal.SIGINT)  # as a terminal does: to git, too
    code = started.wait(60)

    assert code in (130, -signal.SIGINT, 0, 1)  # a fast machine was done before
    assert {path for path in repo.path.rglob("*") if "async-audit" not in path.parts} == before
    assert list(scratch.iterdir()) == []


def test_thousands_of_files_are_one_change(repo: RepoBuilder) -> None:
    # a runner would hand them over in several portions, and each would be small
    team(repo).stage({f"src/part{number % 9}/file{number}.py": "DAY = 6\n" * 9 for number in range(3000)})
    (repo.path / ".git" / "COMMIT_EDITMSG").write_text("Add parts\n", "utf-8")

    done = hook(repo, ".git/COMMIT_EDITMSG")

    assert done.returncode == 1
    assert "changes 27,000 lines in 3000 files" in " ".join(done.stdout.split()).replace(
        "3,000 files", "3000 files"
    )


def test_a_name_that_is_not_utf_8_is_asked_about(repo: RepoBuilder) -> None:
    team(repo).stage({"p\udcffrts/__init__.py": LINES})

    done = hook(repo)

    assert (done.returncode, done.stderr) == (1, "")
    assert "\\xff" in done.stdout


@pytest.mark.parametrize(
    "options",
    [pytest.param(("--depth=1",), id="shallow"), pytest.param(("--filter=blob:none",), id="partial")],
)
def test_a_clone_that_lacks_history_judges_what_is_staged_and_fetches_nothing(
    repo: RepoBuilder, tmp_path: Path, options: tuple[str, ...]
) -> None:
    team(repo).git("config", "uploadpack.allowFilter", "true")
    clone = RepoBuilder(tmp_path / "clone")
    clone.git("remote", "add", "origin", repo.path.as_uri())
    clone.git("fetch", "-q", *options, "origin", "main")
    clone.git("checkout", "-q", "FETCH_HEAD")
    repo.path.rename(tmp_path / "gone")

    clone.stage(HARMLESS)
    harmless = hook(clone)
    clone.stage(UNDOCUMENTED)
    undocumented = hook(clone)

    assert (harmless.returncode, harmless.stderr) == (0, "")
    assert undocumented.returncode == 1
    assert "This change adds stock" in undocumented.stdout
