"""A repository or a git that breaks half-way: an error or a counted loss, never less data without a word."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from random import Random

import pytest

from async_audit.errors import RepositoryError
from async_audit.repository import find, open_snapshot
from tests.repo_builder import RepoBuilder

MANY = [f"{number:02}.py" for number in range(30)]
Told = dict[str, tuple[object, ...]]


@pytest.fixture
def packed(repo: RepoBuilder) -> RepoBuilder:
    """Thirty files that three people changed, in one pack."""
    random = Random(1)
    lines = {path: [f"{path} {random.random()}" for _ in range(20)] for path in MANY}
    for by in ("ada", "bob", "cat"):
        for path in MANY:
            lines[path][random.randrange(20)] = f"{by} {random.random()}"
        repo.commit({path: "\n".join(text) + "\n" for path, text in lines.items()}, by=by)
    repo.git("repack", "-q", "-a", "-d", "-f")
    return repo


def told(repo: RepoBuilder) -> tuple[Told, list[str]]:
    """What is said of every file, and what is said to be lost."""
    found = open_snapshot(find(repo.path))
    try:
        answers: Told = {blame.path: blame.runs for blame in found.blames(MANY)}
        list(found.commits)
    except RepositoryError as error:
        return {}, [str(error)]
    return answers, [loss.what for loss in found.losses]


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A git of ours that comes first on PATH, once somebody writes it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder / "git"


def write(fake: Path, dies_on: str, after: int) -> None:
    real = shutil.which("git", path=os.environ["PATH"].partition(os.pathsep)[2])
    fake.write_text(
        f'#!/bin/sh\ncase " $* " in *" {dies_on} "*) {real} "$@" | head -c {after}; kill -9 $$;; esac\n'
        f'exec {real} "$@"\n'
    )
    fake.chmod(0o755)


@pytest.mark.parametrize("after", [0, 900, 5000])
def test_a_log_that_dies_is_an_error(packed: RepoBuilder, fake: Path, after: int) -> None:
    whole = told(packed)
    open_snapshot(find(packed.path))._cache.clear()
    write(fake, "log", after)
    answers, lost = told(packed)
    assert answers == {}
    assert lost[0].startswith("git log: ")
    fake.unlink()
    assert told(packed) == whole


def test_a_blame_that_dies_costs_its_file_and_nothing_is_kept_of_it(packed: RepoBuilder, fake: Path) -> None:
    write(fake, "blame", 300)
    assert told(packed) == ({}, MANY)
    fake.unlink()
    answers, lost = told(packed)
    assert (sorted(answers), lost) == (MANY, [])


@pytest.mark.parametrize("seed", range(8))
def test_a_corrupt_pack_makes_no_line_wrong(packed: RepoBuilder, seed: int) -> None:
    random = Random(seed)
    (pack,) = (packed.path / ".git" / "objects" / "pack").glob("*.pack")
    sound = pack.read_bytes()
    whole, lost = told(packed)
    assert lost == []
    open_snapshot(find(packed.path))._cache.clear()
    pack.chmod(0o600)
    at = random.randrange(12, len(sound) - 100)
    pack.write_bytes(sound[:at] + random.randbytes(40) + sound[at + 40 :])

    answers, lost = told(packed)

    assert answers.items() <= whole.items()
    assert lost or answers == whole
    pack.write_bytes(sound)
    assert told(packed) == (whole, [])
