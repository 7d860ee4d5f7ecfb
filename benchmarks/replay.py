"""How often the hooks would have spoken, had they been there: the last changes of real repositories, asked again.

Usage: python -m benchmarks.replay REPOSITORY ... [--changes 500] [--seconds 600] [--show 20]

Each commit is made again: what it touches is staged, its message is the message, and the hooks of both stages are
asked about one snapshot of it. Merges are left out, and so are bots. A repository that takes longer than
``--seconds`` is left where it is then, newest changes first; the table says how many were asked. ``--show`` prints
that many answers, drawn at random with a fixed seed, to be judged by hand: what an audit says about one change is one
answer, however many findings it has (one fence that is left open may break twenty links).
"""

from __future__ import annotations

import argparse
import random
import subprocess
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from async_audit.api import ask, prepared, read_config
from async_audit.cli.stages import Stage
from async_audit.errors import AsyncAuditError
from async_audit.findings import Finding, Severity
from async_audit.repository import Place, find, open_snapshot

ASKED = tuple(dict.fromkeys(one for stage in ("pre-commit", "commit-msg") for one in Stage(stage).audits(())))


def changes(folder: Path, most: int) -> list[tuple[str, str]]:
    """Commit and message, newest first; what a bot wrote is not counted."""
    command = ["git", "log", "--no-merges", f"-{2 * most}", "-z", "--format=%H%n%an%n%B"]
    told = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, check=True).stdout.decode(
        "utf-8", "replace"
    )
    rows = (row.split("\n", 2) for row in told.split("\0") if row)
    ours = [(commit, message) for commit, author, message in rows if "bot" not in author.lower()]
    return ours[:most]


def spoken(place: Place, commit: str, message: str) -> list[Finding]:
    """What would have stopped it, at either stage."""
    snapshot = open_snapshot(place, revision=commit, base=f"{commit}^", description=message)
    config = read_config(place, snapshot)
    report = ask(prepared(snapshot, config), config, ASKED)
    return [one for one in report.findings if one.severity >= Severity.WARNING]


def replayed(folder: Path, most: int, seconds: float) -> Iterator[tuple[str, Sequence[Finding]]]:
    """Each change that could be asked about before the time was over, with what stopped it."""
    place, end = find(folder), time.monotonic() + seconds
    for commit, message in changes(folder, most):
        if time.monotonic() > end:
            return
        try:
            yield commit, spoken(place, commit, message)
        except AsyncAuditError:
            continue  # the first commit of a clone, say, has nothing before it


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("repositories", nargs="+", type=Path)
    parser.add_argument("--changes", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=600, help="for each repository")
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    drawn: list[str] = []
    print("repository".ljust(24), "changes", *ASKED, "any", sep="  ")
    for folder in options.repositories:
        counts: Counter[str] = Counter()
        asked = 0
        for commit, found in replayed(folder, options.changes, options.seconds):
            asked += 1
            counts.update({one.audit for one in found})
            counts["any"] += bool(found)
            by_audit = attrgetter("audit")
            for name, (first, *more) in groupby(sorted(found, key=by_audit), key=by_audit):
                rest = f" (and {len(more)} more)" if more else ""
                drawn.append(f"{folder.name} {commit[:10]} {name}: {first.message}{rest}")
        shares = (
            f"{counts[name]} ({counts[name] / max(asked, 1):.1%})".rjust(len(name))
            for name in (*ASKED, "any")
        )
        print(folder.name.ljust(24), str(asked).rjust(7), *shares, sep="  ", flush=True)
    for line in random.Random(7).sample(drawn, min(options.show, len(drawn))):
        print(line)


if __name__ == "__main__":
    main()
