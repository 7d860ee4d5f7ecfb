"""Rooms are small, say what they are for, and only the command line talks, exits and looks at a clock."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.places import PACKAGE, SOURCES, name

LONGEST_FILE = 250
LONGEST_FUNCTION = 40
"""Lines with the signature, without the docstring."""

# What only the command line may do; ``__main__`` is its door.
_LOUD = re.compile(
    r"print|input|breakpoint|(sys\.)?exit|quit|sys\.(stdout|stderr|stdin)|os\._exit"
    r"|(datetime|date)\.(now|utcnow|today)|time\.(time|time_ns|localtime|gmtime|ctime)|logging\..*|warnings\.warn"
)
# What starts a process and hides in a module that everybody needs, where no contract sees it.
_PROCESS = re.compile(
    r"os\.(system|popen|fork|forkpty|startfile|(exec|spawn|posix_spawn)\w*)|(futures|process)\.ProcessPoolExecutor"
)

each_file = pytest.mark.parametrize("path", SOURCES, ids=name)
each_quiet_file = pytest.mark.parametrize(
    "path",
    [path for path in SOURCES if PACKAGE / "cli" not in path.parents and path.name != "__main__.py"],
    ids=name,
)


def used(path: Path) -> Iterator[tuple[str, int]]:
    """Every name that a file uses or imports, by its last two parts, and the line."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, (ast.Name, ast.Attribute)):
            yield ".".join(ast.unparse(node).split(".")[-2:]), node.lineno
        elif isinstance(node, ast.ImportFrom):
            room = (node.module or "").split(".")[-1]
            yield from ((f"{room}.{alias.name}", node.lineno) for alias in node.names)


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = function.body[0]
    is_documented = isinstance(first, ast.Expr) and ast.get_docstring(function) is not None
    documented = (first.end_lineno or 0) - first.lineno + 1 if is_documented else 0
    return (function.end_lineno or 0) - function.lineno + 1 - documented


@each_file
def test_a_file_says_in_one_sentence_what_it_is_for(path: Path) -> None:
    first, *rest = (ast.get_docstring(ast.parse(path.read_bytes())) or "").split("\n")

    assert re.fullmatch(r"[A-Z`].+\.", first), first
    assert ". " not in first
    assert not any(rest[:1])


@each_file
def test_a_file_is_a_room_not_a_house(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE


@each_file
def test_a_function_fits_on_a_screen(path: Path) -> None:
    functions = [
        node
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]

    assert {one.name: length(one) for one in functions if length(one) > LONGEST_FUNCTION} == {}


@each_quiet_file
def test_nobody_but_the_command_line_prints_exits_or_reads_a_clock(path: Path) -> None:
    assert [(what, line) for what, line in used(path) if _LOUD.fullmatch(what)] == []


@each_file
def test_no_process_starts_behind_the_back_of_the_contracts(path: Path) -> None:
    assert [(what, line) for what, line in used(path) if _PROCESS.fullmatch(what)] == []


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("print('x')", id="print"),
        pytest.param("import sys\nsys.exit(1)", id="exit"),
        pytest.param("from sys import exit", id="exit by another name"),
        pytest.param("import datetime as d\nd.datetime.now()", id="clock"),
        pytest.param("from time import time", id="clock by name"),
        pytest.param("import logging\nlogging.getLogger('x')", id="log"),
    ],
)
def test_a_loud_room_is_heard(tmp_path: Path, source: str) -> None:
    (tmp_path / "loud.py").write_text(source, "utf-8")

    assert any(_LOUD.fullmatch(what) for what, _ in used(tmp_path / "loud.py"))


@pytest.mark.parametrize(
    "source",
    [
        "import os\nos.system('x')",
        "from os import popen",
        "from concurrent.futures import ProcessPoolExecutor",
    ],
)
def test_a_hidden_process_is_seen(tmp_path: Path, source: str) -> None:
    (tmp_path / "hidden.py").write_text(source, "utf-8")

    assert any(_PROCESS.fullmatch(what) for what, _ in used(tmp_path / "hidden.py"))
