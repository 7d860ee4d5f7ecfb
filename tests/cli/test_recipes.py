"""``action.yml`` and the GitLab component: valid by the published schemas, deaf to injection, and they run."""

from __future__ import annotations

import json
import os
import re
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from async_audit import __version__
from async_audit.audits import IDS
from tests.hooks.histories import SCRIPTS, UNDOCUMENTED, team
from tests.repo_builder import RepoBuilder, isolated_environment

TOP = Path(__file__).parents[2]
ACTION = yaml.safe_load((TOP / "action.yml").read_text("utf-8"))
COMPONENT = (TOP / "templates" / "async-audit.yml").read_text("utf-8")
STEPS = {step["name"].split()[0]: step for step in ACTION["runs"]["steps"]}


def schema(name: str) -> jsonschema_rs.Validator:
    """A schema that its forge publishes, as check-jsonschema ships it."""
    vendored = files("check_jsonschema.builtin_schemas.vendor").joinpath(f"{name}.json")
    return jsonschema_rs.validator_for(json.loads(vendored.read_text("utf-8")))


def run(
    script: str, shell: list[str], cwd: Path, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    (cwd / ".git" / "script").write_text(script)
    return subprocess.run(
        [*shell, str(cwd / ".git" / "script")],
        cwd=cwd,
        env=isolated_environment() | environment,
        capture_output=True,
        text=True,
        check=False,
    )


# GitHub


def test_the_action_fits_the_schema_of_actions() -> None:
    schema("github-actions").validate(ACTION)


def test_no_expression_is_pasted_into_a_shell() -> None:
    assert [name for name, step in STEPS.items() if "${{" in step["run"]] == []
    assert {key for step in STEPS.values() for key in step} <= {"name", "id", "shell", "env", "run"}


def test_other_actions_would_have_to_be_pinned() -> None:
    assert re.findall(r"uses:(?! \S+@[0-9a-f]{40}\b)", (TOP / "action.yml").read_text("utf-8")) == []


def test_every_input_of_the_action_reaches_a_step() -> None:
    used = {value for step in STEPS.values() for value in step.get("env", {}).values()}

    assert used == {f"${{{{ inputs.{name} }}}}" for name in ACTION["inputs"]}


HOSTILE = '"; touch pwned; $(touch pwned) `touch pwned` * --exit-zero'


class Runner:
    """A workspace in which steps of the action run as GitHub runs them."""

    def __init__(self, repo: RepoBuilder, scratch: Path) -> None:
        self.repo, self.scratch = repo, scratch
        self.bin = scratch / "temp" / "async-audit" / "bin"
        self.bin.mkdir(parents=True, exist_ok=True)
        (self.bin / "async-audit").symlink_to(SCRIPTS / "async-audit")
        tip = repo.git("rev-parse", "HEAD")
        base = repo.git("rev-parse", "HEAD~1")
        request = {
            "title": "Add stock",
            "body": "",
            "head": {"sha": tip},
            "base": {"sha": base, "ref": "main"},
        }
        (scratch / "event.json").write_text(json.dumps({"pull_request": request}))

    def step(self, name: str, **inputs: str) -> tuple[int, str]:
        """Exit code and log of a step; ``inputs`` with ``_`` for ``-``."""
        values = {key: one["default"] for key, one in ACTION["inputs"].items()}
        values |= {key.replace("_", "-"): value for key, value in inputs.items()}
        told = {
            key: values[value.removeprefix("${{ inputs.").removesuffix(" }}")]
            for key, value in STEPS[name].get("env", {}).items()
        }
        environment = {
            "PATH": f"{self.bin}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(TOP),
            "GITHUB_EVENT_NAME": "pull_request",
            "GITHUB_EVENT_PATH": str(self.scratch / "event.json"),
            "GITHUB_OUTPUT": str(self.scratch / "output"),
            "GITHUB_STEP_SUMMARY": str(self.scratch / "summary"),
            "RUNNER_TEMP": str(self.scratch / "temp"),
        }
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail"]
        done = run(STEPS[name]["run"], shell, self.repo.path, environment | told)
        return done.returncode, done.stdout + done.stderr

    def stub(self, *programs: str) -> None:
        """Put programs in the place of the real ones that say what they are called with, NUL after each word."""
        for program in programs:
            path = self.bin / program
            path.unlink(missing_ok=True)
            path.write_text(f"#!/bin/sh\nprintf '%s\\0' {program} \"$@\"\n")
            path.chmod(0o755)

    def written(self, name: str) -> str:
        path = self.scratch / name
        return path.read_text("utf-8") if path.exists() else ""


@pytest.fixture
def runner(repo: RepoBuilder, tmp_path: Path) -> Runner:
    team(repo).commit(UNDOCUMENTED)
    return Runner(repo, tmp_path)


def test_a_change_is_checked_annotated_and_summed_up(runner: Runner) -> None:
    code, log = runner.step("Check", audits="undocumented-module, codeowners", sarif="audit.sarif")

    assert (code, runner.written("output")) == (1, "code=1\n")
    assert "::warning file=stock" in log
    assert "base: " in log
    assert "stock" in runner.written("summary")
    assert json.loads((runner.repo.path / "audit.sarif").read_text("utf-8"))["version"] == "2.1.0"


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({}, ["--diff=auto", "--fail-on=warning"]),
        ({"scope": "repository"}, ["--fail-on=warning"]),
        ({"fail_on": "never"}, ["--diff=auto", "--exit-zero"]),
        ({"strict": "true"}, ["--diff=auto", "--fail-on=warning", "--strict"]),
        (
            {"audits": "bus-factor, waiting\n"},
            ["--diff=auto", "--audit=bus-factor", "--audit=waiting", "--fail-on=warning"],
        ),
        *(
            (
                {name: HOSTILE},
                [
                    f"--diff={'auto' if name != 'base' else HOSTILE}",
                    f"--fail-on={HOSTILE if name == 'fail_on' else 'warning'}",
                ],
            )
            for name in ("base", "fail_on", "strict", "path")
        ),
        (
            {"audits": HOSTILE},
            ["--diff=auto", *(f"--audit={word}" for word in HOSTILE.split()), "--fail-on=warning"],
        ),
    ],
)
def test_an_input_becomes_words_and_never_a_command(
    runner: Runner, inputs: dict[str, str], words: list[str]
) -> None:
    runner.stub("async-audit")

    code, log = runner.step("Check", **inputs)

    given = ["check", "--format", "github", "--format", f"markdown:{runner.scratch}/temp/async-audit.md"]
    assert (code, log.split("\0")[1:-1]) == (0, [*given, *words, "--", inputs.get("path", ".")])
    assert not (runner.repo.path / "pwned").exists()


