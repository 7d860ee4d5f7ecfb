"""Who wrote each line of a whole repository, exactly as ``git blame`` says, at a fraction of its cost.

Usage: python -m benchmarks.ownership [--verify N] [--sample N] [--no-fame] REPOSITORY [REPOSITORY …]

Measures, cold: our ownership; git-fame with its threads, if it is installed, on the same files; and one
``git blame`` for each of some random files on all cores, scaled to all files. ``--verify`` holds that many
random files (0: none, "all") against ``git blame``, line by line. A ``.git-blame-ignore-revs`` is given to all.
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
from pathlib import Path

from async_audit.facts import Run
from async_audit.repository import find, open_snapshot
from async_audit.repository.snapshot import IGNORE_REVS
from benchmarks.clock import SCRIPTS
from benchmarks.usage import Usage, usage

OURS = [sys.executable, "-m", "benchmarks.ownership", "--child"]
BLAME = [sys.executable, "-m", "benchmarks.ownership", "--blame"]
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def child(folder: str) -> None:
    """The measured process: blame everything, say it, keep nothing."""
    snapshot = open_snapshot(find(folder))
    for blame in snapshot.blames(snapshot.files):
        print(json.dumps([blame.path, blame.runs]))
    print(json.dumps([len(snapshot.commits), len(snapshot.losses), snapshot.walked_alone]))


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


def fame(folder: Path) -> Usage | None:
    """git-fame with its threads, in a clone that shares the objects: it needs an index."""
    tool = SCRIPTS / "git-fame"
    if not tool.exists():
        return None
    with tempfile.TemporaryDirectory() as scratch, tempfile.TemporaryDirectory() as beside:
        clone = ["git", "clone", "-q", "--shared", "--no-checkout", str(folder.resolve()), scratch]
        subprocess.run(clone, check=True)
        subprocess.run(["git", "read-tree", "HEAD"], cwd=scratch, check=True)
        options = [f"--jobs={CORES}", "--silent-progress", *ignoring(str(folder), beside)]
        return usage([str(tool), *options], Path(scratch))


def measure(folder: Path, arguments: argparse.Namespace) -> None:
    ours = usage([*OURS, str(folder)], Path.cwd())
    *answers, (commits, losses, alone) = map(json.loads, ours.output.splitlines())
    told = dict(answers)
    paths = sorted(told)
    lost = f", {losses:,} that git cannot read" if losses else ""
    print(f"\n{folder}: {commits:,} commits, {len(paths):,} text files{lost}, {CORES} cores")
    row = "{:<34}{:>9.1f} s wall {:>9.1f} s CPU {:>7.0f} MB {:>7} {:>7}"
    print(row.format("async-audit", ours.wall, ours.cpu, ours.peak, "", ""))
    sample = random.Random(1).sample(paths, min(arguments.sample, len(paths)))
    if sample:
        spent = usage([*BLAME, str(folder), json.dumps(sample)], Path.cwd())
        scale = len(paths) / len(sample)
        wall, cpu = spent.wall * scale, spent.cpu * scale
        ratios = f"{wall / ours.wall:.1f} x", f"{cpu / ours.cpu:.1f} x"
        print(row.format(f"git blame, from {len(sample)} files", wall, cpu, spent.peak, *ratios))
    if not arguments.no_fame and (peer := fame(folder)):
        ratios = f"{peer.wall / ours.wall:.1f} x", f"{peer.cpu / ours.cpu:.1f} x"
        print(row.format(f"git-fame --jobs={CORES}", peer.wall, peer.cpu, peer.peak, *ratios))
    print(f"walked alone: {len(alone)} {dict(Counter(alone.values())) or ''}")
    for path in sorted(alone)[:10]:
        print(f"  {path}")
    verify(folder, told, arguments.verify)


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
        child(sys.argv[2])
    elif sys.argv[1] == "--blame":
        blame(sys.argv[2], json.loads(sys.argv[3]))
    else:
        parser = argparse.ArgumentParser()
        parser.add_argument("--verify", default="0", metavar="N")
        parser.add_argument("--sample", type=int, default=60, metavar="N")
        parser.add_argument("--no-fame", action="store_true")
        parser.add_argument("repository", nargs="+", type=Path)
        arguments = parser.parse_args()
        for folder in arguments.repository:
            measure(folder, arguments)


if __name__ == "__main__":
    main()
