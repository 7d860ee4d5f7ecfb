"""Hooks in git's own directory: chained, exact, and right where git looks for them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from async_audit.errors import UsageError
from async_audit.repository import find
from async_audit.repository.hooks import chain, directory, script, settings
from async_audit.repository.hooks.chain import Link, State
from async_audit.repository.hooks.pushed import Range, ranges
from tests.repo_builder import RepoBuilder

NOTHING = "0" * 40
THEIRS = '#!/bin/sh\necho theirs "$@" >> "$(dirname "$0")/said"\n'
Tool = Path


@pytest.fixture
def tool(tmp_path: Path) -> Tool:
    """A program in a place with blanks and quotes, which notes what it is called with and fails when told."""
    path = tmp_path / "a b'c" / "async-audit"
    path.parent.mkdir()
    path.write_text('#!/bin/sh\n[ "$1" = --version ] && exit 0\necho ours "$@" >> said\n[ ! -e fail ]\n')
    path.chmod(0o755)
    return path


def link(repo: RepoBuilder, tool: Tool, stage: str = "pre-commit") -> Link:
    where = directory.find(find(repo.path, committing=True)).path
    return Link(where / stage, script.script(stage, os.fspath(tool)))


def write_theirs(hook: Link) -> None:
    hook.path.write_text(THEIRS)
    hook.path.chmod(0o751)


def listed(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {one.name: (one.read_bytes(), one.lstat().st_mode) for one in folder.iterdir()}


def said(repo: RepoBuilder) -> str:
    return (repo.path / "said").read_text()


def test_installing_twice_is_installing_once(repo: RepoBuilder, tool: Tool) -> None:
    hook = link(repo, tool)
    write_theirs(hook)

    assert chain.install([hook]) == [State.THEIRS]
    once = listed(hook.path.parent)

    assert chain.install([hook]) == [State.OURS]
    assert listed(hook.path.parent) == once


def test_what_was_there_runs_first_and_ours_after_it(repo: RepoBuilder, tool: Tool) -> None:
    hook = link(repo, tool)
    hook.path.write_text("#!/bin/sh\necho theirs >> said\n")
    hook.path.chmod(0o755)
    chain.install([hook])

    repo.commit({"a.txt": "x"})

    assert said(repo) == "theirs\nours hook run pre-commit\n"


def test_a_failure_of_what_was_there_still_stops_the_commit(repo: RepoBuilder, tool: Tool) -> None:
    hook = link(repo, tool)
    hook.path.write_text("#!/bin/sh\nexit 3\n")
    hook.path.chmod(0o755)
    chain.install([hook])

    done = subprocess.run([hook.path], cwd=repo.path, check=False)

    assert (done.returncode, (repo.path / "said").exists()) == (3, False)


def test_a_failure_of_ours_stops_the_commit(repo: RepoBuilder, tool: Tool) -> None:
    chain.install([link(repo, tool)])

    with pytest.raises(AssertionError):
        repo.commit({"fail": ""})


def test_a_hook_that_git_ignored_is_still_ignored(repo: RepoBuilder, tool: Tool) -> None:
    hook = link(repo, tool)
    hook.path.write_text("#!/bin/sh\nexit 3\n")
    hook.path.chmod(0o644)
    chain.install([hook])

    repo.commit({"a.txt": "x"})

    assert said(repo) == "ours hook run pre-commit\n"


def test_uninstalling_restores_every_byte_and_mode(repo: RepoBuilder, tool: Tool) -> None:
    hooks = [link(repo, tool, stage) for stage in ("pre-commit", "commit-msg", "pre-push")]
    write_theirs(hooks[0])
    hooks[1].path.symlink_to("../elsewhere/commit-msg")
    before = {
        path.name: os.readlink(path) if path.is_symlink() else path.read_bytes()
        for path in hooks[0].path.parent.iterdir()
    }
    mode = hooks[0].path.stat().st_mode

    chain.install(hooks)
    assert {hook.state for hook in hooks} == {State.OURS}
    chain.uninstall(hooks)

    after = {
        path.name: os.readlink(path) if path.is_symlink() else path.read_bytes()
        for path in hooks[0].path.parent.iterdir()
    }
    assert (after, hooks[0].path.stat().st_mode) == (before, mode)


def test_the_hooks_of_others_are_not_uninstalled(repo: RepoBuilder, tool: Tool) -> None:
    hook = link(repo, tool)
    write_theirs(hook)

    assert chain.uninstall([hook]) == [State.THEIRS]
    assert hook.path.read_text() == THEIRS


def test_an_async_audit_from_elsewhere_is_replaced_and_the_chain_stays(
    repo: RepoBuilder, tool: Tool, tmp_path: Path
) -> None:
    write_theirs(link(repo, tool))
    chain.install([link(repo, tmp_path / "old" / "async-audit")])

    assert chain.install([link(repo, tool)]) == [State.STALE]
    chain.uninstall([link(repo, tool)])

    assert link(repo, tool).path.read_text() == THEIRS


def test_a_hook_that_lost_its_mode_gets_it_back(repo: RepoBuilder, tool: Tool) -> None:
    hook = link(repo, tool)
    chain.install([hook])
    hook.path.chmod(0o644)

    assert chain.install([hook]) == [State.STALE]
    assert os.access(hook.path, os.X_OK)


def test_what_somebody_added_to_ours_is_not_overwritten(repo: RepoBuilder, tool: Tool) -> None:
    hook, other = link(repo, tool), link(repo, tool, "pre-push")
    chain.install([hook])
    hook.path.write_text(hook.path.read_text() + "echo mine\n")

    with pytest.raises(UsageError, match="somebody edited what async-audit wrote"):
        chain.install([other, hook])
    with pytest.raises(UsageError, match="somebody edited what async-audit wrote"):
        chain.uninstall([hook])
    assert not other.path.exists()


def test_two_earlier_hooks_are_not_made_one(repo: RepoBuilder, tool: Tool) -> None:
    hook = link(repo, tool)
    write_theirs(hook)
    hook.before.write_text("#!/bin/sh\n")

    with pytest.raises(UsageError, match=r"pre-commit\.before-async-audit is in its way"):
        chain.install([hook])


def test_an_interrupted_install_is_finished_by_the_next(repo: RepoBuilder, tool: Tool) -> None:
    hook = link(repo, tool)
    write_theirs(hook)
    os.link(hook.path, hook.before)

    chain.install([hook])
    chain.uninstall([hook])

    assert hook.path.read_text() == THEIRS
    assert not hook.is_chained


@pytest.mark.parametrize("gone", ["the program", "what it needs"])
def test_a_program_that_is_gone_is_told_and_stops_nothing(
    repo: RepoBuilder, tool: Tool, gone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook = link(repo, tool)
    chain.install([hook])
    if gone == "the program":
        tool.unlink()
        monkeypatch.setenv("PATH", "/usr/bin:/bin")
    else:
        tool.write_text("#!/bin/sh\nexit 1\n")

    done = subprocess.run([hook.path], cwd=repo.path, capture_output=True, text=True, check=False)

    assert done.returncode == 0
    assert "async-audit: is not where it was, so nothing was checked" in done.stderr


def test_both_hooks_of_a_push_read_what_is_pushed(repo: RepoBuilder, tool: Tool) -> None:
    tool.write_text("#!/bin/sh\ncat >> said\n")
    hook = link(repo, tool, "pre-push")
    hook.path.write_text("#!/bin/sh\ncat >> said\n")
    hook.path.chmod(0o755)
    chain.install([hook])

    subprocess.run([hook.path, "origin", "url"], cwd=repo.path, input=b"a b c d\ne f g h\n\n", check=True)

    assert said(repo) == "a b c d\ne f g h\n\n" * 2


# where git looks


def test_a_linked_work_tree_shares_the_hooks_of_its_repository(
    repo: RepoBuilder, tool: Tool, tmp_path: Path
) -> None:
    repo.commit({"a.txt": "x"})
    repo.git("worktree", "add", "-q", str(tmp_path / "linked"))

    assert directory.find(find(tmp_path / "linked")).path == repo.path / ".git" / "hooks"


def test_a_submodule_has_hooks_of_its_own(repo: RepoBuilder, tmp_path: Path) -> None:
    RepoBuilder(tmp_path / "below").commit({"a.txt": "x"})
    repo.git("submodule", "add", "-q", str(tmp_path / "below"), "sub")

    assert directory.find(find(repo.path / "sub")).path == repo.path / ".git/modules/sub/hooks"


def test_git_dir_says_whose_hooks_are_meant(
    repo: RepoBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(repo.path / ".git"))

    assert directory.find(find(tmp_path, committing=True)).path == repo.path / ".git" / "hooks"


@pytest.mark.parametrize(
    ("value", "below"), [("../shared hooks", "shared hooks"), (".githooks", "repo/.githooks")]
)
def test_a_setting_names_another_directory(repo: RepoBuilder, tmp_path: Path, value: str, below: str) -> None:
    repo.git("config", "core.hooksPath", value)

    found = directory.find(find(repo.path))

    assert found.path.resolve() == tmp_path / below
    assert (found.is_set, found.is_everybodys) == (True, False)


def test_a_setting_for_all_repositories_is_known_for_one(
    repo: RepoBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gitconfig").write_text("[core]\n\thooksPath = ~/hooks\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("HOME", str(tmp_path))

    found = directory.find(find(repo.path))

    assert (found.path, found.is_everybodys) == (tmp_path / "hooks", True)


def test_hooks_that_are_switched_off_cannot_be_installed(repo: RepoBuilder) -> None:
    repo.git("config", "core.hooksPath", os.devnull)

    with pytest.raises(UsageError, match="switches all hooks off"):
        directory.find(find(repo.path))


# git's configuration


@pytest.mark.parametrize("version", ["git version 2.39.5", "git version 2.53.9.windows.1", "nonsense"])
def test_a_git_that_ignores_configured_hooks_is_refused(version: str) -> None:
    with pytest.raises(UsageError, match=r"git 2\.54 is the first"):
        settings.check(version)


@pytest.mark.parametrize(
    "version", ["git version 2.54.0", "git version 2.60.1 (Apple Git-200)", "git version 3.0.0"]
)
def test_a_git_that_runs_configured_hooks_is_accepted(version: str) -> None:
    settings.check(version)


def test_configured_hooks_are_written_once_and_taken_away_whole(repo: RepoBuilder, tool: Tool) -> None:
    place = find(repo.path)
    before = (repo.path / ".git" / "config").read_bytes()

    assert settings.install(place, ["pre-commit", "pre-push"], str(tool)) == ["pre-commit", "pre-push"]
    assert settings.install(place, ["pre-commit", "pre-push"], str(tool)) == []
    assert settings.install(place, ["pre-push"], "/other") == ["pre-push"]
    assert repo.git("config", "--get-all", "hook.async-audit-pre-push.event") == "pre-push"
    assert settings.uninstall(place, ["pre-commit", "pre-push"]) == ["pre-commit", "pre-push"]
    assert settings.uninstall(place, ["pre-commit", "pre-push"]) == []
    assert (repo.path / ".git" / "config").read_bytes() == before


@pytest.mark.parametrize(("is_there", "expected"), [(True, "ours hook run commit-msg a b\n"), (False, "")])
def test_a_configured_hook_passes_on_what_git_gives_it(
    repo: RepoBuilder, tool: Tool, is_there: bool, expected: str
) -> None:
    command = script.command("commit-msg", str(tool if is_there else tool.parent / "gone"))

    # as prepare_shell_cmd in git's run-command.c starts a command that has arguments
    done = subprocess.run(
        ["/bin/sh", "-c", f'{command} "$@"', command, "a b"],
        cwd=repo.path,
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert (said(repo) if is_there else "") == expected
    assert ("is not where it was" in done.stderr) is not is_there


# what is pushed


@pytest.fixture
def cloned(repo: RepoBuilder, tmp_path: Path) -> RepoBuilder:
    """A clone with a remote that has its first commit."""
    repo.commit({"a.txt": "1"})
    repo.git("clone", "-q", "--bare", ".", str(tmp_path / "server"))
    repo.git("remote", "add", "origin", str(tmp_path / "server"))
    repo.git("fetch", "-q", "origin")
    return repo


def told(repo: RepoBuilder, ours: str, theirs: str) -> list[Range]:
    return list(ranges(find(repo.path), "origin", f"refs/heads/x {ours} refs/heads/x {theirs}\n"))


def test_a_deleted_branch_brings_nothing(cloned: RepoBuilder) -> None:
    assert told(cloned, NOTHING, cloned.git("rev-parse", "HEAD")) == []


def test_a_branch_that_the_remote_has_under_another_name_brings_nothing(cloned: RepoBuilder) -> None:
    assert told(cloned, cloned.git("rev-parse", "HEAD"), NOTHING) == []


def test_a_known_branch_brings_what_came_since(cloned: RepoBuilder) -> None:
    old = cloned.git("rev-parse", "HEAD")
    new = cloned.commit({"a.txt": "2"})

    assert told(cloned, new, old) == [Range(old, new)]


def test_a_new_branch_brings_what_the_remote_has_not(cloned: RepoBuilder) -> None:
    old = cloned.git("rev-parse", "HEAD")
    cloned.commit({"a.txt": "2"})
    new = cloned.commit({"a.txt": "3"})

    assert told(cloned, new, NOTHING) == [Range(old, new)]


def test_a_forced_push_over_what_this_clone_has_not_is_a_new_branch(cloned: RepoBuilder) -> None:
    old = cloned.git("rev-parse", "HEAD")
    new = cloned.commit({"a.txt": "2"})

    assert told(cloned, new, "1" * 40) == [Range(old, new)]


def test_a_first_push_has_no_beginning(repo: RepoBuilder) -> None:
    new = repo.commit({"a.txt": "1"})

    assert told(repo, new, NOTHING) == [Range("", new)]


def test_a_pushed_tag_is_the_commit_that_it_names(cloned: RepoBuilder) -> None:
    old = cloned.git("rev-parse", "HEAD")
    new = cloned.commit({"a.txt": "2"})
    cloned.git("-c", "user.name=Ada", "-c", "user.email=ada@example.com", "tag", "-m", "Say so", "v1")

    assert told(cloned, cloned.git("rev-parse", "v1"), NOTHING) == [Range(old, new)]


def test_what_another_hook_has_read_is_what_is_checked_out(cloned: RepoBuilder) -> None:
    assert list(ranges(find(cloned.path), "origin", "")) == []
    old = cloned.git("rev-parse", "HEAD")
    new = cloned.commit({"a.txt": "2"})

    assert list(ranges(find(cloned.path), "origin", "")) == [Range(old, new)]


def test_a_tag_of_a_file_brings_nothing(cloned: RepoBuilder) -> None:
    assert told(cloned, cloned.git("rev-parse", "HEAD:a.txt"), NOTHING) == []
