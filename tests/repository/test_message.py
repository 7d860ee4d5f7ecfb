"""What a message file says is what git commits."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from async_audit.errors import UsageError
from async_audit.repository import find
from async_audit.repository.message import LARGEST, Cleanup, as_committed, clean, cleanup_of
from tests.repo_builder import RepoBuilder

SCISSORS = "------------------------ >8 ------------------------"
PLAIN = b"Add up\n\nBecause nobody does.  \n\n\n\n# a hint\nDecision: none (small)\n"


def committing(
    repo: RepoBuilder, written: bytes, *options: str, editor: bool = True, settings: Mapping[str, str] = {}
) -> Path:
    """Commit with real git what an editor wrote above git's own hints; gives the file that commit-msg saw."""
    for key, value in settings.items():
        repo.git("config", key, value)
    hook = repo.path / ".git" / "hooks" / "commit-msg"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text('#!/bin/sh\ncp "$1" .git/seen\n', "utf-8")
    hook.chmod(0o755)
    (repo.path / ".git" / "written").write_bytes(written)
    repo.stage({"a.py": "1\n"})
    if editor:
        script = repo.path / ".git" / "editor"
        script.write_text('#!/bin/sh\ncat .git/written "$1" > .git/both && cp .git/both "$1"\n', "utf-8")
        script.chmod(0o755)
        environment = {"GIT_EDITOR": ".git/editor"}
        repo.git("commit", "-q", *options, environment=environment | PERSON)
    else:
        repo.git("commit", "-q", "-F", ".git/written", *options, environment=PERSON)
    return repo.path / ".git" / "seen"


PERSON = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Ada"), ("EMAIL", "ada@example.com"))
}


@pytest.mark.parametrize(
    ("written", "options", "settings"),
    [
        pytest.param(PLAIN, (), {}, id="hints go"),
        pytest.param(PLAIN.replace(b"\n", b"\r\n"), (), {}, id="lines of Windows"),
        pytest.param(PLAIN.rstrip(b"\n"), ("--no-status",), {}, id="no final newline"),
        pytest.param(PLAIN, ("-v",), {}, id="a diff below the scissors"),
        pytest.param(PLAIN, (), {"commit.verbose": "true"}, id="a diff by configuration"),
        pytest.param(PLAIN, (), {"commit.cleanup": "scissors"}, id="only scissors"),
        pytest.param(PLAIN, (), {"commit.cleanup": "whitespace"}, id="hints stay"),
        pytest.param(PLAIN, (), {"commit.cleanup": "verbatim"}, id="all stays"),
        pytest.param(PLAIN, (), {"core.commentChar": ";"}, id="another sign"),
        pytest.param(PLAIN, ("-v",), {"core.commentChar": ";"}, id="another sign, and a diff"),
        pytest.param(PLAIN, ("-v",), {"core.commentChar": ";", "commit.cleanup": "scissors"}, id="both"),
    ],
)
def test_with_an_editor_it_is_what_git_commits(
    repo: RepoBuilder, written: bytes, options: tuple[str, ...], settings: dict[str, str]
) -> None:
    seen = committing(repo, written, *options, settings=settings)

    assert as_committed(find(repo.path), seen).rstrip("\n") == repo.git("log", "-1", "--format=%B")


@pytest.mark.parametrize(
    ("written", "settings"),
    [
        pytest.param(PLAIN, {}, id="a hash is no hint"),
        pytest.param(PLAIN + f"# {SCISSORS}\nmore\n".encode(), {}, id="scissors are text"),
        pytest.param(PLAIN, {"commit.cleanup": "scissors"}, id="there are no scissors to obey"),
        pytest.param(PLAIN, {"commit.cleanup": "strip"}, id="asked to strip all the same"),
    ],
)
def test_without_an_editor_it_is_what_git_commits(
    repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch, written: bytes, settings: dict[str, str]
) -> None:
    monkeypatch.setenv("GIT_EDITOR", ":")  # as git does then

    seen = committing(repo, written, editor=False, settings=settings)

    assert as_committed(find(repo.path), seen).rstrip("\n") == repo.git("log", "-1", "--format=%B")


