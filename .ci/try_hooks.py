"""Lets pre-commit and prek install our hooks from this checkout, and asks them what should pass and what should not."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

TOP = Path(__file__).parent.parent
sys.path.insert(0, str(TOP))

from tests.hooks.histories import CLASHING, DOCSTRING, HUGE, IDS, LINES, STALE, UNDOCUMENTED, UNOWNED, team  # noqa: E402
from tests.repo_builder import RepoBuilder, isolated_environment  # noqa: E402

ALL = (*IDS, "async-audit", "describe-change", "who-to-ask")
MANUAL = frozenset(ALL) - {"describe-change"}
RUNNERS = {"pre-commit": ("-m", "pre_commit"), "prek": ("-m", "prek")}
KNOWN = f"{DOCSTRING}{LINES}DAY = 6\n"
MESSAGE = ".git/COMMIT_EDITMSG"


class Scenario(NamedTuple):
    """What Ada stages, and which hooks must then stop her at a stage; the others must pass."""

    staged: Mapping[str, str | None]
    failing: set[str]
    stage: str = "manual"
    running: frozenset[str] = MANUAL
    """Which must run at least, where none is to stop her."""


SCENARIOS = {
    "harmless": Scenario({"shop/__init__.py": KNOWN}, set()),
    "theirs": Scenario({"net/__init__.py": KNOWN}, {"bus-factor"}),
    "unowned": Scenario(UNOWNED, {"codeowners", "async-audit"}),
    "stale": Scenario(STALE, {"stale-docs", "async-audit"}),
    "clashing": Scenario(CLASHING, {"decision-log", "async-audit"}),
    "huge": Scenario(HUGE, {"missing-adr"}),
    "told": Scenario(HUGE, {"change-description", "missing-adr", "async-audit"}, "commit-msg"),
    "outlined": Scenario(HUGE, set(), "prepare-commit-msg", frozenset({"describe-change"})),
    "undocumented": Scenario(UNDOCUMENTED, {"undocumented-module", "async-audit"}),
}


def failed(runner: str, scenario: Scenario, directory: Path, home: Path) -> tuple[set[str], set[str], str]:
    """Ids of the hooks that ran, of those that failed, and all that was said."""
    repo = team(RepoBuilder(directory))
    head = subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=TOP, text=True).strip()
    hooks = "".join(f"      - id: {hook}\n" for hook in ALL)
    config = f"repos:\n  - repo: '{TOP}'\n    rev: {head}\n    hooks:\n{hooks}"
    repo.commit({".pre-commit-config.yaml": config}, on="2024-05-20T12:00:00+00:00")
    repo.stage(scenario.staged)
    repo.write({MESSAGE: "Add orders\n"})
    told = ["--commit-msg-filename", MESSAGE] if scenario.stage.endswith("commit-msg") else []
    done = subprocess.run(
        [
            sys.executable,
            *RUNNERS[runner],
            "run",
            "--color",
            "never",
            "--verbose",
            "--hook-stage",
            scenario.stage,
            *told,
        ],
        cwd=repo.path,
        env=isolated_environment() | {"PRE_COMMIT_HOME": str(home), "PREK_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    verdicts = re.findall(r"\.(Passed|Failed)\n- hook id: ([a-z-]+)", done.stdout)
    return {hook for _, hook in verdicts}, {hook for how, hook in verdicts if how == "Failed"}, done.stdout


def main() -> int:
    """Exit code 1 when a hook does not do what it should."""
    scratch = Path(sys.argv[1])
    for runner in RUNNERS:
        for name, scenario in SCENARIOS.items():
            ran, found, said = failed(runner, scenario, scratch / f"{runner}-{name}", scratch / runner)
            missing = (scenario.failing or scenario.running) - ran
            if missing or found != scenario.failing:
                print(said)
                print(
                    f"error: {runner}, {name}: {sorted(scenario.failing)} should have failed, {sorted(found)} did"
                )
                return 1
            print(
                f"{runner}: {name}: {', '.join(sorted(found)) or 'nothing'} failed, as it should", flush=True
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
