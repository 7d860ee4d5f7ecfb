"""All records of a log are read in two seconds, and claims on their numbers cost less than git itself.

Usage: python -m benchmarks.decisions REPOSITORY [REPOSITORY …]

Beside it run adr-viewer and pyadr, where they are on PATH, on the same log copied out of git: they read no
other dialect than their own, so the table says how many records each of them understood.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from async_audit.decisions.log import Records, load, open_log
from async_audit.decisions.numbering import claims
from async_audit.repository import find, open_snapshot
from benchmarks.clock import SCRIPTS, best


def reading(folder: Path) -> tuple[Records, float, float]:
    """The records, seconds for reading them in this process, seconds for git to give their contents."""
    snapshot = open_snapshot(find(folder))
    blobs = "".join(f"{snapshot.files[one.path].blob}\n" for one in open_log(snapshot).records)
    started = time.perf_counter()
    subprocess.run(
        ["git", "cat-file", "--batch"],
        cwd=folder,
        input=blobs.encode(),
        stdout=subprocess.DEVNULL,
        check=True,
    )
    git = time.perf_counter() - started
    taken = []
    for _ in range(3):
        started = time.perf_counter()
        records = load(open_snapshot(find(folder)))
        taken.append(time.perf_counter() - started)
    return records, min(taken), git


def claimed(folder: Path, records: Records) -> tuple[int, float, float]:
    """Branches, seconds for the claims of all of them, seconds that git alone takes to name and open them."""
    snapshot = open_snapshot(find(folder))
    log = open_log(snapshot)
    assert snapshot.files is not None
    assert snapshot.now is not None
    started = time.perf_counter()
    refs = subprocess.run(
        ["git", "for-each-ref", "--format=%(objectname) %(committerdate:raw)"],
        cwd=folder,
        capture_output=True,
        check=True,
    )
    names = [line.split()[0].decode() for line in refs.stdout.splitlines()]
    given = "".join(f"{name}:{log}\n" for name in names for log in records.logs if log != ".")
    subprocess.run(
        ["git", "cat-file", "--batch-check"],
        cwd=folder,
        input=given.encode(),
        stdout=subprocess.DEVNULL,
        check=True,
    )
    git = time.perf_counter() - started
    started = time.perf_counter()
    branches = snapshot.branches(records.logs, 365_000)
    list(claims(branches, log.recognise, snapshot.files))
    return len(branches), time.perf_counter() - started, git


def others(records: Records) -> str:
    """What adr-viewer and pyadr make of the largest log: records understood, and seconds."""
    log = max(records.logs, key=lambda one: len(records.of(one)))
    said = []
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        for record in records.of(log):
            if record.path.count("/") == (log.count("/") + 1 if log != "." else 0):
                (work / record.path.rpartition("/")[2]).write_bytes(record.text.encode())
        if viewer := shutil.which("adr-viewer"):
            page = work / "index.html"
            taken = best({"viewer": [viewer, "--adr-path", scratch, "--output", str(page)]}, work, 2)[
                "viewer"
            ]
            shown = len(
                re.findall(r'class="panel-heading adr-(?!unknown)', page.read_text("utf-8", "replace"))
            )
            said.append(f"adr-viewer {shown} in {taken:.1f} s")
        if pyadr := shutil.which("pyadr"):
            environment = os.environ | {"ADR_REPO_PATH": scratch}
            started = time.perf_counter()
            done = subprocess.run(
                [pyadr, "toc"], cwd=scratch, env=environment, capture_output=True, check=False
            )
            verdict = "read it" if done.returncode == 0 else "gave up"
            said.append(f"pyadr {verdict} after {time.perf_counter() - started:.1f} s")
    return ", ".join(said) or "-"


def main() -> None:
    command = [str(SCRIPTS / "async-audit"), "decision", "list", "--format", "json"]
    print(
        f"{'repository':<28}{'records':>8}{'read':>9}{'git':>8}{'list':>8}{'branches':>10}{'claims':>9}{'git':>8}  others"
    )
    for name in sys.argv[1:]:
        folder = Path(name)
        records, read, git = reading(folder)
        listed = best({"list": command}, folder, 2)["list"]
        output = subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout
        assert len(json.loads(output)["records"]) == len(records.all)
        branches, taken, alone = claimed(folder, records)
        row = f"{len(records.all):>8}{read:>7.2f} s{git:>6.2f} s{listed:>6.2f} s{branches:>10,}{taken:>7.2f} s{alone:>6.2f} s"
        print(f"{folder.resolve().parent.name:<28}{row}  {others(records)}", flush=True)


if __name__ == "__main__":
    main()