def test_an_error_is_told_and_leaves_no_summary(runner: Runner) -> None:
    code, log = runner.step("Check", base="nowhere")

    assert (code, runner.written("output"), runner.written("summary")) == (2, "code=2\n", "")
    assert "error: revision 'nowhere': no such commit here" in log


def test_a_whole_clone_passes_and_a_shallow_one_says_how_to_deepen_it(runner: Runner, tmp_path: Path) -> None:
    assert runner.step("Look") == (0, "")
    runner.repo.git("clone", "-q", "--depth=1", f"file://{runner.repo.path}", str(tmp_path / "shallow"))

    code, log = runner.step("Look", path=str(tmp_path / "shallow"))

    assert (code, "::error title=async-audit::" in log, "fetch-depth: 0" in log) == (2, True, True)
    assert runner.step("Look", path=str(tmp_path))[0] == 2


def test_the_action_installs_itself(runner: Runner) -> None:
    runner.stub("python3", "pip")

    code, log = runner.step("Install")

    venv = ["python3", "-m", "venv", f"{runner.scratch}/temp/async-audit"]
    assert (code, log.split("\0")) == (
        0,
        [*venv, "pip", "install", "--quiet", "--disable-pip-version-check", str(TOP), ""],
    )


# GitLab


def component(**inputs: object) -> dict[str, Any]:
    """The job with inputs filled in as GitLab does: as text, before YAML is read."""
    spec, job = COMPONENT.split("\n---\n")
    values = {name: one.get("default") for name, one in yaml.safe_load(spec)["spec"]["inputs"].items()}
    values |= {key.replace("_", "-"): value for key, value in inputs.items()}

    def filled(match: re.Match[str]) -> str:
        value = values[match[1]]
        return str(value).lower() if isinstance(value, bool) else str(value)

    found: dict[str, Any] = yaml.safe_load(re.sub(r"\$\[\[ inputs\.([\w-]+) \]\]", filled, job))
    return found


def test_the_component_fits_the_schema_of_gitlab() -> None:
    validator = schema("gitlab-ci")

    validator.validate(yaml.safe_load(COMPONENT.split("\n---\n")[0]))
    validator.validate(component())


def test_the_component_installs_this_version() -> None:
    assert component()["async-audit"]["variables"]["ASYNC_AUDIT_PACKAGE"] == f"async-audit=={__version__}"


def test_no_input_is_pasted_into_a_shell_of_gitlab() -> None:
    job = yaml.safe_load(COMPONENT.split("\n---\n")[1])["async-audit"]

    assert [line for line in (*job["before_script"], *job["script"]) if "$[[" in line] == []


def job(runner: Runner, **inputs: object) -> tuple[int, str]:
    """Exit code and log of the job of the component."""
    found = component(**inputs)["async-audit"]
    environment = {
        "PATH": f"{runner.bin}{os.pathsep}{os.environ['PATH']}",
        "GITLAB_CI": "true",
        "CI_MERGE_REQUEST_IID": "7",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": runner.repo.git("rev-parse", "HEAD~1"),
    }
    done = run("\n".join(found["script"]), ["sh", "-e"], runner.repo.path, environment | found["variables"])
    return done.returncode, done.stdout + done.stderr


def test_a_merge_request_is_checked_and_reported_to_gitlab(runner: Runner) -> None:
    code, log = job(runner, audits="undocumented-module codeowners")

    report = json.loads((runner.repo.path / "gl-code-quality-report.json").read_text("utf-8"))
    assert (code, [one["location"]["path"] for one in report]) == (1, ["stock/__init__.py"])
    assert "CI_MERGE_REQUEST_DIFF_BASE_SHA, GitLab CI" in log


def test_an_input_of_the_component_becomes_words_and_never_a_command(runner: Runner) -> None:
    runner.stub("async-audit")
    hostile = "$(touch pwned) `touch pwned` * ;"

    code, log = job(runner, base=hostile, audits=hostile, strict=True)

    words = [f"--audit={word}" for word in hostile.split()]
    formats = ["--format", "text", "--format", "gitlab:gl-code-quality-report.json"]
    assert (code, log.split("\0")[1:-1]) == (
        0,
        ["check", f"--diff={hostile}", "--fail-on=warning", *words, "--strict", *formats],
    )
    assert not (runner.repo.path / "pwned").exists()


def test_audits_that_the_recipes_may_name_are_single_words() -> None:
    assert all(re.fullmatch(r"[a-z-]+", name) for name in IDS)
