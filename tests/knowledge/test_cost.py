"""What it costs that something is not written down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from async_audit.facts import Author, Commit, Module
from async_audit.findings import Evidence
from async_audit.knowledge.cost import Cost, costs
from async_audit.knowledge.waiting import Band
from tests.fixed_snapshot import ADA, BOB, NOW, commit
from tests.knowledge.clock_facts import NEW_YORK, TOKYO, living_at

NET = Module("net", ("net/a.py", "net/b.py"))
CHEAP = Cost(churn=0, churn_days=365, known_to=1, importers=0, wait=None)


def cost(commits: Sequence[Commit] = (), importers: Mapping[str, frozenset[str]] | None = None) -> Cost:
    return costs([NET], commits, NOW, importers or {})(NET.path)


def work(by: Author = ADA, *, times: int = 3, days: float = 10) -> list[Commit]:
    return [commit(f"{by.name}{number}", "net/a.py", by=by, days=days) for number in range(times)]


def test_where_nobody_works_nobody_knows() -> None:
    assert cost() == replace(CHEAP, known_to=0)


@pytest.mark.parametrize(
    ("commits", "known_to", "churn"),
    [
        pytest.param(work(), 1, 3, id="three commits"),
        pytest.param(work(times=2), 0, 2, id="two are too few"),
        pytest.param([*work(), *work(BOB)], 2, 6, id="two people"),
        pytest.param([*work(times=40), *work(BOB)], 1, 43, id="three of many are too few"),
        pytest.param(work(days=200), 0, 3, id="somebody who is not active"),
        pytest.param(work(days=800), 0, 0, id="what is forgotten"),
    ],
)
def test_who_works_there_knows_it(commits: list[Commit], known_to: int, churn: int) -> None:
    found = cost(commits)

    assert (found.known_to, found.churn) == (known_to, churn)


def test_importers_are_files_outside_of_the_module_each_once() -> None:
    imported_by = {
        "net/a.py": frozenset({"net/b.py", "web/a.py", "web/b.py"}),
        "net/b.py": frozenset({"web/a.py"}),
        "web/a.py": frozenset({"web/b.py"}),
    }

    assert cost(importers=imported_by).importers == 2


def test_a_question_waits_for_whoever_knows_it() -> None:
    others = [Author(f"{name}@example.com", name) for name in ("dan", "eve", "fay")]
    far = [one for by in others for one in living_at(TOKYO, by)]

    assert cost([*living_at(NEW_YORK, ADA, "net/a.py"), *far]).wait is Band.LONG


@pytest.mark.parametrize(
    ("dearer", "times"),
    [
        pytest.param(replace(CHEAP, churn=3), 4, id="each commit"),
        pytest.param(replace(CHEAP, importers=1), 2, id="an importer"),
        pytest.param(replace(CHEAP, importers=1023), 11, id="what everything imports, by its logarithm"),
        pytest.param(replace(CHEAP, known_to=0), 2, id="nobody to ask"),
        pytest.param(replace(CHEAP, known_to=3), 0.5, id="three to ask"),
        pytest.param(replace(CHEAP, wait=Band.SHORT), 1, id="a short wait, as one that is not known"),
        pytest.param(replace(CHEAP, wait=Band.MEDIUM), 1.5, id="a wait"),
        pytest.param(replace(CHEAP, wait=Band.LONG), 2, id="a long wait"),
        pytest.param(replace(CHEAP, churn=1, importers=1, wait=Band.LONG), 8, id="all together"),
    ],
)
def test_each_factor_by_itself(dearer: Cost, times: float) -> None:
    assert dearer.weight / CHEAP.weight == times


def test_each_factor_is_evidence_with_its_unit() -> None:
    assert list(replace(CHEAP, churn=5, importers=2, wait=Band.LONG).evidence(3)) == [
        Evidence("changes", 5, "commits in 365 days", 3),
        Evidence("known to", 1, "active people, by commits"),
        Evidence("imported by", 2, "files outside of it"),
        Evidence("a question waits", "over 8 h", "on average, by commit times"),
    ]


def test_a_wait_that_nobody_knows_is_no_evidence() -> None:
    assert [item.what for item in CHEAP.evidence()] == ["changes", "known to", "imported by"]
