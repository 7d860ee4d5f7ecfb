"""A report costs no more than ``git blame`` of every file, and all that comes after the facts next to nothing.

Usage: python -m benchmarks.report REPOSITORY [REPOSITORY …]
       python -m benchmarks.report --paper [FILES …]     after the facts, of repositories on paper: 5000 50000
       python -m benchmarks.report --findings [N …]      each format of so many findings, into a file: 1000000
"""

from __future__ import annotations

import gzip
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from async_audit import api
from async_audit.audits import IDS, ON_REQUEST
from async_audit.baseline import LARGEST, applied, parse, rewritten
from async_audit.cli.terminal import Output, Wanted, show
from async_audit.findings import Report
from async_audit.formats import NAMES, load
from async_audit.repository import outputs
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
        held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{number:,} findings, which are {held:,.0f} MB themselves")
        print(f"{'':<14}{'wall':>10}{'CPU':>10}{'peak':>10}{'file':>12}{'gzipped':>10}")
        for name in (*NAMES, "text --all"):
            alone(name, partial(written, report, name))
        alone("baseline", partial(with_baseline, report))


def written(report: Report, name: str, folder: Path) -> None:
    """As ``--format NAME:FILE`` does it."""
    output = Output(name.partition(" ")[0], str(folder / "output"))
    show(report, Wanted(outputs=(output,), everything="--all" in name))


def with_baseline(report: Report, folder: Path) -> None:
    """As ``baseline write`` and then ``check --baseline`` do it."""
    file = str(folder / "output")
    outputs.write(file, [rewritten(report, None)])
    assert not applied(report, parse(outputs.read(file, LARGEST), file)).findings


def alone(name: str, work: Callable[[Path], None]) -> None:
    """One piece of work in a process of its own, whose peak holds the findings too."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        child = os.fork()
        if not child:
            work(Path(folder))
            os._exit(0)
        _, status, usage = os.wait4(child, 0)
        wall = time.perf_counter() - began
        if status:
            print(f"{name:<14} failed")
            return
        content = (Path(folder) / "output").read_bytes()
    cpu, peak = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    sizes = f"{len(content) / 1e6:>9,.1f} MB{len(gzip.compress(content, 6)) / 1e6:>7,.1f} MB"
    print(f"{name:<14}{wall:>8.1f} s{cpu:>8.1f} s{peak:>7,.0f} MB{sizes}", flush=True)


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
        of_findings(numbers or [1_000_000])
    else:
        against_blame(words)


if __name__ == "__main__":
    main()
