"""From how many lines on a change is large, in this repository or in any."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

MOST_POINTS = 3
FEWEST_SIZES = 100
"""With fewer changes than this, "more than 99%" is nobody."""


class Scale(NamedTuple):
    """From how many production lines on a change is large, very large, huge: one, two, three points."""

    steps: tuple[int, int, int]
    percentiles: tuple[int, int, int] | None = None
    """What the steps are in this repository; None where they are the same in any."""
    compared: int = 0
    """With how many changes."""

    def points(self, lines: int) -> int:
        """From 0 to MOST_POINTS."""
        return sum(lines >= step for step in self.steps)

    def clause(self, lines: int) -> str:
        """What so many lines mean, when they have points."""
        step = self.points(lines) - 1
        if self.percentiles:
            return f"is larger than {self.percentiles[step]}% of the changes here"
        return f"is at least {self.steps[step]:,} lines large"


def scale(sizes: Sequence[int], percentiles: tuple[int, int, int], floor: int) -> Scale:
    """The scale of one repository from the production lines of its changes; absolute when they are few.

    Nothing below ``floor`` lines is large, however small the other changes are.
    """
    ordered = sorted(size for size in sizes if size)
    if len(ordered) < FEWEST_SIZES:
        return absolute_scale(floor)
    above = [ordered[math.ceil(len(ordered) * percent / 100) - 1] + 1 for percent in percentiles]
    return Scale(_not_below(floor, above), percentiles, len(ordered))


def absolute_scale(floor: int) -> Scale:
    """Where there is no history to compare with: 200, 500 and 1,500 lines.

    Such sizes are 3, 5 and 7 times as common in changes that are tied to a record.
    """
    return Scale(_not_below(floor, (200, 500, 1500)))


def _not_below(floor: int, steps: Sequence[int]) -> tuple[int, int, int]:
    first, second, third = (max(step, floor) for step in steps)
    return first, second, third
