"""How often the hooks would have spoken, had they been there: the last changes of real repositories, asked again.

Usage: python -m benchmarks.replay REPOSITORY ... [--changes 500] [--show 20]

Each commit is made again: what it touches is staged, its message is the message. Merges are left out, and so are
bots. ``--show`` prints that many findings, drawn at random with a fixed seed, to be judged by hand.
"""

from __future__ import annotations

import argparse
import random
import subprocess
from collections import Counter
from pathlib import Path

from async_audit.api import ask, prepared, read_config
from async_audit.cli.stages import Stage
from async_audit.errors import AsyncAuditError
from async_audit.findings import Finding, Severity
from async_audit.repository import find, open_snapshot

STAGES = ("pre-commit", "commit-msg")


def changes(folder: Path, most: int) -> list[tuple[str, str]]:
    """Commit and message, newest first."""
    command = ["git", "log", "--no-merges", f"-{most}", "-z", "--format=%H%n%an%n%B"]
    told = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, check=True).stdout.decode(
        "utf-8", "replace"
    )
    rows = (row.split("\n", 2) for row in told.split("\0") if row)
    return [(commit, message) for commit, author, message in rows if "bot" not in author.lower()]


def spoken(folder: Path, commit: str, message: str, stage: str) -> list[Finding]:
    """What would have stopped it at a stage."""
    place = find(folder)
    snapshot = open_snapshot(place, revision=commit, base=f"{commit}^", description=message)
    config = read_config(place, snapshot)
    audits = Stage(stage).audits(())
    report = ask(prepared(snapshot, config), config, audits)
    return [one for one in report.findings if one.severity >= Severity.WARNING]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("repositories", nargs="+", type=Path)
    parser.add_argument("--changes", type=int, default=500)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    drawn: list[str] = []
    names = [one for stage in STAGES for one in Stage(stage).audits(())]
    print("repository".ljust(24), "changes", *names, sep="  ")
    for folder in options.repositories:
        counts: Counter[str] = Counter()
        asked = 0
        for commit, message in changes(folder, options.changes):
            try:
                found = [one for stage in STAGES for one in spoken(folder, commit, message, stage)]
            except AsyncAuditError:
                continue  # the first commit of a clone, say, has nothing before it
            asked += 1
            counts.update({one.audit for one in found})
            drawn += [f"{folder.parent.name} {commit[:10]} {one.audit}: {one.message}" for one in found]
        shares = (f"{counts[name]} ({counts[name] / max(asked, 1):.1%})".rjust(len(name)) for name in names)
        print(folder.parent.name.ljust(24), str(asked).rjust(7), *shares, sep="  ", flush=True)
    for line in random.Random(7).sample(drawn, min(options.show, len(drawn))):
        print(line)


if __name__ == "__main__":
    main()
