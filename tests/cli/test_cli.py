"""The command line: results on stdout, one line for each error, the promised exit codes."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from async_audit.audits import IDS
from async_audit.cli import COMMANDS, main
from tests.golden_files import assert_golden
from tests.repo_builder import RepoBuilder, isolated_environment

BODY = "x = 1\n" * 150
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in a directory: exit code, stdout, stderr."""

    def call(*words: str, cwd: Path) -> tuple[int, str, str]:
        monkeypatch.chdir(cwd)
        code = main(list(words))
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def team(repo: RepoBuilder) -> RepoBuilder:
    """Ada and Bob are active; only Ada can explain ``net``."""
    repo.commit({"net/__init__.py": '"""Talks to partner banks over message queues."""\n' + BODY}, by="ada")
    for number in range(3):
        repo.commit(
            {"net/__init__.py": f'"""Talks to partner banks over message queues."""\n{BODY}y = {number}\n'},
            by="ada",
        )
        repo.commit({"notes.md": f"{number}\n"}, by="bob")
    return repo


def test_a_report_exits_with_zero_whatever_it_finds(team: RepoBuilder, run: Run) -> None:
    code, out, err = run("report", cwd=team.path)
    assert (code, err) == (0, "")
    assert "warning only Ada can explain most of net: without them 100% of its 152 lines" in out
    assert "\x1b" not in out


def test_a_report_names_its_repository_by_path(team: RepoBuilder, run: Run, tmp_path: Path) -> None:
    here = run("report", cwd=team.path)
    assert run("report", str(team.path), cwd=tmp_path)[:2] == here[:2]
    assert run("report", cwd=team.path / "net") == here


def test_a_report_from_elsewhere_says_where_its_commands_work(
    team: RepoBuilder, run: Run, tmp_path: Path
) -> None:
    said = f"these commands are for {team.path}; run them there\n"
    for command in ("report", "check", "stale-docs"):
        found = run(command, str(team.path), cwd=tmp_path)
        assert found[2] == (said if command != "stale-docs" else "")  # which found nothing
    assert run("report", str(team.path), "--format", "json", cwd=tmp_path)[2] == ""
    assert run("report", str(team.path), cwd=team.path / "net")[2] == ""


def test_a_check_exits_with_one_when_something_is_found(team: RepoBuilder, run: Run) -> None:
    assert run("check", cwd=team.path)[0] == 1
    assert run("check", "--fail-on", "error", cwd=team.path)[0] == 0
    assert run("check", "--exit-zero", cwd=team.path)[0] == 0
    assert run("check", "--audit", "undocumented-module", cwd=team.path)[0] == 0


def test_what_was_not_measured_fails_only_a_strict_check(team: RepoBuilder, run: Run) -> None:
    code, out, _ = run("check", "--audit", "missing-adr", cwd=team.path)
    assert (code, "not measured: no decision record found" in out) == (0, True)
    assert run("check", "--audit", "missing-adr", "--strict", cwd=team.path)[0] == 3


def test_json_is_a_document_and_nothing_else(team: RepoBuilder, run: Run) -> None:
    code, out, err = run("report", "--format", "json", cwd=team.path)
    assert (code, err) == (0, "")
    assert json.loads(out)["schema"] == "async-audit/report/2"
    assert run("schema", cwd=team.path)[1].startswith('{\n  "$schema"')


