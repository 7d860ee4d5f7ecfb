"""Measures commands against each other in one run: machines are noisy, ratios hold."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

SCRIPTS = Path(sys.executable).parent


class Spent(NamedTuple):
    """Seconds that one run took."""

    wall: float
    cpu: float
    """Of the command and of all processes that it started and waited for: a busy machine changes it least."""


def spent(command: Sequence[str], folder: Path) -> Spent:
    """What one run takes, its output thrown away."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Spent(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def seconds(command: Sequence[str], folder: Path) -> float:
    """Wall time of one run, its output thrown away."""
    return spent(command, folder).wall


def least(commands: Mapping[str, Sequence[str]], folder: Path, times: int) -> dict[str, Spent]:
    """The least that each command took in several runs, in turns so that a noisy minute hits all of them."""
    found: dict[str, Spent] = {}
    for _ in range(times):
        for name, command in commands.items():
            now = spent(command, folder)
            known = found.get(name, now)
            found[name] = Spent(min(known.wall, now.wall), min(known.cpu, now.cpu))
    return found


def best(commands: Mapping[str, Sequence[str]], folder: Path, times: int) -> dict[str, float]:
    """The fastest of several runs of each command; see ``least``."""
    return {name: one.wall for name, one in least(commands, folder, times).items()}


def peak_memory(command: Sequence[str], folder: Path) -> float:
    """Largest resident set of the command itself, in MB; its git processes apart."""
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss / 1024
