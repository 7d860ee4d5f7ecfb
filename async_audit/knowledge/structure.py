"""What the ownership graph shows as a whole: silos, who could stand in, and who holds it together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from async_audit.facts import Author
from async_audit.knowledge.ownership import Ownership

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Silo:
    """Modules and people who belong together more than with the rest."""

    modules: tuple[str, ...]
    people: tuple[Author, ...]
    """Active holders, by e-mail."""
    lines: int
    inside: float
    """Share of what these people hold, by lines, that lies in these modules, 0 to 1; 1: nobody looks out."""


@dataclass(frozen=True, slots=True)
class Backup:
    """Who already holds most of what somebody holds."""

    author: Author
    lines: int
    """Of all modules that they hold."""
    backup: Author | None
    """The active holder of most of these lines, if there is one."""
    covered: float
    """Fraction of the lines that the backup holds too, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Somebody without whom modules would have nobody in common with the rest."""

    author: Author
    modules: tuple[str, ...]
    lines: int


def silos(ownership: Ownership) -> tuple[Silo, ...]:
    """Communities of active holders and modules, largest first.

    By modularity (Louvain, V. D. Blondel et al. 2008, doi 10.1088/1742-5468/2008/10/P10008), each hold weighed
    by the module's lines; always the same answer for the same graph. Modules that nobody holds are in none.
    """
    import networkx as nx

    graph, nodes = _held(ownership)
    graph.remove_nodes_from(list(nx.isolates(graph)))
    found = []
    for community in nx.community.louvain_communities(graph, weight="lines", seed=0):
        modules = sorted(node for number in community if isinstance(node := nodes[number], str))
        people = [(number, node) for number in sorted(community) if isinstance(node := nodes[number], Author)]
        inside = whole = 0
        for number, _ in people:
            for unit, hold in graph.adj[number].items():
                whole += hold["lines"]
                inside += hold["lines"] if unit in community else 0
        lines = sum(ownership.unit(module).lines for module in modules)
        share = inside / whole if whole else 1.0
        found.append(Silo(tuple(modules), tuple(author for _, author in people), lines, share))
    return tuple(sorted(found, key=lambda one: (-one.lines, one.modules)))


def backups(ownership: Ownership) -> tuple[Backup, ...]:
    """For each active holder who holds most of the same lines, by e-mail: a projection of the graph on people."""
    from networkx.algorithms import bipartite

    graph, nodes = _held(ownership)
    people = [number for number, node in enumerate(nodes) if isinstance(node, Author)]

    def shared(_: nx.Graph[int], one: int, other: int) -> int:
        both = graph.adj[one].keys() & graph.adj[other].keys()
        return sum(graph.adj[one][unit]["lines"] for unit in both)

    projected = bipartite.generic_weighted_projected_graph(graph, people, weight_function=shared)
    found = []
    for number in people:
        author = nodes[number]
        lines = sum(hold["lines"] for hold in graph.adj[number].values())
        others = [(-edge["weight"], other) for other, edge in projected.adj[number].items()]
        assert isinstance(author, Author)
        if lines and others:
            covered, other = min(others)
            backup = nodes[other]
            assert isinstance(backup, Author)
            found.append(Backup(author, lines, backup, -covered / lines))
        elif lines:
            found.append(Backup(author, lines, None, 0.0))
    return tuple(found)


def cuts(ownership: Ownership) -> tuple[Cut, ...]:
    """Active holders whose absence cuts modules off from the rest, by the lines that are cut off, largest first.

    The rest is the largest part of the graph that is left of the part they belong to.
    """
    import networkx as nx

    graph, nodes = _held(ownership)
    found = []
    for number in sorted(nx.articulation_points(graph)):
        author = nodes[number]
        if not isinstance(author, Author):
            continue
        around = graph.subgraph(nx.node_connected_component(graph, number) - {number})
        parts = sorted(nx.connected_components(around), key=lambda part: (-len(part), min(part)))
        modules = sorted(node for part in parts[1:] for one in part if isinstance(node := nodes[one], str))
        if modules:
            lines = sum(ownership.unit(module).lines for module in modules)
            found.append(Cut(author, tuple(modules), lines))
    return tuple(sorted(found, key=lambda one: (-one.lines, one.modules)))


def _held(ownership: Ownership) -> tuple[nx.Graph[int], Sequence[Author | str]]:
    """Active holders and counted modules by number: the order of sets of texts is another in each process."""
    import networkx as nx

    held = {module.path: ownership.active_holders(module.path) for module in ownership.counted()}
    people = sorted({one for holders in held.values() for one in holders}, key=lambda one: one.email)
    nodes: list[Author | str] = [*people, *held]
    number = {one.email: place for place, one in enumerate(people)}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(nodes)))
    for place, (unit, holders) in enumerate(held.items(), start=len(people)):
        lines = ownership.unit(unit).lines
        for email in sorted(one.email for one in holders):
            graph.add_edge(number[email], place, lines=lines)
    return graph, nodes
