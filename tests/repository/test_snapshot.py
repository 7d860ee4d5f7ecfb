"""Facts are what git holds: at a commit, in the index, of a branch, in odd repositories."""

from __future__ import annotations

import os
import subprocess
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO

import pytest

from async_audit.errors import MissingObjectError, RepositoryError, UsageError
from async_audit.facts import Author, Kind, Run
from async_audit.repository import RepositorySnapshot, find, open_snapshot, tree
from async_audit.repository.runner import Git
from tests.fixed_snapshot import ADA, BOB
from tests.repo_builder import RepoBuilder

ODD_NAMES = [
    "ü.py",
    "-rf.py",
    "a b.py",
    'quo"te.py',
    "new\nline.py",
    "tab\t.py",
    ":(glob)x.py",
    "\udcff.py",
    "*.py",
]


def snapshot_of(
    path: Path, revision: str = "", *, staged: bool = False, base: str = ""
) -> RepositorySnapshot:
    return open_snapshot(find(path), revision=revision, staged=staged, base=base)


def test_without_commits_there_is_nothing_to_audit(repo: RepoBuilder) -> None:
    with pytest.raises(RepositoryError, match="no commits yet; commit something first"):
        snapshot_of(repo.path)


def test_before_the_first_commit_the_index_can_be_read(repo: RepoBuilder) -> None:
    repo.git("config", "user.name", "Ada")
    repo.git("config", "user.email", "Ada@example.com")
    repo.stage({"a.py": "1\n"})

    found = snapshot_of(repo.path, staged=True)

    assert list(found.files) == ["a.py"]
    assert found.history_gap == "there are no commits yet, so there is no history to look at"
    assert found.change is not None
    assert [(touch.path, touch.status, touch.added) for touch in found.change.touched] == [("a.py", "A", 1)]
    assert found.change.authors == (ADA,)


def test_the_work_tree_is_not_looked_at(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "old\n"})
    repo.write({"a.py": "new\n", "b.py": "untracked\n", ".mailmap": "Eve <eve@x> <ada@example.com>\n"})

    found = snapshot_of(repo.path)

    assert (list(found.files), found.read("a.py")) == (["a.py"], b"old\n")
    assert [blame.lines for blame in found.blames(["a.py"])] == [{ADA: 1}]


def test_the_index_is_read_as_it_is_staged(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "old\n", "gone.py": "x\n"})
    repo.git("config", "user.name", "Bob")
    repo.git("config", "user.email", "bob@example.com")
    repo.stage({"a.py": "staged\n", "gone.py": None})
    repo.write({"a.py": "newer\n"})

    found = snapshot_of(repo.path, staged=True)

    assert (list(found.files), found.read("a.py")) == (["a.py"], b"staged\n")
    assert found.change is not None
    assert [(t.path, t.status, t.added, t.deleted) for t in found.change.touched] == [
        ("a.py", "M", 1, 1),
        ("gone.py", "D", 0, 1),
    ]
    assert found.change.authors == (BOB,)


def test_an_older_revision_is_the_tree_of_then(repo: RepoBuilder) -> None:
    first = repo.commit({"a.py": "1\n"}, on="2024-01-01T12:00:00+02:00")
    repo.commit({"a.py": "1\n2\n", "b.py": "2\n"}, by="bob", on="2024-02-01T12:00:00-08:00")

    found = snapshot_of(repo.path, first)

    assert list(found.files) == ["a.py"]
    assert found.now.isoformat() == "2024-01-01T12:00:00+02:00"
    assert len(found.commits) == 1


def test_a_branch_is_one_change_since_its_merge_base(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "1\n"})
    repo.git("checkout", "-q", "-b", "feature")
    repo.commit({"b.py": "1\n"}, by="ada", message="Add b")
    repo.commit({"b.py": "1\n2\n"}, by="bob", message="Grow b\n\nDecision: none (small)")
    repo.git("checkout", "-q", "main")
    repo.commit({"elsewhere.py": "1\n"})

    change = snapshot_of(repo.path, "feature", base="main").change

    assert change is not None
    assert [(touch.path, touch.status, touch.added) for touch in change.touched] == [("b.py", "A", 2)]
    assert change.authors == (BOB, ADA)
    assert change.message == "Grow b\n\nDecision: none (small)\n\nAdd b"


def test_a_base_without_common_history_says_so(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "1\n"})
    repo.git("checkout", "-q", "--orphan", "other")
    repo.commit({"a.py": "2\n"})
    with pytest.raises(UsageError, match="have no common commit in this clone"):
        _ = snapshot_of(repo.path, "other", base="main").change


