"""``async-audit documentation``, on a real repository."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from async_audit.cli import main
from tests.repo_builder import RepoBuilder

BODY = "".join(f"x{number} = {number}\n" for number in range(20))
FILES = {
    "pay/__init__.py": '"""Signs partner messages."""\ndef send():\n    "Blocks until it is there."\n' + BODY,
    "pay/net/__init__.py": "def close(): ...\n" + BODY,
    "pay/odd.py": "def (",
    "web.sh": "".join(f"run {number}\n" for number in range(20)),
}
Run = Callable[..., str]


@pytest.fixture
def run(repo: RepoBuilder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    repo.commit(by="ada", files=FILES)
    monkeypatch.chdir(repo.path)

    def run(*arguments: str) -> str:
        assert main(["documentation", *arguments]) == 0
        return capsys.readouterr().out

    return run


def test_the_page_counts_by_language(run: Run) -> None:
    assert run().splitlines()[1:5] == [
        "  Python     50% of 2 modules                  50% of 2 public names",
        "  Shell       0% of 1 module",
        "  together   33% of 3 modules                  50% of 2 public names",
        "public names are read in Python, and in seven more languages with pip install 'async-audit[languages]'",
    ]
    assert run().splitlines()[5].startswith("not measured: pay/odd.py: does not parse with Python")


def test_json_has_numbers_and_no_percentages(run: Run) -> None:
    document = json.loads(run("--by", "module", "--format", "json"))

    assert document["schema"] == "async-audit/documentation/1"
    assert document["parts"][1] == {
        "name": "pay/net",
        "modules": 1,
        "documented_modules": 0,
        "names": 1,
        "documented_names": 0,
    }
    assert document["together"] == {"modules": 3, "documented_modules": 1, "names": 2, "documented_names": 1}
    assert [one["path"] for one in document["not_measured"]] == ["pay/odd.py"]


def test_a_badge_is_a_picture_or_what_one_is_drawn_from(run: Run) -> None:
    assert run("--format", "badge").startswith("<svg ")
    assert json.loads(run("--format", "badge-json"))["message"] == "33% of modules, 50% of names"


def test_a_repository_without_code_has_a_grey_badge(
    repo: RepoBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.commit(by="ada", files={"README.md": "Nothing here."})

    assert main(["documentation", str(repo.path), "--format", "badge-json"]) == 0
    assert json.loads(capsys.readouterr().out)["message"] == "not measured"


def test_what_is_asked_of_a_directory_is_a_gate(
    repo: RepoBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    least = '[undocumented-module]\nleast = [". 50"]\n'
    repo.commit(by="ada", files={**FILES, "async-audit.toml": least})

    assert main(["check", str(repo.path), "--audit", "undocumented-module"]) == 1
    assert "1 of 3 modules of all are documented (33%), and 50% are asked for" in capsys.readouterr().out


def test_a_share_of_nothing_is_an_error_that_names_its_file(
    repo: RepoBuilder, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    repo.commit(by="ada", files=FILES)
    file = tmp_path / "strict.toml"
    file.write_text('[undocumented-module]\nleast = ["nowhere 50"]\n')

    assert main(["check", str(repo.path), "--config", str(file)]) == 2
    assert capsys.readouterr().err == (
        f"error: {file}: undocumented-module least: 'nowhere 50' has no modules to ask; "
        "remove that line or mend its path\n"
    )
