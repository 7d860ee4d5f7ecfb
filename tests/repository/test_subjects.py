"""The first line of what commits say of themselves."""

from __future__ import annotations

from async_audit.repository import find, open_snapshot
from tests.repo_builder import RepoBuilder


def test_the_subjects_of_the_commits_that_are_asked_about(repo: RepoBuilder) -> None:
    first = repo.commit({"a": "1"}, message="Begin\n\nwith a body")
    second = repo.commit({"a": "2"}, message="A subject\nthat goes on\n\nand a body")
    third = repo.commit({"a": "3"}, message="\x1b[1m ü")
    snapshot = open_snapshot(find(repo.path))

    assert snapshot.subjects([second, first, first]) == {first: "Begin", second: "A subject that goes on"}
    assert snapshot.subjects([third]) == {third: "\x1b[1m ü"}
    assert snapshot.subjects([]) == {}
