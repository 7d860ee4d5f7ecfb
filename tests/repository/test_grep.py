"""Lines of a tree that match a pattern."""

from __future__ import annotations

import pytest

from async_audit.errors import RepositoryError
from async_audit.repository import find, open_snapshot
from tests.repo_builder import RepoBuilder


def lines(repo: RepoBuilder, pattern: str, *, staged: bool = False) -> list[tuple[str, int, str]]:
    snapshot = open_snapshot(find(repo.path), staged=staged)
    return [(line.path, line.number, line.text) for line in snapshot.grep(pattern)]


def test_nothing_that_matches_is_no_error(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "x\n"})

    assert lines(repo, "adr-[0-9]+") == []


def test_lines_are_found_where_they_are(repo: RepoBuilder) -> None:
    repo.commit({"a b:c.py": "x\n# see ADR-12\n", "d.py": "adr-3\n", "e.bin": b"\0adr-4\n"})

    assert lines(repo, "adr-[0-9]+") == [("a b:c.py", 2, "# see ADR-12"), ("d.py", 1, "adr-3")]


def test_the_index_is_searched_when_something_is_staged(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "x\n"})
    repo.stage({"a.py": "adr-1\n"})
    repo.write({"a.py": "adr-2\n"})

    assert lines(repo, "adr-[0-9]", staged=True) == [("a.py", 1, "adr-1")]


def test_a_pattern_that_is_none_is_an_error(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "x\n"})

    with pytest.raises(RepositoryError):
        lines(repo, "(")
