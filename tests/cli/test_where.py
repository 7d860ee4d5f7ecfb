"""``async-audit where``: what is written is found with its place, and what is not is said not to be."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import async_audit
from async_audit.cli import main
from async_audit.documentation import index
from async_audit.repository.cache import WORDS
from tests.golden_files import assert_golden
from tests.repo_builder import RepoBuilder

Run = Callable[..., tuple[int, str, str]]
RECORD = "# 1. Keep sessions in Redis\n\n## Status\n\n{}\n\n## Decision\n\nSession data lives in Redis.\n"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in a directory: exit code, stdout, stderr."""

    def call(*words: str, cwd: Path) -> tuple[int, str, str]:
        monkeypatch.chdir(cwd)
        code = main(["where", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def team(repo: RepoBuilder) -> RepoBuilder:
    """Documents, a retired record, code that speaks, and messages."""
    repo.commit(
        {"docs/adr/0001-redis.md": RECORD.format("Superseded by ADR-2"), "auth/login.py": '"""Signs people in."""\nx = 1\n'},
        by="bob", on="2022-01-01T12:00:00+00:00",
    )  # fmt: skip
    for number in range(3):
        repo.commit({"README.md": f"# Shop\n\nA shop.\n\n## Deploying\n\nRun `make ship`, {number} times.\n"})
    repo.commit(message="Rotate the signing keys\n\nThe auditors asked for it.")
    return repo


def answer(run: Run, *words: str, cwd: Path) -> dict[str, Any]:
    _, out, _ = run("--format", "json", *words, cwd=cwd)
    document: dict[str, Any] = json.loads(out)
    return document


def places(document: dict[str, Any]) -> list[str]:
    return [one["path"] or one["kind"] for one in document["found"]]


def test_what_is_written_is_shown_with_its_place(
    team: RepoBuilder, run: Run, request: pytest.FixtureRequest
) -> None:
    pages = []
    for query in (
        "how to deploy the shop",
        "redis session",
        "sign in",
        "rotate keys",
        "zebra",
        "auth zebra farm",
    ):
        code, out, err = run(query, cwd=team.path)
        assert err == ""
        pages.append(f"$ async-audit where {query}\n{out}exit code {code}\n")

    commit = team.git("rev-parse", "HEAD")[:10]
    assert_golden("where.txt", "\n".join(pages).replace(commit, "c0ffeec0ff"), request)


def test_words_may_be_given_one_by_one_and_behind_two_dashes_look_like_options(
    team: RepoBuilder, run: Run
) -> None:
    assert answer(run, "--", "-Wdeploying", "--shop:", '"', cwd=team.path)["words"] == ["wdeploying", "shop"]


@pytest.mark.parametrize("query", ["", "-: ...", "\N{BULLET}"])
def test_a_question_without_a_word_is_an_error(team: RepoBuilder, run: Run, query: str) -> None:
    assert run("--", query, cwd=team.path) == (
        2, "", "error: there is no word in the question; name what you want to read about\n"
    )  # fmt: skip


def test_a_retired_record_is_marked(team: RepoBuilder, run: Run) -> None:
    (found, *_) = answer(run, "redis", cwd=team.path)["found"]

    assert (found["kind"], found["stale"]) == ("record", "the record is superseded")
    assert found["record"] == {"number": 1, "title": "Keep sessions in Redis", "status": "superseded"}
    assert (found["last_change"], found["author_active"]) == ("2022-01-01T12:00:00+00:00", False)


def test_a_record_that_holds_is_not(team: RepoBuilder, run: Run) -> None:
    team.commit({"docs/adr/0001-redis.md": RECORD.format("Accepted")})

    (found, *_) = answer(run, "redis", cwd=team.path)["found"]

    assert (found["stale"], found["record"]["status"], found["author_active"]) == (None, "accepted", True)


def test_a_chapter_that_points_to_what_is_gone_is_marked(team: RepoBuilder, run: Run) -> None:
    team.commit({"docs/zebra.md": "# Zebra\n\nSee `auth/login.py`.\n\n# Stripes\n\nOf a zebra.\n"})
    team.commit({"auth/login.py": None, "auth/signin.py": "y = 2\n"})

    for _ in range(2):  # found out, then kept
        found = {one["line"]: one["stale"] for one in answer(run, "zebra", cwd=team.path)["found"]}
        assert found == {1: "it points to what is gone: auth/login.py (line 3)", 7: None}


def test_there_are_as_many_as_are_asked_for(team: RepoBuilder, run: Run) -> None:
    assert len(answer(run, "shop redis sign", "--limit", "2", cwd=team.path)["found"]) == 2


def test_the_same_question_gives_the_same_bytes_whatever_was_kept(team: RepoBuilder, run: Run) -> None:
    first = run("shop redis", cwd=team.path)
    assert (team.path / ".git/async-audit" / WORDS).is_file()
    assert run("shop redis", cwd=team.path) == first

    team.commit({"docs/more.md": "# Redis\n\nMore about the shop.\n", "README.md": None})
    second = run("shop redis", cwd=team.path)
    assert second != first
    assert run("--revision", "HEAD~", "shop redis", cwd=team.path) == first

    assert main(["cache", "clear", str(team.path)]) == 0
    assert not (team.path / ".git/async-audit").exists()
    run("zebra", cwd=team.path)  # takes the line of ``cache clear`` off the output
    assert run("shop redis", cwd=team.path) == second


def test_without_full_text_search_the_answer_is_the_same_here(
    team: RepoBuilder, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_sqlite = run("how to deploy the shop", cwd=team.path)

    monkeypatch.setattr(index, "SCHEMA", ("CREATE VIRTUAL TABLE words USING nowhere(a)",))
    monkeypatch.setattr("async_audit.texts.SCHEMA", ("CREATE VIRTUAL TABLE words USING nowhere(a)",))

    assert run("how to deploy the shop", cwd=team.path) == with_sqlite


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda file: file.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000), id="garbage"),
        pytest.param(lambda file: _ruin(file, "UPDATE words_data SET block = x'00ff00ff'"), id="an index that is none"),
        pytest.param(lambda file: _ruin(file, "UPDATE passage SET place = x'5b'"), id="places that are none"),
        pytest.param(lambda file: _ruin(file, "DELETE FROM passage"), id="no places"),
        pytest.param(lambda file: _ruin(file, "CREATE TABLE mine (a)"), id="a table of somebody else"),
    ],
)  # fmt: skip
def test_a_damaged_index_is_made_anew(team: RepoBuilder, run: Run, damage: Callable[[Path], object]) -> None:
    whole = run("shop redis", cwd=team.path)
    damage(team.path / ".git/async-audit" / WORDS)

    assert run("shop redis", cwd=team.path) == whole
    assert run("shop redis", cwd=team.path) == whole


