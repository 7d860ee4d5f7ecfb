"""What a hook does with input that is broken, and when it is interrupted: one line, exit code 2, nothing left."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.hooks.histories import DOCSTRING, HUGE, LINES, SCRIPTS, UNDOCUMENTED, person, team
from tests.hooks.knocking import Knock
from tests.repo_builder import RepoBuilder, isolated_environment

GIT = shutil.which("git")
NETWORK = {"net/__init__.py": f"{DOCSTRING}{LINES}DAY = 6\n"}
HARMLESS = {"shop/__init__.py": f"{DOCSTRING}{LINES}DAY = 6\n"}


def hook(
    repo: RepoBuilder,
    *words: str,
    before: Callable[[], None] | None = None,
    environment: Mapping[str, str] = {},
) -> subprocess.CompletedProcess[str]:
    """Run the hook that asks everything, as git would; ``before`` is called in its process."""
    return subprocess.run(
        [str(SCRIPTS / "async-audit"), "check", "--hook", *words],
        cwd=repo.path,
        env=isolated_environment() | dict(environment),
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


@pytest.mark.parametrize(
    ("written", "code"),
    [
        pytest.param("\ufeffAdd orders\n\nDecision: none (it was generated)\n", 0, id="a byte order mark"),
        pytest.param("\ufeffDecision: none (it was generated)\n", 1, id="a waiver for a title"),
        pytest.param("Add orders\r\n\r\nDecision: none (it was generated)\r\n", 0, id="lines of Windows"),
        pytest.param("Add orders\n\nDecision: none (it was generated)", 0, id="no final newline"),
        pytest.param("Add orders\n\n" + "words \n" * 1_500_000, 1, id="ten megabytes"),
    ],
)
def test_an_odd_message_is_read(repo: RepoBuilder, knock: Knock, written: str, code: int) -> None:
    team(repo).stage(HUGE)
    (repo.path / ".git" / "COMMIT_EDITMSG").write_bytes(written.encode())

    assert knock("missing-adr", repo.path, ".git/COMMIT_EDITMSG")[0] == code


@pytest.mark.parametrize("name", ["async-audit", "who-to-ask", "describe-change"])
def test_before_the_first_commit_nothing_is_asked_of_a_message(
    repo: RepoBuilder, knock: Knock, name: str
) -> None:
    repo.stage({"shop/__init__.py": DOCSTRING, **HUGE})
    (repo.path / ".git" / "COMMIT_EDITMSG").write_text("Begin\n", "utf-8")

    code, said = knock(name, repo.path, ".git/COMMIT_EDITMSG", GIT_INDEX_FILE=".git/index", **person("ada"))

    assert code == 0
    assert all(line.startswith("not measured: ") for line in said.splitlines())


def test_a_full_disk_leaves_the_message_as_it_was(repo: RepoBuilder) -> None:
    team(repo).stage({"shop/sale.py": DOCSTRING + LINES})
    message = repo.path / ".git" / "COMMIT_EDITMSG"
    message.write_text("\n# Please enter the commit message\n", "utf-8")
    before = left(repo)

    done = subprocess.run(
        [str(SCRIPTS / "async-audit-describe-change"), ".git/COMMIT_EDITMSG"],
        cwd=repo.path,
        env=isolated_environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
    )

    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("describe-change: the message gets no outline: ")
    assert done.stderr.count("\n") == 1
    assert message.read_text("utf-8") == "\n# Please enter the commit message\n"
    assert left(repo) == before


def test_an_answer_that_cannot_be_written_is_not_a_pass(repo: RepoBuilder) -> None:
    team(repo).stage(UNDOCUMENTED)

    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [str(SCRIPTS / "async-audit"), "check", "--hook"],
            cwd=repo.path,
            env=isolated_environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )

    assert (done.returncode, done.stderr) == (2, "error: No space left on device\n")


def test_a_full_disk_does_not_change_the_answer(repo: RepoBuilder) -> None:
    team(repo).stage(UNDOCUMENTED)

    done = hook(repo, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)))

    assert done.returncode == 1
    assert "This change adds stock" in done.stdout


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_interrupted_hook_leaves_nothing_behind(
    repo: RepoBuilder, tmp_path: Path, sign: signal.Signals
) -> None:
    team(repo).stage({".gitattributes": "*.c diff\n", **UNDOCUMENTED, **NETWORK})
    scratch, reached = tmp_path / "scratch", tmp_path / "reached"
    scratch.mkdir()
    slow_git(tmp_path / "bin", "blame", reached)
    path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
    before = left(repo)

    with subprocess.Popen(
        [str(SCRIPTS / "async-audit-bus-factor")],
        cwd=repo.path,
        env=isolated_environment() | person("ada") | {"PATH": path, "TMPDIR": str(scratch)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as started:
        while not reached.exists():
            assert started.poll() is None
            time.sleep(0.01)
        os.killpg(started.pid, sign)  # as a terminal does: to git, too
        said = started.communicate(timeout=60)

    assert left(repo) == before
    if sign == signal.SIGKILL:  # nobody can tidy up then; the next run is none the worse for it
        again = hook(repo, "--audit", "bus-factor", environment=person("ada"))
        assert (again.returncode, again.stderr) == (1, "")
        assert "ask Bob" in again.stdout
    else:
        assert (started.returncode, *said) == (130, b"", b"interrupted\n")
        assert list(scratch.iterdir()) == []


def slow_git(folder: Path, word: str, reached: Path) -> None:
    """A git that says when it is called with ``word``, and then takes its time."""
    folder.mkdir()
    script = f'case " $* " in *" {word} "*) touch "{reached}"; exec sleep 60;; esac\nexec "{GIT}" "$@"\n'
    (folder / "git").write_text(f"#!/bin/sh\n{script}", "utf-8")
    (folder / "git").chmod(0o755)


def left(repo: RepoBuilder) -> set[Path]:
    """All files, but for what runs keep for each other."""
    return {path for path in repo.path.rglob("*") if "async-audit" not in path.parts}


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
