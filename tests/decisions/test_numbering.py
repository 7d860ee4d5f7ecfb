"""Numbers of records."""

from __future__ import annotations

import pytest

from async_audit.decisions.numbering import (
    Claim,
    claim_breaches,
    claims,
    dense_numbers,
    gaps,
    next_number,
    number_breaches,
)
from async_audit.decisions.records import Record, recogniser
from async_audit.facts import Branch
from async_audit.findings import Severity
from tests.decisions.logs import one
from tests.fixed_snapshot import NOW

recognise = recogniser()


def record(path: str) -> Record:
    found = recognise(path)
    assert found is not None
    return found


def records(*names: str) -> list[Record]:
    return [record(f"docs/adr/{name}.md") for name in names]


def branch(ref: str, *names: str) -> Branch:
    return Branch(ref, NOW, frozenset(f"docs/adr/{name}.md" for name in names))


def claimed(here: list[str], *branches: Branch, seen: tuple[str, ...] = ()) -> list[str]:
    mine = records(*here)
    found = claims(branches, recognise, {one.path for one in mine}, {f"docs/adr/{name}.md" for name in seen})
    return [breach.message for breach in claim_breaches(mine, found, Severity.NOTE)]


def test_numbers_that_are_used_once_are_silent() -> None:
    assert list(number_breaches([*records("0001-a", "0002-b"), record("apps/adr/0001-a.md")])) == []


def test_one_record_in_two_formats_is_one() -> None:
    assert list(number_breaches([record("docs/adr/0001-a.md"), record("docs/adr/de/0001-a.md")])) == []


def test_a_number_used_twice_is_found() -> None:
    (breach,) = number_breaches(records("0001-a", "0001-b", "0002-c"))

    assert (breach.rule, breach.subject) == ("DR003", "DR003:docs/adr:adr-1")


def test_a_title_with_another_number_is_found() -> None:
    (breach,) = number_breaches([one("# 3. A\n", "docs/adr/0033-a.md")])

    assert breach.message == "docs/adr/0033-a.md is number 33 and calls itself 3"


@pytest.mark.parametrize("title", ["2 phases of a commit", "Implementing PEP 649", "A", "3.11 is the floor"])
def test_a_title_about_another_number_is_silent(title: str) -> None:
    assert list(number_breaches([one(f"# {title}\n", "docs/adr/0033-a.md")])) == []


def test_gaps_are_told_as_runs() -> None:
    assert gaps(records("0001-a", "0003-b", "0009-c")) == {"docs/adr": ("2", "4-8")}


@pytest.mark.parametrize(
    ("here", "branches", "seen"),
    [
        pytest.param(["0001-a"], [branch("x", "0001-a", "0002-b")], (), id="the next number, once"),
        pytest.param(
            ["0001-a"], [branch("x", "0002-b"), branch("y", "0002-b")], (), id="twice the same record"
        ),
        pytest.param(["0002-use-kafka"], [branch("x", "0002-use-kafka-queues")], (), id="another wording"),
        pytest.param(["0002-b"], [branch("x", "0002-zzz")], ("0002-zzz",), id="what was renumbered since"),
        pytest.param([], [branch("x", "0000-abc"), branch("y", "0000-xyz")], (), id="no number yet"),
        pytest.param(["0002-b"], [branch("x", "adr-draft-zzz")], (), id="a draft"),
    ],
)
def test_these_claim_nothing(here: list[str], branches: list[Branch], seen: tuple[str, ...]) -> None:
    assert claimed(here, *branches, seen=seen) == []


def test_a_number_of_this_tree_is_claimed_by_a_branch() -> None:
    assert claimed(["0002-use-kafka"], branch("refs/heads/x", "0002-drop-java")) == [
        "ADR 2 of docs/adr is claimed by docs/adr/0002-use-kafka.md and 0002-drop-java on x"
    ]


def test_two_branches_claim_one_number() -> None:
    found = claimed(
        [], branch("refs/heads/x", "0002-drop-java"), branch("refs/pull/7/head", "0002-use-kafka")
    )

    assert found == ["ADR 2 of docs/adr is claimed by 0002-drop-java on x and 0002-use-kafka on pull/7/head"]


def test_the_next_number_is_free_everywhere() -> None:
    there = [Claim("x", record("docs/adr/0003-c.md")), Claim("y", record("docs/adr/0004-d.md"))]

    assert next_number(records("0001-a", "0002-b"), there, "docs/adr") == 5
    assert next_number(records("0001-a", "0002-b"), (), "docs/adr") == 3
    assert next_number([], (), "docs/adr") == 1


def test_a_block_of_numbers_far_away_does_not_count() -> None:
    assert dense_numbers([1, 2, 3, 843, 3000, 3001, 8100]) == [1, 2, 3, 843]
