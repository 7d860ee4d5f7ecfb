"""Runs are exactly what ``git blame`` says, line by line."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from async_audit.facts import Run
from async_audit.repository import find, open_snapshot
from async_audit.repository.blame import joined, unquoted
from tests.repo_builder import RepoBuilder

HEADER = re.compile(r"[0-9a-f]{40} \d+ \d+( \d+)?$")
A, B = "a" * 40, "b" * 40


def test_neighbours_of_one_commit_are_one_run() -> None:
    assert joined([Run(1, 2, A), Run(3, 1, A), Run(4, 1, B), Run(5, 1, A)]) == (
        Run(1, 3, A),
        Run(4, 1, B),
        Run(5, 1, A),
    )


@pytest.mark.parametrize(
    ("printed", "path"),
    [
        pytest.param(b"plain name", "plain name", id="plain"),
        pytest.param(rb'"a\tb\"c\\d\001"', 'a\tb"c\\d\x01', id="characters that C escapes"),
        pytest.param(rb'"\303\274\377"', "\u00fc\udcff", id="bytes, of which not all are UTF-8"),
        pytest.param(rb'"\\303"', "\\303", id="a backslash before digits"),
    ],
)
def test_a_path_is_read_as_git_prints_it(printed: bytes, path: str) -> None:
    assert unquoted(printed) == path


# What one commit does: on which branch, whether it merges the other one first, and the lines it leaves.
STEPS = st.lists(
    st.tuples(st.booleans(), st.booleans(), st.lists(st.sampled_from("abcdef"), max_size=8)),
    min_size=1,
    max_size=8,
)


@settings(max_examples=12, deadline=None)
@given(STEPS)
def test_runs_equal_git_blame(steps: list[tuple[bool, bool, list[str]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        repo = RepoBuilder(Path(folder) / "repo")
        repo.commit({"f": "a\n"})
        repo.git("branch", "side")
        for number, (on_side, merges, lines) in enumerate(steps):
            here, there = ("side", "main") if on_side else ("main", "side")
            repo.git("checkout", "-q", here)
            if merges:
                repo.git(
                    "-c",
                    "user.name=m",
                    "-c",
                    "user.email=m@m",
                    "merge",
                    "-q",
                    "-X",
                    "ours",
                    "--no-edit",
                    there,
                )
            by = ["ada", "bob", "cat"][number % 3]
            repo.commit({"f": "".join(f"{line}\n" for line in lines)}, by=by, message=f"step {number}")

        told = [
            commit
            for blame in open_snapshot(find(repo.path)).blames(["f"])
            for run in blame.runs
            for commit in [run.commit] * run.lines
        ]

        porcelain = repo.git("blame", "--porcelain", "f").splitlines()
        assert told == [line.split(" ")[0] for line in porcelain if HEADER.match(line)]
