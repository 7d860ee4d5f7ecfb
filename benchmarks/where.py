"""A question is answered in a second, the next one in a tenth, and what it is about is among the first five texts.

Usage: python -m benchmarks.where [--speed | --plain] REPOSITORY [REPOSITORY …]

Speed: a question asked of a fresh cache and of a full one, less what the program takes to start, beside ``git grep`` for
the same words. Quality: known items. 400 chapters whose title no other has, of two words and more, over a text of 20
words and more; each title is the question, and is taken out of the index. The peer is FTS5 as it comes (every word must
be there, a word weighs the same everywhere); with ``--plain`` also the index in plain Python, which takes its time.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path

from async_audit.documentation.index import DOCUMENT, SCHEMA, Fts, Index, Passage
from async_audit.documentation.passages import is_document, passages
from async_audit.documentation.scan import Scan
from async_audit.documentation.search import search
from async_audit.documentation.terms import asked
from async_audit.repository import find, open_snapshot
from async_audit.repository.objects import Objects
from async_audit.repository.tree import LARGEST
from benchmarks.clock import SCRIPTS

ITEMS = 400
QUESTION = "session cookie expiry"
Ask = Callable[[str], list[int]]


def chapters_of(folder: Path) -> list[Passage]:
    """All that the documents of a repository hold."""
    place = find(folder)
    files = open_snapshot(place).files.values()
    blobs = {file.path: file.blob for file in files if is_document(file)}
    read = Objects(place.reading).each(blobs, LARGEST)
    return [one for path, content in read for one in passages(path, content) if one.kind == DOCUMENT]


def known_items(chapters: Sequence[Passage]) -> list[int]:
    """Numbers of the chapters that are looked for."""
    titles = Counter(one.columns[0].lower() for one in chapters)
    fit = [
        number
        for number, one in enumerate(chapters)
        if titles[title := one.columns[0].lower()] == 1
        and len(re.findall(r"[^\W\d_]{2,}", title)) >= 2
        and len(one.text.split()) >= 20
    ]
    random.Random(7).shuffle(fit)
    return fit[:ITEMS]


def filled(index: Index, chapters: Iterable[Passage]) -> Index:
    """The index of these chapters, numbered in their order from 1."""
    named = {
        path.encode("utf-8", "replace"): list(of) for path, of in groupby(chapters, key=lambda one: one.path)
    }
    index.update(
        b"all", named.keys, lambda names: ((name, of) for name, of in named.items() if name in names)
    )
    return index


def as_it_comes(database: sqlite3.Connection) -> Ask:
    def ask(question: str) -> list[int]:
        phrase = " ".join(f'"{word}"' for word in asked(question))
        rows = database.execute(
            "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT 10", (phrase,)
        )
        return [number - 1 for (number,) in rows]

    return ask


def ours(index: Index, numbers: dict[Passage, int]) -> Ask:
    return lambda question: [numbers[hit.passage] for hit in search(index, question, 10)]


def quality(chapters: Sequence[Passage], items: Sequence[int], ask: Ask) -> str:
    """Mean reciprocal rank among ten, and the share among the first five."""
    places = [found.index(item) + 1 for item in items if item in (found := ask(chapters[item].columns[0]))]
    mrr = sum(1 / place for place in places) / len(items)
    return f"{mrr:.3f} / {sum(place <= 5 for place in places) / len(items):.3f}"


def without_titles(chapters: Sequence[Passage], items: Sequence[int]) -> list[Passage]:
    """The chapters as they are searched: those that are looked for have lost their title."""
    wanted = set(items)
    return [
        one._replace(headings=(*one.headings[:-1], "")) if number in wanted else one
        for number, one in enumerate(chapters)
    ]


def measure_quality(folder: Path, *, plain: bool) -> None:
    chapters = chapters_of(folder)
    items = known_items(chapters)
    searched = without_titles(chapters, items)
    numbers = {one: number for number, one in enumerate(searched)}
    database = sqlite3.connect(":memory:", isolation_level=None)
    for statement in SCHEMA:
        database.execute(statement)
    asks = [ours(filled(Fts(database), searched), numbers), as_it_comes(database)]
    if plain:
        asks.append(ours(filled(Scan(), searched), numbers))
    figures = "  ".join(f"{quality(chapters, items, ask):>14}" for ask in asks)
    print(f"{name_of(folder):<28}{len(chapters):>9,}{len(items):>7}  {figures}", flush=True)


def measure_speed(folder: Path) -> None:
    program = str(SCRIPTS / "async-audit")
    where, start = [program, "where", *QUESTION.split()], [program, "--version"]
    grep = ["git", "grep", "-inE", QUESTION.replace(" ", "|"), "HEAD"]
    taken: dict[str, tuple[float, float]] = {}
    for _ in range(5):
        for kept in (folder / ".git" / "async-audit", folder / "async-audit"):
            shutil.rmtree(kept, ignore_errors=True)
        for name, command in (("cold", where), ("warm", where), ("start", start), ("grep", grep)):
            wall, cpu = both_times(command, folder)
            before = taken.get(name, (wall, cpu))
            taken[name] = (min(before[0], wall), min(before[1], cpu))
    for which, unit in enumerate(("wall", "CPU")):
        begin = taken["start"][which]
        figures = (taken["cold"][which] - begin, taken["warm"][which] - begin, begin, taken["grep"][which])
        print(f"{name_of(folder):<28}{unit:>5}" + "".join(f"{one:>10.3f} s" for one in figures))


def both_times(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Seconds on the clock, and of all processors for it and what it started."""
    began = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return time.perf_counter() - began, usage.ru_utime + usage.ru_stime


def name_of(folder: Path) -> str:
    return folder.resolve().parent.name if folder.name in ("repo", ".git") else folder.resolve().name


def main() -> None:
    words = sys.argv[1:]
    folders = [Path(word) for word in words if not word.startswith("--")]
    if "--speed" in words:
        print(f"{'repository':<33}{'cold':>12}{'warm':>12}{'start':>12}{'git grep':>12}")
        for folder in folders:
            measure_speed(folder)
        return
    print(f"{'repository':<28}{'chapters':>9}{'items':>7}  {'ours':>14}  {'FTS5':>14}  (MRR@10 / hit@5)")
    for folder in folders:
        measure_quality(folder, plain="--plain" in words)


if __name__ == "__main__":
    main()
