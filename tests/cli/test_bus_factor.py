"""``async-audit bus-factor``: one number by a named model, of a repository or a directory."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from async_audit.cli import main
from async_audit.knowledge.models import NAMES
from tests.repo_builder import RepoBuilder

Run = Callable[..., tuple[int, str, str]]
BODY = "x = 1\n" * 150


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in a directory: exit code, stdout, stderr."""

    def call(*words: str, cwd: Path) -> tuple[int, str, str]:
        monkeypatch.chdir(cwd)
        code = main(["bus-factor", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def two(repo: RepoBuilder) -> RepoBuilder:
    """Ada keeps ``net``, Bob keeps ``tool``; nobody keeps what they wrote long ago."""
    repo.commit({"old/o.py": BODY}, by="cat", on="2019-01-01T12:00:00+00:00")
    for number in range(3):
        repo.commit({"net/a.py": f"{BODY}y = {number}\n"}, by="ada")
        repo.commit({"tool/b.py": f"{BODY}y = {number}\n"}, by="bob")
    return repo


def answer(run: Run, *words: str, cwd: Path) -> dict[str, Any]:
    code, out, err = run("--format", "json", *words, cwd=cwd)
    assert (code, err) == (0, "")
    row: dict[str, Any] = json.loads(out)
    return row


@pytest.mark.parametrize("model", NAMES)
def test_every_model_answers_with_the_same_keys(two: RepoBuilder, run: Run, model: str) -> None:
    row = answer(run, "--model", model, cwd=two.path)

    assert list(row)[:6] == ["model", "path", "bus_factor", "authors", "files", "orphaned_share"]
    assert (row["model"], row["path"]) == (model, ".")
    assert row["bus_factor"] == len(row["authors"]) > 0
    assert all({"name", "email", "share"} < set(one) for one in row["authors"])


def test_the_default_is_our_own(two: RepoBuilder, run: Run) -> None:
    row = answer(run, cwd=two.path)

    assert (row["model"], row["bus_factor"], row["files"]) == ("active-holders", 1, 3)
    assert row["orphaned_share"] == pytest.approx(150 / 452, abs=0.001)


def test_a_directory_is_asked_about_by_itself(two: RepoBuilder, run: Run, tmp_path: Path) -> None:
    row = answer(run, "net", cwd=two.path)

    assert (row["path"], row["files"], [one["email"] for one in row["authors"]]) == (
        "net",
        1,
        ["ada@example.com"],
    )
    assert answer(run, "../net", cwd=two.path / "tool") == row
    assert answer(run, ".", cwd=two.path / "net") == row
    assert answer(run, str(two.path / "net"), cwd=tmp_path) == row


def test_a_directory_that_is_gone_is_found_in_the_revision_that_had_it(two: RepoBuilder, run: Run) -> None:
    then = two.git("rev-parse", "HEAD")
    two.commit({"net/a.py": None})

    assert answer(run, "net", "--revision", then, cwd=two.path)["bus_factor"] == 1
    code, out, err = run("net", cwd=two.path)
    assert (code, out) == (2, "")
    assert err == "error: net: no such path in this commit; 'git ls-files' lists what there is\n"


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        pytest.param(["--model", "truck"], "'truck' is no model; there are active-holders, ", id="model"),
        pytest.param(["nowhere"], "nowhere: no such path in this commit; ", id="directory"),
        pytest.param(["../nowhere"], "../nowhere: does not exist; name a repository, or ", id="outside"),
        pytest.param(["--revision", "nope"], "revision 'nope': no such commit here; ", id="revision"),
    ],
)
def test_what_does_not_exist_is_told_in_one_line(
    two: RepoBuilder, run: Run, words: list[str], complaint: str
) -> None:
    code, out, err = run(*words, cwd=two.path)

    assert (code, out) == (2, "")
    assert err.startswith(f"error: {complaint}")
    assert err.count("\n") == 1


def test_a_shallow_clone_is_no_history_to_count_in(two: RepoBuilder, run: Run, tmp_path: Path) -> None:
    two.git("clone", "-q", "--depth=1", f"file://{two.path}", str(tmp_path / "shallow"))
    code, out, err = run(cwd=tmp_path / "shallow")

    assert (code, out) == (2, "")
    assert "shallow" in err


def test_where_there_is_too_little_there_is_no_number(two: RepoBuilder, run: Run) -> None:
    two.commit({"docs/x.md": "x\n"})
    code, out, err = run("docs", "--format", "json", cwd=two.path)

    assert code == 0
    row = json.loads(out)
    assert [row[key] for key in ("bus_factor", "orphaned_share", "with_one_commit")] == [None] * 3
    assert err == "not measured: no module here is large enough to count; see minimum-lines\n"


