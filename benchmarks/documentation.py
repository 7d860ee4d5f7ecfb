"""Module verdicts cost at most a third of interrogate and 3 times ``ruff check --select D1``.

The staged check of ten files takes 150 ms in all.

Usage: python -m benchmarks.documentation REPOSITORY [TIMES]

REPOSITORY is a clone whose index is clean; Django is what the promise is about. interrogate is no dependency:
``pip install interrogate`` beside us first. ruff reads without its cache, as we read without ours; files that do not
parse are kept from interrogate, which would die of the first one. CPU is that of all processes.
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.clock import SCRIPTS
from benchmarks.usage import usage

OURS, HOOK = "undocumented-module, whole repository", "undocumented-module, ten files staged"
NAMES = "undocumented-symbol, whole repository"
INTERROGATE, RUFF = "interrogate", "ruff check --select D1"
STAGED = 10
"""Files of the staged check."""


def program(name: str) -> str:
    return str(SCRIPTS / name)


def staged(folder: Path, target: Path) -> Path:
    """A copy of the repository with ten Python files staged: a new package, and edits to what is there."""
    subprocess.run(["git", "clone", "-q", "--no-hardlinks", str(folder), str(target)], check=True)
    added = target / "benchmark_package"
    added.mkdir()
    (added / "__init__.py").write_text("x = 1\n" * 30, "utf-8")
    paths = sorted(target.rglob("*.py"))
    chosen = paths[:: len(paths) // (STAGED - 1)][: STAGED - 1]
    for path in chosen:
        path.write_bytes(path.read_bytes() + b"\n# edited\n")
    subprocess.run(["git", "add", "--", "benchmark_package", *map(str, chosen)], cwd=target, check=True)
    return target


def unparsed(folder: Path) -> list[str]:
    """Files of which interrogate would die."""
    found = []
    for path in folder.rglob("*.py"):
        try:
            ast.parse(path.read_bytes())
        except (SyntaxError, ValueError):
            found.append(str(path.relative_to(folder)))
    return found


def cheapest(
    commands: Mapping[str, Sequence[str]], folder: Path, times: int
) -> dict[str, tuple[float, float]]:
    """Least wall time and least CPU in seconds of several runs of each command, taken in turns."""
    found = dict.fromkeys(commands, (float("inf"), float("inf")))
    for _ in range(times):
        for name, command in commands.items():
            spent = usage(command, folder)
            found[name] = (min(found[name][0], spent.wall), min(found[name][1], spent.cpu))
    return found


def main() -> None:
    folder = Path(sys.argv[1]).resolve()
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    asked = [program("async-audit"), "check", "--exit-zero", "--audit"]
    kept_away = [word for path in unparsed(folder) for word in ("--exclude", path)]
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        OURS: [*asked, "undocumented-module"],
        NAMES: [*asked, "undocumented-symbol"],
        INTERROGATE: [program("interrogate"), "--quiet", "--fail-under", "0", *kept_away, "."],
        RUFF: [program("ruff"), "check", "--select", "D1", "--no-cache", "--quiet", "--exit-zero", "--isolated", "."],
    }  # fmt: skip
    found = cheapest(commands, folder, times)
    home = Path(tempfile.mkdtemp())
    try:
        inside = staged(folder, home / "clone")
        found |= cheapest({HOOK: [*asked, "undocumented-module", "--staged"]}, inside, times * 2)
    finally:
        shutil.rmtree(home)
    _, cpu = found[INTERROGATE]
    print(f"{'':<42}{'wall':>10}{'CPU':>10}{'CPU over interrogate':>22}{'over ruff':>11}")
    for name, (seconds, spent) in found.items():
        ratios = f"{spent / cpu:>22.2f}{spent / found[RUFF][1]:>11.2f}"
        print(f"{name:<42}{seconds * 1000:>7.0f} ms{spent * 1000:>7.0f} ms{ratios}")


if __name__ == "__main__":
    main()
