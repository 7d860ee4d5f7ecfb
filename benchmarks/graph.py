"""What the ownership graph and everything that is asked of it cost on top of facts that are there already.

Usage: python -m benchmarks.graph [--times N] [REPOSITORY …]

For each repository its facts are gathered once, which is not measured; then, the best of N runs in CPU seconds: the
graphs, the bus factor of the repository with the next set, those of all modules, and every single departure.
After that the same on synthetic facts, a quarter, a half and all of 50,000 files by 5,000 authors, to show the growth.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TypeVar

import async_audit
from async_audit.api import NOT_BLAMED
from async_audit.facts import Author, Blame, Commit, Module, Touch
from async_audit.knowledge import Ownership
from async_audit.knowledge.what_if import departures

T = TypeVar("T")
NOW = datetime(2026, 6, 1, tzinfo=timezone.utc)
FILES, AUTHORS, COMMITS = 50_000, 5_000, 150_000


@dataclass(frozen=True)
class Facts:
    name: str
    modules: Sequence[Module]
    blames: Sequence[Blame]
    commits: Sequence[Commit]
    now: datetime


def real(folder: Path) -> Facts:
    seen = async_audit.snapshot(folder)
    paths = [path for path, file in seen.files.items() if file.kind not in NOT_BLAMED]
    return Facts(folder.parent.name, seen.modules, tuple(seen.blames(paths)), seen.commits, seen.now)


def synthetic(share: float) -> Facts:
    """Directories of 25 files; everybody works mostly in a few of them, some people everywhere."""
    chance = random.Random(1)
    files = [f"d{number // 25}/f{number}.py" for number in range(int(FILES * share))]
    people = [Author(f"{number}@example.com", f"Person {number}") for number in range(int(AUTHORS * share))]
    homes = [[chance.randrange(len(files)) for _ in range(3)] for _ in people]

    def touched(one: int) -> list[str]:
        start = chance.choice(homes[one]) if one % 50 else chance.randrange(len(files))
        return [
            files[(start + chance.randrange(25)) % len(files)] for _ in range(chance.choice((1, 2, 3, 6)))
        ]

    commits = []
    for number in range(int(COMMITS * share)):
        # everybody at least once, then few people most of it
        one = number if number < len(people) else min(int(chance.paretovariate(0.6)) - 1, len(people) - 1)
        when = NOW - timedelta(hours=number * 0.2 / share)
        paths = tuple(Touch(path, "M") for path in dict.fromkeys(touched(one)))
        commits.append(Commit(f"{number}", (f"{number + 1}",), people[one], when, paths))
    blames = [
        Blame(path, "", {people[chance.randrange(len(people))]: chance.randrange(1, 200) for _ in range(4)})
        for path in files
    ]
    by_directory: dict[str, list[str]] = {}
    for path in files:
        by_directory.setdefault(path.partition("/")[0], []).append(path)
    modules = [Module(name, tuple(paths)) for name, paths in by_directory.items()]
    return Facts(f"synthetic, {share:.0%}", modules, blames, commits, NOW)


def spent(work: Callable[[], T]) -> tuple[float, T]:
    started = time.process_time()
    answer = work()
    return time.process_time() - started, answer


def once(facts: Facts) -> dict[str, float]:
    """CPU seconds of each part."""
    seconds: dict[str, float] = {}
    seconds["graphs"], ownership = spent(
        lambda: Ownership.gather(facts.modules, facts.blames, facts.commits, facts.now)
    )
    seconds["repository"], _ = spent(ownership.next_bus_factor)
    seconds["modules"], _ = spent(lambda: [ownership.bus_factor(module) for module in facts.modules])
    seconds["departures"], _ = spent(lambda: departures(ownership))
    return seconds


def measure(facts: Facts, times: int) -> None:
    runs = [once(facts) for _ in range(times)]
    best = {name: min(run[name] for run in runs) for name in runs[0]}
    authors = len({commit.author.email for commit in facts.commits})
    size = f"{len(facts.blames):,} files, {len(facts.commits):,} commits, {authors:,} authors"
    said = "  ".join(f"{name} {value:5.2f} s" for name, value in best.items())
    print(f"{facts.name:<16}{size:<52}{said}  all {sum(best.values()):5.2f} s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("repository", nargs="*", type=Path)
    arguments = parser.parse_args()
    seconds, _ = spent(lambda: sum(number * number for number in range(10_000_000)))
    print(f"ten million multiplications: {seconds:.2f} s")
    for folder in arguments.repository:
        measure(real(folder), arguments.times)
    for share in (0.25, 0.5, 1.0):
        measure(synthetic(share), arguments.times)


if __name__ == "__main__":
    main()
