"""The ownership graph: who knows what, with the parts of that knowledge kept apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from async_audit.facts import Author, Blame, Commit
from async_audit.hoard import hoarding
from async_audit.knowledge.lineage import own_work
from async_audit.knowledge.tally import Deed, Knowledge, Tally
from async_audit.programs import is_assistant

if TYPE_CHECKING:
    from async_audit.knowledge.tally import Graph

DAY = 86400.0
HALF_LIFE = 180.0
"""Days after which a commit counts half in ``recent``: the best of ten models in a back-test on six
repositories (first author of the next change predicted for 56 % of the directories)."""


@dataclass(frozen=True, slots=True)
class Windows:
    """How far back to look, in days before the audited commit."""

    active_days: int = 180
    """For whether somebody is still here."""
    known_days: int = 730
    """For whose commits still count as knowledge."""
    churn_days: int = 365
    """For what still changes."""


@dataclass(frozen=True, slots=True)
class Credit:
    """How much of a commit is whose."""

    co_authors: bool = True
    """Whether a ``Co-authored-by`` trailer makes it theirs too, in full."""
    assisted: float = 1.0
    """What it counts in ``recent`` when an AI assistant is among its co-authors, 0 to 1."""

    def people(self, commit: Commit) -> tuple[Author, ...]:
        """Whose commit it is; the author first, nobody twice."""
        if not (self.co_authors and commit.co_authors):
            return (commit.author,)
        return tuple(dict.fromkeys((commit.author, *commit.co_authors)))

    def weight(self, commit: Commit) -> float:
        """What it counts in ``recent`` on its first day."""
        if not commit.co_authors:
            return 1.0
        return self.assisted if any(is_assistant(one.email) for one in commit.co_authors) else 1.0


def build(
    units: Mapping[str, str],
    blames: Iterable[Blame],
    commits: Iterable[Commit],
    now: datetime,
    windows: Windows,
    credit: Credit | None = None,
) -> Graph:
    """People and units, where ``units`` maps each path to its unit: itself, or its module.

    Nodes are ``Author`` objects (attributes ``kind="author"``, ``active_commits``: own non-merge commits
    anywhere in the last ``active_days``) and unit names (``kind="unit"``, ``lines``: surviving lines,
    ``commits`` and ``churn``: distinct non-merge commits in the last ``known_days`` and ``churn_days``).

    An edge, listed as (author, unit), says what somebody knows about a unit: ``lines`` (surviving lines),
    ``commits`` (as above, their own), ``co_authored`` (those of them that a trailer credits to them), ``added``
    (files of today that they added, ever), ``recent`` (all their commits, each halved every 180 days), ``last``
    (author date of the newest, or None when only lines are left).
    """
    (knowledge,) = build_all((units,), blames, commits, now, windows, credit)
    return knowledge.graph


def build_all(
    units: Sequence[Mapping[str, str]],
    blames: Iterable[Blame],
    commits: Iterable[Commit],
    now: datetime,
    windows: Windows,
    credit: Credit | None = None,
) -> list[Knowledge]:
    """Knowledge by each mapping, from one walk through history; a blame may be of a path in some of them."""
    with hoarding():
        return _built(units, blames, commits, now, windows, credit or Credit())


def _built(
    units: Sequence[Mapping[str, str]],
    blames: Iterable[Blame],
    commits: Iterable[Commit],
    now: datetime,
    windows: Windows,
    credit: Credit,
) -> list[Knowledge]:
    tallies = [Tally(one) for one in units]
    for blame in blames:
        for tally in tallies:
            tally.blame(blame)
    active: dict[str, int] = defaultdict(int)
    people: dict[str, Author] = {}
    paths = frozenset[str]().union(*units)
    for commit, touched in own_work(tuple(commits), paths):
        age = (now - commit.when).total_seconds() / DAY
        if age < -1:  # a date in the future says nothing about when it was
            continue
        owners = credit.people(commit)
        for one in owners:
            people.setdefault(one.email, one)
            active[one.email] += age <= windows.active_days
        if touched:
            recent = credit.weight(commit) * 0.5 ** (max(age, 0.0) / HALF_LIFE)
            deed = Deed(
                owners, commit.when, age, recent, age <= windows.known_days, age <= windows.churn_days
            )
            for tally in tallies:
                tally.add(deed, touched)
    return [tally.knowledge(people, active) for tally in tallies]
