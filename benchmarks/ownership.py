"""Who wrote each line of a whole repository, exactly as ``git blame`` says, at a fraction of its cost.

Usage: python -m benchmarks.ownership [--verify N] [--sample N] [--no-fame] [--no-ignore] REPOSITORY [REPOSITORY …]

Measures our ownership cold, warm (nothing new), after one new commit, and on one core; cold beside it git-fame
with its threads, if it is installed, on the same files, and one ``git blame`` for each of some random files on
all cores, scaled to all files. ``--verify`` holds that many random files (0: none, "all") of the cold answer,
and of the one after a new commit, against ``git blame``, line by line. A ``.git-blame-ignore-revs`` is given to
all, or to nobody. Everything happens in a clone that shares the objects: nothing is written to REPOSITORY.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from async_audit.facts import Run
from async_audit.repository import find, open_snapshot
from async_audit.repository.manner import IGNORE_REVS
from benchmarks.clock import SCRIPTS
from benchmarks.usage import Usage, usage

OURS = [sys.executable, "-m", "benchmarks.ownership", "--child"]
BLAME = [sys.executable, "-m", "benchmarks.ownership", "--blame"]
PERSON = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.com"]
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def child(folder: str, revision: str, cores: str, tells: str) -> None:
    """The measured process: blame everything and keep nothing; say it only where that is asked for."""
    if int(cores) < CORES:
        os.sched_setaffinity(0, set(list(os.sched_getaffinity(0))[: int(cores)]))
    snapshot = open_snapshot(find(folder), revision=revision)
    files = 0
    for blame in snapshot.blames(snapshot.files):
        files += 1
        if tells:
            print(json.dumps([blame.path, blame.runs]))
    print(json.dumps([files, len(snapshot.losses), snapshot.walked_alone]))


@dataclass(frozen=True)
class Told:
    """What one run of ours said, and what that cost."""

    runs: dict[str, list[list[int | str]]]
    """Of each file, where it was asked to tell."""
    files: int
    losses: int
    alone: dict[str, str]
    usage: Usage


def ours(folder: Path, revision: str = "HEAD", *, cores: int = CORES, tells: bool = False) -> Told:
    spent = usage([*OURS, str(folder), revision, str(cores), "tell" if tells else ""], Path.cwd())
    *answers, (files, losses, alone) = map(json.loads, spent.output.splitlines())
    return Told(dict(answers), files, losses, alone, spent)


def blame(folder: str, paths: Sequence[str]) -> dict[str, list[str]]:
    """The commit of each line of each file, from one ``git blame`` for each file, on all cores."""
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(CORES) as pool:
        words = [
            "git",
            "--literal-pathspecs",
            "blame",
            "--incremental",
            *ignoring(folder, scratch),
            "HEAD",
            "--",
        ]

        def ask(path: str) -> list[str]:
            found = subprocess.run([*words, path], cwd=folder, capture_output=True, check=True).stdout
            return _lines(_entries(found))

        return dict(zip(paths, pool.map(ask, paths), strict=True))


def ignoring(folder: str, scratch: str) -> list[str]:
    """The option that makes a peer look through the commits that we look through unasked."""
    command = ["git", "show", f"HEAD:{IGNORE_REVS}"]
    listed = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    if listed.returncode:
        return []
    file = Path(scratch) / "ignored"
    file.write_bytes(listed.stdout)
    return [f"--ignore-revs-file={file}"]


def _entries(output: bytes) -> Iterator[Run]:
    is_entry = True
    for line in output.splitlines():
        if is_entry:
            commit, _, first, lines = line.decode("ascii").split(" ")
            yield Run(int(first), int(lines), commit)
        is_entry = line.startswith(b"filename ")


def _lines(runs: Iterator[Run]) -> list[str]:
    return [run.commit for run in sorted(runs) for _ in range(run.lines)]


def fame(clone: Path) -> Usage | None:
    """git-fame with its threads: it needs an index."""
    tool = SCRIPTS / "git-fame"
    if not tool.exists():
        return None
    with tempfile.TemporaryDirectory() as beside:
        options = [f"--jobs={CORES}", "--silent-progress", *ignoring(str(clone), beside)]
        return usage([str(tool), *options], clone)


def measure(folder: Path, arguments: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        clone = Path(scratch) / folder.resolve().name
        git("clone", "-q", "--shared", "--no-checkout", str(folder.resolve()), str(clone))
        if arguments.no_ignore and ignoring(str(clone), scratch):
            git("-C", str(clone), "read-tree", "HEAD")
            git("-C", str(clone), "rm", "-q", "--cached", IGNORE_REVS)
            git("-C", str(clone), *PERSON, "commit", "-q", "-m", "Ignore nothing")
        git("-C", str(clone), "read-tree", "HEAD")
        report(clone, arguments)


def report(clone: Path, arguments: argparse.Namespace) -> None:
    cold = ours(clone)
    warm = min((ours(clone) for _ in range(3)), key=lambda told: told.usage.wall)
    told = ours(clone, tells=True).runs
    paths = sorted(told)
    lost = f", {cold.losses:,} that git cannot read" if cold.losses else ""
    commits = int(git("-C", str(clone), "rev-list", "--count", "HEAD"))
    print(f"\n{clone.name}: {commits:,} commits, {len(paths):,} text files{lost}, {CORES} cores")
    row = "{:<34}{:>9.2f} s wall {:>9.2f} s CPU {:>7.0f} MB {:>7} {:>7}"

    def say(name: str, wall: float, cpu: float, peak: float, beside: Usage | None = None) -> None:
        ratios = (f"{wall / beside.wall:.1f} x", f"{cpu / beside.cpu:.1f} x") if beside else ("", "")
        print(row.format(name, wall, cpu, peak, *ratios), flush=True)

    def say_ours(name: str, told: Told, beside: Usage | None = None) -> None:
        say(name, told.usage.wall, told.usage.cpu, told.usage.peak, beside)

    say_ours("async-audit, cold", cold)
    sample = random.Random(1).sample(paths, min(arguments.sample, len(paths)))
    if sample:
        spent = usage([*BLAME, str(clone), json.dumps(sample)], Path.cwd())
        scale = len(paths) / len(sample)
        name = f"git blame, from {len(sample)} files"
        say(name, spent.wall * scale, spent.cpu * scale, spent.peak, cold.usage)
    if not arguments.no_fame and (peer := fame(clone)):
        say(f"git-fame --jobs={CORES}", peer.wall, peer.cpu, peer.peak, cold.usage)
    say_ours("async-audit, warm", warm)
    forget(clone)
    ours(clone, "HEAD~1")
    new = ours(clone)
    say_ours("async-audit, one new commit", new, warm.usage)
    new_told = ours(clone, tells=True).runs
    if not arguments.no_scaling:
        forget(clone)
        say_ours("async-audit, cold, one core", ours(clone, cores=1), cold.usage)
    print(f"walked alone: {len(cold.alone)} {dict(Counter(cold.alone.values())) or ''}")
    for path in sorted(cold.alone)[:10]:
        print(f"  {path}")
    changed = [path for path in new_told if new_told[path] != told.get(path)]
    print(
        f"after one new commit: {len(changed)} of {len(new_told):,} files are answered otherwise {changed or ''}"
    )
    verify(clone, told, arguments.verify)


def forget(clone: Path) -> None:
    """As if we had never been here."""
    find(clone).cache.clear()


def git(*words: str) -> str:
    """What git says."""
    return subprocess.run(["git", *words], check=True, capture_output=True, encoding="utf-8").stdout.strip()


def verify(folder: Path, told: dict[str, list[list[int | str]]], wanted: str) -> None:
    """Compare line by line, and name each file that differs."""
    many = len(told) if wanted == "all" else min(int(wanted), len(told))
    paths = random.Random(2).sample(sorted(told), many)
    lines, differing = 0, Counter[str]()
    for path, commits in blame(str(folder), paths).items():
        ours = [str(commit) for _, count, commit in told[path] for _ in range(int(count))]
        lines += len(commits)
        wrong = sum(a != b for a, b in zip(ours, commits, strict=False)) + abs(len(ours) - len(commits))
        differing.update({path: wrong} if wrong else {})
    print(
        f"verified: {differing.total():,} of {lines:,} lines differ in {many:,} files {dict(differing) or ''}"
    )


def main() -> None:
    if sys.argv[1] == "--child":
        child(*sys.argv[2:])
    elif sys.argv[1] == "--blame":
        blame(sys.argv[2], json.loads(sys.argv[3]))
    else:
        parser = argparse.ArgumentParser()
        parser.add_argument("--verify", default="0", metavar="N")
        parser.add_argument("--sample", type=int, default=60, metavar="N")
        parser.add_argument("--no-fame", action="store_true")
        parser.add_argument("--no-ignore", action="store_true")
        parser.add_argument("--no-scaling", action="store_true")
        parser.add_argument("repository", nargs="+", type=Path)
        arguments = parser.parse_args()
        for folder in arguments.repository:
            measure(folder, arguments)


if __name__ == "__main__":
    main()
