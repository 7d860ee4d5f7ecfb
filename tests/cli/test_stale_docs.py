"""The command about documents, and what it writes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from async_audit.cli import main
from tests.repo_builder import RepoBuilder

TEXT = "Read `lib/old.c`.\r\n[it](../lib/old.c) caf\xe9\r\n".encode("latin-1")


@pytest.fixture
def moved(repo: RepoBuilder) -> RepoBuilder:
    """A document that names a file, and the file renamed."""
    body = "".join(f"int number_{line};\n" for line in range(30))
    repo.commit(
        {"lib/old.c": body, "docs/a.md": TEXT, "docs/b.md": "Read `lib/gone.c`.\n", "lib/gone.c": "x\n" * 9}
    )
    repo.commit({"lib/old.c": None, "lib/gone.c": None, "net/new.c": body}, by="bob")
    return repo


def test_it_says_what_is_gone_and_fails(moved: RepoBuilder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stale-docs", str(moved.path)]) == 1

    told = " ".join(capsys.readouterr().out.split())
    assert "docs/a.md:1 speaks of lib/old.c, which is net/new.c since" in told
    assert "docs/b.md:1 speaks of lib/gone.c, which went with" in told
    assert "Bob, who made" in told


def test_it_writes_new_names_and_nothing_else(moved: RepoBuilder, capsys: pytest.CaptureFixture[str]) -> None:
    os.chmod(moved.path / "docs/a.md", 0o755)
    assert main(["stale-docs", "--fix", str(moved.path)]) == 0

    assert (moved.path / "docs/a.md").read_bytes() == TEXT.replace(b"lib/old.c", b"net/new.c")
    assert moved.git("diff", "--name-only") == "docs/a.md"
    assert (moved.path / "docs/a.md").stat().st_mode & 0o777 == 0o755
    assert capsys.readouterr().out.splitlines() == [
        "docs/a.md:1: lib/old.c is net/new.c",
        "docs/a.md:2: ../lib/old.c is ../net/new.c",
        "2 written, 0 left for a person; 'git diff' shows them",
    ]


def test_it_writes_once(moved: RepoBuilder, capsys: pytest.CaptureFixture[str]) -> None:
    main(["stale-docs", "--fix", str(moved.path)])
    before = (moved.path / "docs/a.md").read_bytes()
    capsys.readouterr()

    assert main(["stale-docs", "--fix", str(moved.path)]) == 0
    assert (moved.path / "docs/a.md").read_bytes() == before
    assert capsys.readouterr().out == "0 written, 0 left for a person; 'git diff' shows them\n"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("docs/a.md", "[`lib/old.c`](../lib/old.c)\n"),
        ("docs/a.md", "See `lib/old.c` ([here](../lib/old.c)), or `lib/old.c`.\n"),
        ("docs/a.rst", "See ``lib/old.c`` and `link <../lib/old.c>`_\n"),
        ("docs/a.adoc", "See `lib/old.c` and link:../lib/old.c[here].\n"),
        ("docs/a.md", "Your <a href='../lib/old.c'>`lib/old.c`</a>\n"),
    ],
)
def test_a_path_and_its_link_are_written_together(moved: RepoBuilder, path: str, text: str) -> None:
    moved.commit({"docs/a.md": None, path: text})

    assert main(["stale-docs", "--fix", str(moved.path)]) == 0
    assert (moved.path / path).read_text("utf-8") == text.replace("lib/old.c", "net/new.c")
    moved.commit()
    assert main(["stale-docs", "--fix", str(moved.path)]) == 0
    assert moved.git("status", "--porcelain") == ""


def test_what_a_person_must_read_is_left_and_told(
    moved: RepoBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "If it had one, a `lib/old.c` might be there.\n\n[It](../lib/old.c) was slow.\n"
    moved.commit({"docs/a.md": text})

    assert main(["stale-docs", "--fix", str(moved.path)]) == 1
    assert (moved.path / "docs/a.md").read_text("utf-8") == text
    told = capsys.readouterr()
    assert told.out == "0 written, 1 left for a person; 'git diff' shows them\n"
    assert told.err == "not written: docs/a.md:3: ../lib/old.c is net/new.c; read the line first\n"


def test_it_does_not_write_through_a_link(moved: RepoBuilder, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_bytes(TEXT)
    (moved.path / "docs/a.md").unlink()
    (moved.path / "docs/a.md").symlink_to(outside)

    assert main(["stale-docs", "--fix", str(moved.path)]) == 1
    assert outside.read_bytes() == TEXT


def test_it_does_not_write_into_another_revision(moved: RepoBuilder) -> None:
    assert main(["stale-docs", "--fix", "--revision", "HEAD~1", str(moved.path)]) == 2


def test_odd_trees_are_read_to_their_end(repo: RepoBuilder, capsys: pytest.CaptureFixture[str]) -> None:
    repo.write({"README.md/inside.md": "[a](gone.md)\n", "--fix.md": "`-x/y_z` [b](README.md/inside.md)\n"})
    repo.write(
        {"a.md": "[c](loop/a.md) [d](LOOP.md) `old_name`\n", "A.md": "# A\n", "long.js": "x" * (5 << 20)}
    )
    os.symlink("loop", repo.path / "loop")
    os.symlink("back.md", repo.path / "round.md")
    os.symlink("round.md", repo.path / "back.md")
    repo.write({"caf\udce9.md": b"[e](gone.md) caf\xe9\n", "empty.md": b"", "nul.md": b"`a_b`\0"})
    repo.commit()

    assert main(["stale-docs", "--format", "json", str(repo.path)]) == 1
    told = capsys.readouterr().out
    assert "README.md/inside.md: gone.md" in told
    assert "a.md: LOOP.md" in told
    assert "loop/a.md" not in told
    assert main(["stale-docs", "--fix", str(repo.path)]) == 0


def test_a_shallow_clone_says_what_it_cannot_know(
    moved: RepoBuilder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    moved.git("clone", "-q", "--depth=1", f"file://{moved.path}", str(tmp_path / "shallow"))

    assert main(["stale-docs", str(tmp_path / "shallow")]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "which paths and names of code are gone: " in told
    assert main(["stale-docs", "--fix", str(tmp_path / "shallow")]) == 2
