"""The weight of a change, in points with reasons: how much it asks for a written decision.

Points after a measurement on 30,870 changes to production code in ten projects that keep records. Each
sign's points follow how much more often it occurs in changes that are tied to a record: sizes 3 to 7
times, spread 3 to 6, an interface schema 5, new source files 5, a declared break 3; "fix" and its like
a quarter.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from async_audit.decisions.noise import is_small_by_type, noise
from async_audit.decisions.production import Footprint, Tree, lines_of, module_of
from async_audit.facts import Change

MOST_SIZE_POINTS = 3
_MOST_CHARACTERS = 100_000
_FEWEST_SIZES = 100  # with fewer changes than this, "more than 99%" is nobody
_SEVERAL_FILES = 3
_FAMILY = 5  # siblings: one more of them decides nothing new
_BREAKS = re.compile(
    r"\A[^\n]{0,80}[\[(]breaking[^\n\])]{0,20}[\])]"
    r"|^(?:\* )?\w{2,20} ?(?:\([^)\n]{0,60}\))?(?:!:|(?<=!\)):) "
    r"|^BREAKING[ -]CHANGES?: ",
    re.MULTILINE | re.IGNORECASE,
)
_API = re.compile(r"(?:^|/)apis?(?=/)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reason:
    """One sign of a decision, or, with negative points, of none."""

    points: int
    clause: str
    """A verb phrase whose subject is the change: ``spans 16 modules``."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From how many production lines on a change is large, very large, huge: one, two, three points."""

    steps: tuple[int, int, int]
    percentiles: tuple[int, int, int] | None = None
    """What the steps are in this repository; None where they are the same in any."""
    compared: int = 0
    """With how many changes."""

    def size(self, lines: int) -> Reason | None:
        """What this many lines mean; None when they are not large."""
        points = sum(lines >= step for step in self.steps)
        if not points:
            return None
        if self.percentiles:
            return Reason(points, f"is larger than {self.percentiles[points - 1]}% of the changes here")
        return Reason(points, f"is at least {self.steps[points - 1]:,} lines large")


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a change weighs, and why."""

    reasons: tuple[Reason, ...]
    footprint: Footprint

    @property
    def points(self) -> int:
        """The sum of all reasons; may be negative."""
        return sum(reason.points for reason in self.reasons)

    @property
    def phrase(self) -> str:
        """Size and reasons as what the change does: ``changes 900 lines in 12 files and spans 3 modules``."""
        files = len(self.footprint.touched)
        clauses = [f"changes {self.footprint.lines:,} lines in {files:,} file{'s' * (files != 1)}"]
        clauses += [reason.clause for reason in self.reasons if reason.points > 0]
        return " and ".join(filter(None, [", ".join(clauses[:-1]), clauses[-1]]))


def scale(sizes: Sequence[int], percentiles: tuple[int, int, int], floor: int) -> Scale:
    """The scale of one repository from the production lines of its changes; absolute when they are few.

    Nothing below ``floor`` lines is large, however small the other changes are.
    """
    ordered = sorted(size for size in sizes if size)
    if len(ordered) < _FEWEST_SIZES:
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


def weigh(
    change: Change,
    footprint: Footprint,
    tree: Tree,
    scale: Scale | None,
    is_first: Callable[[str], bool],
) -> Weight:
    """The weight of ``change``; without a ``scale``, of everything but its size.

    ``is_first`` says whether a module, of which the change only adds files, was new with it.
    """
    size = scale.size(footprint.lines) if scale else None
    signs = (
        size,
        _spread(footprint),
        *_interface(footprint),
        _break(change),
        *_growth(footprint, tree, is_first),
    )
    reasons = [reason for reason in signs if reason]
    reasons += (Reason(-3, clause) for clause in noise(change, footprint))
    if is_small_by_type(change.subject):
        reasons.append(Reason(-1, "calls itself a fix, a test, documentation or style"))
    return Weight(tuple(reasons), footprint)


def _spread(footprint: Footprint) -> Reason | None:
    modules = len(footprint.modules)
    return Reason(2 if modules >= 6 else 1, f"spans {modules} modules") if modules >= 3 else None


def _interface(footprint: Footprint) -> list[Reason]:
    if footprint.schemas:
        more = len(footprint.schemas) - 1
        others = f" and {more} more" if more else ""
        return [Reason(2, f"changes an interface schema ({footprint.schemas[0]}{others})")]
    matches = (_API.search(touch.path) for touch in footprint.touched if lines_of(touch))
    folder = next((match.string[: match.end()] for match in matches if match), "")
    return [Reason(1, f"changes an api directory ({folder})")] if folder else []


def _break(change: Change) -> Reason | None:
    breaks = _BREAKS.search(change.message[:_MOST_CHARACTERS])
    return Reason(2, "declares a breaking change") if breaks else None


def _growth(footprint: Footprint, tree: Tree, is_first: Callable[[str], bool]) -> Iterator[Reason]:
    added = sum(touch.status == "A" for touch in footprint.touched)
    if added >= _SEVERAL_FILES:
        yield Reason(1, f"adds {added} source files")
    if footprint.migrations:
        yield Reason(1, f"adds a data migration ({footprint.migrations[0]})")
    new = [module for module in _wholly("A", footprint) if is_first(module) and not _is_sibling(module, tree)]
    if new:
        yield Reason(1, f"adds the module {new[0]}")
    gone = [module for module in _wholly("D", footprint) if module not in tree.modules]
    if gone:
        yield Reason(1, f"removes the module {gone[0]}")


def _wholly(status: str, footprint: Footprint) -> list[str]:
    """Modules where the change did nothing else, to several files."""
    by_module: dict[str, list[str]] = defaultdict(list)
    for touch in footprint.touched:
        by_module[module_of(touch.path)].append(touch.status)
    return [
        module
        for module, statuses in sorted(by_module.items())
        if module != "." and len(statuses) >= _SEVERAL_FILES and set(statuses) == {status}
    ]


def _is_sibling(module: str, tree: Tree) -> bool:
    """Whether it is one more of a family, such as the fiftieth plugin."""
    parent = module.rpartition("/")[0]
    return bool(parent) and sum(one.startswith(f"{parent}/") for one in tree.modules) > _FAMILY
