"""The graph in formats that other tools read."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import networkx as nx
import pytest

from async_audit.facts import Author, Blame, Module
from async_audit.knowledge import Ownership
from async_audit.knowledge.export import COLUMNS, FORMATS, graphml, node_link, table
from tests.fixed_snapshot import ADA, NOW, commit, wrote

EVIL = Author("eve@example.com", "=cmd()\x1b[2J")


def graph(*blames: Blame) -> Any:
    return Ownership.gather(
        [Module("net", ("net/a.py",))], blames, [commit("1", "net/a.py", days=0, status="A")], NOW
    ).graph


FOUND = graph(wrote("net/a.py", ada=3), Blame("ada@example.com", "", {EVIL: 1}))


def test_graphml_is_read_back_with_all_that_was_said() -> None:
    read = nx.parse_graphml(graphml(FOUND))

    assert set(read) == {
        "person:ada@example.com",
        "person:eve@example.com",
        "unit:net/a.py",
        "unit:ada@example.com",
    }
    assert read.edges["person:ada@example.com", "unit:net/a.py"] == {
        "lines": 3,
        "commits": 1,
        "co_authored": 0,
        "added": 1,
        "recent": 1.0,
        "last": NOW.isoformat(),
    }
    assert "last" not in read.edges["person:eve@example.com", "unit:ada@example.com"]


def test_node_link_lists_nodes_by_id_and_edges_between_them() -> None:
    document = json.loads(node_link(FOUND))
    nodes = {node["id"]: node for node in document["nodes"]}

    assert nodes["unit:net/a.py"]["lines"] == 3
    assert nodes["person:ada@example.com"]["name"] == "Ada"
    assert [(edge["source"], edge["target"], edge["lines"]) for edge in document["edges"]] == [
        ("person:ada@example.com", "unit:net/a.py", 3),
        ("person:eve@example.com", "unit:ada@example.com", 1),
    ]


def test_csv_has_a_row_for_each_edge_and_no_formula_in_it() -> None:
    head, *rows = csv.reader(io.StringIO(table(FOUND)))

    assert tuple(head) == COLUMNS
    assert [row[:4] for row in rows] == [
        ["Ada", "ada@example.com", "net/a.py", "3"],
        ["'=cmd()\\x1b[2J", "eve@example.com", "ada@example.com", "1"],
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_hostile_gets_through(name: str) -> None:
    assert "\x1b" not in FORMATS[name](FOUND)


@pytest.mark.parametrize("name", FORMATS)
def test_of_nothing_there_is_still_a_document(name: str) -> None:
    assert FORMATS[name](Ownership.gather((), [], [], NOW).graph)
    assert ADA.name not in FORMATS[name](Ownership.gather((), [], [], NOW).graph)
