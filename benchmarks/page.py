"""A page of 50,000 files weighs less than a megabyte and opens in less than a second.

The facts are typed by a program, so that no repository is needed: directories of ten files, a third of which are
too many to be drawn, each known to one to four of 120 people. A page of nothing is opened in the same run. Needs
Chromium; what is drawn is told in CPU time of the page, because machines are noisy.

Usage: python -m benchmarks.page [FILES …]
"""

from __future__ import annotations

import gzip
import random
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from async_audit import ask
from async_audit.facts import Author, Blame, Commit, File, Kind, Module, Touch
from async_audit.findings import Report
from async_audit.formats import html
from tests.chromium import Page, browser
from tests.fixed_snapshot import FixedSnapshot, days_ago

PEOPLE = [Author(f"person{n}@example.com", f"Person {n}") for n in range(120)]
SOURCE = "def run() -> None:\n" + "    work()\n" * 30
DOCUMENTED = f'"""Sends what others wait for."""\n{SOURCE}'
TIMES = 5
PAINTED = (
    "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"
)


class Facts(FixedSnapshot):
    """As many files as are asked for."""

    @cached_property
    def files(self) -> Mapping[str, File]:
        """Sorted once: these are many."""
        return {path: File(path, path, Kind.CODE) for path in sorted(self.contents)}


def facts(files: int) -> Facts:
    dice = random.Random(files)
    modules = []
    blames, commits = [], []
    for number in range(max(1, files // 10)):
        folder = f"services/area{number % 40:02}/team{number % 7}/component{number:05}"
        paths = [f"{folder}/part{n}.py" for n in range(10)]
        modules.append(Module(folder, tuple(paths)))
        knows = dice.sample(PEOPLE, dice.randint(1, 4))
        blames += [Blame(path, path, {one: dice.randint(5, 60) for one in knows}) for path in paths]
        commits.append(touching(dice.choice(PEOPLE), paths, dice.randint(1, 700)))
    commits += [touching(one, ["elsewhere"], day) for one in PEOPLE for day in (3, 9, 27)]
    contents = {path: dice.choice((SOURCE, DOCUMENTED)) for module in modules for path in module.files}
    modules.sort(key=lambda module: module.path)
    return Facts(contents=contents, modules=modules, commits=commits, blamed=blames)


def touching(by: Author, paths: Sequence[str], days: int) -> Commit:
    touched = tuple(Touch(path, "M") for path in paths)
    return Commit(f"{by.email}{days}{paths[0]}", ("p",), by, days_ago(days), touched)


def opened(page: Page, text: str, folder: Path) -> tuple[float, float, int]:
    """Milliseconds until something is seen, and of CPU until all is drawn, each the best of some; bytes of heap."""
    seen = drawn = float("inf")
    for number in range(TIMES):
        file = folder / f"{len(text)}-{number}.html"
        file.write_text(text, "utf-8")
        page.open(file)
        page.wait("document.documentElement.dataset.drawn !== undefined")
        page.run(PAINTED)
        seen = min(seen, page.run("performance.getEntriesByType('paint')[0]?.startTime ?? performance.now()"))
        metrics = {one["name"]: one["value"] for one in page.ask("Performance.getMetrics")["metrics"]}
        drawn = min(drawn, metrics["TaskDuration"] * 1000)
    return seen, drawn, page.ask("Runtime.getHeapUsage")["usedSize"]


def main() -> None:
    empty = html.render(Report("", days_ago(0), (), (), (), (), ()))
    heads = ("files", "boxes", "report", "written", "page", "gzip", "seen", "empty", "drawn", "empty", "heap")
    print("".join(f"{head:>9}" for head in heads))
    for files in map(int, sys.argv[1:] or ("1000", "5000", "50000")):
        known = facts(files)
        started = time.perf_counter()
        report = ask(known, pictured=True)
        asked = time.perf_counter()
        text = html.render(report)
        written = time.perf_counter()
        cells = [
            f"{files:,}",
            f"{len(report.picture.tiles) if report.picture else 0:,}",
            f"{asked - started:.1f} s",
            f"{written - asked:.2f} s",
            f"{len(text.encode()) / 1e3:.0f} KB",
            f"{len(gzip.compress(text.encode())) / 1e3:.0f} KB",
        ]
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
            folder = Path(place)
            with browser(folder / "profile") as page:
                page.look()
                page.ask("Performance.enable", timeDomain="threadTicks")
                nothing, idle, _ = opened(page, empty, folder)
                seen, drawn, heap = opened(page, text, folder)
        cells += [f"{ms:.0f} ms" for ms in (seen, nothing, drawn, idle)]
        print("".join(f"{cell:>9}" for cell in (*cells, f"{heap / 1e6:.0f} MB")), flush=True)


if __name__ == "__main__":
    main()
