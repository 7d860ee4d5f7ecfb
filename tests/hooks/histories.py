"""Repositories in which each hook has something to say, and what makes it speak."""

from __future__ import annotations

import sysconfig
from pathlib import Path

from tests.repo_builder import PEOPLE, RepoBuilder, as_person

SCRIPTS = Path(sysconfig.get_path("scripts"))
IDS = (
    "bus-factor",
    "change-description",
    "codeowners",
    "decision-log",
    "missing-adr",
    "stale-docs",
    "undocumented-module",
)
TODAY = "2024-06-01T12:00:00+00:00"

DOCSTRING = '"""Adds up what a customer owes."""\n'
LINES = "".join(f"RATE_{number} = {number}\n" for number in range(120))
DOCUMENTED = DOCSTRING + LINES

CLASHING = {"docs/adr/0001-keep-minutes.md": "# Keep minutes\n"}
UNDOCUMENTED = {"stock/__init__.py": LINES}
UNOWNED = {".github/CODEOWNERS": "/stock/ @ada\n"}
STALE: dict[str, str | None] = {
    "shop/__init__.py": None,
    "shop/README.md": "Begin in `shop/__init__.py`.\n",
}
HUGE = {
    **{f"src/part{number}/new.py": DOCSTRING + LINES * 5 for number in range(8)},
    "src/part9/order.proto": "// What a customer ordered, line by line.\n" + 'syntax = "proto3";\n' * 50,
    "src/part9/0001_add_orders.sql": "CREATE TABLE orders (id INT);\n" * 50,
}


def team(repo: RepoBuilder) -> RepoBuilder:
    """Ada knows ``shop``, Bob knows ``net``; both are active, both modules say what they are, records are kept.

    It is Ada's clone.
    """
    repo.git("config", "user.name", "Ada")
    repo.git("config", "user.email", "ada@example.com")
    repo.commit(
        {"docs/adr/0001-keep-records.md": "# Keep records\n"}, by="ada", on="2024-01-01T12:00:00+00:00"
    )
    for day in range(1, 6):
        on = f"2024-05-{day:02}T12:00:00+00:00"
        repo.commit({"shop/__init__.py": f"{DOCUMENTED}DAY = {day}\n"}, by="ada", on=on)
        repo.commit({"net/__init__.py": f"{DOCUMENTED}DAY = {day}\n"}, by="bob", on=on)
    return repo


def person(name: str) -> dict[str, str]:
    """What makes git commit as somebody, today."""
    return as_person(*PEOPLE[name], TODAY)
