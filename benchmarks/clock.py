"""Measures commands against each other in one run: machines are noisy, ratios hold."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

SCRIPTS = Path(sys.executable).parent


def seconds(command: Sequence[str], folder: Path) -> float:
    """Wall time of one run, its output thrown away."""
    started = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def best(commands: Mapping[str, Sequence[str]], folder: Path, times: int) -> dict[str, float]:
    """The fastest of several runs of each command, taken in turns so that a noisy minute hits all of them."""
    found: dict[str, float] = {}
    for _ in range(times):
        for name, command in commands.items():
            found[name] = min(found.get(name, float("inf")), seconds(command, folder))
    return found


def peak_memory(command: Sequence[str], folder: Path) -> float:
    """Largest resident set of the command itself, in MB; its git processes apart."""
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss / 1024
