"""The ownership graph while it grows: counts in plain dictionaries, by e-mail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from async_audit.facts import Author, Blame

if TYPE_CHECKING:
    import networkx as nx


class Deed(NamedTuple):
    """What one commit counts for whom."""

    owners: tuple[Author, ...]
    """The author first, then co-authors."""
    when: datetime
    age: float
    """Days before the audited commit."""
    recent: float
    """Its weight today."""
    is_known: bool
    is_churn: bool


@dataclass(slots=True)
class _Unit:
    lines: int = 0
    commits: int = 0
    churn: int = 0


@dataclass(slots=True)
class _Edge:
    lines: int = 0
    commits: int = 0
    co_authored: int = 0
    added: int = 0
    recent: float = 0.0
    last: datetime | None = None
    age: float = 0.0
    """Of ``last``; comparing numbers is quicker."""


class Tally:
    """Who knows how much of which unit, where ``units`` maps each path to its unit."""

    def __init__(self, units: Mapping[str, str]) -> None:
        self._units = units
        self._counted = {unit: _Unit() for unit in units.values()}
        self._people: dict[str, Author] = {}  # by e-mail: an Author is ten times slower to hash
        self._edges: dict[str, dict[str, _Edge]] = {}

    def blame(self, blame: Blame) -> None:
        """Take in the surviving lines of a file."""
        unit = self._units.get(blame.path)
        if unit is None:
            return
        for author, count in blame.lines.items():
            self._counted[unit].lines += count
            known = self._known(author)
            edge = known.get(unit)
            if edge is None:
                edge = known[unit] = _Edge()
            edge.lines += count

    def add(self, deed: Deed, touched: Mapping[str, str]) -> None:
        """Take in a commit that touched these paths."""
        added: dict[str, int] = {}
        for path, status in touched.items():
            unit = self._units.get(path)
            if unit is not None:
                added[unit] = added.get(unit, 0) + (status == "A")
        for unit in added:
            counted = self._counted[unit]
            counted.commits += deed.is_known
            counted.churn += deed.is_churn
        for place, author in enumerate(deed.owners if added else ()):
            known = self._known(author)
            for unit, files in added.items():
                edge = known.get(unit)
                if edge is None:
                    edge = known[unit] = _Edge()
                edge.commits += deed.is_known
                edge.co_authored += deed.is_known and place > 0
                edge.added += files
                edge.recent += deed.recent
                if edge.last is None or deed.age < edge.age:
                    edge.last, edge.age = deed.when, deed.age

    def _known(self, author: Author) -> dict[str, _Edge]:
        known = self._edges.get(author.email)
        if known is None:
            known = self._edges[author.email] = {}
            self._people[author.email] = author
        return known

    def graph(self, people: Mapping[str, Author], active: Mapping[str, int]) -> nx.Graph[Author | str]:
        """The graph of all that was taken in, and of these people with their recent commits anywhere."""
        import networkx as nx

        everybody = {**people, **self._people}
        graph: nx.Graph[Author | str] = nx.Graph()
        for email in sorted(everybody):  # before the units: networkx names an edge's older node first
            graph.add_node(everybody[email], kind="author", active_commits=active.get(email, 0))
        for name, unit in self._counted.items():
            graph.add_node(name, kind="unit", lines=unit.lines, commits=unit.commits, churn=unit.churn)
        graph.add_edges_from(
            (
                author,
                unit,
                {
                    "lines": edge.lines,
                    "commits": edge.commits,
                    "co_authored": edge.co_authored,
                    "added": edge.added,
                    "recent": edge.recent,
                    "last": edge.last,
                },
            )
            for email, author in sorted(self._people.items())
            for unit, edge in self._edges[email].items()
        )
        return graph