def test_blame_counts_lines_by_person(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "1\n2\n3\n"}, by="ada")
    second = repo.commit({"a.py": "1\nB\n3\n"}, by="bob")

    (blame,) = snapshot_of(repo.path).blames(["a.py"])

    assert blame.lines == {ADA: 2, BOB: 1}
    assert blame.runs[1] == Run(2, 1, second)


def test_the_mailmap_of_the_audited_commit_joins_people(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "1\n"}, by="Ada L. <ada@home.example>")
    before = repo.commit({"b.py": "1\n"}, by="ada")
    after = repo.commit({".mailmap": "Ada <ada@example.com> <ada@home.example>\n"}, by="ada")

    def people(revision: str) -> set[Author]:
        found = snapshot_of(repo.path, revision)
        return {author for blame in found.blames(found.files) for author in blame.lines}

    assert people(after) == {ADA}
    assert people(before) == {ADA, Author("ada@home.example", "Ada L.")}
    assert {commit.author for commit in snapshot_of(repo.path, after).commits} == {ADA}


def test_commits_keep_the_offset_of_their_author(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "1\n"}, on="2024-01-01T09:00:00+05:30")
    (commit,) = snapshot_of(repo.path).commits
    assert commit.when.isoformat() == "2024-01-01T09:00:00+05:30"


def test_a_merge_is_a_change_against_its_first_parent(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "1\n"})
    repo.git("checkout", "-q", "-b", "feature")
    repo.commit({"b.py": "1\n2\n"}, by="bob")
    repo.git("checkout", "-q", "main")
    merge = repo.merge("feature")

    newest, first = snapshot_of(repo.path).changes(10)

    assert (newest.commit, [(t.path, t.added) for t in newest.touched]) == (merge, [("b.py", 2)])
    assert [touch.path for touch in first.touched] == ["a.py"]
    assert len(snapshot_of(repo.path).changes(1)) == 1


def test_renames_are_followed(repo: RepoBuilder) -> None:
    repo.commit({"old.py": "one\ntwo\nthree\n"})
    repo.git("mv", "old.py", "new.py")
    repo.commit()

    newest = snapshot_of(repo.path).commits[0]

    assert [(touch.status, touch.old_path, touch.path) for touch in newest.touched] == [
        ("R", "old.py", "new.py")
    ]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_are_read_and_blamed(name: str, repo: RepoBuilder) -> None:
    repo.commit({name: "1\n2\n"}, by="bob")

    found = snapshot_of(repo.path)

    assert (list(found.files), found.read(name)) == ([name], b"1\n2\n")
    assert [(blame.path, blame.lines) for blame in found.blames([name])] == [(name, {BOB: 2})]
    assert [touch.path for touch in found.commits[0].touched] == [name]
    assert [touch.added for touch in found.changes(1)[0].touched] == [2]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_are_read_when_staged(name: str, repo: RepoBuilder) -> None:
    repo.commit({"a.txt": "1\n"})
    repo.git("config", "user.name", "Ada")
    repo.git("config", "user.email", "ada@example.com")
    repo.stage({name: "1\n"})

    found = snapshot_of(repo.path, staged=True)

    assert found.read(name) == b"1\n"
    assert found.change is not None
    assert [touch.path for touch in found.change.touched] == [name]


def test_a_sha256_repository_is_read(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "sha256", "--object-format=sha256")
    first = repo.commit({"a.py": "1\n", ".gitattributes": "a.py linguist-generated\n"})
    assert len(first) == 64

    found = snapshot_of(repo.path)

    assert found.files["a.py"].kind is Kind.GENERATED
    assert [blame.runs for blame in found.blames(["a.py"])] == [(Run(1, 1, first),)]
    assert found.changes(1)[0].commit == first


def test_a_sha256_index_without_commits_is_read(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "sha256", "--object-format=sha256")
    repo.git("config", "user.name", "Ada")
    repo.git("config", "user.email", "ada@example.com")
    repo.stage({"a.py": "1\n"})
    change = snapshot_of(repo.path, staged=True).change
    assert change is not None
    assert [touch.path for touch in change.touched] == ["a.py"]


