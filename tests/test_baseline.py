"""A baseline covers what was there when it was written, and nothing that is new."""

from __future__ import annotations

import dataclasses
import json

import pytest

from async_audit.baseline import LARGEST, Baseline, Entry, applied, measures, parse, rewritten, worse
from async_audit.errors import ConfigError
from async_audit.findings import Evidence, Report, Scope
from async_audit.formats import load
from tests.formats.reports import EVERYTHING, NOTHING, finding

TWO = dataclasses.replace(NOTHING, findings=(finding(2), finding(1)))
ONE = dataclasses.replace(NOTHING, findings=(finding(1),))


def written(report: Report, **changed: str) -> Baseline:
    """The baseline of a report, its entries changed by hand."""
    document = json.loads(rewritten(report, None))
    for entry in document["findings"]:
        entry.update(changed)
    return parse(json.dumps(document), "base.json")


def measured(bus_factor: int, orphaned: float) -> Report:
    figures = (
        Evidence("bus factor of the repository", bus_factor, "active holders"),
        Evidence("without an active holder", orphaned, "share of lines"),
    )
    return dataclasses.replace(NOTHING, scopes=(Scope("bus-factor", "modules", 3, {}, figures),))


def test_what_was_there_is_accepted_and_still_listed() -> None:
    report = applied(TWO, written(TWO))
    assert (report.findings, report.notes) == ((), ())
    assert [(one.finding, one.reason) for one in report.accepted] == [
        (finding(2), "in the baseline since 2024-06-01"),
        (finding(1), "in the baseline since 2024-06-01"),
    ]


def test_what_is_new_is_a_finding() -> None:
    assert applied(TWO, written(ONE)).findings == (finding(2),)


def test_a_finding_is_known_again_by_its_subject_not_by_its_numbers() -> None:
    moved = finding(1)._replace(line=99, message="other", evidence=(), rank=7)
    assert applied(dataclasses.replace(NOTHING, findings=(moved,)), written(ONE)).findings == ()


def test_a_reason_and_an_end_that_somebody_wrote_are_told() -> None:
    report = applied(ONE, written(ONE, reason="Ada is on leave.", until="2024-06-01"))
    assert report.accepted[0].reason == "in the baseline since 2024-06-01, until 2024-06-01: Ada is on leave."


def test_after_its_end_an_entry_covers_nothing_and_a_note_says_so() -> None:
    report = applied(ONE, written(ONE, until="2024-05-31"))
    assert report.findings == ONE.findings
    assert report.notes == (
        "base.json covered bus-factor:src/net1 until 2024-05-31; 'async-audit baseline write' brings it up to date",
    )


def test_what_no_longer_occurs_is_told_but_not_of_an_audit_that_was_not_asked() -> None:
    baseline = written(TWO)
    said = "base.json lists bus-factor:src/net2, which no longer occurs; 'async-audit baseline write' brings it up to date"
    assert applied(ONE, baseline).notes == (said,)
    assert applied(ONE, baseline, is_whole=False).notes == ()
    assert applied(dataclasses.replace(ONE, audits=("waiting",)), baseline).notes == ()


def test_many_that_no_longer_occur_are_counted() -> None:
    many = dataclasses.replace(NOTHING, findings=tuple(finding(number) for number in range(30)))
    notes = applied(NOTHING, written(many)).notes
    assert len(notes) == 11
    assert notes[-1] == "and 20 more such entries of base.json"


def test_writing_again_keeps_days_reasons_and_ends_and_forgets_what_is_gone() -> None:
    old = written(ONE, reason="Ada is on leave.", first_seen="2023-01-01")
    later = dataclasses.replace(TWO, now=TWO.now.replace(year=2025))
    entries = parse(rewritten(later, old), "base.json").entries
    assert [(one.id, one.first_seen, one.reason) for one in entries] == [
        ("bus-factor:src/net1", "2023-01-01", "Ada is on leave."),
        ("bus-factor:src/net2", "2025-06-01", ""),
    ]
    assert parse(rewritten(NOTHING, old), "base.json").entries == ()


