"""Every block of the README, and of the page about the library, does what it says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from pre_commit.clientlib import load_config, load_manifest

from async_audit.audits import load_all
from async_audit.config import load
from tests.repo_builder import RepoBuilder, isolated_environment

TOP = Path(__file__).parent.parent
README = (TOP / "README.md").read_text("utf-8")
BLOCK = re.compile(r"(<!-- ci: \w+ -->\n)?```(\w*)\n(.*?)```", re.DOTALL)
BLOCKS = BLOCK.findall(README)
LIBRARY = BLOCK.findall((TOP / "docs" / "library.md").read_text("utf-8"))


def blocks(language: str) -> list[str]:
    """Blocks that the tests run; the two that .ci/run runs have a comment above them."""
    return [text for mark, name, text in BLOCKS if name == language and not mark]


@pytest.fixture
def project(repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch) -> RepoBuilder:
    """What a reader's repository might hold."""
    repo.commit({"pkg/__init__.py": "x = 1\n" * 150})
    repo.git("tag", "v1.0")
    repo.commit({"pkg/__init__.py": "x = 1\n" * 151}, by="bob", message="Rotate the signing keys")
    monkeypatch.chdir(repo.path)
    return repo


def environment() -> dict[str, str]:
    scripts = str(Path(sys.executable).parent)
    return isolated_environment() | {"PATH": scripts + os.pathsep + os.environ["PATH"]}


def test_no_block_is_left_out() -> None:
    assert {name for _, name, _ in BLOCKS} == {"text", "sh", "yaml", "python", "toml"}
    assert [mark.split()[2] for mark, _, _ in BLOCKS if mark] == ["report", "test"]
    assert all(len(text.splitlines()) == 1 for mark, _, text in BLOCKS if mark)


def test_ci_runs_the_two_lines_of_the_first_screen() -> None:
    script = (TOP / ".ci" / "run").read_text("utf-8")
    assert "README.md" in script
    assert "<!-- ci: " in script


@pytest.mark.parametrize("line", "".join(blocks("sh")).splitlines())
def test_each_command_runs(line: str, project: RepoBuilder) -> None:
    done = subprocess.run(line, shell=True, cwd=project.path, env=environment(), capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout or (project.path / "async-audit.bash").stat().st_size


@pytest.mark.parametrize("code", [*blocks("python"), *(code for _, _, code in LIBRARY)])
def test_each_python_block_runs(code: str, project: RepoBuilder, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(code, "README.md", "exec"), {"__name__": "readme"})
    assert capsys.readouterr().out


@pytest.mark.parametrize("text", blocks("toml"))
def test_each_configuration_is_valid(text: str) -> None:
    config = load({"pyproject.toml": text.encode()}.get)
    assert config.options_of(load_all()[0]).minimum == 2
    assert config.accept


@pytest.mark.parametrize("text", blocks("yaml"))
def test_the_hook_configuration_names_hooks_that_exist(text: str, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text(text)
    (named,) = load_config(str(tmp_path / "config.yaml"))["repos"]
    manifest = {hook["id"] for hook in load_manifest(str(TOP / ".pre-commit-hooks.yaml"))}
    assert {hook["id"] for hook in yaml.safe_load(text)["repos"][0]["hooks"]} <= manifest
    assert manifest <= set(re.findall(r"(?:id: |^\| `)([a-z-]+)", README, re.MULTILINE))
    assert named["rev"] == f"v{__import__('async_audit').__version__}"


def test_each_audit_has_its_row() -> None:
    for audit in load_all():
        assert f"| `{audit.id}` | {audit.question} |" in README
