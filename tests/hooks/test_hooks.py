"""The doors that pre-commit opens, on whatever git hands to a hook."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.hooks.histories import CLASHING, DOCSTRING, HUGE, IDS, LINES, SCRIPTS, UNDOCUMENTED, person, team
from tests.hooks.knocking import Knock
from tests.repo_builder import RepoBuilder, isolated_environment


def install(repo: RepoBuilder, stage: str, hook: str = "undocumented-module") -> None:
    """Let git itself start the console script, so that nobody guesses what git exports."""
    script = repo.path / ".git" / "hooks" / stage
    script.parent.mkdir(exist_ok=True)
    script.write_text(f'#!/bin/sh\nexec "{SCRIPTS / f"async-audit-{hook}"}"\n', "utf-8")
    script.chmod(0o755)


# --- what must stay silent


@pytest.mark.parametrize("hook", IDS)
def test_nothing_staged_is_silent(hook: str, repo: RepoBuilder, knock: Knock) -> None:
    assert knock(hook, team(repo).path) == (0, "")


@pytest.mark.parametrize("hook", IDS)
def test_a_small_change_to_what_one_knows_is_silent(hook: str, repo: RepoBuilder, knock: Knock) -> None:
    team(repo).stage({"shop/__init__.py": f"{DOCSTRING}{LINES}DAY = 6\n"})

    assert knock(hook, repo.path) == (0, "")


@pytest.mark.parametrize("hook", IDS)
def test_work_that_is_not_staged_is_not_asked_about(hook: str, repo: RepoBuilder, knock: Knock) -> None:
    team(repo).write({**UNDOCUMENTED, **HUGE, "net/__init__.py": LINES})

    assert knock(hook, repo.path) == (0, "")


@pytest.mark.parametrize("hook", IDS)
def test_a_repository_without_any_commit_lets_its_first_one_pass(
    hook: str, repo: RepoBuilder, knock: Knock
) -> None:
    repo.stage({"shop/__init__.py": f"{DOCSTRING}{LINES}"})

    code, said = knock(hook, repo.path, GIT_INDEX_FILE=".git/index", **person("ada"))

    assert code == 0
    assert hook != "bus-factor" or "not measured" in said


# --- what must be said


def test_a_new_module_without_a_word_is_found(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).stage(UNDOCUMENTED)

    code, said = knock("undocumented-module", repo.path)

    assert code == 1
    assert "stock" in said
    assert "SKIP=undocumented-module" in said


def test_the_first_commit_ever_can_be_found(repo: RepoBuilder, knock: Knock) -> None:
    repo.stage(UNDOCUMENTED)

    code, said = knock("undocumented-module", repo.path, GIT_INDEX_FILE=".git/index", **person("ada"))

    assert code == 1
    assert "stock" in said


def test_a_large_change_without_a_record_is_found(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).stage(HUGE)

    code, said = knock("missing-adr", repo.path)

    assert code == 1
    assert "stage a record in docs/adr" in " ".join(said.split())


def test_a_large_change_that_brings_its_record_is_silent(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).stage({**HUGE, "docs/adr/0002-take-orders.md": "# Take orders\n"})

    assert knock("missing-adr", repo.path) == (0, "")


def test_a_document_that_speaks_of_what_a_commit_takes_away_is_found(repo: RepoBuilder, knock: Knock) -> None:
    told = {"docs/net.md": "Start in `net/wire.py`.\nThen call `open_wire()`.\n"}
    team(repo).commit({"net/wire.py": f"{DOCSTRING}def open_wire():\n    return 1\n", **told})
    repo.stage({"net/wire.py": None, "net/line.py": f"{DOCSTRING}def open_line():\n    return 1\n"})

    code, said = knock("stale-docs", repo.path)

    assert code == 1
    words = " ".join(said.split())
    assert "This change renames net/wire.py to net/line.py, and docs/net.md:1 still speaks of it" in words
    assert (
        "This change takes the last open_wire out of net/wire.py, and docs/net.md:2 still speaks of it"
        in words
    )

    repo.stage({"docs/net.md": "Start in `net/line.py`.\nThen call `open_line()`.\n"})
    assert knock("stale-docs", repo.path) == (0, "")


def test_a_pattern_that_a_commit_leaves_without_files_is_found(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).commit({"CODEOWNERS": "/net/ @bob\n"})
    assert knock("codeowners", repo.path) == (0, "")
    repo.stage({"net/__init__.py": None})

    code, said = knock("codeowners", repo.path)

    assert code == 1
    assert "CODEOWNERS:1: /net/ matches no file" in said


def test_a_number_that_another_record_has_is_found(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).stage(CLASHING)

    code, said = knock("decision-log", repo.path)

    assert code == 1
    assert "ADR 1 of docs/adr is 2 records" in " ".join(said.split())


def test_a_number_that_is_taken_on_another_branch_is_found(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).git("checkout", "-q", "-b", "theirs")
    repo.commit({"docs/adr/0002-use-queues.md": "# Use queues\n"}, on="2024-05-20T12:00:00+00:00")
    repo.git("checkout", "-q", "main")
    repo.stage({"docs/adr/0002-keep-minutes.md": "# Keep minutes\n"})

    code, said = knock("decision-log", repo.path)

    assert code == 1
    assert "0002-use-queues on theirs" in " ".join(said.split())


def test_a_change_to_what_only_somebody_else_knows_is_found(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).stage({"net/__init__.py": f"{DOCSTRING}{LINES}DAY = 6\n"})

    code, said = knock("bus-factor", repo.path, GIT_INDEX_FILE=".git/index", **person("ada"))

    assert code == 1
    assert "ask Bob" in said


def test_the_one_who_knows_is_not_sent_to_ask(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).stage({"net/__init__.py": f"{DOCSTRING}{LINES}DAY = 6\n"})

    assert knock("bus-factor", repo.path, GIT_INDEX_FILE=".git/index", **person("bob")) == (0, "")


def test_outside_of_a_commit_the_configured_identity_counts(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).stage({"net/__init__.py": f"{DOCSTRING}{LINES}DAY = 6\n"})

    as_ada = knock("bus-factor", repo.path)
    repo.git("config", "user.email", "bob@example.com")
    as_bob = knock("bus-factor", repo.path)

    assert (as_ada[0], as_bob[0]) == (1, 0)


@pytest.mark.parametrize("hook", IDS)
def test_a_machine_without_an_identity_can_ask_too(hook: str, repo: RepoBuilder, knock: Knock) -> None:
    # 'pre-commit run --all-files' in a container: git cannot guess who that is
    team(repo).stage({"shop/__init__.py": f"{DOCSTRING}{LINES}DAY = 6\n"})
    repo.git("config", "--remove-section", "user")
    repo.git("config", "user.useConfigOnly", "true")

    assert knock(hook, repo.path)[0] == 0


def test_options_of_the_hook_reach_the_audit(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).stage(UNDOCUMENTED)

    code, said = knock("undocumented-module", repo.path, "--exit-zero")

    assert code == 0
    assert "stock" in said


# --- the index is what counts, wherever git keeps it


def test_a_docstring_that_is_not_staged_does_not_help(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).stage(UNDOCUMENTED)
    repo.write({"stock/__init__.py": DOCSTRING + LINES})

    assert knock("undocumented-module", repo.path)[0] == 1


def test_a_docstring_that_is_staged_helps_although_the_work_tree_lost_it(
    repo: RepoBuilder, knock: Knock
) -> None:
    team(repo).stage({"stock/__init__.py": DOCSTRING + LINES})
    repo.write(UNDOCUMENTED)

    assert knock("undocumented-module", repo.path) == (0, "")


def test_a_commit_that_only_deletes_is_asked_about(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).commit(
        {"stock/__init__.py": LINES, "stock/README.md": "Counts what lies in which warehouse.\n"}
    )
    repo.stage({"stock/README.md": None})

    code, said = knock("undocumented-module", repo.path)

    assert code == 1
    assert "After this change stock" in said


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("-a",), id="everything, from an index of its own"),
        pytest.param(("--only", "--", "shop/__init__.py"), id="one file, from an index of its own"),
    ],
)
def test_git_commit_is_judged_by_the_index_that_it_will_write(
    repo: RepoBuilder, arguments: tuple[str, ...]
) -> None:
    team(repo)
    install(repo, "pre-commit")
    repo.write({"shop/__init__.py": LINES})

    with pytest.raises(AssertionError, match="After this change shop"):
        repo.git("commit", "-q", "-m", "Undocument", *arguments, environment=person("ada"))

    repo.write({"shop/__init__.py": DOCSTRING})
    repo.git("commit", "-q", "-m", "Document", *arguments, environment=person("ada"))


def test_git_commit_only_is_not_judged_by_what_else_is_staged(repo: RepoBuilder) -> None:
    team(repo).stage(UNDOCUMENTED)
    install(repo, "pre-commit")
    repo.write({"shop/__init__.py": f"{DOCSTRING}{LINES}DAY = 6\n"})

    repo.git("commit", "-q", "-m", "Shop", "--only", "--", "shop/__init__.py", environment=person("ada"))

    assert repo.git("show", "--name-only", "--format=", "HEAD") == "shop/__init__.py"


def test_a_linked_worktree_is_judged_by_itself(repo: RepoBuilder, tmp_path: Path) -> None:
    team(repo)
    install(repo, "pre-commit")
    repo.git("worktree", "add", "-q", "-b", "side", str(tmp_path / "linked"))
    repo.stage(UNDOCUMENTED)  # in the main work tree, which is none of the linked one's business
    linked = Worktree(tmp_path / "linked")

    linked.commit({"shop/__init__.py": f"{DOCSTRING}{LINES}DAY = 6\n"})
    with pytest.raises(AssertionError, match="This change adds parts"):
        linked.commit({"parts/__init__.py": LINES})


def test_a_submodule_is_judged_by_itself(repo: RepoBuilder, tmp_path: Path) -> None:
    inner = team(RepoBuilder(tmp_path / "inner"))
    repo.commit(UNDOCUMENTED)
    repo.git("submodule", "add", "-q", str(inner.path), "vendor")
    submodule = Worktree(repo.path / "vendor")
    hooks = Path(submodule.git("rev-parse", "--path-format=absolute", "--git-path", "hooks"))
    install(repo, "pre-commit")
    hooks.mkdir(exist_ok=True)
    (repo.path / ".git" / "hooks" / "pre-commit").rename(hooks / "pre-commit")

    submodule.commit({"shop/__init__.py": f"{DOCSTRING}{LINES}DAY = 6\n"})
    with pytest.raises(AssertionError, match="This change adds parts"):
        submodule.commit({"parts/__init__.py": LINES})


def test_a_merge_is_judged_by_what_it_brings(repo: RepoBuilder) -> None:
    team(repo).git("checkout", "-q", "-b", "side")
    repo.commit(UNDOCUMENTED)
    repo.git("checkout", "-q", "main")
    install(repo, "pre-merge-commit")

    with pytest.raises(AssertionError, match="This change adds stock"):
        repo.merge("side")


def test_a_merge_that_brings_nothing_bad_is_made(repo: RepoBuilder) -> None:
    team(repo).git("checkout", "-q", "-b", "side")
    repo.commit({"stock/__init__.py": DOCSTRING + LINES})
    repo.git("checkout", "-q", "main")
    install(repo, "pre-merge-commit")

    repo.merge("side")

    assert repo.git("rev-parse", "HEAD^2") == repo.git("rev-parse", "side")


# --- what is pushed


def test_a_push_is_asked_about_its_range_and_not_about_the_index(repo: RepoBuilder, knock: Knock) -> None:
    base = team(repo).git("rev-parse", "HEAD")
    good = repo.commit({"shop/__init__.py": f"{DOCSTRING}{LINES}DAY = 6\n"})
    bad = repo.commit(UNDOCUMENTED)

    clean = knock("undocumented-module", repo.path, PRE_COMMIT_FROM_REF=base, PRE_COMMIT_TO_REF=good)
    code, said = knock("undocumented-module", repo.path, PRE_COMMIT_FROM_REF=base, PRE_COMMIT_TO_REF=bad)

    assert clean == (0, "")
    assert code == 1
    assert "stock" in said


def test_a_first_push_sets_no_range_and_passes(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).commit(UNDOCUMENTED)

    assert knock("undocumented-module", repo.path, PRE_COMMIT="1") == (0, "")


# --- nothing of the audited repository runs


@pytest.mark.parametrize("hook", IDS)
def test_a_module_of_the_audited_repository_does_not_shadow_ours(hook: str, repo: RepoBuilder) -> None:
    trap = 'raise SystemExit("ran a module of the audited repository")\n'
    names = ("async_audit", "async_audit_hooks", "click", "identify", "networkx", "sitecustomize", "typing")
    team(repo).commit({f"{name}.py": trap for name in names})
    install(repo, "pre-commit", hook)

    repo.commit({"shop/__init__.py": f"{DOCSTRING}{LINES}DAY = 6\n"}, on="2024-06-01T12:00:00+00:00")


def test_a_console_script_answers_as_its_door_does(repo: RepoBuilder) -> None:
    team(repo).stage(UNDOCUMENTED)

    done = subprocess.run(
        [SCRIPTS / "async-audit-undocumented-module"],
        cwd=repo.path,
        env=isolated_environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.returncode, done.stderr) == (1, "")
    assert "stock" in done.stdout


def test_the_repository_is_left_as_it_was(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).stage({**UNDOCUMENTED, **HUGE})
    before = contents(repo.path)

    for hook in IDS:
        knock(hook, repo.path, GIT_INDEX_FILE=".git/index", **person("ada"))

    assert contents(repo.path) == before


def contents(folder: Path) -> dict[Path, bytes]:
    """All files, but for what runs keep for each other."""
    files = (path for path in folder.rglob("*") if path.is_file() and "async-audit" not in path.parts)
    return {path: path.read_bytes() for path in files}


class Worktree(RepoBuilder):
    """A work tree that git has made already."""

    def __init__(self, path: Path) -> None:
        self.path = path


@pytest.mark.parametrize("hook", IDS)
def test_a_push_to_the_unknown_is_not_judged_by_the_index(
    hook: str, repo: RepoBuilder, knock: Knock, monkeypatch: pytest.MonkeyPatch
) -> None:
    # pre-commit names the remote, but no range, when it knows nothing of what is there
    monkeypatch.setenv("PRE_COMMIT_REMOTE_URL", "/elsewhere.git")
    team(repo).stage(UNDOCUMENTED)

    code, said = knock(hook, repo.path)

    assert (code, said.startswith("not measured: pre-commit does not say what is pushed")) == (0, True)
