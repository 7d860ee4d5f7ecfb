"""The cache is never wrong, and never in the way."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from async_audit.repository import find
from async_audit.repository.cache import NAME, Cache, key
from tests.repo_builder import RepoBuilder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kept"


def test_without_a_place_nothing_is_kept() -> None:
    cache = Cache()
    cache.put("answer", {b"k": b"v"})
    assert (cache.get("answer", [b"k"]), cache.newest("answer", 9), cache.contents()) == ({}, [], None)


def test_asking_makes_no_file(folder: Path) -> None:
    assert Cache([folder]).get("answer", [b"k"]) == {}
    assert not folder.exists()


def test_what_one_run_keeps_another_finds(folder: Path) -> None:
    Cache([folder]).put("answer", {b"k": b"v", b"empty": b""})
    assert Cache([folder]).get("answer", [b"k", b"empty", b"other"]) == {b"k": b"v", b"empty": b""}


def test_kinds_and_makers_are_kept_apart(folder: Path) -> None:
    Cache([folder], "git 2.39").put("answer", {b"k": b"v"})
    assert Cache([folder], "git 2.39").get("head", [b"k"]) == {}
    assert Cache([folder], "git 2.40").get("answer", [b"k"]) == {}
    assert Cache([folder], "git 2.40").newest("answer", 9) == []


def test_a_key_tells_its_parts_apart() -> None:
    assert len({key("ab", "c"), key("a", "bc"), key("abc"), key("abc", ""), key("\udcff")}) == 5


def test_the_newest_come_first(folder: Path) -> None:
    cache = Cache([folder])
    for name in (b"1", b"2", b"3", b"2"):
        cache.put("head", {name: b""})
    assert cache.newest("head", 2) == [b"2", b"3"]


def test_the_first_place_that_can_be_written_is_taken(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = Cache([tmp_path / "file" / "below", tmp_path / "own"])
    cache.put("answer", {b"k": b"v"})
    contents = cache.contents()
    assert contents is not None
    assert contents.path == tmp_path / "own" / NAME


@pytest.mark.parametrize("target", ["folder", "file"])
def test_a_link_is_not_followed(tmp_path: Path, folder: Path, target: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    if target == "folder":
        folder.symlink_to(outside)
    else:
        folder.mkdir()
        (folder / NAME).symlink_to(outside / "file")
    Cache([folder]).put("answer", {b"k": b"v"})
    assert list(outside.iterdir()) == []


def test_it_stays_small_and_lets_go_of_what_is_oldest(folder: Path) -> None:
    for number in range(40):
        Cache([folder], largest=200_000).put("answer", {b"%d" % number: os.urandom(10_000)})
    contents = Cache([folder]).contents()
    assert contents is not None
    assert contents.size <= 200_000
    assert list(Cache([folder]).get("answer", [b"39", b"38", b"0", b"1"])) == [b"39", b"38"]


def test_what_is_larger_than_all_room_is_not_kept(folder: Path) -> None:
    cache = Cache([folder], largest=100_000)
    cache.put("answer", {b"small": b"v"})
    cache.put("answer", {b"large": os.urandom(200_000)})
    assert list(Cache([folder]).get("answer", [b"small", b"large"])) == [b"small"]


def test_what_this_run_used_outlives_what_it_did_not(folder: Path) -> None:
    Cache([folder]).put("answer", {b"used": os.urandom(10_000)})
    Cache([folder]).put("answer", {b"unused": os.urandom(60_000)})
    cache = Cache([folder], largest=100_000)
    assert cache.get("answer", [b"used"])
    cache.put("answer", {b"new": os.urandom(40_000)})
    assert set(Cache([folder]).get("answer", [b"used", b"unused", b"new"])) == {b"used", b"new"}


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda file: file.write_bytes(b"no database at all" * 999), id="another file"),
        pytest.param(lambda file: file.write_bytes(file.read_bytes()[:5000]), id="cut off"),
        pytest.param(
            lambda file: file.write_bytes(file.read_bytes()[:4096] + b"\xff" * 40_000), id="overwritten pages"
        ),
    ],
)
def test_a_damaged_file_is_nothing_kept_and_begun_again(folder: Path, damage: object) -> None:
    assert callable(damage)
    cache = Cache([folder])
    cache.put("answer", {b"%d" % number: os.urandom(3000) for number in range(9)})
    cache.close()
    damage(folder / NAME)
    first = Cache([folder])
    assert first.get("answer", [b"3", b"8"]) == {}
    first.close()
    Cache([folder]).put("answer", {b"new": b"v"})
    assert Cache([folder]).get("answer", [b"new"]) == {b"new": b"v"}


def test_a_damaged_entry_is_nothing_kept(folder: Path) -> None:
    Cache([folder]).put("answer", {b"k": b"v"})
    with sqlite3.connect(folder / NAME) as connection:
        connection.execute("UPDATE entry SET value = x'789c00'")
    connection.close()
    assert Cache([folder]).get("answer", [b"k"]) == {}


def test_a_file_with_another_table_is_not_trusted(folder: Path) -> None:
    folder.mkdir()
    with sqlite3.connect(folder / NAME) as connection:
        connection.execute("CREATE TABLE entry (kind, key, run, value)")
        connection.execute("INSERT INTO entry VALUES ('answer', x'6b', 1, x'')")
    connection.close()
    assert Cache([folder]).get("answer", [b"k"]) == {}
    Cache([folder]).put("answer", {b"k": b"v"})
    assert Cache([folder]).get("answer", [b"k"]) == {b"k": b"v"}


def test_a_full_disk_loses_what_is_new_only(folder: Path) -> None:
    Cache([folder]).put("answer", {b"old": b"v"})
    cache = Cache([folder])
    assert cache.get("answer", [b"old"])
    assert cache._open is not None
    cache._open[1].execute("PRAGMA max_page_count = 1")  # as if there were no more room
    cache.put("answer", {b"new": os.urandom(100_000)})
    assert cache.get("answer", [b"old"]) == {}  # it is not asked any more in this run
    assert Cache([folder]).get("answer", [b"old", b"new"]) == {b"old": b"v"}


KEEP = """
import os, sys
from pathlib import Path
from async_audit.repository.cache import Cache
cache = Cache([Path(sys.argv[1])])
number = int(sys.argv[2])
while True:
    cache.put("answer", {b"%d-%d" % (number, n): b"%d" % number * 5000 for n in range(50)})
    print(number, flush=True)
    number += 2
