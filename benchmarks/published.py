"""Do our restatements of published models give the published numbers on real clones?

Usage: python -m benchmarks.published [--table avelino|jetbrains] [--only NAME] CLONES

CLONES is a directory with clones, bare or not, called ``name``, ``owner+name`` or ``owner/name``. A row whose clone
is missing, or does not hold the pinned commit, is said to be not run. Prints each row, and every deviation again.

The tables, in benchmarks/data: the 2016 table of Avelino et al. with the head that each row holds for (commits
before 2015-02-26); where the study's filter by language made a difference, the value over all files stands
beside it, and is what we are held against. And the evaluation of bus-factor-explorer of JetBrains Research,
with the heads of 2023-05-24.
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import async_audit

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Row:
    """One published number."""

    model: str
    repository: str
    head: str
    published: int
    expected: int
    """The same, or over all files where the published one needs a filter by language."""


def rows(table: str) -> Iterator[Row]:
    if table in ("avelino", ""):
        with (DATA / "avelino_tf.csv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                all_files, published = int(row["tf_allfiles_alias"]), int(row["tf_expected_2016_04"])
                yield Row("avelino2016", row["repo"], row["head"], published, all_files)
    if table in ("jetbrains", ""):
        with (DATA / "jetbrains_bf.csv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                published = int(row["bf_expected"])
                yield Row("jetbrains2023", row["repo"], row["head"], published, published)


def clone(folder: Path, row: Row) -> Path | None:
    """A clone that holds the row's commit; repositories change owners, so the name is what counts."""
    name = row.repository.rpartition("/")[2].lower()
    for path in sorted((*folder.iterdir(), *folder.glob("*/*"))):
        if (
            path.name.lower().rpartition("+")[2] != name
            and path.parent.name.lower().rpartition("+")[2] != name
        ):
            continue
        for git_dir in (path, path / ".git"):
            command = ["git", "--git-dir", str(git_dir), "cat-file", "-e", f"{row.head}^{{commit}}"]
            if (git_dir / "objects").is_dir() and not subprocess.run(
                command, capture_output=True, check=False
            ).returncode:
                return git_dir
    return None


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--table", choices=("avelino", "jetbrains"), default="")
    parser.add_argument("--only", default="", metavar="NAME")
    parser.add_argument("clones", type=Path)
    arguments = parser.parse_args()
    counts = {"same": 0, "deviates": 0, "not run": 0}
    deviations = []
    for row in rows(arguments.table):
        if arguments.only not in row.repository:
            continue
        said = f"{row.model:<14}{row.repository:<28}{row.head[:10]}"
        found = clone(arguments.clones, row)
        if found is None:
            counts["not run"] += 1
            print(f"{said}  not run: no clone that holds this commit")
            continue
        started = time.perf_counter()
        answer = async_audit.bus_factor(found, model=row.model, revision=row.head)
        spent = time.perf_counter() - started
        state = "same" if answer.number == row.expected else "deviates"
        counts[state] += 1
        wanted = f"published {row.published:>2}"
        wanted += f", over all files {row.expected:>2}" if row.expected != row.published else " " * 19
        line = f"{said}  {wanted}  ours {answer.number:>2}  {state}  {spent:5.1f} s"
        deviations += [line] if state == "deviates" else []
        print(line, flush=True)
    print(", ".join(f"{count} {state}" for state, count in counts.items()))
    for line in deviations:
        print(f"deviation: {line}")


if __name__ == "__main__":
    main()
