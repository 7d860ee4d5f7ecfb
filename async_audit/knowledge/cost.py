"""What it costs that something is not written down: how often, and for how long, somebody has to ask.

From commits alone: blame would tell holders more exactly, and make whoever asks for documentation wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import log2

from async_audit.facts import Commit, Module
from async_audit.findings import Evidence
from async_audit.knowledge.clocks import clocks
from async_audit.knowledge.graph import Windows
from async_audit.knowledge.ownership import Ownership
from async_audit.knowledge.waiting import Band, Wait, Waiting
from async_audit.wording import count

_WAITS = {Band.SHORT: ("under 2 h", 1.0), Band.MEDIUM: ("2 to 8 h", 1.5), Band.LONG: ("over 8 h", 2.0)}
Importers = Mapping[str, frozenset[str]]
"""For each file that another one imports, the files that do."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one module."""

    churn: int
    """Non-merge commits in the last ``churn_days``: each of them had to know."""
    churn_days: int
    known_to: int
    """Active people who made at least 3 commits there in two years that are at least a tenth of all there."""
    importers: int
    """Files outside of it that import one of its files: whose readers have to know."""
    wait: Band | None
    """Until one of those people answers one of the others; None where commit times do not tell."""

    @property
    def weight(self) -> float:
        """``(1 + churn) x (1 + log2(1 + importers)) x 2 / (1 + known_to) x wait``: an order, not a quantity.

        ``wait`` is 1 under 2 hours and where it is not known, 1.5 up to 8 hours, 2 above. A logarithm, or what
        everything imports would hide what changes every day.
        """
        wait = 1.0 if self.wait is None else _WAITS[self.wait][1]
        return (1 + self.churn) * (1 + log2(1 + self.importers)) * 2 / (1 + self.known_to) * wait

    def evidence(self, changing_commits: int | None = None) -> Iterator[Evidence]:
        """Each factor with its unit; ``changing_commits`` is what churn is held against."""
        yield Evidence("changes", self.churn, f"commits in {count(self.churn_days, 'day')}", changing_commits)
        yield Evidence("known to", self.known_to, "active people, by commits")
        yield Evidence("imported by", self.importers, "files outside of it")
        if self.wait is not None:
            yield Evidence("a question waits", _WAITS[self.wait][0], "on average, by commit times")


def costs(
    modules: Iterable[Module],
    commits: Sequence[Commit],
    now: datetime,
    importers: Importers,
    churn_days: int = 365,
) -> Callable[[str], Cost]:
    """The cost of each of these modules, by its path."""
    modules = tuple(modules)
    windows = Windows(churn_days=churn_days)
    since = now - timedelta(days=max(windows.known_days, churn_days))
    recent = [commit for commit in commits if commit.when >= since]
    found = Ownership.gather(modules, (), recent, now, windows=windows)
    waiting = Waiting(found.active_people(), clocks(recent, now))
    files = {module.path: frozenset(module.files) for module in modules}

    def cost(path: str) -> Cost:
        answering = [holder.author for holder in found.holders(path) if holder.is_active]
        wait = waiting.coverage(path, answering).wait if answering else None
        by = frozenset[str]().union(*(importers.get(file, frozenset()) for file in files[path]))
        band = wait.band if isinstance(wait, Wait) else None
        return Cost(found.churn[path], churn_days, len(answering), len(by - files[path]), band)

    return cost