def test_bare_worktree_and_submodule_tell_the_same(repo: RepoBuilder, tmp_path: Path) -> None:
    repo.commit({"a.py": "1\n"}, by="bob")
    outer = RepoBuilder(tmp_path / "outer")
    outer.git("submodule", "add", "-q", str(repo.path), "sub")
    repo.git("clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))
    repo.git("worktree", "add", "-q", "--detach", str(tmp_path / "linked"))
    places = [repo.path, outer.path / "sub", tmp_path / "bare.git", tmp_path / "linked"]

    told = [[(blame.path, blame.lines) for blame in snapshot_of(path).blames(["a.py"])] for path in places]

    assert told == [[("a.py", {BOB: 1})]] * 4


def test_attributes_are_those_of_the_audited_tree(repo: RepoBuilder) -> None:
    first = repo.commit({"gen/a.py": "1\n", "gen/.gitattributes": "*.py linguist-generated=true\n"})
    repo.commit({"gen/.gitattributes": ""})
    repo.write({".gitattributes": "* linguist-vendored\n"})

    assert snapshot_of(repo.path, first).files["gen/a.py"].kind is Kind.GENERATED
    assert snapshot_of(repo.path).files["gen/a.py"].kind is Kind.CODE


def test_links_and_submodules_are_not_files_to_blame(repo: RepoBuilder, tmp_path: Path) -> None:
    inner = RepoBuilder(tmp_path / "inner")
    inner.commit({"a.py": "1\n"})
    repo.git("submodule", "add", "-q", str(inner.path), "sub")
    os.symlink("/etc/passwd", repo.path / "link.py")
    repo.commit({"binary.py": b"\0\1", "empty.py": ""})

    found = snapshot_of(repo.path)

    kinds = {path: file.kind for path, file in found.files.items()}
    assert (kinds["sub"], kinds["link.py"]) == (Kind.SUBMODULE, Kind.LINK)
    blamed = {blame.path: blame.lines for blame in found.blames(found.files)}
    assert blamed == {".gitmodules": {ADA: 3}, "empty.py": {}}


def test_commits_to_ignore_are_ignored_unasked(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "x=1\ny=2\n"}, by="ada")
    formatting = repo.commit({"a.py": "x = 1\ny = 2\n"}, by="bob")
    repo.commit({".git-blame-ignore-revs": f"# formatting\n{formatting}  # black\nnonsense\n"}, by="cat")

    (blame,) = snapshot_of(repo.path).blames(["a.py"])

    assert blame.lines == {ADA: 2}


def test_commits_of_the_configured_file_are_ignored_too(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "x=1\n"}, by="ada")
    formatting = repo.commit({"a.py": "x = 1\n"}, by="bob")
    repo.write({"local-revs": f"{formatting}\n"})
    repo.git("config", "blame.ignoreRevsFile", "local-revs")

    (blame,) = snapshot_of(repo.path).blames(["a.py"])

    assert blame.lines == {ADA: 1}


def test_a_file_with_a_missing_object_is_counted_and_the_others_are_read(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "1\n" * 50, "b.py": "1\n"})
    lost = repo.git("rev-parse", "HEAD:a.py")
    repo.commit({"a.py": "2\n" * 50, "b.py": "1\n2\n"})
    (repo.path / ".git/objects" / lost[:2] / lost[2:]).unlink()

    found = snapshot_of(repo.path)
    blamed = [blame.path for blame in found.blames(["a.py", "b.py"])]
    changes = found.changes(10)

    assert blamed == ["b.py"]
    assert len(changes) == 0
    assert [loss.what for loss in found.losses] == ["a.py", *(commit.id for commit in found.commits)]


def test_history_is_whole_without_renames_when_contents_are_missing(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "1\n2\n3\n4\n5\n"})
    lost = repo.git("rev-parse", "HEAD:a.py")
    repo.git("mv", "a.py", "b.py")
    repo.commit({"b.py": "1\n2\n3\n4\n6\n"})
    (repo.path / ".git/objects" / lost[:2] / lost[2:]).unlink()

    found = snapshot_of(repo.path)

    assert len(found.commits) == 2
    assert found.losses[0].what == "history"
    assert found.losses[0].reason.startswith("renames were not followed: git log: unable to read")


def test_a_missing_blob_of_the_tree_is_named(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "1\n"})
    lost = repo.git("rev-parse", "HEAD:a.py")
    (repo.path / ".git/objects" / lost[:2] / lost[2:]).unlink()
    with pytest.raises(MissingObjectError, match=r"a\.py: its content \w{10} is missing in this clone"):
        snapshot_of(repo.path).read("a.py")


def test_only_as_much_as_asked_for_is_read(repo: RepoBuilder) -> None:
    repo.commit({"large.py": "x" * 3_000_000, "small.py": "y\n"})

    found = snapshot_of(repo.path)

    assert found.read("large.py", 10) == b"x" * 10
    assert found.read("small.py") == b"y\n"


