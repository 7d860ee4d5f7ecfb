"""How an answer of blame is kept: its runs, and who signed their commits, as bytes."""

from __future__ import annotations

import json
import struct
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import accumulate

from async_audit.facts import Run

_run = partial(tuple.__new__, Run)  # four times as fast as Run(...), and there are millions


def encoded(runs: Sequence[Run], signatures: Mapping[str, str]) -> bytes:
    """Runs without gaps, and the signature of each of their commits."""
    commits = sorted({run.commit for run in runs})
    place = {commit: number for number, commit in enumerate(commits)}
    signed = json.dumps([[commit, signatures[commit]] for commit in commits]).encode("ascii")
    numbers = [number for run in runs for number in (run.lines, place[run.commit])]
    return signed + b"\n" + struct.pack(f"<{len(numbers)}I", *numbers)


def decoded(kept: bytes) -> tuple[tuple[Run, ...], Mapping[str, str]]:
    """The runs as they were, and the signatures of their commits."""
    signed, _, packed = kept.partition(b"\n")
    commits = [(sys.intern(commit), signature) for commit, signature in json.loads(signed)]
    numbers = struct.unpack(f"<{len(packed) // 4}I", packed)
    counts, places = numbers[::2], numbers[1::2]
    names = [commits[place][0] for place in places]
    runs = map(_run, zip(accumulate(counts, initial=1), counts, names, strict=False))
    return tuple(runs), dict(commits)
