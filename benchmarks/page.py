"""A page of 50,000 files weighs less than a megabyte and opens in less than a second.

The facts are typed by a program, so that no repository is needed: directories of ten files, a third of which are
too many to be drawn, each known to one to four of 120 people. A page of nothing is opened in the same run.

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
from tests.chromium import PROGRAM, Page, browser
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


def opened(page: Page, text: str, folder: Path) -> tuple[float, int]:
    """Milliseconds until all of it is drawn, the best of some; and bytes of its heap."""
    best = float("inf")
    for number in range(TIMES):
        file = folder / f"{len(text)}-{number}.html"
        file.write_text(text, "utf-8")
        page.open(file)
        best = min(best, page.run(PAINTED))
    return best, page.ask("Runtime.getHeapUsage")["usedSize"]


def main() -> None:
    empty = html.render(Report("", days_ago(0), (), (), (), (), ()))
    print(
        f"{'files':>7}{'drawn':>7}{'gathered':>10}{'written':>9}{'page':>9}{'gzip':>8}{'opened':>9}{'empty':>8}{'heap':>8}"
    )
    for files in map(int, sys.argv[1:] or ("1000", "5000", "50000")):
        seen = facts(files)
        plain = time.perf_counter()
        ask(seen)
        begun = time.perf_counter()
        report = ask(seen, pictured=True)
        done = time.perf_counter()
        text = html.render(report)
        written = time.perf_counter() - done
        weight, packed = len(text.encode()), len(gzip.compress(text.encode()))
        drawn = len(report.picture.tiles) if report.picture else 0
        row = f"{files:>7,}{drawn:>7,}{done - begun - (begun - plain):>8.1f} s{written:>7.2f} s{weight / 1e3:>6.0f} KB{packed / 1e3:>5.0f} KB"
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
            folder = Path(place)
            if PROGRAM:
                with browser(folder / "profile") as page:
                    page.look()
                    nothing, _ = opened(page, empty, folder)
                    all_of_it, heap = opened(page, text, folder)
                row += f"{all_of_it:>6.0f} ms{nothing:>5.0f} ms{heap / 1e6:>5.0f} MB"
        print(row, flush=True)


if __name__ == "__main__":
    main()
