"""The ownership graph in the formats that other tools read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from async_audit.facts import Author
from async_audit.inert import inert

if TYPE_CHECKING:
    import networkx as nx

    from async_audit.knowledge.tally import Graph

COLUMNS = ("name", "email", "unit", "lines", "commits", "co_authored", "added", "recent", "last")
"""Of the csv form; one row for each edge."""


def graphml(graph: Graph) -> str:
    """XML for Gephi, yEd, igraph; what is unknown is left out."""
    import networkx as nx

    return "\n".join(nx.generate_graphml(_plain(graph))) + "\n"


def node_link(graph: Graph) -> str:
    """JSON as D3 and networkx (``node_link_graph(…, edges="edges")``) read it."""
    plain = _plain(graph)
    document = {
        "directed": False,
        "multigraph": False,
        "graph": {},
        "nodes": [{"id": node, **said} for node, said in plain.nodes(data=True)],
        "edges": [{"source": one, "target": unit, **said} for one, unit, said in plain.edges(data=True)],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def table(graph: Graph) -> str:
    """CSV with COLUMNS, by e-mail and unit."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for one, unit, edge in graph.edges(data=True):
        if isinstance(one, Author) and isinstance(unit, str):
            said = _said(edge)
            numbers = [said.get(column, "") for column in COLUMNS[3:]]
            rows.writerow([_cell(one.name), _cell(one.email), _cell(unit), *numbers])
    return text.getvalue()


FORMATS: Mapping[str, Callable[[Graph], str]] = {"graphml": graphml, "node-link": node_link, "csv": table}


def _plain(graph: Graph) -> nx.Graph[str]:
    """The same with texts for nodes, and only texts and numbers said of them."""
    import networkx as nx

    plain: nx.Graph[str] = nx.Graph()
    for node, said in graph.nodes(data=True):
        if isinstance(node, Author):
            plain.add_node(_id(node), name=inert(node.name), email=inert(node.email), **_said(said))
        else:
            plain.add_node(_id(node), name=inert(node), **_said(said))
    plain.add_edges_from((_id(one), _id(other), _said(said)) for one, other, said in graph.edges(data=True))
    return plain


def _id(node: Author | str) -> str:
    # a file may be called like an e-mail
    return f"person:{inert(node.email)}" if isinstance(node, Author) else f"unit:{inert(node)}"


def _said(attributes: Mapping[str, Any]) -> dict[str, Any]:
    said = {name: value for name, value in attributes.items() if value is not None}
    if "recent" in said:
        said["recent"] = round(said["recent"], 6)
    if "last" in said:
        said["last"] = said["last"].isoformat()
    return said


def _cell(text: str) -> str:
    # a spreadsheet takes these for the beginning of a formula
    shown = inert(text)
    return f"'{shown}" if shown.startswith(("=", "+", "-", "@")) else shown
