"""Links that one side does not know, that lead nowhere, or that go round."""

from __future__ import annotations

import pytest

from async_audit.decisions.integrity import link_breaches, missing_links, successors
from async_audit.findings import Severity
from tests.decisions.logs import log, nygard


def missing(**texts: str) -> list[tuple[str, str, str]]:
    found = missing_links(log(**texts).all)
    return [(one.record.name, one.relation.value, one.other.name) for one in found]


def said(**texts: str) -> list[str]:
    return [breach.message for breach in link_breaches(log(**texts).all)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("Superseded by [2](0002-b.md)", "Accepted\n\nSupersedes [1](0001-a.md)", id="both know"),
        pytest.param(
            "Accepted", "Proposed\n\nSupersedes [1](0001-a.md)", id="a draft supersedes nothing yet"
        ),
        pytest.param("Accepted", "Rejected\n\nSupersedes [1](0001-a.md)", id="what was rejected never did"),
        pytest.param(
            "Accepted\n\nAmended by [2](0002-b.md)", "Accepted", id="an amendment is something else"
        ),
        pytest.param("Accepted", "Accepted\n\nNone of these is superseded by anything.", id="no target"),
        pytest.param("Superseded by https://example.com/x", "Accepted", id="a successor elsewhere"),
    ],
)
def test_these_are_in_order(old: str, new: str) -> None:
    assert said(a=nygard(old), b=nygard(new)) == []


def test_a_record_that_knows_a_later_successor_knows_enough() -> None:
    assert (
        missing(
            a=nygard("Superseded by [3](0003-c.md)"),
            b=nygard("Superseded by [3](0003-c.md)\n\nSupersedes [1](0001-a.md)"),
            c=nygard("Accepted\n\nSupersedes [1](0001-a.md)\n\nSupersedes [2](0002-b.md)"),
        )
        == []
    )


def test_a_record_that_got_another_number_needs_no_link_back() -> None:
    old = "# Chain exceptions\n\nRenumbered to [2](0002-b.md).\n\n## Status\n\nSuperseded\n"

    assert said(a=old, b="# Chain exceptions\n\n## Status\n\nAccepted\n") == []


def test_each_side_may_be_the_one_that_does_not_know() -> None:
    assert missing(a=nygard("Accepted"), b=nygard("Accepted\n\nSupersedes [1](0001-a.md)")) == [
        ("0001-a", "superseded-by", "0002-b")
    ]
    assert missing(a=nygard("Superseded by [2](0002-b.md)"), b=nygard("Accepted")) == [
        ("0002-b", "supersedes", "0001-a")
    ]


def test_what_nobody_acts_on_is_only_a_note() -> None:
    new = nygard("Accepted\n\nSupersedes [1](0001-a.md)")

    (of_rejected,) = link_breaches(log(a=nygard("Rejected"), b=new).all)
    (of_accepted,) = link_breaches(log(a=nygard("Accepted"), b=new).all)

    assert (of_rejected.severity, of_accepted.severity) == (Severity.NOTE, Severity.WARNING)


def test_a_link_that_leads_nowhere_is_found() -> None:
    assert said(a=nygard("Superseded by [9](0009-i.md)")) == [
        'docs/adr/0001-a.md says "superseded by 0009-i.md", and there is no such record here'
    ]


def test_a_successor_that_the_status_does_not_know_is_found() -> None:
    old = "---\nstatus: accepted\nsuperseded-by: 0002-b.md\n---\n# A\n"
    new = "---\nstatus: accepted\nsupersedes: 0001-a.md\n---\n# B\n"

    assert said(a=old, b=new) == [
        'docs/adr/0001-a.md names its successor docs/adr/0002-b.md and still reads "accepted"'
    ]


def test_a_part_that_was_superseded_leaves_the_rest_in_force() -> None:
    old = "---\nstatus: accepted, partly\nsuperseded-by: 0002-b.md\n---\n# A\n"

    assert said(a=old, b="---\nstatus: accepted\nsupersedes: 0001-a.md\n---\n# B\n") == []


def test_a_status_that_names_no_successor_is_found() -> None:
    assert said(a=nygard("Superseded")) == [
        'docs/adr/0001-a.md reads "Superseded" and does not say by which record'
    ]


def test_records_that_supersede_each_other_are_found_once() -> None:
    (first, *rest) = [
        breach
        for breach in link_breaches(
            log(a=nygard("Superseded by [2](0002-b.md)"), b=nygard("Superseded by [1](0001-a.md)")).all
        )
        if breach.rule == "DR006"
    ]

    assert rest == []
    assert first.severity is Severity.ERROR
    assert first.message.startswith("docs/adr/0001-a.md and docs/adr/0002-b.md supersede each other")


def test_who_holds_now_is_known_from_either_side() -> None:
    records = log(a=nygard("Deprecated"), b=nygard("Accepted\n\nSupersedes [1](0001-a.md)")).all

    assert [link.path for link in successors(records[0], records)] == ["docs/adr/0002-b.md"]