def test_shrinking_takes_out_what_is_gone_and_lets_nothing_in() -> None:
    old = written(TWO)
    other = dataclasses.replace(NOTHING, findings=(finding(1), finding(3)))
    entries = parse(rewritten(other, old, shrink=True), "base.json").entries
    assert [one.id for one in entries] == ["bus-factor:src/net1"]


def test_a_finding_is_one_sorted_line_without_numbers_that_move() -> None:
    content = rewritten(TWO, None)
    assert content == rewritten(dataclasses.replace(TWO, findings=TWO.findings[::-1]), None)
    assert [line.partition(",")[0] for line in content.splitlines() if "fingerprint" in line] == [
        '{"id": "bus-factor:src/net1"',
        '{"id": "bus-factor:src/net2"',
    ]


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        ((2, 0.1), (2, 0.1), []),
        ((2, 0.1), (3, 0.0), []),
        ((2, 0.1), (1, 0.1), ["bus factor of the repository was 2 in base.json and is 1"]),
        ((2, 0.1), (2, 0.2), ["without an active holder was 0.1 in base.json and is 0.2"]),
    ],
)
def test_a_measure_that_got_worse_is_told(
    then: tuple[int, float], now: tuple[int, float], said: list[str]
) -> None:
    assert worse(measured(*now), written(measured(*then))) == said


def test_a_measure_that_is_missing_on_one_side_is_no_worse() -> None:
    assert worse(NOTHING, written(EVERYTHING)) == worse(EVERYTHING, written(NOTHING)) == []
    assert measures(EVERYTHING)["async-ready share"] == 0.24


GOOD = {"id": "bus-factor:a", "fingerprint": "0" * 16, "first_seen": "2024-06-01"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "base.json: not valid JSON: Expecting property name"),
        ("[" * 100_000, "base.json: n"),
        ("[]", "base.json: has no schema, and this version reads 'async-audit/baseline/1'"),
        ('{"schema": "async-audit/baseline/9"}', "is 'async-audit/baseline/9', and this version reads"),
        ('{"schema": "async-audit/report/2"}', "is 'async-audit/report/2', and this version reads"),
        ({}, "'findings' must be a list"),
        ({"findings": [], "metrics": {"a": "b"}}, "metric 'a' is no number"),
        ({"findings": [1]}, "entry 1: is no table of texts"),
        ({"findings": [GOOD | {"reasn": "x"}]}, "entry 1 has no 'reasn'; known are id, fingerprint"),
        ({"findings": [GOOD, GOOD | {"id": ""}]}, "entry 2 lacks 'id'"),
        (
            {"findings": [GOOD | {"until": "March"}]},
            "entry 1: until is 'March'; write a day, such as 2027-01-31",
        ),
        ({"findings": [GOOD | {"until": "\x1b[31m"}]}, "entry 1: until is '\\x1b[31m'"),
    ],
)
def test_a_file_that_a_hand_broke_is_named_with_its_mend(text: str | dict[str, object], said: str) -> None:
    if isinstance(text, dict):
        text = json.dumps({"schema": "async-audit/baseline/1"} | text)
    with pytest.raises(ConfigError) as raised:
        parse(text, "base.json")
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_million_findings_fit_into_what_is_read() -> None:
    several = dataclasses.replace(NOTHING, findings=tuple(map(finding, range(1000))))
    assert 1000 * len(rewritten(several, None)) < LARGEST


def test_a_file_without_reason_and_end_is_whole() -> None:
    text = json.dumps({"schema": "async-audit/baseline/1", "findings": [GOOD]})
    assert parse(text, "x").entries == (Entry(**GOOD),)


def test_sarif_says_what_was_there_before() -> None:
    (run,) = json.loads(load("sarif")(applied(TWO, written(ONE))))["runs"]
    assert [one.get("baselineState") for one in run["results"]] == ["new", "unchanged"]
    (plain,) = json.loads(load("sarif")(TWO))["runs"]
    assert [one.get("baselineState") for one in plain["results"]] == [None, None]
