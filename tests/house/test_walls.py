"""Every import contract holds, and falls when somebody climbs over it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.places import HOOKS, PACKAGE, ROOT, pyproject

CONTRACTS = {one["id"]: one for one in pyproject()["tool"]["importlinter"]["contracts"]}

# contract, file that grows an import (or is new), the import, what that would be
PLANTS = [
    ("layers", "async_audit/facts.py", "import async_audit.findings", "a fact knows a finding"),
    ("layers", "async_audit/decisions/log.py", "import async_audit.repository", "a model asks git"),
    ("layers", "async_audit/audits/bus_factor.py", "import async_audit.config", "an audit reads configuration"),
    ("layers", "async_audit/config.py", "import async_audit.repository", "config knows its sibling"),
    ("layers", "async_audit/inert.py", "import async_audit.errors", "the lowest floor has an order"),
    ("layers", "async_audit/api.py", "import async_audit.cli", "the library knows its command line"),
    ("layers", "async_audit/annex/__init__.py", "", "a room without a floor"),
    ("audits", "async_audit/audits/bus_factor.py", "import async_audit.audits.missing_adr", "an audit asks another"),
    ("formats", "async_audit/formats/json.py", "import async_audit.formats.text", "a format uses another"),
    ("formats", "async_audit/formats/summary.py", "import async_audit.formats.text", "their base knows one"),
    (
        "formats-and-audits",
        "async_audit/formats/json.py",
        "import async_audit.audits.bus_factor",
        "a format treats one audit specially",
    ),
    ("hooks", "async_audit_hooks/bus_factor.py", "import async_audit.api", "a hook uses the library"),
    ("hooks", "async_audit_hooks/bus_factor.py", "import async_audit", "a hook uses the public face"),
    ("hooks", "async_audit_hooks/bus_factor.py", "import async_audit_hooks.missing_adr", "a hook uses another"),
    ("hooks", "async_audit_hooks/bus_factor.py", "import rich", "a hook paints"),
    ("processes", "async_audit/repository/history.py", "import subprocess", "a parser starts git"),
    ("processes", "async_audit/cli/who.py", "from subprocess import run", "a command starts something"),
    ("processes", "async_audit/knowledge/graph.py", "import multiprocessing", "a model forks"),
    ("processes", "async_audit/api.py", "import git", "GitPython starts git"),
    ("networkx", "async_audit/audits/bus_factor.py", "import networkx", "an audit builds a graph"),
    ("layers", "async_audit/decisions/sheet.py", "import async_audit.audits", "a model asks an audit"),
    ("click", "async_audit/api.py", "import click", "the library talks to a terminal"),
]  # fmt: skip


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of all that the contracts speak of, under the names that it is installed by."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(PACKAGE, tmp_path / "async_audit", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(HOOKS, tmp_path / "async_audit_hooks", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def broken(house: Path) -> set[str]:
    """Names of the contracts that do not hold there."""
    done = subprocess.run(
        # -c puts this directory before the installed package, which pytest's own process has imported
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as run; run()",
            "--no-cache",
        ],
        cwd=house,
        env=os.environ | {"COLUMNS": "200"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert re.search(r"^Contracts: \d+ kept, \d+ broken\.$", done.stdout, re.MULTILINE), (
        done.stdout + done.stderr
    )
    found = set(re.findall(r"^(.+) BROKEN\b", done.stdout, re.MULTILINE))
    assert bool(found) == bool(done.returncode)
    return found


def test_the_house_stands(house: Path) -> None:
    assert broken(house) == set()


@pytest.mark.parametrize(
    ("contract", "file", "plant"),
    [pytest.param(*rest, id=f"{rest[0]}: {what}") for *rest, what in PLANTS],
)
def test_a_forbidden_import_breaks_its_contract_and_no_other(
    house: Path, contract: str, file: str, plant: str
) -> None:
    path = house / file
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as source:
        source.write(f"\n{plant}\n")

    assert broken(house) == {CONTRACTS[contract]["name"]}


def test_no_contract_goes_unproved() -> None:
    assert {contract for contract, *_ in PLANTS} == set(CONTRACTS)


def test_the_plan_of_the_house_is_drawn_as_it_stands() -> None:
    (drawn,) = re.findall(r"^__main__ → [^`]+", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE)

    assert drawn.split() == " → ".join(CONTRACTS["layers"]["layers"]).split()