"""


def test_runs_at_once_that_are_killed_leave_nothing_half_done(folder: Path) -> None:
    for _ in range(3):
        both = [
            subprocess.Popen([sys.executable, "-c", KEEP, str(folder), str(first)], stdout=subprocess.PIPE)
            for first in (0, 1)
        ]
        for one in both:
            assert one.stdout is not None
            one.stdout.readline()
        time.sleep(0.05)
        for one in both:
            one.send_signal(signal.SIGKILL)
            one.wait()
            assert one.stdout is not None
            one.stdout.close()
    cache = Cache([folder])
    for number in range(200):
        found = cache.get("answer", [b"%d-%d" % (number, n) for n in range(50)])
        assert len(found) in (0, 50)
        assert set(found.values()) <= {b"%d" % number * 5000}
    contents = cache.contents()
    assert contents is not None
    assert sum(contents.entries.values()) >= 100


def test_work_trees_share_it(repo: RepoBuilder, tmp_path: Path) -> None:
    repo.commit({"a": "1\n"})
    repo.git("worktree", "add", "-q", str(tmp_path / "second"))
    folders = find(tmp_path / "second").cache_folders
    assert folders == find(repo.path).cache_folders
    assert folders[0] == repo.path / ".git" / "async-audit"


def test_where_history_is_not_what_it_seems_nothing_is_kept(repo: RepoBuilder, tmp_path: Path) -> None:
    commit = repo.commit({"a": "1\n"})
    repo.commit({"a": "2\n"})
    repo.git("clone", "-q", "--depth=1", f"file://{repo.path}", str(tmp_path / "shallow"))
    assert find(tmp_path / "shallow").cache_folders == ()
    (repo.path / ".git" / "info").mkdir(exist_ok=True)
    (repo.path / ".git" / "info" / "grafts").write_text(f"{commit}\n")
    assert find(repo.path).cache_folders == ()


def test_clearing_removes_every_file_and_says_which(folder: Path, tmp_path: Path) -> None:
    both = [folder, tmp_path / "own"]
    for one in both:
        Cache([one]).put("answer", {b"k": b"v"})
    cache = Cache(both)
    assert cache.get("answer", [b"k"])
    assert {file.parent for file in cache.clear()} == set(both)
    assert not any(one.exists() for one in both)
