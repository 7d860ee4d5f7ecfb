"""Changes that are large enough to ask for a record, and which of them to ask about first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timezone
from typing import NamedTuple

from async_audit.decisions import cover, naming
from async_audit.decisions.history import LogHistory
from async_audit.decisions.records import Record
from async_audit.decisions.scale import Scale
from async_audit.decisions.weight import Weight
from async_audit.facts import Change


class Case(NamedTuple):
    """A change that weighs enough."""

    change: Change
    weight: Weight
    scale: Scale
    fault: str
    """Why what it says about its decision is not enough."""
    waiver: str = ""
    """The reason why it needs no record, in the words of its own message."""

    @property
    def rank(self) -> float:
        """Order among cases: by weight, then by size."""
        return self.weight.points + min(self.weight.footprint.lines, 999_999) / 1_000_000


def without_record(
    cases: Iterable[Case], texts: Sequence[Record], life: LogHistory, days: int, subjects: Sequence[str]
) -> Iterator[Case]:
    """Cases that no record cites, and no record of those weeks speaks of.

    ``days`` is how long before or after a change that is; ``subjects`` are those of the other changes:
    what many of them say names nothing.
    """
    cited = [naming.citations(record.text) for record in texts]
    common = naming.common_words(subjects)
    for case in cases:
        near = life.near(texts, case.change.when, days)
        if not cover.is_cited(case.change, cited) and not cover.is_near(case.change, near, common):
            yield case


def within_budget(cases: Iterable[Case], budget: int) -> list[Case]:
    """The heaviest ``budget`` of each calendar month (UTC), newest month first.

    By month, and not by the window: what was asked last month is still asked today.
    """
    months: dict[tuple[int, int], list[Case]] = defaultdict(list)
    for case in cases:
        when = case.change.when.astimezone(timezone.utc)
        months[when.year, when.month].append(case)
    return [
        case
        for month in sorted(months, reverse=True)
        for case in sorted(months[month], key=lambda case: (-case.rank, case.change.commit))[:budget]
    ]