def test_what_is_not_measured_has_no_numbers_in_the_text_either(two: RepoBuilder, run: Run) -> None:
    two.commit({"docs/x.md": "x\n"})
    said = "not measured: no module here is large enough to count; see minimum-lines\n"

    for words in (("docs",), ("docs", "--departures"), ("net", "--without", "ada@example.com")):
        two.write({"async-audit.toml": "[bus-factor]\nminimum-lines = 1000\n"})
        assert run(*words, cwd=two.path) == (0, "", said)


def test_the_text_names_the_people(two: RepoBuilder, run: Run) -> None:
    assert run("net", cwd=two.path)[1].splitlines() == [
        "net: bus factor 1 (active-holders, 1 file)",
        "  Ada <ada@example.com>: 151 lines, 100%",
        "  held by nobody: 0%",
        "  once they left: 100%",
        "  nobody else could do it",
        "  with 1 commit enough to be active: bus factor 1, 0% held by nobody",
    ]


def test_anonymous_people_are_the_same_for_the_same_salt(two: RepoBuilder, run: Run) -> None:
    (one,) = answer(run, "net", "--anonymize", "--salt", "pepper", cwd=two.path)["authors"]
    (other,) = answer(run, "net", "--anonymize", "--salt", "pepper", cwd=two.path)["authors"]
    (third,) = answer(run, "net", "--anonymize", cwd=two.path)["authors"]

    assert one == other != third
    assert one["email"].endswith("@anonymous.invalid")


def test_a_salt_alone_is_a_mistake(two: RepoBuilder, run: Run) -> None:
    code, out, err = run("--salt", "pepper", cwd=two.path)

    assert (code, out) == (2, "")
    assert "give both" in err


BOB = {"name": "Bob", "email": "bob@example.com"}


def test_our_own_model_also_says_what_is_next_and_how_sure_that_is(two: RepoBuilder, run: Run) -> None:
    row = answer(run, cwd=two.path)

    assert (row["exact"], row["other_sets"], row["next"]) == (True, 1, {"bus_factor": 1, "authors": [BOB]})
    assert row["with_one_commit"] == {"bus_factor": 1, "orphaned_share": 0.3319}


def test_without_somebody_it_says_what_is_orphaned_and_who_is_best_placed(two: RepoBuilder, run: Run) -> None:
    row = answer(run, "--without", "Ada@example.com", cwd=two.path)["without"]

    assert [one["email"] for one in row["people"]] == ["ada@example.com"]
    assert (row["bus_factor"], row["orphaned_share"]) == (0, 0.6659)
    (module,) = row["modules"]
    assert (module["module"], module["lines"], module["successor"]["email"]) == (
        "net",
        151,
        "bob@example.com",
    )
    assert module["successor"]["knows"] == "."
    said = run("--without", "ada@example.com, bob@example.com", cwd=two.path)[1]
    assert "without Ada and Bob: bus factor 0, 100% held by nobody" in said
    assert "  net: 151 lines, held by Ada (last 2024-01-01)\n" in said
    assert said.count("nobody now active knows anything near it") == 1


def test_an_unknown_person_is_told_in_one_line(two: RepoBuilder, run: Run) -> None:
    code, out, err = run("--without", "eve@example.com", cwd=two.path)

    assert (code, out) == (2, "")
    assert err.startswith("error: eve@example.com: nobody is known by this address here; ")


@pytest.mark.parametrize("emails", ["", ",,", " , "])
def test_nobody_at_all_cannot_leave(two: RepoBuilder, run: Run, emails: str) -> None:
    code, out, err = run("--without", emails, cwd=two.path)

    assert (code, out) == (2, "")
    assert err == "error: --without: is empty; name who leaves, such as ada@example.com,bob@example.com\n"


def test_whoever_is_named_twice_leaves_once(two: RepoBuilder, run: Run) -> None:
    row = answer(run, "--without", "ada@example.com,Ada@example.com", cwd=two.path)["without"]

    assert [one["email"] for one in row["people"]] == ["ada@example.com"]


def test_who_leaves_may_be_anonymous_too(two: RepoBuilder, run: Run) -> None:
    out = run("--without", "ada@example.com", "--anonymize", cwd=two.path)[1]

    assert "without Person " in out
    assert "Ada" not in out