def _ruin(file: Path, statement: str) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute(statement)
    connection.close()


def test_an_index_that_somebody_else_is_writing_is_gone_without(
    team: RepoBuilder, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = run("shop redis", cwd=team.path)
    monkeypatch.setattr("async_audit.repository.databases._WAIT", 0.01)
    team.commit({"docs/more.md": "# Zebra\n"})
    other = sqlite3.connect(team.path / ".git/async-audit" / WORDS, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    assert run("shop redis", cwd=team.path)[1].splitlines()[0] == whole[1].splitlines()[0]
    other.close()


def test_a_bare_repository_has_texts_too(team: RepoBuilder, run: Run, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    team.git("clone", "-q", "--bare", ".", str(bare))

    assert run("redis", cwd=bare) == run("redis", cwd=team.path)


def test_trailers_are_not_searched(team: RepoBuilder, run: Run) -> None:
    team.commit(
        message="Paint it\n\nSigned-off-by: Zebra <zebra@example.com>\nCo-authored-by: Zebra <z@example.com>"
    )

    assert answer(run, "zebra", cwd=team.path)["found"] == []


def test_a_shallow_clone_says_that_messages_were_not_searched(
    team: RepoBuilder, run: Run, tmp_path: Path
) -> None:
    team.git("clone", "-q", "--depth", "1", f"file://{team.path}", str(tmp_path / "shallow"))

    document = answer(run, "rotate keys", cwd=tmp_path / "shallow")

    assert not document["written"]
    assert document["notes"][0].startswith("commit messages were not searched: the clone is shallow")


def test_names_and_texts_are_inert(team: RepoBuilder, run: Run) -> None:
    team.commit({"docs/\x1b[31m.md": "# Zebra \x1b]0;owned\x07\n\nzebra \u202e crossing\n"})

    _, out, _ = run("zebra", cwd=team.path)

    assert "docs/\\x1b[31m.md:3  Zebra \\x1b]0;owned\\x07" in out
    assert "zebra \\u202e crossing" in out


def test_odd_trees_are_searched(team: RepoBuilder, run: Run) -> None:
    team.write(
        {
            "docs/README.md/zebra.md": "# Zebra\n",
            "--limit": "zebra",
            "docs/latin.md": "# Zébra\n".encode("latin-1"),
            "docs/line.md": "zebra " * 300_000,
            "docs/many.md": "## zebra\n\nstripes\n" * 20_000,
            "docs/large.md": "zebra " * 800_000,
            b"docs/\xff.md".decode("utf-8", "surrogateescape"): "# Zebra\n",
        }
    )
    os.symlink("circle.md", team.path / "circle.md")
    team.commit()

    document = answer(run, "zebra", "stripes", "--limit", "20", cwd=team.path)
    assert set(places(document)) == {"docs/many.md"}
    assert places(answer(run, "unheard", cwd=team.path)) == []
    assert answer(run, "unheard", cwd=team.path)["notes"] == ["not searched: 1 file over 4 MiB"]


def test_scripts_ask_the_library(team: RepoBuilder) -> None:
    found = async_audit.where(team.path, "deploying")

    assert found.is_written
    assert [(one.passage.path, one.hit.line) for one in found.found] == [("README.md", 5)]


def test_an_option_that_does_not_exist_is_no_word(team: RepoBuilder, run: Run) -> None:
    code, out, err = run("--nonsense", "redis", cwd=team.path)
    assert (code, out) == (2, "")
    assert "No such option" in err


def test_with_pseudonyms_only_places_are_shown(team: RepoBuilder, run: Run) -> None:
    _, out, _ = run("--anonymize", "rotate", "signing", "keys", cwd=team.path)
    assert out.startswith("commit ")
    assert "signing" not in out
    assert out.endswith("note: texts are left out, since they may name people; paths and commit ids stay\n")
    found, *_ = answer(run, "--anonymize", "redis", "session", cwd=team.path)["found"]
    assert (found["headings"], found["excerpt"], found["record"]["title"]) == ([], "", "")
    assert found["stale"] == "the record is superseded"


def test_with_pseudonyms_a_mark_on_a_text_quotes_nothing_of_it(repo: RepoBuilder, run: Run) -> None:
    repo.commit({"notes/of-ada.py": "x = 1\n", "README.md": "# Notes\n\nThey are in `notes/of-ada.py`.\n"})
    repo.commit({"notes/of-ada.py": None, "notes/other.py": "y = 2\n"})

    (plain,) = answer(run, "notes", cwd=repo.path)["found"][:1]
    (kept,) = answer(run, "--anonymize", "notes", cwd=repo.path)["found"][:1]

    assert plain["stale"] == "it points to what is gone: notes/of-ada.py (line 3)"
    assert kept["stale"] == "it points to what is gone"
