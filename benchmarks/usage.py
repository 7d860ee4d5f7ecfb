"""What a command costs together with every process that it starts: time, CPU, memory."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Usage:
    """All of a command and its descendants."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds, user and system."""
    peak: float
    """MB, pages that several processes map counted once; 0 where the system does not tell."""
    output: str


def usage(command: Sequence[str], folder: Path) -> Usage:
    """Run a command that must succeed."""
    started = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    ) as process:
        peaks = [0.0]
        watch = threading.Thread(target=_watch, args=(process.pid, peaks), daemon=True)
        watch.start()
        assert process.stdout is not None
        output = process.stdout.read()
        _, status, spent = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.join()
    if process.returncode:
        raise SystemExit(f"{command[0]}: exit status {process.returncode}")
    return Usage(time.perf_counter() - started, spent.ru_utime + spent.ru_stime, max(peaks), output)


def _watch(pid: int, peaks: list[float]) -> None:
    while Path(f"/proc/{pid}/smaps_rollup").exists() and (now := sum(map(_share, _family(pid)))):
        peaks.append(now)
        time.sleep(0.1)


def _family(pid: int) -> Iterator[int]:
    yield pid
    with suppress(OSError):  # it has just ended
        program = Path(f"/proc/{pid}/exe").readlink()
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text("ascii").split():
                if Path(f"/proc/{child}/exe").readlink() != program:  # else it is about to become another
                    yield from _family(int(child))


def _share(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
