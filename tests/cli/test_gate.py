"""A check fails for what a team settled on, says why, and knows what was there before."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from async_audit.cli import main
from tests.repo_builder import RepoBuilder

Run = Callable[..., tuple[int, str, str]]
BODY = "x = 1\n" * 150


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line in a repository with one undocumented module: exit code, stdout, stderr."""
    repo.commit({"net/__init__.py": BODY})
    for number in range(3):
        repo.commit({"net/__init__.py": f"{BODY}y = {number}\n"})
    monkeypatch.chdir(repo.path)

    def call(*words: str) -> tuple[int, str, str]:
        code = main(list(words))
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


CHECK = ("check", "--audit", "undocumented-module")


@pytest.mark.parametrize(
    ("words", "config", "code"),
    [
        ((), "", 1),
        (("--fail-on", "error"), "", 0),
        (("--preset", "gentle"), "", 0),
        ((), '[gate]\nfail-on = "error"\n', 0),
        (("--fail-on", "note"), '[gate]\nfail-on = "error"\n', 1),
        ((), '[gate]\npreset = "gentle"\n', 0),
        ((), '[gate]\npreset = "gentle"\nfail-on = "warning"\n', 1),
        ((), '[gate.severity]\nundocumented-module = "note"\n', 0),
        (("--fail-on", "error"), '[gate.severity]\n"undocumented-module:net/**" = "error"\n', 1),
        ((), '[gate.severity]\n"undocumented-module:docs/**" = "note"\n', 1),
    ],
)
def test_command_line_then_configuration_then_preset(
    words: tuple[str, ...], config: str, code: int, run: Run, repo: RepoBuilder
) -> None:
    (repo.path / "async-audit.toml").write_text(config)
    assert run(*CHECK, *words)[0] == code


def test_a_baseline_lets_what_was_there_pass_and_nothing_new(run: Run, repo: RepoBuilder) -> None:
    code, out, err = run("baseline", "write")
    assert (code, err) == (0, "")
    assert out.endswith("new, 0 gone; keep it in git, and use it: check --baseline\n")
    assert run(*CHECK)[0] == 1
    code, out, _ = run(*CHECK, "--baseline", "async-audit-baseline.json")
    assert (code, "in the baseline since " in out) == (0, True)

    for number in range(3):
        repo.commit({"pool/__init__.py": f"{BODY}y = {number}\n"})

    code, out, _ = run(*CHECK, "--baseline", "async-audit-baseline.json")
    assert (code, "pool does not say what it is" in out) == (1, True)


def test_a_baseline_in_the_configuration_is_read_from_the_repository(run: Run, repo: RepoBuilder) -> None:
    run("baseline", "write")
    (repo.path / "async-audit.toml").write_text('[gate]\nbaseline = "async-audit-baseline.json"\n')
    assert run(*CHECK)[0] == 0
    (repo.path / "async-audit.toml").write_text('[gate]\nbaseline = "../outside.json"\n')
    code, _, err = run(*CHECK)
    assert (code, err) == (2, "error: ../outside.json: lies outside of the work tree; nothing was written\n")


def test_what_got_worse_since_the_baseline_fails(run: Run, repo: RepoBuilder) -> None:
    run("baseline", "write")
    document = json.loads((repo.path / "async-audit-baseline.json").read_text())
    document["metrics"]["bus factor of the repository"] = 7
    (repo.path / "async-audit-baseline.json").write_text(json.dumps(document))

    words = ("--audit", "bus-factor", "--baseline", "async-audit-baseline.json")
    code, out, err = run("check", "--fail-on", "error", *words)

    said = "bus factor of the repository was 7 in async-audit-baseline.json and is 1"
    assert (code, f"note: {said}" in out, err) == (1, True, f"failed: {said}\n")
    assert run("check", "--exit-zero", *words)[0] == 0
    assert run("report", *words)[0] == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "error: base.json: No such file or directory; name a file that is there\n"),
        (b"\xff", "error: base.json: byte 0 is not UTF-8; save the file as UTF-8\n"),
        (b"{}", "error: base.json: has no schema, and this version reads 'async-audit/baseline/1'; "),
    ],
)
def test_a_baseline_that_cannot_be_read_is_named(
    content: bytes | None, said: str, run: Run, repo: RepoBuilder
) -> None:
    if content is not None:
        (repo.path / "base.json").write_bytes(content)
    code, _, err = run(*CHECK, "--baseline", "base.json")
    assert (code, err[: len(said)]) == (2, said)


def test_a_share_that_cannot_be_measured_fails_only_a_strict_check(run: Run) -> None:
    words = ("check", "--fail-on", "error", "--fail-under", "50")
    code, _, err = run(*words)
    assert (code, err.startswith("not measured: the async-ready share: 4 changes to code")) == (0, True)
    assert run(*words, "--strict")[0] == 3


def test_the_share_of_one_change_is_no_share(run: Run) -> None:
    code, _, err = run("check", "--fail-under", "50", "--staged")
    assert (code, "--fail-under is about the whole repository" in err) == (2, True)


def test_shrinking_needs_something_to_shrink(run: Run) -> None:
    code, _, err = run("baseline", "write", "--shrink")
    assert (code, "nothing can be taken out of it" in " ".join(err.split())) == (2, True)
    run("baseline", "write")
    assert "0 new, 0 gone" in run("baseline", "write", "--shrink")[1]
