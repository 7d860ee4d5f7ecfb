"""Lets pre-commit install our hooks from this checkout, and commits with them what should pass and what should not."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).parent.parent
sys.path.insert(0, str(TOP))

from tests.hooks.histories import DOCSTRING, HUGE, IDS, LINES, UNDOCUMENTED, UNOWNED, team  # noqa: E402
from tests.repo_builder import RepoBuilder, isolated_environment  # noqa: E402

KNOWN = f"{DOCSTRING}{LINES}DAY = 6\n"
SCENARIOS = {
    "": {"shop/__init__.py": KNOWN},
    "bus-factor": {"net/__init__.py": KNOWN},
    "codeowners": UNOWNED,
    "missing-adr": HUGE,
    "undocumented-module": UNDOCUMENTED,
}
"""The hook that must fail, and what Ada stages; the other hooks must pass."""


def failed(staged: dict[str, str], directory: Path) -> tuple[set[str], str]:
    """Ids of the hooks that stop a commit of this, and all that pre-commit said."""
    repo = team(RepoBuilder(directory))
    repo.stage(staged)
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(TOP), "--color", "never", "--verbose"],
        cwd=repo.path,
        env=isolated_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    verdicts = re.findall(r"\.(Passed|Failed)\n- hook id: ([a-z-]+)", done.stdout)
    if {hook for _, hook in verdicts} != set(IDS):
        return set(IDS), done.stdout
    return {hook for verdict, hook in verdicts if verdict == "Failed"}, done.stdout


def main() -> int:
    """Exit code 1 when a hook does not do what it should."""
    for expected, staged in SCENARIOS.items():
        found, said = failed(staged, Path(sys.argv[1]) / (expected or "harmless"))
        if found != ({expected} - {""}):
            print(said)
            print(f"error: {expected or 'no hook'} should have failed, and {', '.join(found) or 'none'} did")
            return 1
        print(f"{expected or 'nothing'} failed, as it should; the others passed", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
