"""History in parts is the same as history at once."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from async_audit.repository import history, passes
from async_audit.repository.cache import Cache
from async_audit.repository.history import Row
from async_audit.repository.runner import Git
from tests.repo_builder import RepoBuilder
from tests.repository.random_history import grow, imported
from tests.repository.test_guided import counted_logs


def reading(repo: RepoBuilder) -> Git:
    return Git.reading(str(repo.path / ".git" / "objects"), "sha1", {})


@pytest.mark.parametrize("seed", range(5))
def test_the_order_does_not_show_in_how_many_parts_it_was_read(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    ids = imported(grow(random, 40), tmp_path)
    git, cache = Git.reading(str(tmp_path / "objects"), "sha1", {}), Cache([tmp_path / "kept"])
    for commit in [*random.sample(ids, 12), ids[-1]]:
        found = passes.read(git, cache, commit)
        assert found == passes.read(git, Cache(), commit)
        with git.stream("log", *history.PASS, commit, "--") as output:
            assert {row.id: row for row in found} == {row.id: row for row in history.rows(output)}
        before: set[str] = set()
        for row in reversed(found):
            assert set(row.parents) <= before
            before.add(row.id)


def test_only_what_is_new_is_read(repo: RepoBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git, cache = reading(repo), Cache([tmp_path / "kept"])
    first = repo.commit({"a": "1\n"})
    passes.read(git, cache, first)
    with counted_logs(monkeypatch) as begun:
        passes.read(git, cache, first)
    assert begun == []
    second = repo.commit({"a": "2\n"})
    told = passes.read(git, cache, second)
    assert [row.id for row in told] == [second, first]
    kept = cache.get(passes.KIND, [second.encode()])[second.encode()]
    assert kept.startswith(f"{first}\n{second}\n".encode())
    assert kept.count(first.encode()) == 2  # where it begins, and as a parent


def test_many_parts_become_one(repo: RepoBuilder, tmp_path: Path) -> None:
    git, cache = reading(repo), Cache([tmp_path / "kept"])
    commits = [repo.commit({"a": f"{number}\n"}) for number in range(passes.CHAIN + 3)]
    for commit in commits:
        rows = passes.read(git, cache, commit)
    assert [row.id for row in rows] == commits[::-1]
    ends = cache.get(passes.KIND, [commit.encode() for commit in commits])
    assert sum(kept.startswith(b"\n") for kept in ends.values()) == 2


def test_a_part_whose_commit_is_gone_is_no_beginning(repo: RepoBuilder, tmp_path: Path) -> None:
    git, cache = reading(repo), Cache([tmp_path / "kept"])
    repo.commit({"a": "1\n"})
    gone = repo.commit({"a": "2\n"})
    passes.read(git, cache, gone)
    repo.git("reset", "-q", "--hard", "HEAD~1")
    repo.git("-c", "gc.reflogExpire=now", "reflog", "expire", "--expire=now", "--all")
    repo.git("prune", "--expire=now")
    commit = repo.commit({"a": "3\n"})
    assert len(passes.read(git, cache, commit)) == 2


def test_parts_that_lead_to_each_other_are_read_anew(repo: RepoBuilder, tmp_path: Path) -> None:
    git, cache = reading(repo), Cache([tmp_path / "kept"])
    commit = repo.commit({"a": "1\n"})
    cache.put(passes.KIND, {commit.encode(): commit.encode() + b"\n"})
    assert [row.id for row in passes.read(git, cache, commit)] == [commit]


def test_branches_stay_together() -> None:
    def row(name: str, parents: str = "") -> Row:
        when = history.moment("0 +0000")
        return Row(name, tuple(parents.split()), when, 0, "", (), ())

    rows = {
        one.id: one
        for one in (row("m", "a2 b2"), row("a2", "a1"), row("a1", "r"), row("b2", "r"), row("r"), row("x"))
    }
    assert [one.id for one in passes.in_order(rows, "m")] == ["m", "b2", "a2", "a1", "r"]