def test_colour_is_for_terminals(team: RepoBuilder, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" in run("report", "--colour", "always", cwd=team.path)[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("report", cwd=team.path)[1]


def test_only_the_staged_change_is_asked_about(team: RepoBuilder, run: Run) -> None:
    team.git("config", "user.name", "Bob")
    team.git("config", "user.email", "bob@example.com")
    assert run("check", "--staged", cwd=team.path)[0] == 0

    team.stage({"fresh/__init__.py": BODY})

    code, out, _ = run("check", "--staged", cwd=team.path)
    assert code == 1
    assert "This change adds fresh, which does not say what it is" in out
    assert "net" not in out


def test_whoever_changes_what_only_another_can_explain_is_told_whom_to_ask(
    team: RepoBuilder, run: Run
) -> None:
    team.stage({"net/__init__.py": '"""Talks to partner banks over message queues."""\nz = 1\n' + BODY})
    for name, found in (("Ada", 0), ("Bob", 1)):
        team.git("config", "user.name", name)
        team.git("config", "user.email", f"{name.lower()}@example.com")
        code, out, _ = run("check", "--staged", "--audit", "bus-factor", cwd=team.path)
        assert code == found
    assert "ask Ada to look at this change before it lands" in out


def test_only_the_branch_is_asked_about(team: RepoBuilder, run: Run) -> None:
    team.git("checkout", "-q", "-b", "feature")
    team.commit({"fresh/__init__.py": BODY}, by="bob")

    code, out, _ = run("check", "--diff", "main", cwd=team.path)

    assert (code, "fresh" in out, "only Ada" in out) == (1, True, False)


@pytest.fixture
def berlin(repo: RepoBuilder) -> RepoBuilder:
    """Ada knows ``net`` and commits at Berlin's time, Bob knows ``pool`` at New York's; one record names ``net``."""
    for day in ("02", "03", "04"):
        repo.commit(
            {"net/a.py": BODY + f"y = {day}\n"},
            by="ada",
            on=f"2024-07-{day}T10:00:00+02:00",
            message=f"Tune {day}",
        )
        repo.commit({"pool/c.py": BODY + f"y = {day}\n"}, by="bob", on=f"2024-07-{day}T18:00:00-04:00")
    texts = {
        "net/README.md": "# Net\n\nTalks to banks.\n",
        "docs/adr/0001-queues.md": "# Use queues\n\nIn `net/a.py` only.\n",
    }
    repo.commit({**texts, "docs/adr/0002-x.md": "# Else\n"}, by="bob", on="2024-07-05T03:00:00-04:00")
    return repo


def test_who_answers_on_one_screen(berlin: RepoBuilder, run: Run, request: pytest.FixtureRequest) -> None:
    code, out, err = run("who", "a.py", cwd=berlin.path / "net")
    assert (code, err) == (0, "")
    shown = re.sub(r"\b[0-9a-f]{10}\b", "<commit>", out)
    assert_golden("who.txt", shown, request)


def test_who_says_when_they_are_next_there_from_a_time_on(berlin: RepoBuilder, run: Run) -> None:
    for at, said in (
        ("2024-07-05T18:00+02:00", "; next Monday 2024-07-08 07:00 UTC, in 63 h"),
        ("2024-07-08T06:20Z", "; next Monday 2024-07-08 07:00 UTC, in 40 min"),
        ("2024-07-08T15:59:59Z", "; now, until 16:00 UTC"),
    ):
        assert said in run("who", "net", "--at", at, cwd=berlin.path)[1]


@pytest.mark.parametrize("at", ["0001-01-01T00:00+00:00", "1970-01-01T00:00Z", "9999-12-31T23:00Z"])
def test_who_answers_at_both_ends_of_the_calendar(at: str, berlin: RepoBuilder, run: Run) -> None:
    for words in ((), ("--format", "json")):
        code, out, err = run("who", "net", "--at", at, *words, cwd=berlin.path)
        assert (code, "ada@example.com" in out, err) == (0, True, "")


def test_who_as_json_is_typed_and_whole(berlin: RepoBuilder, run: Run) -> None:
    code, out, err = run("who", "net", "--format", "json", "--at", "2024-07-06T00:00:00Z", cwd=berlin.path)
    answer = json.loads(out)
    assert (code, err, answer["schema"], answer["at"]) == (
        0,
        "",
        "async-audit/who/1",
        "2024-07-06T00:00:00+00:00",
    )
    (ada,) = answer["holders"]
    assert (ada["email"], ada["active"], ada["line_share"], ada["zone"]) == (
        "ada@example.com",
        True,
        1.0,
        "+0200",
    )
    assert (ada["hours"], ada["hours_assumed"]) == ("09-18", True)
    assert (ada["next_start"], ada["next_end"]) == ("2024-07-08T09:00:00+02:00", "2024-07-08T18:00:00+02:00")
    assert [one["subject"] for one in ada["commits"]] == ["Tune 04", "Tune 03", "Tune 02"]
    assert [(one["email"], one["where"]) for one in answer["learners"]] == [("bob@example.com", "pool")]
    assert [one["path"] for one in answer["written"]] == ["net/README.md", "docs/adr/0001-queues.md"]


def test_who_takes_a_path_from_where_one_stands_and_else_from_the_top(berlin: RepoBuilder, run: Run) -> None:
    berlin.commit({"pool/net/d.py": BODY}, by="bob", on="2024-07-05T03:00:00-04:00")
    for path, folder, found in (
        ("net/a.py", "pool", "net/a.py"),
        ("net", "pool", "pool/net"),
        ("pool", "net", "pool"),
        (".", "net", "net"),
    ):
        assert run("who", path, cwd=berlin.path / folder)[1].startswith(f"{found}: ")
    code, _, err = run("who", "nowhere", cwd=berlin.path / "net")
    assert (code, err.partition(";")[0]) == (2, "error: net/nowhere: no such path in this commit")


def test_who_of_several_files_says_that_others_count_them_one_by_one(repo: RepoBuilder, run: Run) -> None:
    repo.commit({"net/a.py": "x = 1\n", "net/b.py": "y = 1\n"})

    said = "who knows it as a whole; the bus factor counts file by file\n"
    assert said in run("who", "net", cwd=repo.path)[1]
    assert "who knows it\n" in run("who", "net/a.py", cwd=repo.path)[1]


def test_who_without_anybody_says_so(team: RepoBuilder, run: Run) -> None:
    team.commit({"empty/x.py": "x = 1\n"}, by="cat", on="2020-01-01T12:00:00+00:00")
    out = run("who", "empty", cwd=team.path)[1]
    assert "nobody with 3 commits in the last 180 days has written much here" in out
    assert "has known it    Cat" in out
    assert "nothing: no README beside it, no docstring, no record that names it" in out


def test_ownership_is_one_line_of_json_for_each_file(team: RepoBuilder, run: Run) -> None:
    team.commit({"logo.png": b"\0\1", "odd.txt": b"\0\1"})
    code, out, err = run("ownership", "--runs", cwd=team.path)
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [(row["path"], row["lines"], row["authors"]) for row in rows] == [
        ("net/__init__.py", 152, {"ada@example.com": 152}),
        ("notes.md", 1, {"bob@example.com": 1}),
    ]
    assert rows[0]["blob"] == team.git("rev-parse", "HEAD:net/__init__.py")
    assert [run[:2] for run in rows[0]["runs"]] == [[1, 151], [152, 1]]
    assert err == "left out: 1 binary, 1 binary by content\n"


def test_ownership_of_an_older_revision(team: RepoBuilder, run: Run) -> None:
    first = team.git("rev-list", "--max-parents=0", "HEAD")
    _, out, _ = run("ownership", "--revision", first, cwd=team.path)
    (row,) = map(json.loads, out.splitlines())
    assert sorted(row) == ["authors", "blob", "lines", "path"]
    assert row["lines"] == 151


def test_config_show_says_where_each_value_comes_from(team: RepoBuilder, run: Run) -> None:
    team.write(
        {"async-audit.toml": '[bus-factor]\nminimum = 3\n[accept]\n"bus-factor:net" = "Ada stays with us."\n'}
    )
    lines = run("config", "show", cwd=team.path)[1].splitlines()
    assert "bus-factor.minimum = 3  # async-audit.toml" in lines
    assert "bus-factor.minimum-lines = 100  # default" in lines
    assert 'accept."bus-factor:net" = "Ada stays with us."  # async-audit.toml' in lines


def test_explain_shows_the_card_and_the_limits(run: Run, tmp_path: Path) -> None:
    _, out, _ = run("explain", "bus-factor:src/net", cwd=tmp_path)
    for heading in (
        "What it finds:",
        "Why it matters:",
        "How it is measured:",
        "What to do:",
        "Blind spots:",
    ):
        assert heading in out
    assert "  minimum = 2  (active holders)\n      OpenSSF Best Practices" in out


def test_explain_says_whose_limits_another_audit_follows(run: Run, tmp_path: Path) -> None:
    _, out, _ = run("explain", "waiting", cwd=tmp_path)
    assert "  long-wait = 8  (hours)" in out
    assert "active-days" not in out
    assert "who holds what, and is active, by the limits of bus-factor" in out


def test_explain_lists_the_audits(run: Run, tmp_path: Path) -> None:
    lines = run("explain", cwd=tmp_path)[1].splitlines()
    assert [line.split()[0] for line in lines] == list(IDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, run: Run, tmp_path: Path) -> None:
    code, out, _ = run(command, "--help", cwd=tmp_path)
    assert (code, "Usage: async-audit " + command in out) == (0, True)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        pytest.param(
            ["report", "/nowhere"], "error: /nowhere: does not exist; name a git repository", id="no path"
        ),
        pytest.param(
            ["report", "--revision", "nope"],
            "error: revision 'nope': no such commit here; 'git log --oneline --all' lists what there is",
            id="no revision",
        ),
        pytest.param(
            ["check", "--diff", "--upload-pack=x"],
            "error: No such option '--upload-pack'; see 'async-audit check --help'",
            id="an option for a revision",
        ),
        pytest.param(
            ["who", "../elsewhere"],
            "error: ../elsewhere: lies outside of the repository; name a path inside it",
            id="a path outside",
        ),
        pytest.param(
            ["who", "nothing.py"],
            "error: nothing.py: no such path in this commit; 'git ls-files' lists what there is",
            id="a path that is not there",
        ),
        pytest.param(
            ["who", "nte"], "error: nte: no such path in this commit; did you mean net?", id="a path misspelt"
        ),
        pytest.param(
            ["who", "src/__init__.py"],
            "error: src/__init__.py: no such path in this commit; did you mean net/__init__.py?",
            id="a path elsewhere",
        ),
        pytest.param(
            ["who", "net", "--at", "noon"],
            "error: --at: 'noon' is no time; write it as 2026-08-21T09:00+02:00",
            id="no time",
        ),
        pytest.param(
            ["who", "net", "--at", "2024-07-06T00:00"],
            "error: --at: '2024-07-06T00:00' has no UTC offset; add one, as in 2024-07-06T00:00+02:00",
            id="a time of nowhere",
        ),
        pytest.param(["who", "net", "--at", ""], "error: --at: '' is no time", id="an unset time"),
        pytest.param(
            ["explain", "bus"],
            "error: 'bus' is no audit; there are bus-factor, waiting, codeowners, decision-log, missing-adr, change-description, ",
            id="no audit",
        ),
        pytest.param(
            ["report", "--config", "missing.toml"],
            "error: missing.toml: No such file or directory; name a TOML file",
            id="no configuration",
        ),
        pytest.param(
            ["check", "--staged", "--diff", "main"],
            "error: --staged, --diff and --revision ask about different things; choose one",
            id="two questions at once",
        ),
        pytest.param(
            ["check", "--diff", ""], "error: Invalid value for '--diff': is empty", id="an unset variable"
        ),
        pytest.param(
            ["undocumented-module"],
            "error: No such command 'undocumented-module'; it is an audit: async-audit report --audit undocumented-module",
            id="an audit as a command",
        ),
        pytest.param(["report", "--formt", "json"], "error: No such option", id="a misspelt option"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_two(
    words: list[str], complaint: str, team: RepoBuilder, run: Run
) -> None:
    code, out, err = run(*words, cwd=team.path)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.startswith(complaint)


def test_the_cache_can_be_looked_at_and_removed(team: RepoBuilder, run: Run) -> None:
    assert run("cache", "info", cwd=team.path) == (0, "nothing is kept\n", "")
    first = run("ownership", cwd=team.path)
    code, out, _ = run("cache", "info", cwd=team.path)
    assert (code, out.splitlines()[0].split(": ")[0]) == (
        0,
        str(team.path / ".git/async-audit/cache.sqlite3"),
    )
    assert [line.split()[1] for line in out.splitlines()[1:]] == ["answer", "pass"]
    code, out, _ = run("cache", "clear", cwd=team.path)
    assert (code, out.splitlines()[0]) == (0, f"removed {team.path}/.git/async-audit/cache.sqlite3")
    assert not (team.path / ".git" / "async-audit").exists()
    assert run("cache", "clear", cwd=team.path) == (0, "nothing was kept\n", "")
    assert run("ownership", cwd=team.path) == first


def test_where_nothing_can_be_kept_it_says_why(team: RepoBuilder, run: Run, tmp_path: Path) -> None:
    team.git("clone", "-q", "--depth=1", team.path.as_uri(), str(tmp_path / "shallow"))
    _, out, _ = run("cache", "info", cwd=tmp_path / "shallow")
    assert out.startswith("nothing is kept: the clone is shallow")
    grafts = team.path / ".git" / "info" / "grafts"
    grafts.parent.mkdir(exist_ok=True)
    grafts.write_text(f"{team.git('rev-parse', 'HEAD')}\n")
    _, out, _ = run("cache", "info", cwd=team.path)
    assert out == "nothing is kept: this clone has grafts, which are its own\n"


@pytest.mark.parametrize("how", ["option", "configuration"])
def test_new_indentation_can_be_looked_through(repo: RepoBuilder, run: Run, how: str) -> None:
    repo.commit({"a.py": "if x:\n  y\n"})
    repo.commit({"a.py": "if x:\n    y\n"}, by="bob")
    assert '"authors": {"ada@example.com": 1, "bob@example.com": 1}' in run("ownership", cwd=repo.path)[1]
    repo.write({"async-audit.toml": "ignore-whitespace = true\n"} if how == "configuration" else {})
    words = ["-w"] if how == "option" else []
    assert '"authors": {"ada@example.com": 2}' in run("ownership", *words, cwd=repo.path)[1]


def test_outside_of_a_repository_it_says_so(run: Run, tmp_path: Path) -> None:
    for command in ("report", "check", "who", "ownership"):
        code, _, err = run(command, cwd=tmp_path)
        assert (code, err) == (
            2,
            f"error: {tmp_path}: not a git repository; run it inside a clone, or name one\n",
        )


def test_before_the_first_commit_it_says_so(repo: RepoBuilder, run: Run) -> None:
    for command in ("report", "check", "who", "ownership"):
        assert run(command, cwd=repo.path)[::2] == (
            2,
            f"error: {repo.path}: no commits yet; commit something first\n",
        )
    assert run("config", "show", cwd=repo.path)[0] == 0


def test_a_shallow_clone_is_not_measured_and_not_passed(team: RepoBuilder, run: Run, tmp_path: Path) -> None:
    team.git("clone", "-q", "--depth=1", team.path.as_uri(), str(tmp_path / "shallow"))
    code, out, _ = run("check", "--strict", "--audit", "bus-factor", cwd=tmp_path / "shallow")
    assert (code, out.splitlines()[0].partition(": ")[2]) == (3, "nothing could be measured")
    assert "not measured: the clone is shallow, so git blame names the wrong authors" in out
    assert run("ownership", cwd=tmp_path / "shallow")[0] == 2


def test_a_missing_ignore_revs_file_is_one_line(team: RepoBuilder, run: Run) -> None:
    team.git("config", "blame.ignoreRevsFile", "gone")
    code, _, err = run("report", cwd=team.path)
    assert (code, err.count("\n"), "git config --unset blame.ignoreRevsFile" in err) == (2, 1, True)


def test_a_broken_configuration_is_one_line(team: RepoBuilder, run: Run) -> None:
    team.write({"async-audit.toml": "[bus-factor\n"})
    code, _, err = run("report", cwd=team.path)
    assert (code, err.count("\n"), err.startswith("error: async-audit.toml: not valid TOML")) == (2, 1, True)


def test_debug_shows_the_traceback(team: RepoBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(team.path)
    with pytest.raises(Exception, match="no such commit"):
        main(["--debug", "report", "--revision", "nope"])


def script(*words: str) -> list[str]:
    return [sys.executable, "-Im", "async_audit", *words]


def test_a_closed_pipe_is_no_finding(team: RepoBuilder) -> None:
    team.commit({f"many/{number}.txt": "x\n" for number in range(400)})
    with subprocess.Popen(
        script("ownership", "--runs"), cwd=team.path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        complaint = process.stderr.read()
    assert (process.returncode, complaint) == (141, b"")


@pytest.mark.parametrize("closed", ["1", "2"])
def test_a_closed_stream_is_no_finding(closed: str, team: RepoBuilder) -> None:
    line = f"{sys.executable} -Im async_audit report {closed}>&-"
    done = subprocess.run(line, shell=True, cwd=team.path, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for another process")
def test_an_interrupt_ends_quietly(team: RepoBuilder) -> None:
    slow = team.path.parent / "bin"
    slow.mkdir()
    real = subprocess.run(["which", "git"], stdout=subprocess.PIPE, check=True).stdout.decode().strip()
    (slow / "git").write_text(f'#!/bin/sh\ncase "$*" in *blame*) exec sleep 30;; esac\nexec {real} "$@"\n')
    (slow / "git").chmod(0o755)
    environment = isolated_environment() | {"PATH": f"{slow}{os.pathsep}{os.environ['PATH']}"}
    with subprocess.Popen(
        script("ownership"),
        cwd=team.path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # nohup and some CI ignore it
    ) as process:
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        _, complaint = process.communicate(timeout=10)
    assert process.returncode == 130
    assert complaint.decode().split() == ["interrupted"]


def test_nothing_hostile_reaches_the_terminal(repo: RepoBuilder, run: Run) -> None:
    evil = "\x1b]0;owned\x07\x1b[31mEve\u202e"
    for number in range(3):
        repo.commit({"net\x1b[2J/a.py": BODY + f"y = {number}\n"}, by=f"{evil} <eve\x1b[5m@example.com>")
        repo.commit({"notes.md": f"{number}\n"}, by="bob", message=f"\x1b[1m{number}")
    for words in (["report", "--all"], ["report", "--format", "markdown"], ["who", "."], ["config", "show"]):
        _, out, err = run(*words, cwd=repo.path)
        assert not set("\x1b\x07\u202e") & set(out + err)
    assert "\\x1b[31mEve\\u202e" in run("who", ".", cwd=repo.path)[1]


def test_the_addresses_that_are_one_person_are_listed_with_the_reason(repo: RepoBuilder, run: Run) -> None:
    repo.commit({"a.py": "1\n"}, by="Ada Lovelace <ada@home.example>")
    repo.commit({"a.py": "2\n"}, by="Ada Lovelace <ada@home.example>")
    repo.commit({"a.py": "2\n3\n"}, by="Ada LOVELACE <ada@work.example>")

    said = (
        "Ada LOVELACE <ada@work.example> is Ada Lovelace <ada@home.example>: the same full name (1 commit)\n"
    )
    code, out, err = run("ownership", "--identities", cwd=repo.path)
    assert (code, out) == (0, said)
    assert err.startswith("1 address is taken for another; ")
    (row,) = map(json.loads, run("ownership", cwd=repo.path)[1].splitlines())
    assert row["authors"] == {"ada@home.example": 2}
    assert run("ownership", "--identities", "--anonymize", cwd=repo.path)[0] == 2


@pytest.mark.parametrize("format_name", ["text", "markdown", "json"])
def test_an_anonymous_report_quotes_no_text_that_names_people(
    team: RepoBuilder, run: Run, format_name: str
) -> None:
    team.commit({"CODEOWNERS": "* @ada-l ada@example.com\n"})
    accept = '"bus-factor:net" = "Ada stays with us."\n"codeowners:@ada-l" = "Ada is still here."\n'
    team.commit({"pyproject.toml": f"[tool.async-audit.accept]\n{accept}"})
    words = ("report", "--format", format_name, *(["--all"] if format_name == "text" else []))

    plain = run(*words, cwd=team.path)[1]
    out = run(*words, "--anonymize", "--salt", "pepper", cwd=team.path)[1]

    for text in ("Ada stays", "ada-l"):
        assert text in plain
    assert not re.search(r"\bada\b", out, re.IGNORECASE)
    assert "left out: it may name people" in out
    assert "it names people, whom pseudonyms are to hide" in out


def test_an_anonymous_answer_quotes_no_commit(berlin: RepoBuilder, run: Run) -> None:
    for words in ((), ("--format", "json")):
        out = run("who", "net", "--anonymize", *words, cwd=berlin.path)[1]
        assert ("Tune" in out, "left out: it may name people" in out) == (False, True)


def test_an_anonymous_report_names_nobody(team: RepoBuilder, run: Run) -> None:
    for words in (["report", "--all"], ["report", "--format", "json"], ["ownership"]):
        code, out, _ = run(*words, "--anonymize", cwd=team.path)
        assert code == 0
        assert not re.search(r"\bada\b", out, re.IGNORECASE)  # a hexadecimal number may hold these letters
        assert "anonymous.invalid" in out or "Person " in out


@pytest.mark.parametrize(
    ("words", "beginning"),
    [
        pytest.param(["--format", "graphml"], "<graphml ", id="graphml"),
        pytest.param(["--format", "node-link", "--level", "modules"], "{", id="node-link"),
        pytest.param(["--format", "csv"], "name,email,unit,lines,commits,", id="csv"),
        pytest.param(
            ["--analysis", "silos"],
            "1 module, 152 lines, held by Ada, who holds 100% of theirs here: net",
            id="silos",
        ),
        pytest.param(
            ["--analysis", "backups"], "Ada: nobody else active holds any of the same 152 lines", id="backups"
        ),
        pytest.param(["--analysis", "cuts"], "no module would be cut off by", id="cuts"),
    ],
)
def test_the_graph_of_ownership_is_exported_and_analysed(
    team: RepoBuilder, run: Run, words: list[str], beginning: str
) -> None:
    code, out, err = run("ownership", *words, cwd=team.path)

    assert (code, err) == (0, "")
    assert out.startswith(beginning)
    assert run("ownership", *words, cwd=team.path)[1] == out


def test_lines_options_do_not_go_with_a_graph(team: RepoBuilder, run: Run) -> None:
    code, _, err = run("ownership", "--format", "csv", "--runs", cwd=team.path)

    assert code == 2
    assert "--runs, --identities and -w go with neither" in err
