"""``async-audit decision``: lists, shows and writes records, and writes nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from async_audit.cli import main
from async_audit.cli.decision import COMMANDS
from tests.repo_builder import RepoBuilder

Run = Callable[..., tuple[int, str, str]]

ONE = "# 1. Use files\n\nDate: 2024-01-01\n\n## Status\n\nAccepted\n\n## Context\n\nX\n\n## Decision\n\nWe considered a database.\n\n## Consequences\n\nZ\n"
TWO = ONE.replace("1. Use files", "2. Use a database").replace("Accepted", "Proposed")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in a directory: exit code, stdout, stderr."""

    def call(*words: str, cwd: Path) -> tuple[int, str, str]:
        monkeypatch.chdir(cwd)
        code = main(["decision", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def log(repo: RepoBuilder) -> RepoBuilder:
    repo.commit({"docs/adr/0001-use-files.md": ONE, "docs/adr/0002-use-a-database.md": TWO})
    return repo


def changed(repo: RepoBuilder) -> list[str]:
    return repo.git("status", "--porcelain", "--untracked-files=all").split("\n")


def diff(repo: RepoBuilder) -> list[str]:
    lines = repo.git("diff", "-U0").split("\n")
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, run: Run, tmp_path: Path) -> None:
    code, out, _ = run(command, "--help", cwd=tmp_path)

    assert (code, f"Usage: async-audit decision {command}" in out) == (0, True)


def test_a_repository_without_records_says_so(repo: RepoBuilder, run: Run) -> None:
    repo.commit({"a.py": "x"})

    assert run("list", cwd=repo.path)[1].startswith("no decision records here")
    assert json.loads(run("list", "--format", "json", cwd=repo.path)[1]) == {"commit": None, "records": []}


def test_records_are_listed_for_readers(log: RepoBuilder, run: Run) -> None:
    assert run("list", cwd=log.path) == (
        0,
        (
            "docs/adr\n"
            "      1  accepted      2024-01-01  Use files\n"
            "      2  proposed      2024-01-01  Use a database\n"
            "read: the work tree, committed or not\n"
        ),
        "",
    )


def test_records_are_listed_for_scripts_also_of_a_bare_repository(
    log: RepoBuilder, run: Run, tmp_path: Path
) -> None:
    log.commit(
        {"docs/adr/0002-use-a-database.md": TWO.replace("Proposed", "Accepted\n\nSupersedes ADR-0001")}
    )
    log.commit({"apps/adr/0001-x.rst": "Xyz\n===\n\nStatus\n------\n\nPerhaps\n"})
    bare = tmp_path / "bare.git"
    log.git("clone", "-q", "--bare", ".", str(bare))

    code, out, err = run("list", str(bare), "--format", "json", cwd=tmp_path)

    head = log.git("rev-parse", "HEAD").strip()
    assert (code, err) == (0, 'apps/adr/0001-x.rst: its status "Perhaps" is not understood\n')
    assert run("list", str(bare), cwd=tmp_path)[1].endswith(f"read: commit {head[:10]}\n")
    assert json.loads(out)["commit"] == head
    assert json.loads(out)["records"] == [
        {
            "path": "apps/adr/0001-x.rst",
            "log": "apps/adr",
            "number": 1,
            "title": "Xyz",
            "status": None,
            "raw_status": "Perhaps",
            "date": None,
            "links": [],
        },
        {
            "path": "docs/adr/0001-use-files.md",
            "log": "docs/adr",
            "number": 1,
            "title": "Use files",
            "status": "accepted",
            "raw_status": "Accepted",
            "date": "2024-01-01",
            "links": [],
        },
        {
            "path": "docs/adr/0002-use-a-database.md",
            "log": "docs/adr",
            "number": 2,
            "title": "Use a database",
            "status": "accepted",
            "raw_status": "Accepted",
            "date": "2024-01-01",
            "links": [
                {
                    "relation": "supersedes",
                    "written": "ADR-0001",
                    "path": "docs/adr/0001-use-files.md",
                    "number": 1,
                    "dangling": False,
                }
            ],
        },
    ]


def test_an_older_revision_can_be_listed(log: RepoBuilder, run: Run) -> None:
    log.commit({"docs/adr/0002-use-a-database.md": None})

    assert "Use a database" in run("list", "--revision", "HEAD~1", cwd=log.path)[1]
    assert "Use a database" not in run("list", cwd=log.path)[1]


def test_names_that_a_stranger_chose_are_shown_inert(repo: RepoBuilder, run: Run) -> None:
    repo.commit({"adr/0001-a\n\x1b[31m.md": "# A\x1b[31m\n"})

    _, out, err = run("list", cwd=repo.path)

    assert "\x1b" not in out + err
    assert len(out.splitlines()) == 3


def test_one_record_is_shown_with_what_others_say_of_it(log: RepoBuilder, run: Run) -> None:
    log.commit(
        {"docs/adr/0002-use-a-database.md": TWO.replace("Proposed", "Accepted\n\nSupersedes ADR-0001")}
    )

    code, out, _ = run("show", "ADR-1", cwd=log.path)

    assert code == 0
    assert out.startswith('Use files  (docs/adr/0001-use-files.md)\n  status      accepted  ("Accepted")\n')
    assert "said by     docs/adr/0002-use-a-database.md: supersedes this\n" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "9"), "'9' is no record here"),
        (("accept", "9"), "'9' is no record here"),
        (("supersede", "1", "1"), "cannot supersede itself"),
        (("list", "--log", "nowhere"), "'nowhere' is no log; there is docs/adr"),
        (("new",), "a record needs a title"),
        (("new", "X", "--log", "nope"), "'nope' is no log; there is docs/adr; make that directory first"),
        (("new", "X", "--from", "nothing"), "no such commit here"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(
    words: tuple[str, ...], said: str, log: RepoBuilder, run: Run
) -> None:
    code, out, err = run(*words, cwd=log.path)

    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert said in err
    assert changed(log) == [""]


@pytest.mark.parametrize(
    "words",
    [
        ("accept", "12"),
        ("supersede", "12", "1"),
        ("supersede", "1", "12"),
        ("new", "--supersedes", "12", "zz"),
    ],
)
def test_an_empty_record_is_not_changed(words: tuple[str, ...], log: RepoBuilder, run: Run) -> None:
    log.commit({"docs/adr/0012-empty.md": ""})

    code, out, err = run(*words, cwd=log.path)

    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "docs/adr/0012-empty.md: has n" in err
    assert changed(log) == [""]


@pytest.mark.parametrize(
    "name", ["0001-use-files", "0001-use-files.md", "docs/adr/0001-use-files.md", "1", "adr-1"]
)
def test_a_record_is_found_by_its_names(name: str, log: RepoBuilder, run: Run) -> None:
    assert run("show", name, cwd=log.path)[1].startswith("Use files  (docs/adr/0001-use-files.md)\n")


def test_a_name_that_could_be_two_is_not_guessed(log: RepoBuilder, run: Run) -> None:
    log.commit({"apps/adr/0001-x.md": ONE})

    code, _, err = run("accept", "1", cwd=log.path)

    assert (code, changed(log)) == (2, [""])
    assert "could be apps/adr/0001-x.md, docs/adr/0001-use-files.md" in err


def test_accepting_changes_one_line(log: RepoBuilder, run: Run) -> None:
    assert run("accept", "2", cwd=log.path) == (0, "docs/adr/0002-use-a-database.md: accepted\n", "")
    assert diff(log) == ["-Proposed", "+Accepted"]
    assert run("accept", "2", cwd=log.path)[1] == "docs/adr/0002-use-a-database.md is accepted already\n"


def test_superseding_writes_both_sides_once(log: RepoBuilder, run: Run) -> None:
    code, out, _ = run("supersede", "1", "2", cwd=log.path)

    assert (code, out.split()) == (0, ["docs/adr/0001-use-files.md", "docs/adr/0002-use-a-database.md"])
    assert diff(log) == [
        "-Accepted",
        "+Superseded by [ADR-0002](0002-use-a-database.md)",
        "+Supersedes [ADR-0001](0001-use-files.md)",
        "+",
    ]
    assert run("supersede", "1", "2", cwd=log.path)[1] == "both say so already\n"


def test_a_fix_writes_the_missing_back_link_once(log: RepoBuilder, run: Run) -> None:
    log.commit(
        {"docs/adr/0002-use-a-database.md": TWO.replace("Proposed", "Accepted\n\nSupersedes ADR-0001")}
    )
    assert run("check", cwd=log.path)[0] == 1

    code, out, _ = run("check", "--fix", cwd=log.path)

    assert (code, out.splitlines()[0]) == (
        0,
        "docs/adr/0001-use-files.md: superseded by docs/adr/0002-use-a-database.md",
    )
    assert diff(log) == ["+Superseded by [ADR-0002](0002-use-a-database.md)", "+"]
    assert run("check", "--fix", cwd=log.path)[1] == "0 written, 0 left for a person; 'git diff' shows them\n"
    log.commit()
    assert run("check", cwd=log.path)[0] == 0


@pytest.mark.parametrize(
    "name",
    ["a name.md", "a (b).md", "a (b.md", "a\nb.md", "<a>.md", "100%41.md", "it's.md", "a b.rst", "a b.adoc"],
)
def test_a_name_that_no_link_can_hold_is_escaped_and_read_back(name: str, log: RepoBuilder, run: Run) -> None:
    path = f"docs/adr/0001-{name}"  # a second 1: the number alone does not lead there
    head = "Odd\n===\n\nStatus\n------" if name.endswith("rst") else "= Odd\n\n== Status" if name.endswith("adoc") else "# Odd\n\n## Status"  # fmt: skip
    log.commit({path: f"{head}\n\nAccepted\n"})

    assert run("supersede", path, "2", cwd=log.path)[0] == 0
    log.git("checkout", "-q", "--", path)
    log.commit({"docs/adr/0002-use-a-database.md": (log.path / "docs/adr/0002-use-a-database.md").read_text().replace("Proposed", "Accepted")})  # fmt: skip

    assert run("check", "--fix", cwd=log.path)[1].endswith(
        "1 written, 0 left for a person; 'git diff' shows them\n"
    )
    once = diff(log)
    assert run("supersede", path, "2", cwd=log.path)[1] == "both say so already\n"
    assert run("check", "--fix", cwd=log.path)[1].startswith("0 written")
    assert diff(log) == once


def test_a_new_record_gets_a_number_that_no_branch_has(log: RepoBuilder, run: Run) -> None:
    log.git("checkout", "-q", "-b", "theirs")
    log.commit({"docs/adr/0003-use-queues.md": ONE})
    log.git("checkout", "-q", "main")

    code, out, _ = run("new", "Use one clock", "--date", "2024-05-06", cwd=log.path)

    assert (code, out) == (0, "docs/adr/0004-use-one-clock.md\n")
    assert changed(log) == ["?? docs/adr/0004-use-one-clock.md"]
    text = (log.path / "docs/adr/0004-use-one-clock.md").read_text()
    assert text.startswith("# 4. Use one clock\n\nDate: 2024-05-06\n\n## Status\n\nProposed\n")


def test_a_new_record_is_filled_from_a_commit(log: RepoBuilder, run: Run) -> None:
    log.commit({"src/clock.py": "x = 1\n"}, message="Use one clock\n\nTimers drifted. We considered NTP.")

    code, out, _ = run("new", "--from", "HEAD", "--supersedes", "1", cwd=log.path)

    assert (code, out.split()) == (0, ["docs/adr/0003-use-one-clock.md", "docs/adr/0001-use-files.md"])
    text = (log.path / "docs/adr/0003-use-one-clock.md").read_text()
    for piece in (
        "Timers drifted.",
        "* `src/clock.py`",
        "We considered NTP.",
        "Supersedes [ADR-0001](0001-use-files.md)",
    ):
        assert piece in text
    assert diff(log) == ["-Accepted", "+Superseded by [ADR-0003](0003-use-one-clock.md)"]


def test_what_nobody_committed_yet_has_a_number_and_can_be_changed(log: RepoBuilder, run: Run) -> None:
    for title, number in (("Use queues", 3), ("Use topics", 4)):
        assert run("new", title, cwd=log.path)[1].startswith(f"docs/adr/000{number}-")

    assert run("accept", "3", cwd=log.path)[0] == 0
    assert run("supersede", "3", "4", cwd=log.path)[0] == 0
    assert run("supersede", "3", "4", cwd=log.path)[1] == "both say so already\n"


def test_without_a_revision_the_work_tree_is_read_by_every_command(log: RepoBuilder, run: Run) -> None:
    old = log.path / "docs/adr/0001-use-files.md"
    run("new", "Use queues", cwd=log.path)
    (log.path / ".gitignore").write_text("scratch/\n")
    for place, name in (("apps/adr", "0001-use-topics.md"), ("scratch/adr", "0001-never-mind.md")):
        (log.path / place).mkdir(parents=True)
        (log.path / place / name).write_text(TWO.replace("2. Use a database", "1. Use topics"))
    (log.path / "docs/adr/0002-use-a-database.md").unlink()
    old.write_text(ONE.replace("Accepted", "Superseded by [ADR-0003](0003-use-queues.md)"))

    listed = run("list", cwd=log.path)[1]

    assert [line.split("  ")[-1] for line in listed.splitlines()] == [
        "apps/adr", "Use topics", "docs/adr", "Use files", "Use queues", "read: the work tree, committed or not",
    ]  # fmt: skip
    shown = run("show", "docs/adr/0001-use-files.md", cwd=log.path)[1]
    assert "superseded" in shown
    assert shown.endswith("  read        the work tree, committed or not\n")
    assert "Use queues" in run("index", cwd=log.path)[1]
    _, out, _ = run("check", "--format", "json", cwd=log.path)
    assert json.loads(out)["notes"] == ["read: the work tree, committed or not"]
    assert [one["message"][:5] for one in json.loads(out)["findings"]] == ["DR002", "DR005"]
    run("check", "--fix", cwd=log.path)
    assert "Supersedes" in (log.path / "docs/adr/0003-use-queues.md").read_text()
    out = run("list", "--revision", "HEAD", cwd=log.path)[1]
    assert ("Use a database" in out, "Use queues" in out, "read: " in out) == (True, False, False)


def test_a_record_behind_a_link_is_as_git_has_it(log: RepoBuilder, run: Run, tmp_path: Path) -> None:
    log.git("mv", "docs/adr", str(log.path / "docs/decisions"))
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/0001-use-files.md").write_text("# 1. Secret\n")
    (log.path / "docs/adr").symlink_to(tmp_path / "secret")

    listed = run("list", cwd=log.path)[1]

    assert "Secret" not in listed
    assert "Use files" in listed


def test_the_first_record_of_a_repository(repo: RepoBuilder, run: Run) -> None:
    repo.commit({"a.py": "x"})

    assert run("new", "Keep records", cwd=repo.path)[1] == "docs/adr/0001-keep-records.md\n"
    (repo.path / "docs/adr/0001-keep-records.md").unlink()
    assert run("new", "Keep records", "--log", "adr", cwd=repo.path)[1] == "adr/0001-keep-records.md\n"


def test_another_log_begins_in_a_directory_that_is_there(log: RepoBuilder, run: Run) -> None:
    (log.path / "apps/adr").mkdir(parents=True)

    assert run("new", "Use queues", "--log", "apps/adr/", cwd=log.path)[1] == "apps/adr/0001-use-queues.md\n"


def test_a_dry_run_prints_and_writes_nothing(log: RepoBuilder, run: Run) -> None:
    assert run("new", "Use one clock", "--dry-run", cwd=log.path)[1].startswith("# 3. Use one clock\n")
    assert changed(log) == [""]


def test_an_index_is_printed_with_links_that_lead_there(log: RepoBuilder, run: Run) -> None:
    assert run("index", "--log", "docs/adr", cwd=log.path)[1] == (
        "| number | title | status | date |\n|---|---|---|---|\n"
        "| 0001 | [Use files](0001-use-files.md) | accepted | 2024-01-01 |\n"
        "| 0002 | [Use a database](0002-use-a-database.md) | proposed | 2024-01-01 |\n"
    )


# --- bad input


def test_a_record_that_one_side_of_a_merge_deleted_is_as_the_merge_has_it(log: RepoBuilder, run: Run) -> None:
    log.git("checkout", "-q", "-b", "side")
    log.commit({"docs/adr/0002-use-a-database.md": None}, on="2024-01-02T12:00:00+00:00")
    log.git("checkout", "-q", "main")
    log.commit({"docs/adr/0003-x.md": TWO.replace("2.", "3.")}, on="2024-01-03T12:00:00+00:00")
    log.merge("side", on="2024-01-04T12:00:00+00:00")

    records = json.loads(run("list", "--format", "json", cwd=log.path)[1])["records"]

    assert [record["number"] for record in records] == [1, 3]
    assert run("new", "Next", cwd=log.path)[1] == "docs/adr/0004-next.md\n"


def test_a_partial_clone_says_which_records_it_lacks(log: RepoBuilder, run: Run, tmp_path: Path) -> None:
    log.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "partial"
    log.git("clone", "-q", "--bare", "--filter=blob:none", f"file://{log.path}", str(clone))

    code, out, err = run("list", "--format", "json", cwd=clone)

    records = json.loads(out)["records"]
    assert (code, [record["number"] for record in records]) == (0, [1, 2])
    assert [record["status"] for record in records] == [None, None]
    assert err.count("is missing in this clone") == 2


def test_thousands_of_records_are_listed(repo: RepoBuilder, run: Run) -> None:
    repo.commit({f"adr/{number:04}-x{number}.md": "# X\n" for number in range(1, 2001)})

    code, out, _ = run("list", cwd=repo.path)

    assert (code, len(out.splitlines())) == (0, 2002)
