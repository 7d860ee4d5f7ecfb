"""Clones in which somebody runs the hooks: pre-commit, prek, or git itself a naive one."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.hooks.histories import SCRIPTS, person, team
from tests.repo_builder import RepoBuilder

MANIFEST = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"
STAGES = ("pre-commit", "pre-merge-commit", "commit-msg", "pre-push")
PREFILL = "prepare-commit-msg"
"""Asked for by the states that need it: at every commit of all others it would cost a runner more."""
RUNNERS = {"pre-commit": f"'{sys.executable}' -m pre_commit", "prek": f"'{sys.executable}' -m prek"}
NAIVE = Path(__file__).with_name("naive.py")
AUDITS = 'audits = ["codeowners", "decision-log", "missing-adr", "undocumented-module"]\n'
"""Those whose verdicts the states are told by; the others ask about prose and people."""


class Clone(RepoBuilder):
    """Ada's clone, with a server to push to."""

    def __init__(self, path: Path, runner: str) -> None:
        super().__init__(path)
        self.runner = runner
        self.home = {
            "PRE_COMMIT_HOME": str(path.parent / "home"),
            "PREK_HOME": str(path.parent / "home"),
            "PRE_COMMIT_COLOR": "never",
        }
        config = {
            ".pre-commit-config.yaml": local_config("async-audit", "describe-change"),
            "async-audit.toml": AUDITS,
        }
        self.base = team(self).commit(config, on="2024-05-20T12:00:00+00:00")
        self.server = path.parent / "server"
        self.git("init", "-q", "--bare", "-b", "main", str(self.server))
        self.git("remote", "add", "origin", str(self.server))
        self.install()

    def install(self, stages: Sequence[str] = STAGES) -> None:
        """Have these stages run the hooks: where git looks for them, unless it is the naive one who installs."""
        own = self.git("rev-parse", "--path-format=absolute", "--git-common-dir") + "/hooks"
        looked_in = self.git("rev-parse", "--path-format=absolute", "--git-path", "hooks")
        if self.runner in RUNNERS and looked_in != own:
            shutil.copytree(own, looked_in)  # pre-commit refuses to install anything there
        elif self.runner in RUNNERS:
            types = [word for stage in stages for word in ("--hook-type", stage)]
            self.git("-c", f"alias.p=!{RUNNERS[self.runner]}", "p", "install", *types, environment=self.home)
        else:
            for stage in set(stages) - {"pre-merge-commit"}:
                script = Path(own, stage)
                script.parent.mkdir(exist_ok=True)
                script.write_text(f"#!/bin/sh\nexec '{sys.executable}' '{NAIVE}' {stage} \"$@\"\n", "utf-8")
                script.chmod(0o755)

    def renew(self) -> None:
        """As it was made: nothing of the last test is left."""
        self.git("checkout", "-q", "-f", "--detach", self.base)
        self.git("clean", "-q", "-ffdx")
        self.git("checkout", "-q", "-B", "main")
        (self.path / ".git" / "hooks" / PREFILL).unlink(missing_ok=True)

    def commit_staged(self, *options: str, by: str = "ada", **environment: str) -> str:
        """What ``git commit`` says; fails the test when a hook stops it."""
        if not {"-m", "-F", "-v", "--no-edit"} & set(options):
            options = ("-m", "Change", *options)
        today = {name: value for name, value in person(by).items() if not name.endswith("DATE")}
        return self.git("commit", *options, environment=self.home | today | environment)

    def accept(self, files: Mapping[str, str | bytes | None], message: str = "Change") -> str:
        """Commit past the hooks what they would stop."""
        self.stage(files)
        self.commit_staged("--no-verify", "-m", message)
        return self.git("rev-parse", "HEAD")

    def push(self, *words: str) -> None:
        """Push, with what hooks say on stderr: git leaves it on stdout."""
        words_ = " ".join(words)
        self.git("-c", f"alias.p=!git push {words_} >&2", "p", environment=self.home)


def local_config(*ids: str) -> str:
    """The manifest as hooks of this machine: no environment is made, the installed scripts are called.

    Without ``ids`` only the hook that asks everything.
    """
    wanted = ids or ("async-audit",)
    _, *blocks = MANIFEST.read_text("utf-8").split("\n- id: ")
    found = [f"- id: {block.rstrip()}\n" for block in blocks if block.split("\n")[0] in wanted]
    hooks = "".join(found).replace("language: python", "language: system")
    hooks = hooks.replace("entry: ", f"entry: {SCRIPTS.as_posix()}/")
    return "repos:\n  - repo: local\n    hooks:\n" + textwrap.indent(hooks, "      ")
