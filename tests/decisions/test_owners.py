"""Whose code a path is."""

from __future__ import annotations

import pytest

from async_audit.decisions.owners import place_of, reader
from tests.fixed_snapshot import FixedSnapshot

RULES = """# a comment
*            @all
/net/        @net @ops  # inline
docs/**      writer@example.com
!net/x.py    @nobody
/net/free/
with\\ space/ @space
"""


@pytest.mark.parametrize(
    ("path", "owners"),
    [
        pytest.param("x.py", {"@all"}, id="the first rule"),
        pytest.param("net/x.py", {"@net", "@ops"}, id="the last rule that matches"),
        pytest.param("a/net/x.py", {"@all"}, id="an anchored rule elsewhere"),
        pytest.param("net/free/x.py", set(), id="a rule without owners"),
        pytest.param("with space/x.py", {"@space"}, id="an escaped blank"),
    ],
)
def test_the_last_rule_that_matches_decides(path: str, owners: set[str]) -> None:
    assert reader(RULES)(path) == owners


def test_a_section_owns_what_its_rules_leave_open() -> None:
    owners_of = reader("[Database][2] @dba\nsql/\nsql/own/ @own\n^[Optional]\nfree/\n")

    assert owners_of("sql/x.sql") == {"@dba"}
    assert owners_of("sql/own/x.sql") == {"@own"}
    assert owners_of("free/x.py") == frozenset()


def test_without_a_file_nobody_owns_anything() -> None:
    assert place_of(FixedSnapshot({"x.py": ""}).files) == ""
    assert reader("")("x.py") == frozenset()


def test_the_file_is_found_where_forges_look_for_it() -> None:
    assert place_of(FixedSnapshot({".github/CODEOWNERS": ""}).files) == ".github/CODEOWNERS"
