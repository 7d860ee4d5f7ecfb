"""A report costs no more than ``git blame`` of every file, and all that comes after the facts next to nothing.

Usage: python -m benchmarks.report REPOSITORY [REPOSITORY …]
       python -m benchmarks.report --paper [FILES …]     after the facts, of repositories on paper: 5000 50000
       python -m benchmarks.report --findings [N …]      each format of so many findings: 10000 100000 1000000
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from async_audit import api
from async_audit.audits import IDS, ON_REQUEST
from async_audit.baseline import applied, parse, rewritten
from async_audit.findings import Report
from async_audit.formats import NAMES, load
from benchmarks import paper
from benchmarks.clock import SCRIPTS, peak_memory, seconds


def blame_in_sequence(folder: Path) -> tuple[int, float]:
    """Files, and seconds for what a user would run instead."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=folder, stdout=subprocess.PIPE, check=True).stdout
    paths = [path for path in listed.decode("utf-8", "surrogateescape").split("\0") if path]
    taken = 0.0
    for path in paths:
        taken += seconds(["git", "blame", "--incremental", "HEAD", "--", path], folder)
    return len(paths), taken


def against_blame(names: list[str]) -> None:
    report = [str(SCRIPTS / "async-audit"), "report"]
    print(f"{'repository':<20}{'files':>7}{'git blame':>12}{'report':>10}{'ratio':>8}{'peak':>9}")
    for name in names:
        folder = Path(name)
        files, blamed = blame_in_sequence(folder)
        reported = seconds(report, folder)
        peak = peak_memory(report, folder)
        row = f"{files:>7,}{blamed:>10.1f} s{reported:>8.1f} s{reported / blamed:>8.2f}{peak:>6.0f} MB"
        print(f"{folder.resolve().name:<20}{row}")


def after_the_facts(sizes: list[int]) -> None:
    for files in sizes:
        facts = paper.snapshot(files)
        taken: dict[str, float] = {}
        for audit in (*(one for one in IDS if one not in ON_REQUEST), ""):
            with timed(audit or "all, and the summary", taken):
                report = api.ask(facts, audits=[audit] if audit else [])
        print(f"{files:,} files, {len(report.findings):,} findings: {told(taken)}")
        print(f"  formats: {told(formats(report))}")


def of_findings(sizes: list[int]) -> None:
    for number in sizes:
        report = paper.report(number)
        taken = formats(report)
        with timed("baseline write", taken):
            content = rewritten(report, None)
        with timed("baseline", taken):
            applied(report, parse(content, "baseline.json"))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{number:,} findings: {told(taken)}; peak so far {peak:,.0f} MB")


def formats(report: Report) -> dict[str, float]:
    taken: dict[str, float] = {}
    for name in NAMES:
        with timed(name, taken):
            load(name)(report)
    return taken


@contextmanager
def timed(what: str, taken: dict[str, float]) -> Iterator[None]:
    """Notes CPU seconds: wall time is other people's too."""
    begin = time.process_time()
    yield
    taken[what] = time.process_time() - begin


def told(taken: dict[str, float]) -> str:
    return ", ".join(f"{name} {one:.2f} s" for name, one in taken.items())


def main() -> None:
    words = sys.argv[1:]
    numbers = [int(word) for word in words[1:]] if words[:1] in (["--paper"], ["--findings"]) else []
    if words[:1] == ["--paper"]:
        after_the_facts(numbers or [5_000, 50_000])
    elif words[:1] == ["--findings"]:
        of_findings(numbers or [10_000, 100_000, 1_000_000])
    else:
        against_blame(words)


if __name__ == "__main__":
    main()
