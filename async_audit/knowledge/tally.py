"""What people know of units: counted in plain records, and a networkx graph of it for whoever asks for one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from async_audit.facts import Author, Blame

if TYPE_CHECKING:
    import networkx as nx

    Graph = nx.Graph[Author | str]


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
class Edge:
    """What somebody knows of a unit; ``graph.build`` documents each number."""

    author: Author
    lines: int = 0
    commits: int = 0
    co_authored: int = 0
    added: int = 0
    recent: float = 0.0
    last: datetime | None = None
    age: float = 0.0
    """Of ``last``; comparing numbers is quicker."""


@dataclass(slots=True)
class Unit:
    """A file or a module, and who knows it."""

    lines: int = 0
    commits: int = 0
    churn: int = 0
    known: dict[str, Edge] = field(default_factory=dict)
    """By e-mail, sorted."""


class Knowledge:
    """People, units, and what each knows of which; an Author is ten times slower to hash than an e-mail."""

    def __init__(
        self,
        units: Mapping[str, Unit],
        people: Mapping[str, Author],
        active: Mapping[str, int],
        edges: Mapping[str, Sequence[tuple[str, Edge]]],
    ) -> None:
        """``edges`` are those of each person, with the unit, in the order in which the graph has them."""
        self.units = units
        self.people = {email: people[email] for email in sorted(people)}
        """By e-mail, sorted."""
        self.active = active
        """E-mail -> own non-merge commits anywhere in the active window."""
        self._edges = edges

    @cached_property
    def graph(self) -> Graph:
        """The same as a graph; most reports end without one."""
        import networkx as nx

        graph: Graph = nx.Graph()
        for (
            email,
            author,
        ) in self.people.items():  # before the units: networkx names an edge's older node first
            graph.add_node(author, kind="author", active_commits=self.active.get(email, 0))
        for name, unit in self.units.items():
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
            for email, author in self.people.items()
            for unit, edge in self._edges.get(email, ())
        )
        return graph


class Tally:
    """Who knows how much of which unit while it is counted; ``units`` maps each path to its unit."""

    def __init__(self, units: Mapping[str, str]) -> None:
        self._unit_of = units
        self._units = {unit: Unit() for unit in units.values()}
        self._edges: dict[str, list[tuple[str, Edge]]] = {}

    def blame(self, blame: Blame) -> None:
        """Take in the surviving lines of a file."""
        unit = self._unit_of.get(blame.path)
        if unit is not None:
            for author, count in blame.lines.items():
                self._units[unit].lines += count
                self._edge(author, unit).lines += count

    def add(self, deed: Deed, touched: Mapping[str, str]) -> None:
        """Take in a commit that touched these paths."""
        owners, when, age, recent, is_known, is_churn = deed
        added: dict[str, int] = {}
        for path, status in touched.items():
            unit = self._unit_of.get(path)
            if unit is not None:
                added[unit] = added.get(unit, 0) + (status == "A")
        for unit, files in added.items():
            self._units[unit].commits += is_known
            self._units[unit].churn += is_churn
            for place, author in enumerate(owners):
                edge = self._edge(author, unit)
                edge.commits += is_known
                edge.co_authored += is_known and place > 0
                edge.added += files
                edge.recent += recent
                if edge.last is None or age < edge.age:
                    edge.last, edge.age = when, age

    def _edge(self, author: Author, unit: str) -> Edge:
        known = self._units[unit].known
        edge = known.get(author.email)
        if edge is None:
            theirs = self._edges.setdefault(author.email, [])
            edge = known[author.email] = Edge(theirs[0][1].author if theirs else author)
            theirs.append((unit, edge))
        return edge

    def knowledge(self, people: Mapping[str, Author], active: Mapping[str, int]) -> Knowledge:
        """All that was taken in, with these people too and their recent commits anywhere."""
        for unit in self._units.values():
            unit.known = dict(sorted(unit.known.items()))
        met = {email: edges[0][1].author for email, edges in self._edges.items()}
        return Knowledge(self._units, {**people, **met}, active, self._edges)