def test_a_shallow_clone_is_not_blamed(repo: RepoBuilder, tmp_path: Path) -> None:
    repo.commit({"a.py": "1\n"})
    repo.commit({"a.py": "2\n"})
    repo.git("clone", "-q", "--depth=1", repo.path.as_uri(), str(tmp_path / "shallow"))
    found = snapshot_of(tmp_path / "shallow")
    with pytest.raises(RepositoryError, match="the clone is shallow"):
        next(found.blames(["a.py"]))


def test_a_replaced_commit_is_read_as_everybody_else_has_it(repo: RepoBuilder) -> None:
    first = repo.commit({"a.py": "1\n"}, by="ada")
    second = repo.commit({"a.py": "2\n"}, by="bob")
    repo.git("replace", second, first)

    assert snapshot_of(repo.path).read("a.py") == b"2\n"


def test_excluded_files_are_no_code(repo: RepoBuilder) -> None:
    repo.commit({"legacy/a.py": "1\n", "legacy/keep.py": "1\n"})

    found = snapshot_of(repo.path).prepared(["legacy/*", "!legacy/keep.py"])

    assert [file.kind for file in found.files.values()] == [Kind.EXCLUDED, Kind.CODE]


def test_a_change_is_counted_once(repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit({"a.py": "1\n"}, message="First \u00fc\n\nBecause.")
    repo.git("checkout", "-q", "-b", "side")
    repo.commit({"a.py": "1\n2\n", "logo.png": b"\0"}, by="bob")
    repo.git("checkout", "-q", "main")
    repo.merge("side")
    first = snapshot_of(repo.path).changes(9)
    repo.commit({"b.py": "1\n"})
    asked: list[bytes] = []
    stream = Git.stream

    def noted(git: Git, *words: str, given: bytes | None = None) -> AbstractContextManager[IO[bytes]]:
        asked.extend((given or b"").split())
        return stream(git, *words, given=given)

    monkeypatch.setattr(Git, "stream", noted)
    newest, *others = snapshot_of(repo.path).changes(9)
    assert tuple(others) == first
    assert [touch.path for touch in newest.touched] == ["b.py"]
    assert [name for name in asked if len(name) == 40] == [newest.commit.encode()]


def test_what_nobody_wrote_by_hand_is_over_large(repo: RepoBuilder) -> None:
    sizes = {"at.py": tree.LARGEST, "over.py": tree.LARGEST + 1, "dist/over.js": tree.LARGEST + 1}
    repo.commit({path: b"#" * size for path, size in sizes.items()})
    kinds = {path: file.kind for path, file in snapshot_of(repo.path).files.items()}
    assert kinds == {"at.py": Kind.CODE, "over.py": Kind.LARGE, "dist/over.js": Kind.GENERATED}


def test_nothing_is_written_but_the_cache(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "1\n", ".gitattributes": "*.py text\n"})
    repo.git("config", "user.name", "Ada")
    repo.git("config", "user.email", "ada@example.com")
    os.utime(repo.path / "a.py", (1, 1))  # an index that git would like to refresh
    (repo.path / ".git" / "async-audit").mkdir()  # so that .git itself stays as it is

    def state() -> list[str]:
        listed = subprocess.run(
            ["find", ".", "-path", "./.git/async-audit", "-prune", "-o", "-printf", "%p %s %T@ %i\n"],
            cwd=repo.path,
            stdout=subprocess.PIPE,
        )
        return sorted(listed.stdout.decode().splitlines())

    before = state()
    for found in (snapshot_of(repo.path), snapshot_of(repo.path, staged=True)):
        list(found.blames(found.files))
        _ = (found.change, found.commits, found.changes(5), found.modules)

    assert state() == before


def test_at_an_earlier_commit_of_its_history_a_snapshot_is_what_opening_it_there_gives(
    repo: RepoBuilder,
) -> None:
    repo.commit({"a.py": "1\n2\n3\n"})
    earlier = repo.commit({"b.py": "1\n", ".mailmap": "Eve <eve@x> <ada@example.com>\n"})
    repo.commit({"b.py": "1\n2\n", ".mailmap": ""})
    then, opened = snapshot_of(repo.path).prepared(["b.py"]).at(earlier), snapshot_of(repo.path, earlier)

    assert then.commits == opened.commits
    assert {one.author.name for one in then.commits} == {"Eve"}
    assert list(then.blames(["a.py"])) == list(opened.blames(["a.py"]))
    assert then.files["b.py"].kind is Kind.EXCLUDED
