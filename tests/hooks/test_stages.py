"""What each stage asks, and the ways past it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hooks.histories import CLASHING, DOCSTRING, HUGE, LINES, UNDOCUMENTED, person, team
from tests.hooks.knocking import Knock
from tests.repo_builder import RepoBuilder

HARMLESS = {"shop/__init__.py": f"{DOCSTRING}{LINES}DAY = 6\n"}
EVERYTHING = "async-audit"


def message(repo: RepoBuilder, text: str) -> str:
    """A message file where git keeps it."""
    (repo.path / ".git" / "COMMIT_EDITMSG").write_text(text, "utf-8")
    return ".git/COMMIT_EDITMSG"


# --- what must stay silent


@pytest.mark.parametrize("text", ["", "Count days\n", "# hints only\n"])
def test_a_small_change_needs_no_more_than_a_title(repo: RepoBuilder, knock: Knock, text: str) -> None:
    team(repo).stage(HARMLESS)

    assert knock(EVERYTHING, repo.path, message(repo, text)) == (0, "")


def test_a_large_change_is_not_asked_for_a_record_before_its_message_is_written(
    repo: RepoBuilder, knock: Knock
) -> None:
    team(repo).stage(HUGE)

    assert knock(EVERYTHING, repo.path) == (0, "")


def test_a_trailer_in_the_message_answers_for_the_record(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).stage(HUGE)
    text = (
        "Add orders\n\nThey were kept on paper.\n\nDecision: none (generated from the old system)\n# hint\n"
    )

    assert knock("missing-adr", repo.path, message(repo, text)) == (0, "")


def test_an_audit_that_the_team_does_not_ask_for_is_not_asked(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).stage({**UNDOCUMENTED, **CLASHING, "async-audit.toml": 'audits = ["bus-factor"]\n'})

    assert knock(EVERYTHING, repo.path) == (0, "")


@pytest.mark.parametrize("skipped", ["undocumented-module", "mypy, undocumented-module", EVERYTHING])
def test_what_skip_names_is_not_asked(repo: RepoBuilder, knock: Knock, skipped: str) -> None:
    team(repo).stage(UNDOCUMENTED)

    assert knock(EVERYTHING, repo.path, SKIP=skipped) == (0, "")


def test_what_stops_nobody_is_not_said(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).stage({"shop/sale.py": DOCSTRING + LINES})

    assert knock("change-description", repo.path, message(repo, "Sell apples\n")) == (0, "")


def test_a_branch_that_a_request_will_describe_is_pushed(repo: RepoBuilder, knock: Knock) -> None:
    team(repo)
    for number in range(20):
        base = repo.commit({"shop/__init__.py": f"{DOCSTRING}DAY = {number}\n"}, message=f"Count (#{number})")
    head = repo.commit({"shop/sale.py": LINES, "shop/rates.py": LINES.replace("RATE", "TAX")})

    pushed = {"PRE_COMMIT_FROM_REF": base, "PRE_COMMIT_TO_REF": head}
    assert knock("change-description", repo.path, **pushed) == (0, "")


# --- what must be said


def test_a_large_change_is_asked_what_it_is_about(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).stage(
        {"shop/sale.py": DOCSTRING + LINES, "shop/rates.py": DOCSTRING + LINES.replace("RATE", "TAX")}
    )

    code, said = knock("change-description", repo.path, message(repo, "Sell apples\n"))

    assert code == 1
    assert "does not say what problem it solves and which approach it takes" in " ".join(said.split())
    assert "end the message with: Description: none (why, in 3 words or more)" in said


def test_a_branch_is_asked_what_it_is_about_where_no_request_will_say_it(
    repo: RepoBuilder, knock: Knock
) -> None:
    base = team(repo).git("rev-parse", "HEAD")
    head = repo.commit({"shop/sale.py": LINES, "shop/rates.py": LINES.replace("RATE", "TAX")})

    code, said = knock("change-description", repo.path, PRE_COMMIT_FROM_REF=base, PRE_COMMIT_TO_REF=head)

    assert code == 1
    assert "does not say what problem it solves" in " ".join(said.split())


def test_the_staged_files_are_asked_about_together(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).stage({**UNDOCUMENTED, **CLASHING})

    code, said = knock(EVERYTHING, repo.path)

    assert code == 1
    assert "This change adds stock" in said
    assert "is 2 records" in said
    assert '"undocumented-module:stock" = "why you live with it"' in said
    assert "SKIP=async-audit git commit" in said


def test_a_finding_is_accepted_by_the_line_that_it_prints(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).stage(UNDOCUMENTED)
    _, said = knock(EVERYTHING, repo.path)
    line = next(one for one in said.splitlines() if "why you live with it" in one)

    reasoned = line.replace("why you live with it", "Ada writes it next week")
    repo.stage({"async-audit.toml": f"[accept]\n{reasoned}\n"})

    assert knock(EVERYTHING, repo.path)[0] == 0


@pytest.mark.parametrize(
    ("files", "place"),
    [
        pytest.param({}, "async-audit.toml under [accept]:", id="no configuration"),
        pytest.param({"async-audit.toml": ""}, "async-audit.toml under [accept]:", id="a file of its own"),
        pytest.param(
            {"pyproject.toml": "", "async-audit.toml": ""},
            "async-audit.toml under [accept]:",
            id="that beside another",
        ),
        pytest.param(
            {"pyproject.toml": ""}, "pyproject.toml under [tool.async-audit.accept]:", id="init extends it"
        ),
        pytest.param(
            {"pyproject.toml": "[tool.async-audit]\n"},
            "pyproject.toml under [tool.async-audit.accept]:",
            id="a table",
        ),
    ],
)
def test_a_finding_is_accepted_in_the_configuration_in_force(
    repo: RepoBuilder, knock: Knock, files: dict[str, str], place: str
) -> None:
    team(repo).stage({**UNDOCUMENTED, **files})

    assert f"To accept it for good, in {place}\n" in knock(EVERYTHING, repo.path)[1]


def test_only_audits_that_found_something_are_printed(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).stage({**UNDOCUMENTED, "broken.py": f"def f(:\n{LINES}"})

    _, said = knock(EVERYTHING, repo.path)

    assert said.count("looked at") == 1
    assert "nothing found" not in said
    assert said.count("not measured: broken.py") == 1


def test_a_message_is_opened_again_where_it_is(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).stage(HUGE)
    (repo.path / "my message").write_text("Add orders\n")

    _, said = knock("change-description", repo.path, "my message")

    assert "git commit --edit --file='my message'\n" in said


@pytest.mark.parametrize(("why", "code"), [("generated", 1), ("generated code", 1), ("it was generated", 0)])
def test_a_reason_has_three_words(repo: RepoBuilder, knock: Knock, why: str, code: int) -> None:
    team(repo).stage(HUGE)
    text = f"Add orders\n\nDecision: none ({why})\nDescription: none ({why})\n"

    assert knock(EVERYTHING, repo.path, message(repo, text))[0] == code


def test_a_large_change_is_asked_for_its_record_by_its_message(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).stage(HUGE)

    code, said = knock("missing-adr", repo.path, message(repo, "Add orders\n"))

    assert code == 1
    assert "end the message with: Decision: none (why, in 3 words or more)" in said


def test_a_trailer_under_the_scissors_does_not_count(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).stage(HUGE)
    cut = f"# {'-' * 24} >8 {'-' * 24}"

    text = f"Add orders\n\n{cut}\n\nDecision: none (it is in the diff only)\n"

    assert knock("missing-adr", repo.path, message(repo, text))[0] == 1


def test_what_is_pushed_is_asked_about_as_one_change(repo: RepoBuilder, knock: Knock) -> None:
    base = team(repo).git("rev-parse", "HEAD")
    repo.commit(HUGE)
    head = repo.commit(UNDOCUMENTED)

    code, said = knock(EVERYTHING, repo.path, PRE_COMMIT_FROM_REF=base, PRE_COMMIT_TO_REF=head)

    assert code == 1
    assert "This change adds stock" in said
    assert "add a record in docs/adr" in " ".join(said.split())
    assert "SKIP=async-audit git push" in said


# --- advice


def test_whoever_knows_it_is_not_sent_to_ask(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).stage(HARMLESS)

    assert knock("who-to-ask", repo.path, GIT_INDEX_FILE=".git/index", **person("ada")) == (0, "")


def test_the_one_who_can_answer_is_named_with_their_hours(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).stage({"net/__init__.py": f"{DOCSTRING}{LINES}DAY = 6\n"})

    code, said = knock("who-to-ask", repo.path, GIT_INDEX_FILE=".git/index", **person("ada"))

    assert code == 0
    assert said.splitlines()[0].startswith(
        "net: of those active only Bob <bob@example.com> can answer for it"
    )
    assert "ask for a review before this lands; " in said
    assert "async-audit who net" in said


def test_nobody_is_named_where_two_can_answer(repo: RepoBuilder, knock: Knock) -> None:
    team(repo)
    for day in range(1, 6):
        text = f"{DOCSTRING}{LINES}DAY = {day}\nBY_CAT = {day}\n"
        repo.commit({"net/__init__.py": text}, by="cat", on=f"2024-05-{day + 10}T12:00:00+00:00")
    repo.stage({"net/__init__.py": f"{DOCSTRING}{LINES}DAY = 6\n"})

    assert knock("who-to-ask", repo.path, GIT_INDEX_FILE=".git/index", **person("ada")) == (0, "")


def test_modules_that_were_not_looked_at_are_counted(repo: RepoBuilder, knock: Knock) -> None:
    team(repo).stage({f"part{number}/__init__.py": "x = 1\n" * number for number in range(1, 8)})

    code, said = knock("who-to-ask", repo.path, GIT_INDEX_FILE=".git/index", **person("ada"))

    assert (code, said) == (0, "not looked at: 2 more modules of this change, with fewer changed lines\n")


def test_a_shallow_clone_gives_no_advice_and_says_why(
    repo: RepoBuilder, knock: Knock, tmp_path: Path
) -> None:
    team(repo)
    shallow = RepoBuilder(tmp_path / "shallow")
    shallow.git("fetch", "-q", "--depth=1", repo.path.as_uri(), "main")
    shallow.git("checkout", "-q", "FETCH_HEAD")
    shallow.stage({"net/__init__.py": f"{DOCSTRING}{LINES}DAY = 6\n"})

    code, said = knock("who-to-ask", shallow.path, GIT_INDEX_FILE=".git/index", **person("ada"))

    assert (code, said.startswith("not measured: ")) == (0, True)
