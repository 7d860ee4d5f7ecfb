"""``async-audit hook``: real commits and pushes through hooks in git's own directory, and managers left alone."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from async_audit.cli import main
from async_audit.cli.hook import COMMANDS
from async_audit.cli.hook.bench import STAGES
from tests.hooks.histories import DOCUMENTED, HUGE, LINES, UNDOCUMENTED, person, team
from tests.repo_builder import RepoBuilder

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Run = Callable[..., tuple[int, str, str]]
ENTRIES = [f"async-audit hook run {stage}" for stage in STAGES]
LOCAL = [entry for entry in ENTRIES if not entry.endswith("pre-merge-commit")]
"""In pre-commit one hook stands for both."""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in a directory: exit code, stdout, stderr."""

    def call(*words: str, cwd: Path) -> tuple[int, str, str]:
        monkeypatch.chdir(cwd)
        code = main(["hook", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def changed(repo: RepoBuilder) -> str:
    return repo.git("status", "--porcelain", "--untracked-files=all")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, run: Run, tmp_path: Path) -> None:
    code, out, _ = run(command, "--help", cwd=tmp_path)

    assert (code, f"Usage: async-audit hook {command}" in out) == (0, True)


def test_nothing_is_installed_at_first(repo: RepoBuilder, run: Run) -> None:
    assert run("status", cwd=repo.path)[1] == "".join(f"{stage}: not installed\n" for stage in STAGES)
    assert run("uninstall", cwd=repo.path) == (0, "nothing of async-audit's was installed\n", "")


def test_hooks_are_installed_seen_and_taken_away(repo: RepoBuilder, run: Run) -> None:
    theirs = repo.path / ".git" / "hooks" / "pre-push"
    theirs.write_text("#!/bin/sh\n")

    code, out, err = run("install", "--stage", "pre-commit", "--stage", "pre-push", cwd=repo.path)
    assert (code, err) == (0, "")
    assert out == (
        "pre-commit: installed in .git/hooks/pre-commit\n"
        "pre-push: installed in .git/hooks/pre-push, after the one that was there (pre-push.before-async-audit)\n"
    )
    assert "pre-push: installed in .git/hooks/pre-push, after" in run("status", cwd=repo.path)[1]
    assert "pre-commit: is there already" in run("install", "--stage", "pre-commit", cwd=repo.path)[1]
    assert run("uninstall", cwd=repo.path)[1] == (
        "pre-commit: removed .git/hooks/pre-commit\n"
        "pre-push: removed .git/hooks/pre-push, and put back what was there\n"
    )
    assert (
        "pre-push: not installed; .git/hooks/pre-push is somebody else's" in run("status", cwd=repo.path)[1]
    )


def test_a_commit_is_stopped_and_a_harmless_one_passes(tmp_path: Path, run: Run) -> None:
    clone = team(RepoBuilder(tmp_path / "a clone"))
    run("install", cwd=clone.path)
    bare = {**person("ada"), "PATH": "/usr/bin:/bin"}  # no environment is active
    clone.stage({"shop/__init__.py": f"{DOCUMENTED}DAY = 6\n"})
    clone.git("commit", "-m", "Change", environment=bare)
    clone.stage(UNDOCUMENTED)

    with pytest.raises(AssertionError, match="SKIP=async-audit git commit"):
        clone.git("commit", "-m", "Change", environment=bare)

    clone.git("commit", "-m", "Change", environment={**bare, "SKIP": "async-audit"})


def test_a_commit_in_a_linked_work_tree_is_asked_about_itself(
    repo: RepoBuilder, tmp_path: Path, run: Run
) -> None:
    team(repo)
    run("install", cwd=repo.path)
    repo.git("worktree", "add", "-q", str(tmp_path / "linked"))
    (tmp_path / "linked" / "stock.py").write_text("".join(f"RATE_{n} = {n}\n" for n in range(120)))
    repo.git("-C", str(tmp_path / "linked"), "add", "stock.py")

    with pytest.raises(AssertionError, match="This change adds stock"):
        repo.git("-C", str(tmp_path / "linked"), "commit", "-m", "Change", environment=person("ada"))


def all_of_it(repo: RepoBuilder) -> None:
    repo.commit({"stock/__init__.py": '"""Counts what lies in which warehouse."""\n'})
    repo.write(UNDOCUMENTED)
    repo.git("commit", "-a", "-m", "Change", environment=person("ada"))


def amended(repo: RepoBuilder) -> None:
    # with a committer date of its own an amended commit cannot be told from a new one
    ada = {name: value for name, value in person("ada").items() if not name.endswith("_DATE")}
    long_ago = {"GIT_AUTHOR_DATE": person("ada")["GIT_AUTHOR_DATE"]}
    repo.git("commit", "-n", "-m", "Change", environment=ada | long_ago)
    repo.stage({"stock/__init__.py": f"{LINES}# more\n"})
    repo.git("commit", "--amend", "--no-edit", environment=ada)


def merged(repo: RepoBuilder) -> None:
    repo.git("checkout", "-q", "-b", "side")
    repo.git("commit", "-n", "-m", "Change", environment=person("ada"))
    repo.git("checkout", "-q", "main")
    repo.git("merge", "--no-ff", "--no-edit", "side", environment=person("ada"))


def from_elsewhere(repo: RepoBuilder) -> None:
    place = {"GIT_DIR": str(repo.path / ".git"), "GIT_WORK_TREE": str(repo.path)}
    repo.git("-C", str(repo.path.parent), "commit", "-m", "Change", environment=person("ada") | place)


@pytest.mark.parametrize("commit", [all_of_it, amended, merged, from_elsewhere])
def test_the_change_that_is_made_is_the_one_that_is_asked_about(
    repo: RepoBuilder, run: Run, commit: Callable[[RepoBuilder], None]
) -> None:
    repo.commit({"shop/__init__.py": DOCUMENTED})
    run("install", cwd=repo.path)
    if commit is not all_of_it:
        repo.stage(UNDOCUMENTED)

    with pytest.raises(AssertionError, match="stock"):
        commit(repo)


def test_what_is_staged_beside_the_change_is_not_asked_about(repo: RepoBuilder, run: Run) -> None:
    repo.commit({"shop/__init__.py": DOCUMENTED})
    run("install", cwd=repo.path)
    repo.stage(UNDOCUMENTED)
    repo.write({"shop/__init__.py": f"{DOCUMENTED}# more\n"})

    repo.git("commit", "-m", "Change", "--only", "shop/__init__.py", environment=person("ada"))


def test_a_submodule_is_asked_about_itself(repo: RepoBuilder, run: Run, tmp_path: Path) -> None:
    RepoBuilder(tmp_path / "below").commit({"shop/__init__.py": DOCUMENTED})
    repo.git("submodule", "add", "-q", str(tmp_path / "below"), "sub")
    sub = repo.path / "sub"
    run("install", "--stage", "pre-commit", cwd=sub)
    (sub / "stock").mkdir()
    (sub / "stock" / "__init__.py").write_text(LINES)
    repo.git("-C", str(sub), "add", "-A")

    with pytest.raises(AssertionError, match="This change adds stock"):
        repo.git("-C", str(sub), "commit", "-m", "Change", environment=person("ada"))


def test_a_message_answers_for_its_commit(repo: RepoBuilder, run: Run) -> None:
    team(repo)
    run("install", "--stage", "commit-msg", cwd=repo.path)
    repo.stage(HUGE)

    with pytest.raises(AssertionError, match="Decision: none"):
        repo.git("commit", "-m", "Rewrite", environment=person("ada"))

    waiver = "Decision: none (it only moves what was there)\nDescription: none (it only moves what was there)"
    repo.git("commit", "-m", f"Rewrite\n\n{waiver}", environment=person("ada"))


def test_a_push_is_stopped_by_what_came_since_the_last_one(
    repo: RepoBuilder, tmp_path: Path, run: Run
) -> None:
    team(repo)
    repo.git("clone", "-q", "--bare", ".", str(tmp_path / "server"))
    repo.git("remote", "add", "origin", str(tmp_path / "server"))
    repo.git("fetch", "-q", "origin")
    run("install", "--stage", "pre-push", cwd=repo.path)
    push = ("-c", "alias.p=!git push origin main >&2", "p")
    repo.git(*push)
    repo.commit(UNDOCUMENTED)

    with pytest.raises(AssertionError, match="This change adds stock"):
        repo.git(*push)


def test_a_first_push_is_not_measured_and_says_so(repo: RepoBuilder, tmp_path: Path, run: Run) -> None:
    team(repo).commit(UNDOCUMENTED)
    RepoBuilder(tmp_path / "server", "--bare")
    run("install", "--stage", "pre-push", cwd=repo.path)

    said = repo.git("push", str(tmp_path / "server"), "main")

    assert said.startswith("not measured: the remote has none of this history")


# managers


@pytest.mark.parametrize("file", [".pre-commit-config.yaml", ".pre-commit-config.yml"])
def test_a_repository_of_pre_commit_is_told_what_to_add(repo: RepoBuilder, run: Run, file: str) -> None:
    repo.commit({file: "repos: []\n"})

    code, out, err = run("install", cwd=repo.path)

    name = "pre-commit" if file.endswith("yaml") else "prek"
    first, lines = out.split("\n\n", 1)
    assert (code, first) == (1, f"{name} manages the hooks here; add this to {file}:")
    (local,) = yaml.safe_load(lines)
    assert [hook["entry"] for hook in local["hooks"]] == LOCAL
    assert f"then run: {name} install -t pre-commit" in err
    assert not (repo.path / ".git" / "hooks" / "pre-commit").exists()


def test_a_hook_that_pre_commit_wrote_tells_who_manages_it(repo: RepoBuilder, run: Run) -> None:
    (repo.path / ".git" / "hooks" / "pre-commit").write_text("#!/bin/sh\n# File generated by prek: x\n")

    assert run("install", cwd=repo.path)[1].startswith(
        "prek manages the hooks here; add this to .pre-commit-config.yaml"
    )


def test_prek_is_told_in_its_own_language(repo: RepoBuilder, run: Run) -> None:
    repo.commit({"prek.toml": ""})

    _, out, _ = run("install", cwd=repo.path)

    (local,) = tomllib.loads(out.split("\n\n", 1)[1])["repos"]
    assert [hook["entry"] for hook in local["hooks"]] == LOCAL
    assert next(hook["stages"] for hook in local["hooks"]) == ["pre-commit", "pre-merge-commit"]


def test_lefthook_is_told_in_its_own_language(repo: RepoBuilder, run: Run) -> None:
    repo.commit({"lefthook.yml": "output: false\n"})

    _, out, err = run("install", cwd=repo.path)

    stages = yaml.safe_load(out.split("\n\n", 1)[1])
    assert [stages[stage]["commands"]["async-audit"]["run"] for stage in STAGES] == [
        f"{one} {{0}}" for one in ENTRIES
    ]
    assert "then run: lefthook install\n" in err


def test_a_manager_that_was_told_is_not_told_again(repo: RepoBuilder, run: Run) -> None:
    repo.commit({"lefthook.yml": "pre-push: {commands: {a: {run: async-audit hook run pre-push}}}\n"})
    (repo.path / ".git" / "hooks" / "pre-push").write_text("#!/bin/sh\ncall_lefthook run\n")

    assert run("install", cwd=repo.path) == (
        0,
        "lefthook manages the hooks here, and lefthook.yml speaks of async-audit already\n",
        "",
    )
    assert "lefthook.yml speaks of async-audit" in run("status", cwd=repo.path)[1]


def test_a_manager_that_git_does_not_run_yet_is_told_of(repo: RepoBuilder, run: Run) -> None:
    repo.commit({".pre-commit-config.yaml": "# async-audit\nrepos: []\n"})
    said = "git does not run it in this clone yet: pre-commit install -t pre-commit"

    code, out, _ = run("install", cwd=repo.path)

    assert (code, f"speaks of async-audit already\n{said} -t pre-merge-commit" in out) == (1, True)
    assert said in run("status", cwd=repo.path)[1]


def test_a_manager_that_runs_before_ours_is_seen(repo: RepoBuilder, run: Run) -> None:
    repo.commit({".pre-commit-config.yaml": "# async-audit\nrepos: []\n"})
    (repo.path / ".git" / "hooks" / "pre-commit").write_text("#!/bin/sh\n# File generated by pre-commit: x\n")
    run("install", "--native", cwd=repo.path)

    assert "git does not run it" not in run("status", cwd=repo.path)[1]


def test_a_hook_of_ones_own_goes_beside_a_manager_when_asked(repo: RepoBuilder, run: Run) -> None:
    repo.commit({".pre-commit-config.yaml": "repos: []\n"})

    assert run("install", "--native", cwd=repo.path)[0] == 0
    assert (repo.path / ".git" / "hooks" / "pre-commit").exists()
    assert run("uninstall", cwd=repo.path)[0] == 0
    assert not (repo.path / ".git" / "hooks" / "pre-commit").exists()


@pytest.mark.parametrize(
    ("setting", "folder"), [("", ".husky"), (".husky/_", ".husky"), ("tools/hooks", "tools/hooks")]
)
def test_scripts_of_a_team_get_a_line_and_lose_it_again(
    repo: RepoBuilder, run: Run, setting: str, folder: str
) -> None:
    repo.commit({f"{folder}/pre-commit": "npm test", f"{folder}/pre-push": "npm run slow\n"})
    if setting:
        repo.git("config", "core.hooksPath", setting)

    code, out, err = run("install", cwd=repo.path)
    assert (code, changed(repo)) == (1, "")
    assert f"+++ b/{folder}/pre-commit" in out
    assert "nothing was written" in err

    assert run("install", "--yes", cwd=repo.path)[0] == 0
    assert changed(repo).count("\n") + 1 == len(STAGES)
    assert f"pre-push: installed in {folder}/pre-push" in run("status", cwd=repo.path)[1]
    assert run("install", cwd=repo.path) == (0, f"the scripts in {folder} run async-audit already\n", "")

    assert run("uninstall", "--yes", cwd=repo.path)[0] == 0
    assert changed(repo) == ""


def test_a_new_script_of_a_team_tells_who_has_not_installed_it(repo: RepoBuilder, run: Run) -> None:
    repo.commit({"tools/hooks/pre-push": "exit\n"})
    repo.git("config", "core.hooksPath", "tools/hooks")
    run("install", "--stage", "pre-commit", "--yes", cwd=repo.path)
    repo.stage({"a.txt": "x"})

    without = {**person("ada"), "PATH": "/usr/bin:/bin"}
    said = repo.git("-c", "alias.c=!git commit -m Change 2>&1", "c", environment=without)

    assert said.startswith("async-audit: is not installed, so nothing was checked\n")


def test_hooks_of_all_repositories_are_not_written_for_one(
    repo: RepoBuilder, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gitconfig").write_text(f"[core]\n\thooksPath = {tmp_path}/hooks\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))

    code, _, err = run("install", cwd=repo.path)

    assert (code, "for all of your repositories" in err, (tmp_path / "hooks").exists()) == (2, True, False)


def test_a_git_that_ignores_configured_hooks_is_not_configured(
    repo: RepoBuilder, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("async_audit.repository.hooks.settings.FLOOR", (99, 0))
    assert run("install", "--git-config", cwd=repo.path)[0] == 2

    monkeypatch.setattr("async_audit.repository.hooks.settings.FLOOR", (2, 32))
    assert run("install", "--git-config", cwd=repo.path)[0] == 0
    assert "pre-push: installed in git's configuration" in run("status", cwd=repo.path)[1]
    assert run("uninstall", cwd=repo.path)[1].count("removed from git's configuration") == len(STAGES)
