"""Weighing the last 1,000 changes costs no more than 1.5 times ``git log --numstat`` of them.

Usage: python -m benchmarks.weight REPOSITORY [REPOSITORY …]
"""

from __future__ import annotations

import sys
from pathlib import Path

from async_audit.audits.missing_adr import Options
from async_audit.decisions.weighing import Weigher, footprints, measured_scale, weigh_all
from async_audit.repository import find, open_snapshot
from benchmarks.clock import best

TIMES = 5
CHANGES = 1000
LOG = ["git", "log", "--first-parent", "--diff-merges=first-parent", "--numstat", f"--max-count={CHANGES}"]


def weigh(folder: str, *, is_first: bool) -> None:
    """All that missing-adr does before it asks the records; ``is_first``: with nothing kept from earlier."""
    options, place = Options(window=CHANGES), find(folder)
    if is_first:
        place.cache.clear()
    snapshot = open_snapshot(place).prepared()
    changes = snapshot.changes(options.window)
    traces = footprints(snapshot, changes)
    scale = measured_scale(traces, options)
    weights = weigh_all(Weigher(snapshot), changes, traces, scale, options.threshold)
    print(sum(weight.points >= options.threshold for weight in weights))


def main() -> None:
    print(f"{'repository':<30}{'git log --numstat':>18}{'first':>9}{'ratio':>7}{'again':>9}{'ratio':>7}")
    for name in sys.argv[1:]:
        folder = Path(name).resolve()
        commands = {"log": LOG, "first": _weighing(folder, True), "again": _weighing(folder, False)}
        found = best(commands, folder, TIMES)
        row = "".join(f"{found[run]:>7.2f} s{found[run] / found['log']:>7.2f}" for run in ("first", "again"))
        print(f"{folder.parent.name:<30}{found['log']:>16.2f} s{row}")


def _weighing(folder: Path, is_first: bool) -> list[str]:
    here = str(Path(__file__).resolve().parents[1])
    script = f"weigh({str(folder)!r}, is_first={is_first})"
    return [
        sys.executable,
        "-c",
        f"import sys; sys.path.insert(0, {here!r}); from benchmarks.weight import weigh; {script}",
    ]


if __name__ == "__main__":
    main()
