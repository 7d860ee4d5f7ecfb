"""What was found out before is never asked again, and the answer is the same as without."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from async_audit.facts import Run
from async_audit.repository import find, open_snapshot, tree
from async_audit.repository.attribution import Attribution, Sources, Subject
from async_audit.repository.blame import Answer, FileByFile
from async_audit.repository.cache import Cache
from async_audit.repository.log import History, Log
from async_audit.repository.manner import Manner
from async_audit.repository.objects import Objects
from async_audit.repository.runner import Git
from async_audit.repository.versions import Version
from tests.repo_builder import RepoBuilder, as_person
from tests.repository.random_history import grow, imported
from tests.repository.test_guided import counted_logs

PLAIN = Manner()


class Asked:
    """A repository that is asked about one commit after another, with what is remembered in between."""

    def __init__(self, objects: Path, cache: Cache) -> None:
        self.git = Git.reading(str(objects), "sha1", {})
        self.cache = cache
        self.linked = 0
        """How often all of history was needed."""

    def about(self, commit: str, manner: Manner = PLAIN, paths: Sequence[str] = ()) -> Mapping[str, Answer]:
        files = tree.at_commit(self.git, commit)
        blobs = {path: file.blob for path, file in files.items() if file.kind.value != "symbolic link"}
        log = Log(self.git)
        history: list[History] = []

        def versions() -> Mapping[str, Version]:
            self.linked += 1
            history.append(log.history(commit, self.cache, []))
            return history[0].versions

        sources = Sources(self.git, Objects(self.git), self.cache, versions, log.signatures)
        asked = Attribution(sources, Subject(commit, blobs, manner), few=0)
        return dict(asked.answers(list(paths or blobs)))

    def afresh(self, commit: str, manner: Manner = PLAIN) -> Mapping[str, Answer]:
        paths = [
            path
            for path, file in tree.at_commit(self.git, commit).items()
            if file.kind.value != "symbolic link"
        ]
        return dict(zip(paths, FileByFile(self.git, manner).attribute(commit, paths), strict=True))


@settings(max_examples=settings().max_examples // 2, deadline=None)
@given(st.integers(0, 2**64), st.integers(2, 30), st.booleans(), st.booleans())
# a merge renames what its first parent, on a branch older than what is remembered, may or may not have had
@example(seed=580955, commits=18, ignores=True, changes_its_mind=False)
def test_what_is_remembered_of_other_commits_changes_no_line(
    seed: int, commits: int, ignores: bool, changes_its_mind: bool
) -> None:
    random = Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        ids = imported(grow(random, commits), Path(folder))
        asked = Asked(Path(folder) / "objects", Cache([Path(folder) / "kept"]))
        ignored = tuple(random.sample(ids, len(ids) // 4)) if ignores else ()
        rounds = ids[-3:] if random.random() < 0.5 else random.sample(ids, min(4, len(ids)))
        for commit in rounds:
            manner = Manner(ignored)
            assert asked.about(commit, manner) == asked.afresh(commit, manner)
            if changes_its_mind:
                ignored = tuple(random.sample(ids, len(ids) // 4))
        event(f"{asked.linked} of {len(rounds)} needed all of history")


@pytest.fixture
def asked(repo: RepoBuilder, tmp_path: Path) -> Asked:
    return Asked(repo.path / ".git" / "objects", Cache([tmp_path / "kept"]))


def test_the_same_commit_is_not_asked_about_twice(
    repo: RepoBuilder, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit({"a": "1\n2\n", "b": "", "c": "\0"})
    commit = repo.commit({"a": "1\nB\n"}, by="bob")
    first = asked.about(commit)
    with counted_logs(monkeypatch) as begun:
        assert asked.about(commit) == first
    assert set(begun) == {"ls-tree"}
    assert sorted(first) == ["a", "b"]


def test_only_the_files_that_new_commits_touched_are_blamed(
    repo: RepoBuilder, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked.about(repo.commit({"a": "1\n2\n", "b": "1\n"}))
    asked.about(repo.commit({"a": "1\nB\n", "b": "1\n2\n"}, by="bob"))
    commit = repo.commit({"a": "1\nB\nC\n"}, by="cat")
    with counted_logs(monkeypatch) as begun:
        answers = asked.about(commit)
    assert begun.count("blame") == 1
    assert asked.linked == 1
    assert answers == asked.afresh(commit)


def test_a_rename_is_followed_into_what_is_remembered(repo: RepoBuilder, asked: Asked) -> None:
    text = "".join(f"line {number}\n" for number in range(30))
    first = repo.commit({"a": text})
    asked.about(first)
    second = repo.commit({"a": None, "b": text + "more\n"}, by="bob")
    assert asked.about(second) == {"b": (Run(1, 30, first), Run(31, 1, second))}
    assert asked.linked == 1


def test_a_branch_that_began_earlier_and_touched_other_files_is_followed(
    repo: RepoBuilder, asked: Asked
) -> None:
    repo.commit({"a": "1\n", "b": "1\n"})
    repo.git("branch", "side")
    asked.about(repo.commit({"a": "1\n2\n"}))
    repo.git("checkout", "-q", "side")
    repo.commit({"b": "1\n2\n"}, by="bob")
    repo.git("checkout", "-q", "main")
    commit = repo.merge("side")
    assert asked.about(commit) == asked.afresh(commit)
    assert asked.linked == 1


def test_a_branch_that_touched_the_same_file_needs_all_of_history(repo: RepoBuilder, asked: Asked) -> None:
    text = "".join(f"line {number}\n" for number in range(30))
    repo.commit({"a": text})
    repo.git("branch", "side")
    asked.about(repo.commit({"a": f"above\n{text}"}))
    repo.git("checkout", "-q", "side")
    repo.commit({"a": f"{text}below\n"}, by="bob")
    repo.git("checkout", "-q", "main")
    commit = repo.merge("side")
    assert asked.about(commit) == asked.afresh(commit)
    assert asked.linked == 2


def test_a_merge_that_renames_what_an_older_branch_never_had_is_followed(
    repo: RepoBuilder, asked: Asked
) -> None:
    text = "".join(f"line {number}\n" for number in range(30))
    repo.commit({"b": "1\n"})
    repo.git("branch", "side")
    first = repo.commit({"a": text})
    asked.about(first)
    repo.git("checkout", "-q", "side")
    repo.commit({"b": "1\n2\n"}, by="bob")
    cat = as_person("Cat", "cat@example.com", "2024-01-01T00:00:00Z")
    repo.git("merge", "-q", "--no-ff", "--no-commit", "main", environment=cat)
    repo.commit({"a": None, "c": text}, by="cat")
    repo.git("checkout", "-q", "main")
    commit = repo.merge("side")
    answers = asked.about(commit)
    assert answers == asked.afresh(commit)
    assert answers["c"] == (Run(1, 30, first),)


def test_a_rewritten_history_is_another(repo: RepoBuilder, asked: Asked) -> None:
    repo.commit({"a": "1\n"})
    asked.about(repo.commit({"a": "1\n2\n"}))
    repo.git("reset", "-q", "--hard", "HEAD~1")
    commit = repo.commit({"a": "1\n2\n"}, by="bob")
    assert asked.about(commit) == asked.afresh(commit)


def test_a_file_that_was_never_asked_about_is_found_out(repo: RepoBuilder, asked: Asked) -> None:
    asked.about(repo.commit({"a": "1\n", "b": "1\n"}), paths=["a"])
    commit = repo.commit({"b": "1\n2\n"}, by="bob")
    assert asked.about(commit) == asked.afresh(commit)


def test_a_newly_ignored_commit_counts_for_the_files_that_it_touched(
    repo: RepoBuilder, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit({"a": "one = 1\n", "b": "two = 2\n"})
    repo.commit({"b": "two = 22\n"})
    commit = repo.commit({"a": "one  =  1\n"}, by="bob")
    asked.about(commit)
    with counted_logs(monkeypatch) as begun:
        answers = asked.about(commit, Manner((commit,)))
    assert answers == asked.afresh(commit, Manner((commit,))) != asked.afresh(commit)
    assert begun.count("blame") == 1


def test_whitespace_is_looked_through_when_asked_to(repo: RepoBuilder, asked: Asked) -> None:
    first = repo.commit({"a": "if x:\n  y\n"})
    second = repo.commit({"a": "if x:\n    y\n"}, by="bob")
    assert asked.about(second) == {"a": (Run(1, 1, first), Run(2, 1, second))}
    assert asked.about(second, Manner(ignores_whitespace=True)) == {"a": (Run(1, 2, first),)}


def test_a_mailmap_that_changed_is_obeyed_at_once(repo: RepoBuilder) -> None:
    repo.commit({"a": "1\n"})
    assert [str(next(iter(blame.lines))) for blame in open_snapshot(find(repo.path)).blames(["a"])] == [
        "Ada <ada@example.com>"
    ]
    repo.commit({".mailmap": "Ada L <ada@new> <ada@example.com>\n"})
    assert [str(next(iter(blame.lines))) for blame in open_snapshot(find(repo.path)).blames(["a"])] == [
        "Ada L <ada@new>"
    ]


def test_a_rename_that_only_blame_can_tell_leads_into_what_is_remembered(
    repo: RepoBuilder, asked: Asked
) -> None:
    text = "".join(f"line {number}\n" for number in range(30))
    first = repo.commit({"a": text, "b": text.replace("line 1", "row 1")})
    asked.about(repo.commit({"a": f"top\n{text}", "b": text.replace("line 1", "row 1")}, by="bob"))
    commit = repo.commit({"a": None, "b": None, "c": f"{text}end\n"}, by="cat")
    assert asked.about(commit) == asked.afresh(commit) == {"c": (Run(1, 30, first), Run(31, 1, commit))}
    assert asked.linked == 1


def test_where_what_it_hangs_on_to_is_forgotten_blame_walks_alone(
    repo: RepoBuilder, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "".join(f"line {number}\n" for number in range(30))
    repo.commit({"a": text, "b": text.replace("line 1", "row 1")})
    asked.about(repo.commit({"a": f"top\n{text}"}, by="bob"))
    commit = repo.commit({"a": None, "b": None, "c": f"{text}end\n"}, by="cat")
    get = asked.cache.get
    monkeypatch.setattr(asked.cache, "get", lambda kind, keys: {} if kind == "answer" else get(kind, keys))
    assert asked.about(commit) == asked.afresh(commit)
