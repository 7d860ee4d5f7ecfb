"""The ownership graph: who knows what, with the parts of that knowledge kept apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from async_audit.facts import Author, Blame, Commit
from async_audit.knowledge.lineage import own_work

if TYPE_CHECKING:
    import networkx as nx

    Graph = nx.Graph[Author | str]

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


def build(
    units: Mapping[str, str],
    blames: Iterable[Blame],
    commits: Iterable[Commit],
    now: datetime,
    windows: Windows,
) -> Graph:
    """People and units, where ``units`` maps each path to its unit: itself, or its module.

    Nodes are ``Author`` objects (attributes ``kind="author"``, ``active_commits``: own non-merge commits
    anywhere in the last ``active_days``) and unit names (``kind="unit"``, ``lines``: surviving lines,
    ``commits`` and ``churn``: distinct non-merge commits in the last ``known_days`` and ``churn_days``).

    An edge, listed as (author, unit), says what somebody knows about a unit: ``lines`` (surviving lines), ``commits`` (as above, their
    own), ``recent`` (all their commits, each halved every 180 days), ``last`` (author date of the newest,
    or None when only lines are left).
    """
    people: dict[str, _Person] = {}  # by e-mail: an Author is ten times slower to hash
    counted = {unit: _Unit() for unit in units.values()}
    for blame in blames:
        unit = units[blame.path]
        counted[unit].lines += sum(blame.lines.values())
        for author, count in blame.lines.items():
            _person(people, author).knows[unit].lines += count
    for commit, touched in own_work(tuple(commits), units):
        age = (now - commit.when).total_seconds() / DAY
        if age < -1:  # a date in the future says nothing about when it was
            continue
        person = _person(people, commit.author)
        person.active_commits += age <= windows.active_days
        for unit in {units[path] for path in touched}:
            counted[unit].commits += age <= windows.known_days
            counted[unit].churn += age <= windows.churn_days
            person.knows[unit].add(commit.when, age, windows)
    return _joined(people, counted)


@dataclass(slots=True)
class _Unit:
    """A unit while its numbers grow."""

    lines: int = 0
    commits: int = 0
    churn: int = 0


@dataclass(slots=True)
class _Knowledge:
    """An edge while it grows."""

    lines: int = 0
    commits: int = 0
    recent: float = 0.0
    last: datetime | None = None

    def add(self, when: datetime, age: float, windows: Windows) -> None:
        self.commits += age <= windows.known_days
        self.recent += 0.5 ** (max(age, 0.0) / HALF_LIFE)
        if self.last is None or when > self.last:
            self.last = when


@dataclass(slots=True)
class _Person:
    """Somebody while what they know grows."""

    author: Author
    active_commits: int = 0
    knows: dict[str, _Knowledge] = field(default_factory=lambda: defaultdict(_Knowledge))


def _person(people: dict[str, _Person], author: Author) -> _Person:
    found = people.get(author.email)
    if found is None:
        found = people[author.email] = _Person(author)
    return found


def _joined(people: Mapping[str, _Person], units: Mapping[str, _Unit]) -> Graph:
    import networkx as nx

    graph: Graph = nx.Graph()
    known = [person for _, person in sorted(people.items())]
    for person in known:  # before the units: networkx names an edge's older node first
        graph.add_node(person.author, kind="author", active_commits=person.active_commits)
    for name, unit in units.items():
        graph.add_node(name, kind="unit", lines=unit.lines, commits=unit.commits, churn=unit.churn)
    for person in known:
        graph.add_edges_from(
            (
                person.author,
                unit,
                {"lines": edge.lines, "commits": edge.commits, "recent": edge.recent, "last": edge.last},
            )
            for unit, edge in person.knows.items()
        )
    return graph