def test_a_sign_that_git_chose_by_itself_is_found(repo: RepoBuilder) -> None:
    repo.write({".git/template": "# a heading\n"})

    seen = committing(repo, b"Add up\n", "-t", ".git/template", settings={"core.commentChar": "auto"})

    assert as_committed(find(repo.path), seen).rstrip("\n") == repo.git("log", "-1", "--format=%B")
    assert "# a heading" in as_committed(find(repo.path), seen)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param(b"", "", id="nothing"),
        pytest.param(b"# only\n#\n# hints\n", "", id="only hints"),
        pytest.param(b"\xef\xbb\xbfAdd up\n", "Add up\n", id="a byte order mark"),
        pytest.param(b"Add \xff\n", "Add \udcff\n", id="a byte that is not UTF-8"),
        pytest.param(b"Add up\n# " + SCISSORS.encode() + b"\n\0\n", "Add up\n", id="NUL below the scissors"),
    ],
)
def test_odd_files_are_read(repo: RepoBuilder, tmp_path: Path, content: bytes, text: str) -> None:
    (tmp_path / "message").write_bytes(content)

    assert as_committed(find(repo.path), tmp_path / "message") == text


def test_it_is_read_in_the_encoding_of_commits(repo: RepoBuilder, tmp_path: Path) -> None:
    repo.git("config", "i18n.commitEncoding", "latin-1")
    (tmp_path / "message").write_bytes("Zähle\n".encode("latin-1"))

    assert as_committed(find(repo.path), tmp_path / "message") == "Zähle\n"


def test_an_encoding_that_nobody_knows_is_utf_8(repo: RepoBuilder, tmp_path: Path) -> None:
    repo.git("config", "i18n.commitEncoding", "klingon")
    (tmp_path / "message").write_bytes("Zähle\n".encode())

    assert as_committed(find(repo.path), tmp_path / "message") == "Zähle\n"


def test_ten_megabytes_are_no_burden(repo: RepoBuilder, tmp_path: Path) -> None:
    (tmp_path / "message").write_bytes(b"Add up\n\n" + b"x" * 99 + b"\n" * 50 + b"words \n" * 1_500_000)

    assert as_committed(find(repo.path), tmp_path / "message").count("words\n") == 1_500_000


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        pytest.param(b"Add up\n\nwhy\0not\n", "line 3 of the message holds a NUL byte", id="NUL"),
        pytest.param(None, "No such file", id="no file"),
    ],
)
def test_what_git_would_not_commit_is_refused_in_one_line(
    repo: RepoBuilder, tmp_path: Path, content: bytes | None, complaint: str
) -> None:
    if content is not None:
        (tmp_path / "message").write_bytes(content)

    with pytest.raises(UsageError, match=complaint) as refused:
        as_committed(find(repo.path), tmp_path / "message")
    assert "\n" not in str(refused.value)


def test_a_file_beyond_all_measure_is_not_read(repo: RepoBuilder, tmp_path: Path) -> None:
    with (tmp_path / "message").open("wb") as file:
        file.truncate(LARGEST + 1)

    with pytest.raises(UsageError, match="is no message"):
        as_committed(find(repo.path), tmp_path / "message")


@pytest.mark.parametrize(
    ("version", "comment"),
    [
        pytest.param("git version 2.45.0", b"//", id="a git that knows strings"),
        pytest.param("git version 2.44.9", b";", id="a git that does not"),
    ],
)
def test_a_comment_string_counts_where_git_obeys_it(version: str, comment: bytes) -> None:
    settings = [("core.commentchar", ";"), ("core.commentstring", "//")]

    assert cleanup_of(settings, version, is_edited=True).comment == comment


def test_a_comment_may_begin_with_several_signs() -> None:
    assert clean(b"Add up\n/ a half\n// a hint\n", Cleanup("strip", b"//")) == b"Add up\n/ a half\n"
