"""One look at a repository, many outputs: each whole, in its own place, or not at all."""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from async_audit.cli import main
from async_audit.repository import outputs
from tests.repo_builder import RepoBuilder

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line in a repository with one undocumented module: exit code, stdout, stderr."""
    repo.commit({"net/__init__.py": "x = 1\n" * 150})
    monkeypatch.chdir(repo.path)

    def call(*words: str) -> tuple[int, str, str]:
        code = main(["report", "--audit", "undocumented-module", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def test_one_look_gives_many_outputs(run: Run, tmp_path: Path) -> None:
    plain = run()[1]
    code, out, err = run(
        "--format", "text", "--format", f"json:{tmp_path}/a.json", "--format", f"csv:{tmp_path}/a.csv"
    )
    assert (code, out, err) == (0, plain, "")
    assert json.loads((tmp_path / "a.json").read_text())["findings"][0]["subject"] == "net"
    assert (tmp_path / "a.csv").read_bytes().count(b"\r\n") == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "a.json", "repo"]


def test_text_in_a_file_has_no_colour_and_a_fixed_width(run: Run, tmp_path: Path) -> None:
    plain = run()[1]
    assert run("--colour", "always", "--format", f"text:{tmp_path}/a.txt") == (0, "", "")
    assert (tmp_path / "a.txt").read_text() == plain


def test_what_was_there_is_replaced_and_keeps_its_mode(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("old")
    (tmp_path / "a.json").chmod(0o640)
    (tmp_path / "link.json").symlink_to("a.json")

    assert run("--format", f"json:{tmp_path}/link.json")[0] == 0

    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "a.json").read_text().startswith("{")
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("formats", "said"),
    [
        (("text", "json"), "two formats on stdout would be none"),
        (("text:a", "json:./a"), "two formats in one file would be none"),
        (("text:a", "json:b/../a"), "two formats in one file would be none"),
        (("yaml:a",), "'yaml' is no format; there are text, markdown"),
        (("json:",), "'json:' names no file after the colon"),
        (("json:net",), "net: is a directory; name a file in it"),
        (("json:none/a",), "there is no directory"),
    ],
)
def test_a_wish_that_cannot_be_granted_is_refused_before_anything_is_read(
    formats: tuple[str, ...], said: str, run: Run, repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repo.path / "b").mkdir()
    monkeypatch.setattr("async_audit.repository.open_snapshot", lambda *_, **__: pytest.fail("looked"))

    code, out, err = run(*(word for one in formats for word in ("--format", one)))

    assert (code, out) == (2, "")
    assert said in " ".join(err.split())
    assert not (repo.path / "a").exists()


def test_a_forbidden_place_is_named(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # whoever runs the tests may be root
    code, _, err = run("--format", f"json:{tmp_path}/a.json")
    assert (code, "may not be written by you; name a file elsewhere" in " ".join(err.split())) == (2, True)


def test_a_full_disk_leaves_what_was_there_and_nothing_beside_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.json").write_text("old")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    code, _, err = run("--format", f"json:{tmp_path}/a.json")

    assert (code, err) == (
        2,
        f"error: {tmp_path}/a.json: No space left on device; nothing was written there\n",
    )
    assert (tmp_path / "a.json").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "repo"]


def test_a_pipe_gets_it_as_it_comes(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    assert run("--format", f"badge-json:{tmp_path}/pipe")[0] == 0
    assert json.loads(os.read(reader, 4096))["schemaVersion"] == 1
    os.close(reader)


def test_names_that_are_not_text_are_written_as_escapes(tmp_path: Path) -> None:
    outputs.write(str(tmp_path / "a"), ["\udcff"])
    assert (tmp_path / "a").read_bytes() == b"\\udcff"


def test_a_new_file_has_the_mode_that_the_user_wants(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        outputs.write(str(tmp_path / "a"), ["x"])
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_a_fingerprint_stays_while_other_lines_move(run: Run, repo: RepoBuilder) -> None:
    def marks() -> list[str]:
        (one,) = json.loads(run("--format", "sarif")[1])["runs"]
        return [result["partialFingerprints"]["primaryLocationLineHash"] for result in one["results"]]

    before = marks()
    repo.commit({"net/__init__.py": "import os\n" * 7 + "x = 1\n" * 150, "other.md": "# New\n"}, by="bob")

    assert len(before) == 1
    assert marks() == before
