"""A report costs no more than ``git blame`` of every file, one after the other.

Usage: python -m benchmarks.report REPOSITORY [REPOSITORY …]
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.clock import SCRIPTS, peak_memory, seconds


def blame_in_sequence(folder: Path) -> tuple[int, float]:
    """Files, and seconds for what a user would run instead."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=folder, stdout=subprocess.PIPE, check=True).stdout
    paths = [path for path in listed.decode("utf-8", "surrogateescape").split("\0") if path]
    taken = 0.0
    for path in paths:
        taken += seconds(["git", "blame", "--incremental", "HEAD", "--", path], folder)
    return len(paths), taken


def main() -> None:
    report = [str(SCRIPTS / "async-audit"), "report"]
    print(f"{'repository':<20}{'files':>7}{'git blame':>12}{'report':>10}{'ratio':>8}{'peak':>9}")
    for name in sys.argv[1:]:
        folder = Path(name)
        files, blamed = blame_in_sequence(folder)
        reported = seconds(report, folder)
        peak = peak_memory(report, folder)
        row = f"{files:>7,}{blamed:>10.1f} s{reported:>8.1f} s{reported / blamed:>8.2f}{peak:>6.0f} MB"
        print(f"{folder.resolve().name:<20}{row}")


if __name__ == "__main__":
    main()
