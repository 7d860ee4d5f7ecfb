"""Every state that git can be in, through real pre-commit and real prek; a naive hook fails in each of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.hooks.clones import PREFILL, RUNNERS, Clone
from tests.hooks.histories import DOCSTRING, HUGE, LINES, UNDOCUMENTED
from tests.repo_builder import RepoBuilder

HARMLESS = {"shop/__init__.py": f"{DOCSTRING}{LINES}DAY = 6\n"}
DOCUMENTED = {"stock/__init__.py": DOCSTRING + LINES}
WAIVER = "Decision: none (generated from the old system)"
WAIVED = f"They were kept on paper, so nobody could count them.\n\n{WAIVER}"
OURS = "Ours\n\nThey come a day later."
Row = Callable[[Clone], None]


@pytest.fixture(scope="module")
def clones(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Clone]:
    """One for each runner, made once: to make one takes longer than to ask it."""
    return {}


@pytest.fixture
def clone(
    request: pytest.FixtureRequest, clones: dict[str, Clone], tmp_path_factory: pytest.TempPathFactory
) -> Clone:
    runner: str = request.param
    if runner not in clones:
        clones[runner] = Clone(tmp_path_factory.mktemp(runner) / "clone", runner)
    clones[runner].renew()
    return clones[runner]


def stopped(saying: str) -> pytest.RaisesExc[AssertionError]:
    """Some hook stops it, and says so."""
    return pytest.raises(AssertionError, match=saying)


def plain(clone: Clone) -> None:
    clone.stage(HARMLESS)
    clone.commit_staged()
    clone.stage(HUGE)
    write = f"sed -i '1i Add orders\\n\\n# {WAIVER}'"
    with stopped("stage a record in docs/adr"):
        clone.git("commit", environment=clone.home | {"GIT_EDITOR": write})
    clone.commit_staged("-m", f"Add orders\n\n{WAIVED}")
    clone.push("--no-verify", "-q", "-f", "origin", "main")
    clone.stage(UNDOCUMENTED)
    with stopped("This change adds stock"):
        clone.commit_staged()
    clone.accept({})
    with stopped("This change adds stock"):
        clone.push("-q", "origin", "main")


def everything(clone: Clone) -> None:
    clone.write({"shop/__init__.py": LINES})
    with stopped("After this change shop"):
        clone.commit_staged("-a")


def only_one_file(clone: Clone) -> None:
    clone.stage(UNDOCUMENTED)
    clone.write(HARMLESS)
    clone.commit_staged("-m", "Shop", "--only", "--", "shop/__init__.py")
    assert clone.git("show", "--name-only", "--format=", "HEAD") == "shop/__init__.py"


def partly_staged(clone: Clone) -> None:
    clone.stage(UNDOCUMENTED)
    clone.write(DOCUMENTED)
    with stopped("This change adds stock"):
        clone.commit_staged()
    assert (clone.path / "stock/__init__.py").read_text("utf-8") == DOCUMENTED["stock/__init__.py"]


def amended(clone: Clone) -> None:
    clone.stage(HUGE)
    clone.commit_staged("--no-verify", "-m", "Huge", GIT_AUTHOR_DATE="2024-05-21T12:00:00+00:00")
    clone.stage(HARMLESS)
    with stopped("stage a record in docs/adr"):
        clone.commit_staged("--amend")


def merged(clone: Clone) -> None:
    clone.git("checkout", "-q", "-B", "side")
    clone.accept(UNDOCUMENTED)
    clone.git("checkout", "-q", "main")
    with stopped("This change adds stock"):
        clone.git("merge", "--no-ff", "--no-edit", "side", environment=clone.home)
    clone.git("merge", "--abort")


def on_no_branch(clone: Clone) -> None:
    clone.git("checkout", "-q", "--detach")
    clone.stage(HUGE)
    clone.commit_staged("-m", f"Add orders\n\n{WAIVED}")


def rebased(clone: Clone) -> None:
    """git asks hooks about what is worded anew, and amends it then; about all else that it replays, none."""
    clone.git("checkout", "-q", "-B", "side")
    clone.accept(UNDOCUMENTED)
    clone.accept({"shop/__init__.py": f"{DOCSTRING}{LINES}DAY = 7\n"}, OURS)
    clone.accept(HUGE, f"Add orders\n\n{WAIVED}")
    clone.git("checkout", "-q", "main")
    clone.accept(HARMLESS, "Theirs")
    clone.git("checkout", "-q", "side")
    with stopped("could not apply"):
        clone.git("rebase", "main", environment=clone.home)
    clone.stage({"shop/__init__.py": f"{DOCSTRING}{LINES}DAY = 8\n"})
    clone.git("rebase", "--continue", environment=clone.home | {"GIT_EDITOR": "true"})
    assert clone.git("log", "-4", "--format=%s").split("\n") == ["Add orders", "Ours", "Change", "Theirs"]
    reword = clone.home | {
        "GIT_SEQUENCE_EDITOR": "sed -i s/pick/reword/",
        "GIT_EDITOR": "sed -i /^Decision/d",
    }
    with stopped("stage a record in docs/adr"):
        clone.git("rebase", "-q", "-i", "HEAD~", environment=reword)
    clone.git("rebase", "--abort")


def picked(clone: Clone) -> None:
    """The message is there already, and whoever wrote it is asked for no other."""
    clone.install([PREFILL])
    taxed = DOCSTRING + LINES.replace("RATE", "TAX")
    clone.git("checkout", "-q", "-B", "side")
    commit = clone.accept({"shop/__init__.py": f"{taxed}DAY = 7\n"}, OURS)
    clone.git("checkout", "-q", "main")
    clone.accept(HARMLESS, "Theirs")
    with stopped("could not apply"):
        clone.git("cherry-pick", commit, environment=clone.home)
    clone.stage({"shop/__init__.py": f"{taxed}DAY = 8\n"})
    clone.git("cherry-pick", "--continue", environment=clone.home | {"GIT_EDITOR": "true"})
    assert clone.git("log", "-1", "--format=%B") == OURS


def only_deleted(clone: Clone) -> None:
    clone.accept({"stock/__init__.py": LINES, "stock/README.md": "Counts what lies in which warehouse.\n"})
    clone.stage({"stock/README.md": None})
    with stopped("After this change stock"):
        clone.commit_staged()


def renamed(clone: Clone) -> None:
    clone.accept({"CODEOWNERS": "/net/ @bob\n"})
    clone.git("mv", "net", "wire")
    clone.stage({"wire/__init__.py": LINES})
    with stopped("After this change wire"):
        clone.commit_staged()
    clone.stage({"wire/__init__.py": DOCSTRING + LINES})
    with stopped("/net/ matches no file"):
        clone.commit_staged()


def submodule_moved(clone: Clone) -> None:
    clone.git("update-index", "--add", "--cacheinfo", f"160000,{clone.base},vendor")
    (clone.path / "vendor").mkdir()
    clone.commit_staged()


def in_a_linked_worktree(clone: Clone) -> None:
    clone.stage(UNDOCUMENTED)  # in the main work tree, which is none of the linked one's business
    linked = beside(clone, "linked")
    clone.git("worktree", "add", "-q", "--force", "-B", "linked", str(linked.path), clone.base)
    try:
        linked.stage(HARMLESS)
        linked.commit_staged()
        linked.stage({"parts/__init__.py": LINES})
        with stopped("This change adds parts"):
            linked.commit_staged()
    finally:
        clone.git("worktree", "remove", "--force", str(linked.path))


def in_a_submodule(clone: Clone) -> None:
    outer = RepoBuilder(clone.path.parent / "outer")
    if not (outer.path / "inner").exists():
        outer.git("submodule", "add", "-q", "-b", "main", str(clone.path), "inner")
    inner = beside(clone, "outer/inner")
    inner.install()
    inner.stage(HARMLESS)
    inner.commit_staged("-m", "Harmless")
    inner.stage({"parts/__init__.py": LINES})
    with stopped("This change adds parts"):
        inner.commit_staged()


def with_git_dir(clone: Clone) -> None:
    (clone.path / ".git").rename(clone.path.parent / "elsewhere")
    try:
        clone.home |= {"GIT_DIR": str(clone.path.parent / "elsewhere"), "GIT_WORK_TREE": str(clone.path)}
        clone.write({"shop/__init__.py": LINES})
        with stopped("After this change shop"):
            clone.commit_staged("-a")
    finally:
        del clone.home["GIT_DIR"], clone.home["GIT_WORK_TREE"]
        (clone.path.parent / "elsewhere").rename(clone.path / ".git")


def with_hooks_elsewhere(clone: Clone) -> None:
    """git then runs nothing of its own directory, and a relative path begins at the top of the work tree."""
    clone.git("config", "core.hooksPath", "tools/hooks")
    try:
        clone.install()
        clone.stage(UNDOCUMENTED)
        with stopped("This change adds stock"):
            clone.commit_staged()
    finally:
        clone.git("config", "--unset", "core.hooksPath")


def scissors(clone: Clone) -> None:
    clone.stage({**HUGE, "docs/notes.txt": f"{WAIVER}\n"})  # the waiver stands in the diff alone
    with stopped("stage a record in docs/adr"):
        clone.commit_staged("-v", GIT_EDITOR="sed -i '1i Add orders'")


def another_comment_character(clone: Clone) -> None:
    clone.stage(HUGE)
    write = f"sed -i '1i Add orders\\n\\n; {WAIVER}'"
    with stopped("stage a record in docs/adr"):
        clone.git("-c", "core.commentChar=;", "commit", environment=clone.home | {"GIT_EDITOR": write})


def a_name_with_a_line_break(clone: Clone) -> None:
    clone.stage({"line\nbreak/__init__.py": LINES, "-rf/__init__.py": LINES})
    with stopped("This change adds -rf, which(.|\n)*This change adds line"):
        clone.commit_staged()


def first_push(clone: Clone) -> None:
    clone.git("update-ref", "-d", "refs/remotes/origin/main")
    clone.git("init", "-q", "--bare", "-b", "main", str(clone.path.parent / "new"))
    clone.accept(UNDOCUMENTED)
    clone.push(str(clone.path.parent / "new"), "main:first")
    clone.git("--git-dir", str(clone.path.parent / "new"), "update-ref", "-d", "refs/heads/first")


def pushed_again_after_a_rebase(clone: Clone) -> None:
    clone.push("--no-verify", "-q", "-f", "origin", "main")
    clone.git("checkout", "-q", "-B", "side")
    clone.accept(HARMLESS, "Ours")
    clone.push("--no-verify", "-q", "-f", "origin", "side")
    clone.git("checkout", "-q", "main")
    clone.accept(UNDOCUMENTED, "Theirs")
    clone.push("--no-verify", "-q", "origin", "main")
    clone.git("remote", "set-head", "origin", "main")
    clone.git("checkout", "-q", "side")
    clone.git("-c", "core.hooksPath=/dev/null", "rebase", "-q", "main")
    clone.push("-f", "origin", "side")  # what Theirs brought was not pushed by us


def tag_pushed(clone: Clone) -> None:
    clone.push("--no-verify", "-q", "-f", "origin", "main")
    clone.git("tag", "-f", "v1")
    clone.push("-f", "origin", "v1")


SILENT = "DID NOT RAISE"
NAIVE: dict[str, tuple[Row, str]] = {
    "commit -a": (everything, SILENT),
    "commit --only": (only_one_file, "This change adds stock"),
    "partial staging": (partly_staged, SILENT),
    "commit --amend": (amended, SILENT),
    "merge": (merged, SILENT),
    "detached HEAD": (on_no_branch, "HEAD is not a symbolic ref"),
    "rebase": (rebased, SILENT),
    "cherry-pick": (picked, "Approach:"),
    "deletions only": (only_deleted, SILENT),
    "renames": (renamed, SILENT),
    "a submodule moves": (submodule_moved, "Is a directory: 'vendor'"),
    "linked worktree": (in_a_linked_worktree, "Not a directory: '.git/COMMIT_EDITMSG'"),
    "in a submodule": (in_a_submodule, "Not a directory: '.git/COMMIT_EDITMSG'"),
    "GIT_DIR": (with_git_dir, "usage: git diff --no-index"),
    "core.hooksPath": (with_hooks_elsewhere, SILENT),
    "scissors": (scissors, SILENT),
    "another comment character": (another_comment_character, SILENT),
    "odd names": (a_name_with_a_line_break, "No such file or directory"),
    "first push": (first_push, f"'{'0' * 40}'"),
    "force push": (pushed_again_after_a_rebase, "This change adds stock"),
    "tag push": (tag_pushed, f"'{'0' * 40}'"),
}
"""Each state, and by what a naive hook fails in it: it says nothing, something wrong, or ends in an error."""


def beside(clone: Clone, name: str) -> Clone:
    """Another work tree with the same runner, which git has made or will make."""
    found = Clone.__new__(Clone)
    found.path, found.runner, found.home = clone.path.parent / name, clone.runner, clone.home
    return found


@pytest.mark.parametrize("row", [row for row, _ in NAIVE.values()], ids=NAIVE)
@pytest.mark.parametrize("clone", RUNNERS, indirect=True)
def test_the_hooks_are_right_in(row: Row, clone: Clone) -> None:
    row(clone)


@pytest.mark.parametrize("clone", ["naive"], indirect=True)
def test_a_naive_hook_is_right_where_nothing_is_odd(clone: Clone) -> None:
    plain(clone)
    clone.install([PREFILL])
    clone.stage({"shop/__init__.py": f"{DOCSTRING}{LINES}DAY = 7\n"})

    clone.git("commit", environment=clone.home | {"GIT_EDITOR": "sed -i 1s/$/x/"})

    assert clone.git("log", "-1", "--format=%B") == "Problem:x\n\nApproach:"


@pytest.mark.parametrize(("row", "failure"), NAIVE.values(), ids=NAIVE)
@pytest.mark.parametrize("clone", ["naive"], indirect=True)
def test_a_naive_hook_is_wrong_in(row: Row, failure: str, clone: Clone) -> None:
    with pytest.raises((AssertionError, pytest.fail.Exception), match=failure):
        row(clone)
