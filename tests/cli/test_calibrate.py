"""``async-audit decision calibrate`` on a small history."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from async_audit.cli.decision.calibrate import command
from async_audit.errors import RepositoryError
from tests.repo_builder import RepoBuilder


def code(name: str) -> str:
    return "".join(f"{name}_{line} = compute({line})\n" for line in range(400))


@pytest.fixture
def history(repo: RepoBuilder) -> RepoBuilder:
    repo.commit({"a/x.py": "x = 1\n"}, on="2024-01-01T12:00:00+00:00")
    heavy = {f"m{number}/x.py": code(f"m{number}") for number in range(6)} | {"m0/q.proto": "message Q {}\n"}
    repo.commit(heavy, message="feat!: split the \x1b[31mstore", on="2024-02-01T12:00:00+00:00")
    return repo


def said(*words: str) -> str:
    done = CliRunner().invoke(command, words, catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def test_tables_and_advice_are_shown_without_any_record(history: RepoBuilder) -> None:
    text = said(str(history.path))

    assert text.startswith(
        "2 changes of the main line, 2 of them to production code, 2024-01-01 to 2024-02-01\n"
    )
    assert "with the floor, 1, 2 and 3 points begin at 200, 500, 1,500 lines" in text
    assert "threshold = 3 is the lowest of these that asks no more than 2 findings a month" in text
    assert '"feat!: split the ' in text
    assert "\x1b" not in text


def test_json_holds_the_same(history: RepoBuilder) -> None:
    document = json.loads(said(str(history.path), "--format", "json", "--budget", "1"))

    assert document["schema"] == "async-audit/calibration/1"
    assert (document["budget"], document["fitting"], document["changes"]) == (1, 3, 2)
    assert [row["threshold"] for row in document["thresholds"]] == list(range(3, 11))
    (heaviest, _) = document["heaviest"]
    assert sum(reason["points"] for reason in heaviest["reasons"]) == heaviest["points"] == 10


def test_a_history_of_texts_has_nothing_to_weigh(repo: RepoBuilder) -> None:
    repo.commit({"README.md": "hello\n"})

    with pytest.raises(RepositoryError, match="no change of this history touches production code"):
        said(str(repo.path))


def test_a_shallow_clone_is_no_history(history: RepoBuilder, tmp_path: Path) -> None:
    history.git("clone", "-q", "--depth", "1", f"file://{history.path}", str(tmp_path / "clone"))

    with pytest.raises(RepositoryError, match="shallow"):
        said(str(tmp_path / "clone"))


def test_a_tiny_history_gets_sentences_for_empty_tables(repo: RepoBuilder) -> None:
    repo.commit({"a/x.py": "x = 1\n"}, on="2024-01-01T12:00:00+00:00")

    text = said(str(repo.path))

    assert text.splitlines()[-3:] == [
        "Signs: no change here shows one, so there is nothing to compare with records",
        "",
        (
            "Thresholds: no change here weighs 3 points or more, so none of them asks anything and there is nothing "
            "to choose by (configured: 5); with fewer than 100 changes to code, sizes are held against those of any "
            "project"
        ),
    ]


def test_a_change_without_lines_has_no_size(repo: RepoBuilder) -> None:
    repo.commit({"a/x.py": ""}, on="2024-01-01T12:00:00+00:00")

    assert said(str(repo.path)).splitlines()[0].endswith("so there are no sizes to show")


def test_without_records_there_is_no_lift_and_it_is_said(history: RepoBuilder) -> None:
    assert "  no change with a sign is tied to a record, so there is no lift to show\n" in said(
        str(history.path)
    )
