"""Files that are written whole or not at all, and never outside of the tree."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from async_audit.errors import UsageError
from async_audit.repository import Place, find, writing
from tests.repo_builder import RepoBuilder


@pytest.fixture
def place(repo: RepoBuilder) -> Place:
    repo.commit({"adr/0001-a.md": "a"})
    return find(repo.path)


def test_a_file_is_replaced_and_keeps_its_mode(repo: RepoBuilder, place: Place) -> None:
    (repo.path / "adr/0001-a.md").chmod(0o640)

    writing.replace(place, "adr/0001-a.md", b"b\r\n")

    target = repo.path / "adr/0001-a.md"
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"b\r\n", 0o640)
    assert os.listdir(target.parent) == ["0001-a.md"]


def test_a_new_file_gets_its_directories(repo: RepoBuilder, place: Place) -> None:
    writing.create(place, "docs/adr/0002-b.md", b"b")

    assert (repo.path / "docs/adr/0002-b.md").read_bytes() == b"b"


def test_a_file_that_exists_is_not_overwritten(repo: RepoBuilder, place: Place) -> None:
    with pytest.raises(UsageError, match="exists already"):
        writing.create(place, "adr/0001-a.md", b"b")
    assert (repo.path / "adr/0001-a.md").read_bytes() == b"a"


@pytest.mark.parametrize(
    "path", ["../a.md", "adr/../../a.md", "/etc/a.md", ".git/hooks/pre-commit", "adr/.GIT/x"]
)
def test_these_paths_are_refused(path: str, place: Place) -> None:
    with pytest.raises(UsageError, match="outside of the work tree"):
        writing.create(place, path, b"x")


def test_a_link_is_never_written_through(repo: RepoBuilder, place: Place, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "0002-b.md").write_text("theirs")
    (repo.path / "linked").symlink_to(outside)
    (repo.path / "adr/0003-c.md").symlink_to(outside / "0002-b.md")

    for write, path in ((writing.create, "linked/0004-d.md"), (writing.replace, "adr/0003-c.md")):
        with pytest.raises(UsageError, match="symbolic link"):
            write(place, path, b"x")
    with pytest.raises(UsageError, match="symbolic link"):
        writing.read(place, "linked/0002-b.md")
    assert (outside / "0002-b.md").read_text() == "theirs"
    assert os.listdir(outside) == ["0002-b.md"]


def test_a_bare_repository_is_not_written(repo: RepoBuilder, place: Place, tmp_path: Path) -> None:
    repo.git("clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))

    with pytest.raises(UsageError, match="bare"):
        writing.create(find(tmp_path / "bare.git"), "adr/0002-b.md", b"x")


def test_a_failed_write_leaves_nothing_behind(
    repo: RepoBuilder, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        writing.replace(place, "adr/0001-a.md", b"b")
    assert (repo.path / "adr/0001-a.md").read_bytes() == b"a"
    assert os.listdir(repo.path / "adr") == ["0001-a.md"]


def test_what_is_not_checked_out_cannot_be_read(place: Place) -> None:
    with pytest.raises(UsageError, match="not in the work tree"):
        writing.read(place, "adr/0009-x.md")
