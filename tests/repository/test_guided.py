"""Blame that is told where to look says what ``git blame`` says, in any history."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from async_audit.errors import RepositoryError
from async_audit.facts import Run
from async_audit.repository import find, open_snapshot, tree
from async_audit.repository.attribution import FEW
from async_audit.repository.blame import FileByFile
from async_audit.repository.guided import Guided
from async_audit.repository.log import Log
from async_audit.repository.manner import Manner
from async_audit.repository.objects import Objects
from async_audit.repository.runner import Git
from tests.repo_builder import RepoBuilder, as_person
from tests.repository.random_history import grow, imported

PLAIN = Manner()


def guided(reading: Git, commit: str, manner: Manner = PLAIN, *, renames: bool = True) -> Guided:
    versions = Log(reading).part(commit, renames=renames).versions
    return Guided(reading, Objects(reading), versions, manner)


# a seed says nothing about what it leads to, so nothing shrinks; but few choices of hypothesis' own make a rich history
@settings(max_examples=settings().max_examples * 3 // 2, deadline=None)
@given(st.integers(0, 2**64), st.integers(1, 40), st.booleans(), st.booleans(), st.booleans())
def test_every_line_is_as_git_blame_says(
    seed: int, commits: int, ignores: bool, renames: bool, whitespace: bool
) -> None:
    random = Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        ids = imported(grow(random, commits), Path(folder))
        reading = Git.reading(str(Path(folder) / "objects"), "sha1", {})
        manner = Manner(tuple(random.sample(ids, len(ids) // 3)) if ignores else (), whitespace)
        paths = [
            path
            for path, file in tree.at_commit(reading, ids[-1]).items()
            if file.kind.value != "symbolic link"
        ]
        engine = guided(reading, ids[-1], manner, renames=renames)

        told = dict(zip(paths, engine.attribute(ids[-1], paths), strict=True))

        asked = FileByFile(reading, manner).attribute(ids[-1], paths)
        assert told == dict(zip(paths, asked, strict=True))
        event(f"{len(engine.walked_alone)} of {len(paths)} walked alone")


def asked(repo: RepoBuilder) -> Guided:
    """The engine after it has said of every file what git blame says."""
    reading, commit = find(repo.path).reading, repo.git("rev-parse", "HEAD")
    paths = repo.git("ls-files", "-z").split("\0")[:-1]
    engine = guided(reading, commit)
    assert list(engine.attribute(commit, paths)) == list(FileByFile(reading, PLAIN).attribute(commit, paths))
    return engine


def numbered(first: int, last: int) -> str:
    return "".join(f"this is line number {number}\n" for number in range(first, last))


def test_a_file_that_nobody_changed_is_whole(repo: RepoBuilder) -> None:
    repo.commit({"a": "1\r\n2", "b": "", "c": "\n", "d": "1\n"})
    repo.commit({"e": "x\n"}, by="bob")
    assert not asked(repo).walked_alone


def test_a_path_that_git_quotes_is_recognised(repo: RepoBuilder) -> None:
    odd = 'tab\t quo"te back\\slash \x01 \u00fc \udcff'
    repo.commit({odd: "1\n"})
    repo.commit({odd: "1\n2\n"}, by="bob")
    repo.commit({odd: None, f"{odd} moved": "1\n2\n3\n"}, by="cat")
    assert not asked(repo).walked_alone


def test_both_halves_of_a_file_remember(repo: RepoBuilder) -> None:
    # to "git log" only one of them is a rename
    repo.commit({"whole": numbered(0, 40), "other": "1\n"})
    repo.commit({"whole": None, "other": None, "left": numbered(0, 30), "right": numbered(12, 40)}, by="bob")
    engine = asked(repo)
    assert not engine.walked_alone
    commit = repo.git("rev-parse", "HEAD")
    oldest = repo.git("rev-parse", "HEAD~1")
    for answer in engine.attribute(commit, ["left", "right"]):
        assert not isinstance(answer, RepositoryError)
        assert [run.commit for run in answer] == [oldest]


def test_where_two_old_names_meet_blame_walks_alone(repo: RepoBuilder) -> None:
    repo.commit({"a": numbered(0, 30), "b": numbered(50, 80)})
    repo.commit({"a": numbered(0, 31)})
    repo.commit({"b": numbered(50, 81)})
    repo.git("branch", "side")
    repo.commit({"a": None, "f": numbered(0, 32)}, by="bob")
    repo.git("checkout", "-q", "side")
    repo.commit({"b": None, "f": numbered(50, 82)}, by="cat")
    repo.git(
        "merge",
        "-q",
        "--no-commit",
        "-s",
        "ours",
        "main",
        environment=as_person("Ada", "ada@x", "2024-01-01T00:00:00Z"),
    )
    repo.commit({"f": numbered(0, 32) + numbered(50, 82)})
    assert asked(repo).walked_alone == {"f": "two of its former names meet in one commit"}


def test_a_file_without_a_version_is_asked_about_alone(repo: RepoBuilder) -> None:
    commit = repo.commit({"f": "1\n"})
    engine = Guided(find(repo.path).reading, Objects(find(repo.path).reading), {}, PLAIN)
    assert list(engine.attribute(commit, ["f"])) == [(Run(1, 1, commit),)]
    assert engine.walked_alone == {"f": "no version of it is known"}


@contextmanager
def counted_logs(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    begun: list[str] = []
    start = Git._start

    def counted(self: Git, words: tuple[str, ...], *more: Any, **named: Any) -> subprocess.Popen[bytes]:
        begun.append(words[0])
        return start(self, words, *more, **named)

    with monkeypatch.context() as patch:
        patch.setattr(Git, "_start", counted)
        yield begun


def test_history_is_read_once_for_everyone(repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [f"{number}.py" for number in range(FEW + 1)]
    repo.commit({path: f"{path}\n" for path in many})
    repo.commit({many[0]: f"{many[0]}\nnew\n"}, by="bob")
    found = open_snapshot(find(repo.path))
    with counted_logs(monkeypatch) as begun:
        assert len(list(found.blames(many))) == len(many)
        assert len(found.commits) == 2
    assert begun.count("blame") == 1  # all others are as they were made
    assert begun.count("log") == 1


def test_about_few_files_history_is_not_asked(repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit({"a.py": "1\n"})
    with counted_logs(monkeypatch) as begun:
        assert len(list(open_snapshot(find(repo.path)).blames(["a.py"]))) == 1
    assert begun.count("blame") == 1


def test_a_blob_that_is_missing_costs_its_own_file_only(repo: RepoBuilder) -> None:
    many = [f"{number}.py" for number in range(FEW + 1)]
    repo.commit({path: f"{path}\n" for path in many})
    blob = repo.git("rev-parse", f"HEAD:{many[0]}")
    repo.commit({many[0]: "other\n"}, by="bob")
    repo.commit({many[0]: None, "moved.py": "another\n"}, by="bob")
    lost = repo.path / ".git" / "objects" / blob[:2] / blob[2:]
    lost.chmod(0o600)
    lost.unlink()
    whole = repo.git("rev-parse", "HEAD:1.py")
    lost = repo.path / ".git" / "objects" / whole[:2] / whole[2:]
    lost.chmod(0o600)
    lost.unlink()

    found = open_snapshot(find(repo.path))
    blamed = [blame.path for blame in found.blames([*many[1:], "moved.py"])]

    assert sorted(blamed) == sorted({*many[1:], "moved.py"} - {"1.py"})
    assert "1.py" in {loss.what for loss in found.losses}


def test_without_a_tree_nothing_is_known_and_said_so(repo: RepoBuilder) -> None:
    many = [f"{number}.py" for number in range(FEW + 1)]
    repo.commit({path: f"{path}\n" for path in many})
    repo.commit({many[0]: "other\n"}, by="bob")
    folder = repo.git("rev-parse", "HEAD~1^{tree}")
    lost = repo.path / ".git" / "objects" / folder[:2] / folder[2:]
    lost.chmod(0o600)
    lost.unlink()

    found = open_snapshot(find(repo.path))

    assert list(found.blames(many)) == []
    assert {loss.what for loss in found.losses} >= set(many)


def test_merged_twice_from_another_repository_blame_is_asked_where_it_went(repo: RepoBuilder) -> None:
    # the second merge leads through a commit at which blame has to stop for the first
    tops = ("", "top\n", "over the top\n")
    repo.commit({"x": "1\n"})
    repo.git("checkout", "-q", "--orphan", "theirs")
    repo.commit({"x": None, "po": numbered(0, 30), "qo": numbered(50, 80)}, by="bob")
    for top in tops:
        repo.commit({"po": top + numbered(0, 30), "qo": top + numbered(50, 80)}, by="bob")
        repo.git("checkout", "-q", "main")
        merge = ("merge", "-q", "--no-commit", "-s", "ours", "--allow-unrelated-histories", "theirs")
        repo.git(*merge, environment=as_person("Ada", "ada@x", "2024-01-01T00:00:00Z"))
        repo.commit({f"sub/{name}": top + numbered(*lines) + "ours\n" for name, lines in PARTS.items()})
        repo.git("checkout", "-q", "theirs")
    repo.git("checkout", "-q", "main")
    assert not asked(repo).walked_alone


PARTS = {"po": (0, 30), "qo": (50, 80)}
