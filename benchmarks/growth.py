"""How the cost of ownership grows with history: each repository at quarters of its main line, one curve through all.

Usage: python -m benchmarks.growth [--plot docs/ownership.svg] [--kernel TOUCHES] REPOSITORY [REPOSITORY …]

A touch is one path in one commit: a history of 80,000 commits that touch two files each has 160,000. The curve
is cost = a · touches^b, fitted to the logarithms by least squares; ``--kernel`` says what it would be elsewhere
(Linux 6.12 has about 1,300,000 commits; ``git log --no-merges --no-renames --name-only --format= | wc -l`` counts its touches).
"""

from __future__ import annotations

import argparse
import itertools
import math
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.ownership import git, ours

KERNEL = 3_100_000
"""Touches of Linux: commits times the 2.4 files that a commit touches in git.git."""


class Point(NamedTuple):
    """One measurement, cold."""

    repository: str
    commits: int
    files: int
    touches: int
    cpu: float
    """Seconds of all processes together."""


class Curve(NamedTuple):
    """cost = a · touches^b."""

    a: float
    b: float

    def at(self, touches: float) -> float:
        """CPU seconds."""
        return float(self.a * touches**self.b)


def points(folder: Path) -> list[Point]:
    """At each quarter of the main line, nothing remembered."""
    found = []
    line = git("-C", str(folder), "rev-list", "--first-parent", "HEAD").split()
    for quarter in (3, 2, 1, 0):
        commit = line[len(line) * quarter // 4]
        with tempfile.TemporaryDirectory() as scratch:
            clone = Path(scratch) / "clone"
            git("clone", "-q", "--shared", "--bare", str(folder.resolve()), str(clone))
            told = ours(clone, commit)
            touched = git(
                "-C", str(clone), "log", "--no-merges", "--no-renames", "--name-only", "--format=", commit
            )
            commits = int(git("-C", str(clone), "rev-list", "--count", commit))
        point = Point(
            folder.resolve().parent.name, commits, told.files, len(touched.split("\n")), told.usage.cpu
        )
        print("{:<28}{:>9,} commits{:>8,} files{:>10,} touches{:>9.1f} s CPU".format(*point), flush=True)
        found.append(point)
    return found


def fitted(measured: Sequence[Point]) -> Curve:
    """Least squares on the logarithms."""
    x = [math.log(point.touches) for point in measured]
    y = [math.log(point.cpu) for point in measured]
    slope, intercept = statistics.linear_regression(x, y)
    return Curve(math.exp(intercept), slope)


WIDTH, HEIGHT, LEFT, BOTTOM = 720, 420, 70, 50
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")


class Axes(NamedTuple):
    """Both logarithmic: powers of ten at the edges."""

    left: float
    right: float
    low: float
    high: float

    def x(self, touches: float) -> float:
        """From the left."""
        return LEFT + (math.log10(touches) - self.left) / (self.right - self.left) * (WIDTH - LEFT - 20)

    def y(self, cpu: float) -> float:
        """From the top."""
        return (
            HEIGHT - BOTTOM - (math.log10(cpu) - self.low) / (self.high - self.low) * (HEIGHT - BOTTOM - 20)
        )

    def text(self, x: float, y: float, said: str, anchor: str = "start", colour: str = "#222") -> str:
        """Words at a place."""
        return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{said}</text>'

    def grid(self) -> Iterator[str]:
        """A line at each power of ten, and its number."""
        for power in range(math.ceil(self.left), math.floor(self.right) + 1):
            at = self.x(10**power)
            yield f'<path d="M{at:.1f} 20V{HEIGHT - BOTTOM}" stroke="#ddd"/>'
            yield self.text(at, HEIGHT - BOTTOM + 18, f"{10**power:,}", "middle")
        for power in range(math.ceil(self.low), math.floor(self.high) + 1):
            at = self.y(10.0**power)
            yield f'<path d="M{LEFT} {at:.1f}H{WIDTH - 20}" stroke="#ddd"/>'
            yield self.text(LEFT - 8, at + 4, f"{10.0**power:g} s", "end")


def plot(measured: Sequence[Point], curve: Curve, kernel: int) -> str:
    """One colour a repository, the curve dashed, the kernel hollow."""
    fewest = min(point.touches for point in measured)
    cheapest = min(point.cpu for point in measured)
    axes = Axes(
        math.log10(fewest) - 0.2,
        math.log10(kernel) + 0.2,
        math.log10(cheapest) - 0.3,
        math.log10(curve.at(kernel)) + 0.3,
    )
    names = list(dict.fromkeys(point.repository for point in measured))
    colour_of = dict(zip(names, itertools.cycle(COLOURS), strict=False))
    ends = [f"{axes.x(at):.1f} {axes.y(curve.at(at)):.1f}" for at in (fewest, kernel)]
    hollow = axes.x(kernel), axes.y(curve.at(kernel))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
    parts = [
        f'{head} font-family="sans-serif" font-size="12">',
        "<title>CPU seconds of ownership, cold, by touches of history</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        *axes.grid(),
        f'<path d="M{ends[0]}L{ends[1]}" stroke="#555" stroke-dasharray="6 4"/>',
        *(
            axes.text(LEFT + 12, 40 + 16 * at, f"● {name}", colour=colour_of[name])
            for at, name in enumerate(names)
        ),
        *(
            f'<circle cx="{axes.x(one.touches):.1f}" cy="{axes.y(one.cpu):.1f}" r="4" fill="{colour_of[one.repository]}"/>'
            for one in measured
        ),
        f'<circle cx="{hollow[0]:.1f}" cy="{hollow[1]:.1f}" r="5" fill="none" stroke="#555"/>',
        axes.text(hollow[0] - 10, hollow[1] - 6, "a history like that of Linux, by the curve", "end"),
        axes.text(WIDTH / 2, HEIGHT - 12, "touches of history", "middle"),
        axes.text(14, 14, f"CPU seconds, cold, {len(measured)} measurements"),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--kernel", type=int, default=KERNEL)
    parser.add_argument("repository", nargs="+", type=Path)
    arguments = parser.parse_args()
    measured = [point for folder in arguments.repository for point in points(folder)]
    curve = fitted(measured)
    print(f"cost = {curve.a:.2e} s · touches^{curve.b:.2f}")
    print(f"a history of {arguments.kernel:,} touches: {curve.at(arguments.kernel) / 60:.0f} minutes of CPU")
    if arguments.plot:
        arguments.plot.write_text(plot(measured, curve, arguments.kernel), encoding="utf-8")


if __name__ == "__main__":
    main()
