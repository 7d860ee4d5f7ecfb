"""``async-audit init``: shows what it would write, writes it when asked to, and twice is the same as once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from pre_commit.clientlib import load_config

from async_audit.cli import main
from tests.repo_builder import RepoBuilder

Run = Callable[..., tuple[int, str, str]]
ALL = ["configuration", "template", "decisions", "hooks"]
RECORD = "docs/adr/0001-record-architecture-decisions.md"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run it in a directory: exit code, stdout, stderr."""

    def call(*words: str, cwd: Path) -> tuple[int, str, str]:
        monkeypatch.chdir(cwd)
        code = main(["init", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def only(part: str) -> list[str]:
    return [word for one in ALL if one != part for word in ("--without", one)]


def written(repo: RepoBuilder) -> list[str]:
    return repo.git("status", "--porcelain", "--untracked-files=all").split("\n")


@pytest.fixture
def hub(repo: RepoBuilder) -> RepoBuilder:
    repo.commit({"a.py": "x = 1\n"})
    repo.git("remote", "add", "origin", "git@github.com:us/it.git")
    return repo


def test_nothing_is_written_without_a_yes(hub: RepoBuilder, run: Run) -> None:
    code, out, err = run(cwd=hub.path)

    assert (code, written(hub)) == (1, [""])
    assert out.count("--- /dev/null") == 4
    assert "nothing was written: this is no terminal to ask on; --yes writes it" in err


def test_whoever_stops_reading_stops_nothing(
    hub: RepoBuilder, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unread(*_: object, **__: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("async_audit.repository.edits.Edit.diff", unread)

    assert run("--yes", cwd=hub.path)[0] == 141
    assert len(written(hub)) == 4


def test_a_dry_run_shows_all_and_is_no_failure(hub: RepoBuilder, run: Run) -> None:
    code, out, _ = run("--dry-run", cwd=hub.path)

    assert (code, out.count("--- /dev/null"), written(hub)) == (0, 4, [""])


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 1)])
def test_on_a_terminal_it_asks(
    hub: RepoBuilder, run: Run, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: answer.strip())

    assert run(cwd=hub.path)[0] == code
    assert (written(hub) == [""]) is (code == 1)


def test_what_it_writes_fits_and_twice_is_once(
    hub: RepoBuilder, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--yes", cwd=hub.path)[0] == 0
    once = written(hub)
    assert once == [
        f"?? {path}"
        for path in (
            ".github/pull_request_template.md",
            ".pre-commit-config.yaml",
            "async-audit.toml",
            RECORD,
        )
    ]
    load_config(str(hub.path / ".pre-commit-config.yaml"))

    assert run("--yes", cwd=hub.path) == (0, "everything is there already\n", "")
    hub.commit(message="Begin")
    assert run("--yes", cwd=hub.path) == (0, "everything is there already\n", "")

    main(["check", "--audit", "decision-log", "--strict"])
    assert "nothing found" in capsys.readouterr().out


def test_a_repository_without_commits_can_begin(repo: RepoBuilder, run: Run) -> None:
    assert run("--yes", "--forge", "gitlab", cwd=repo.path)[0] == 0
    assert "?? .gitlab/merge_request_templates/Default.md" in written(repo)


def test_parts_can_be_left_out(hub: RepoBuilder, run: Run) -> None:
    run("--yes", *only("template"), cwd=hub.path)

    assert written(hub) == ["?? .github/pull_request_template.md"]


def test_a_configuration_of_ones_own_is_kept(hub: RepoBuilder, run: Run) -> None:
    hub.commit({"pyproject.toml": "[tool.async-audit]\nexclude = ['x']\n"})

    assert run(*only("configuration"), cwd=hub.path) == (0, "everything is there already\n", "")


def test_pyproject_keeps_its_format(hub: RepoBuilder, run: Run) -> None:
    text = "# ours\n[project]\nname   = 'x' # odd\n"
    hub.commit({"pyproject.toml": text})

    run("--yes", *only("configuration"), cwd=hub.path)

    assert (hub.path / "pyproject.toml").read_text().startswith(f"{text}\n[tool.async-audit]\n")


def test_a_pyproject_that_takes_no_table_is_told_of(hub: RepoBuilder, run: Run) -> None:
    hub.commit({"pyproject.toml": "tool = {x = {y = 1}}\n"})

    code, out, err = run("--yes", *only("configuration"), cwd=hub.path)

    assert (code, out, written(hub)) == (0, "", [""])
    assert "takes no table [tool.async-audit]; write async-audit.toml" in err


def test_a_template_gets_only_what_it_lacks(hub: RepoBuilder, run: Run) -> None:
    hub.commit({".github/PULL_REQUEST_TEMPLATE.md": "## Why\n\n## Summary\n\n## Rejected alternatives\n"})

    _, out, _ = run("--yes", *only("template"), cwd=hub.path)

    added = [line for line in out.split("\n") if line.startswith("+#")]
    assert added == ["+## Where to look"]


def test_a_template_that_ends_in_a_comment_is_only_told_of(hub: RepoBuilder, run: Run) -> None:
    hub.commit({".github/PULL_REQUEST_TEMPLATE.md": "## Why\n<!-- open\n"})

    code, out, err = run("--yes", *only("template"), cwd=hub.path)

    assert (code, out) == (0, "")
    assert "does not ask which approach it takes, what was rejected and where to look most carefully" in err


def test_the_template_of_another_forge_does_not_count(hub: RepoBuilder, run: Run) -> None:
    hub.git("remote", "set-url", "origin", "https://gitlab.com/us/it")
    hub.commit({".github/pull_request_template.md": "## Why, what changed, alternatives, risks\n"})

    assert "+++ b/.gitlab/merge_request_templates/Default.md" in run(*only("template"), cwd=hub.path)[1]


def test_a_forge_without_template_files_gets_a_text_to_paste(repo: RepoBuilder, run: Run) -> None:
    repo.commit({"bitbucket-pipelines.yml": ""})

    code, out, err = run(*only("template"), cwd=repo.path)

    assert (code, out) == (0, "")
    assert "note: Bitbucket reads no template from a file; paste this" in err
    assert "\n## Problem\n" in err


def test_an_unknown_forge_has_to_be_named(repo: RepoBuilder, run: Run) -> None:
    assert "name it for a template: --forge GitHub" in run(*only("template"), cwd=repo.path)[2]


def test_a_log_is_begun_only_where_there_is_none(hub: RepoBuilder, run: Run) -> None:
    hub.commit({"doc/decisions/0001-use-files.md": "# Use files\n\n## Status\n\nAccepted\n"})

    assert run(*only("decisions"), cwd=hub.path) == (0, "everything is there already\n", "")


def test_a_first_record_gets_a_number_that_no_branch_has(hub: RepoBuilder, run: Run) -> None:
    hub.git("checkout", "-q", "-b", "side")
    hub.commit({"docs/adr/0001-use-files.md": "# Use files\n\n## Status\n\nAccepted\n"})
    hub.git("checkout", "-q", "main")

    assert "+++ b/docs/adr/0002-record-architecture-decisions.md" in run(*only("decisions"), cwd=hub.path)[1]


def test_hooks_are_added_below_those_of_pre_commit(hub: RepoBuilder, run: Run) -> None:
    text = "# ours\nrepos:\n  - repo: local # kept\n    hooks: []\n"
    hub.commit({".pre-commit-config.yaml": text})

    run("--yes", *only("hooks"), cwd=hub.path)

    after = (hub.path / ".pre-commit-config.yaml").read_text()
    assert after.startswith(text)
    assert len(yaml.safe_load(after)["repos"]) == 2


@pytest.mark.parametrize("where", ["--native", "--git-config"])
def test_hooks_that_git_runs_itself_need_no_manager(
    hub: RepoBuilder, run: Run, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setattr("async_audit.repository.hooks.settings.FLOOR", (2, 32))
    main(["hook", "install", where, str(hub.path)])

    run("--yes", *only("hooks"), cwd=hub.path)

    assert written(hub) == [""]


def test_prek_gets_tables(hub: RepoBuilder, run: Run) -> None:
    hub.commit({"prek.toml": "[[repos]]\nrepo = 'meta'\n"})

    run("--yes", *only("hooks"), cwd=hub.path)

    assert '\n[[repos.hooks]]\nid = "async-audit-pre-commit"\n' in (hub.path / "prek.toml").read_text()


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {"lefthook.yml": "a: 1\n"},
            "lefthook.yml: nothing can be added to it safely; add this by hand:\npre-commit:",
        ),
        (
            {".pre-commit-config.yaml": "repos: []\n"},
            ".pre-commit-config.yaml: nothing can be added to it safely",
        ),
    ],
)
def test_what_cannot_be_extended_is_told(
    hub: RepoBuilder, run: Run, files: dict[str, str], said: str
) -> None:
    hub.commit(files)

    code, out, err = run("--yes", *only("hooks"), cwd=hub.path)

    assert (code, out, said in err, written(hub)) == (0, "", True, [""])


def test_scripts_of_husky_get_a_line(hub: RepoBuilder, run: Run) -> None:
    hub.commit({".husky/pre-commit": "npm test\n"})

    run("--yes", *only("hooks"), cwd=hub.path)

    assert "async-audit hook run pre-commit" in (hub.path / ".husky" / "pre-commit").read_text()


def test_a_link_is_not_written_through(hub: RepoBuilder, run: Run, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("repos:\n  - repo: a\n    hooks: []\n")
    (hub.path / ".pre-commit-config.yaml").symlink_to(tmp_path / "elsewhere")

    code, _, err = run("--yes", *only("hooks"), cwd=hub.path)

    assert (code, "is behind a symbolic link" in err) == (2, True)
    assert (tmp_path / "elsewhere").read_text().count("\n") == 3


def test_a_bare_repository_cannot_begin(hub: RepoBuilder, run: Run, tmp_path: Path) -> None:
    hub.git("clone", "-q", "--bare", ".", str(tmp_path / "bare"))

    assert run(cwd=tmp_path / "bare")[0] == 2
