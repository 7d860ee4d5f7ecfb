"""How much of a repository says what it is, in parts."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from async_audit.documentation.modules import modules
from async_audit.documentation.shares import By, Share, shares
from async_audit.documentation.symbols import Symbols
from async_audit.documentation.verdict import verdict
from tests.fixed_snapshot import FixedSnapshot

SAYS = '"""Signs partner messages."""\n'
NAMES = "def send():\n    'Blocks until it is there.'\ndef close(): ...\n"
TREE = {
    "pay/__init__.py": SAYS + NAMES,
    "pay/net/__init__.py": NAMES,
    "web.sh": "# Starts the partner site.\nrun\n",
}


def counted(contents: Mapping[str, str], by: By) -> list[Share]:
    facts = FixedSnapshot(contents)
    verdicts = [verdict(module, facts.read, 1, 3) for module in modules(facts.files, "package")]
    return shares(verdicts, Symbols(facts.files, facts.read), by)[0]


@pytest.mark.parametrize(
    ("by", "parts"),
    [
        pytest.param("language", [Share("Python", 2, 1, 4, 2), Share("Shell", 1, 1)], id="language"),
        pytest.param("path", [Share(".", 1, 1), Share("pay", 2, 1, 4, 2)], id="directory at the top"),
        pytest.param(
            "module",
            [Share("pay", 1, 1, 2, 1), Share("pay/net", 1, 0, 2, 1), Share("web.sh", 1, 1)],
            id="module",
        ),
    ],
)
def test_parts_come_by_name_and_the_whole_is_last(by: By, parts: list[Share]) -> None:
    assert counted(TREE, by) == [*parts, Share("", 3, 2, 4, 2)]


def test_nothing_is_counted_where_there_is_nothing() -> None:
    assert counted({}, "language") == [Share("")]


def test_what_does_not_parse_is_told_of() -> None:
    facts = FixedSnapshot({"pay/__init__.py": SAYS + NAMES, "pay/a.py": "def ("})
    verdicts = [verdict(module, facts.read, 1, 3) for module in modules(facts.files, "package")]

    (_, whole), unread = shares(verdicts, Symbols(facts.files, facts.read), "language")

    assert whole == Share("", 1, 1, 2, 1)
    assert list(unread) == ["pay/a.py"]