def test_every_departure_is_a_row_about_an_area(two: RepoBuilder, run: Run) -> None:
    lines = run("--departures", cwd=two.path)[1].replace("\n    ", " ").splitlines()
    start = lines.index("one departure away:")

    assert [line.partition(": ")[0] for line in lines[start:]] == [
        "one departure away:",
        "  net",
        "  tool",
        "held by nobody now active:",
        "  old",
    ]
    assert (
        "held by Cat (last 2019-01-01); best placed: Ada (50% of the lines of ., 3 commits, last 2024-01-01)"
        in lines[-1]
    )
    row = answer(run, "--departures", cwd=two.path)
    assert [one["module"] for one in row["departures"]] == ["net", "tool"]
    assert [one["module"] for one in row["orphaned"]] == ["old"]


def test_the_largest_ten_are_shown_in_lines_of_the_page_and_the_rest_counted(
    repo: RepoBuilder, run: Run
) -> None:
    names = [f"{'x' * 20}{number:02}" for number in range(12)]
    for number in range(3):
        repo.commit({f"{name}/a.py": f"{BODY}y = {number}\n" for name in names})
        repo.commit({"tool/b.py": f"{BODY}y = {number}\n" * 9}, by="bob")
    few, whole = (run("--departures", *more, cwd=repo.path)[1] for more in ((), ("--all",)))

    assert ("and 3 more: add --all" in few, few.count("held by Ada")) == (True, 9)
    assert ("add --all" in whole, whole.count("held by Ada")) == (False, 12)
    assert max(map(len, whole.splitlines())) <= 100


def test_the_trend_is_measured_at_the_end_of_each_quarter(two: RepoBuilder, run: Run) -> None:
    two.commit({"notes.md": "x\n"}, by="bob", on="2024-05-01T12:00:00+00:00")
    (then,) = [row for row in answer(run, "--trend", cwd=two.path)["trend"] if row["date"] == "2024-03-31"]

    assert (then["bus_factor"], then["active"], then["lines"]) == (1, 2, 452)
    assert "2024-03-31" in run("net", "--trend", cwd=two.path)[1]
    assert "2023-12-31" not in run("net", "--trend", cwd=two.path)[1]


def test_after_quiet_quarters_nobody_is_active(two: RepoBuilder, run: Run) -> None:
    two.commit({"notes.md": "x\n"}, by="bob", on="2025-02-01T12:00:00+00:00")
    rows = {row["date"]: row for row in answer(run, "--trend", cwd=two.path)["trend"]}

    assert rows["2024-03-31"]["commit"] == rows["2024-09-30"]["commit"]
    assert [rows[day]["active"] for day in ("2024-03-31", "2024-09-30")] == [2, 0]
    assert rows["2024-09-30"]["orphaned_share"] == 1.0


@pytest.mark.parametrize("option", [["--departures"], ["--trend"], ["--without", "ada@example.com"]])
def test_a_published_model_is_not_asked_what_if(two: RepoBuilder, run: Run, option: list[str]) -> None:
    code, _, err = run("--model", "lines", *option, cwd=two.path)

    assert code == 2
    assert f"{option[0]} is a question for the model active-holders" in err


def test_whom_configuration_calls_departed_is_no_holder(two: RepoBuilder, run: Run) -> None:
    two.write({"async-audit.toml": '[bus-factor]\ndeparted = ["Ada@example.com"]\n'})

    assert answer(run, "net", cwd=two.path)["orphaned_share"] == 1.0


def test_one_author_is_one_and_nobody_active_is_none(repo: RepoBuilder, run: Run) -> None:
    for number in range(3):
        repo.commit({"a.py": f"{BODY}y = {number}\n"}, by="ada")
    assert answer(run, cwd=repo.path)["bus_factor"] == 1
    repo.commit({"notes.md": "x\n"}, by="bob", on="2026-01-01T12:00:00+00:00")
    row = answer(run, cwd=repo.path)
    assert (row["bus_factor"], row["authors"], row["orphaned_share"]) == (0, [], 1.0)


def test_modules_too_small_to_count_give_no_number(repo: RepoBuilder, run: Run) -> None:
    repo.commit({"a.py": "x = 1\n"})
    code, out, err = run("--format", "json", cwd=repo.path)

    assert (code, json.loads(out)["bus_factor"]) == (0, None)
    assert err == "not measured: no module here is large enough to count; see minimum-lines\n"


def test_impossible_offsets_and_dates_are_no_reason_to_fail(repo: RepoBuilder, run: Run) -> None:
    for date in ("@0 +9959", "@4102444800 -2359", "@1717243200 +0530"):
        repo.commit({"a.py": BODY + date}, on=date)

    assert {answer(run, "--model", model, cwd=repo.path)["model"] for model in NAMES} == set(NAMES)
