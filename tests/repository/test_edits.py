"""A file as it would be: shown without harm, and written only as shown."""

from __future__ import annotations

import os

import pytest

from async_audit.errors import UsageError
from async_audit.repository import find
from async_audit.repository.edits import Edit, current
from tests.repo_builder import RepoBuilder


def test_a_diff_names_the_file_and_acts_on_no_terminal() -> None:
    edit = Edit("a.txt", b"one\n\ttwo\n", b"one\n\ttwo\n\x1b[2Jthree\n")

    assert list(edit.diff()) == [
        "--- a/a.txt",
        "+++ b/a.txt",
        "@@ -1,2 +1,3 @@",
        " one",
        "    two",
        "+\\x1b[2Jthree",
    ]


@pytest.mark.parametrize(
    ("before", "after", "names"),
    [(None, b"x\n", ["--- /dev/null", "+++ b/a"]), (b"x\n", None, ["--- a/a", "+++ /dev/null"])],
)
def test_a_diff_says_what_comes_and_goes(before: bytes | None, after: bytes | None, names: list[str]) -> None:
    assert list(Edit("a", before, after).diff())[:2] == names


def test_what_is_shown_is_written(repo: RepoBuilder) -> None:
    place = find(repo.path)

    Edit("dir/run", None, b"#!/bin/sh\n", is_script=True).write(place)
    assert os.access(repo.path / "dir" / "run", os.X_OK)
    Edit("dir/run", b"#!/bin/sh\n", b"#!/bin/sh\ntrue\n").write(place)
    assert current(place, "dir/run") == b"#!/bin/sh\ntrue\n"
    assert os.access(repo.path / "dir" / "run", os.X_OK)
    Edit("dir/run", b"#!/bin/sh\ntrue\n", None).write(place)
    assert current(place, "dir/run") is None


@pytest.mark.parametrize("before", [None, b"old\n"])
def test_what_changed_meanwhile_is_not_overwritten(repo: RepoBuilder, before: bytes | None) -> None:
    repo.write({"a.txt": "new\n"})

    with pytest.raises(UsageError, match=r"a\.txt: changed while you read"):
        Edit("a.txt", before, b"ours\n").write(find(repo.path))

    assert (repo.path / "a.txt").read_text() == "new\n"
