"""A year of monthly trend costs at most four times what one cold report does.

Usage: python -m benchmarks.trend REPOSITORY [REPOSITORY …]

Each of the two begins without a cache, which is cleared before it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.clock import SCRIPTS
from benchmarks.usage import Usage, usage

PROGRAM = str(SCRIPTS / "async-audit")
YEAR = ("--since", "1y", "--every", "1m")


def cold(folder: Path, *options: str) -> Usage:
    """A report by somebody who never asked before."""
    usage([PROGRAM, "cache", "clear"], folder)
    return usage([PROGRAM, "report", *options], folder)


def main() -> None:
    for name in sys.argv[1:]:
        folder = Path(name)
        once, year = cold(folder), cold(folder, *YEAR)
        for what, one in (("a cold report", once), ("a year by months", year)):
            print(f"{what:<17}{one.cpu:>8.1f} s CPU{one.wall:>8.1f} s wall{one.peak:>6.0f} MB")
        print(f"{folder.resolve().name}: {year.cpu / once.cpu:.2f} x CPU, {year.wall / once.wall:.2f} x wall")


if __name__ == "__main__":
    main()
