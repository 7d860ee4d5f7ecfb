"""What changed between two reports."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from async_audit.comparison import Document, compare
from async_audit.findings import Evidence, Report, Scope, Severity
from async_audit.formats import load
from async_audit.readiness import Readiness
from tests.formats.reports import EVERYTHING, NOTHING, finding, readiness


def written(report: Report) -> Document:
    document: Document = json.loads(load("json")(report))
    return document


def test_a_report_and_itself_differ_in_nothing() -> None:
    same = compare(written(EVERYTHING), written(EVERYTHING))
    assert (same.new, same.gone, same.graver, same.moved, same.unlike) == ((), (), (), (), ())
    assert same.stayed == 14


def test_where_a_finding_stands_and_what_it_says_make_it_no_other() -> None:
    moved = finding(1)._replace(line=7, message="only Ada can explain most of src/net1: now 91%", rank=0.0)
    found = compare(
        written(replace(NOTHING, findings=(finding(1),))), written(replace(NOTHING, findings=(moved,)))
    )
    assert (found.new, found.gone, found.stayed) == ((), (), 1)


def test_findings_come_and_go_and_grow() -> None:
    before = replace(NOTHING, findings=(finding(1), finding(2, severity=Severity.NOTE)))
    after = replace(NOTHING, commit="d" * 40, findings=(finding(2), finding(3)))
    found = compare(written(before), written(after))
    assert [one.id for one in found.new] == ["bus-factor:src/net3"]
    assert [one.id for one in found.gone] == ["bus-factor:src/net1"]
    assert [(one.id, was) for one, was in found.graver] == [("bus-factor:src/net2", "note")]
    assert (found.before, found.after) == (("c" * 40, "2024-06-01"), ("d" * 40, "2024-06-01"))


def test_numbers_move_and_texts_do_not() -> None:
    def measured(people: int, zones: str) -> Report:
        figures = (Evidence("bus factor", people, "people"), Evidence("zones", zones, ""))
        return replace(NOTHING, scopes=(Scope("bus-factor", "modules", 3, {}, figures),))

    (moved,) = compare(written(measured(2, "+0100")), written(measured(3, "+0200"))).moved
    assert (moved.audit, moved.before.value, moved.after.value) == ("bus-factor", 2, 3)


def test_the_share_moves_where_both_reports_have_one() -> None:
    grown = replace(EVERYTHING, readiness=replace(readiness(), ready=24))
    share, *parts = compare(written(EVERYTHING), written(grown)).ready

    assert (share.before, share.after) == (
        Evidence("share", 0.24, "share of changes in 90 days"),
        Evidence("share", 0.48, "share of changes in 90 days"),
    )
    assert [(one.before.what, one.before == one.after) for one in parts] == [
        ("what", True),
        ("why", True),
        ("who", True),
    ]


@pytest.mark.parametrize("lacking", [readiness(withheld="kept elsewhere"), None])
def test_a_share_that_one_report_lacks_does_not_move(lacking: Readiness | None) -> None:
    found = compare(written(replace(EVERYTHING, readiness=lacking)), written(EVERYTHING))

    assert [one.after.what for one in found.ready] == (["what", "who"] if lacking else [])


def test_what_only_one_report_asked_is_named_and_left_out() -> None:
    found = compare(written(NOTHING), written(EVERYTHING))
    assert found.unlike == ("missing-adr", "undocumented-module")
    assert all(one.audit == "bus-factor" for one in found.new)
