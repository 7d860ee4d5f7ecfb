"""Formats for other programs follow their published forms and keep the limits of whoever reads them."""

from __future__ import annotations

import csv
import dataclasses
import gzip
import io
import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import xmlschema

from async_audit.findings import Report, Severity
from async_audit.formats import github, gitlab, junit, load, pieces, sarif, text
from tests.formats.reports import EVERYTHING, EVIL, HOSTILE, NOTHING, finding

SCHEMAS = Path(__file__).parents[1] / "data" / "schemas"
REPORTS = {"nothing": NOTHING, "everything": EVERYTHING, "hostile": HOSTILE}
FORMS = {
    "sarif": "sarif-2.1.0-rtm.5.json",
    "rdjson": "rdjson.json",
    "gitlab": "gitlab-code-quality.json",
    "badge-json": "shields-endpoint.json",
}

each_report = pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)


def many(number: int, severity: Severity = Severity.WARNING) -> Report:
    return dataclasses.replace(
        NOTHING, findings=tuple(finding(one, severity=severity) for one in range(number))
    )


def run_of(report: Report) -> Any:
    (run,) = json.loads(load("sarif")(report))["runs"]
    return run


@each_report
@pytest.mark.parametrize("format_name", FORMS)
def test_a_document_follows_its_published_form(format_name: str, report: Report) -> None:
    schema = json.loads((SCHEMAS / FORMS[format_name]).read_text("utf-8"))
    jsonschema_rs.validator_for(schema).validate(json.loads(load(format_name)(report)))


@each_report
def test_junit_follows_its_published_form(report: Report) -> None:
    xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd").validate(load("junit")(report))


@pytest.mark.parametrize("format_name", ["csv", "github", "junit", "gitlab", "rdjson", "sarif", "badge"])
def test_nothing_of_a_stranger_reaches_another_program_raw(format_name: str) -> None:
    output = load(format_name)(HOSTILE)
    output.encode("utf-8")
    assert not set("\x1b\u202e\ufffe") & set(output)
    if format_name in FORMS:
        strings = json.dumps(json.loads(output), ensure_ascii=False)
        assert not set("\x1b\u202e\udcff") & set(strings)


# SARIF


def test_sarif_says_of_each_result_where_what_and_what_to_do() -> None:
    (result,) = run_of(many(1))["results"]
    assert (result["ruleId"], result["level"]) == ("bus-factor", "warning")
    assert result["message"]["text"].endswith("To do: " + finding().remedy + ": async-audit who src/net0")
    (location,) = result["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": "src/net0", "uriBaseId": sarif.TOP}
    assert location["physicalLocation"]["region"]["startLine"] == 1


def test_sarif_keeps_what_is_accepted_with_its_reason_and_tells_what_was_not_measured() -> None:
    run = run_of(EVERYTHING)
    (accepted,) = [one for one in run["results"] if "suppressions" in one]
    assert accepted["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "Ada hands it to Bob until March."}
    ]
    (invocation,) = run["invocations"]
    told = [one["message"]["text"] for one in invocation["toolExecutionNotifications"]]
    assert told[1] == "not measured: src/lost.py: git blame: unable to read 7d72924eac"


def test_a_sarif_address_is_no_scheme_and_keeps_its_bytes() -> None:
    strange = finding()._replace(path="a:b/ü #[\udcff]/c")
    (result,) = run_of(dataclasses.replace(NOTHING, findings=(strange,)))["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "a%3Ab/%C3%BC%20%23%5B%FF%5D/c"


def test_a_sarif_message_has_no_links_and_no_places_for_arguments() -> None:
    evil = finding()._replace(message="see [here](http://evil) and {0}, not app/[slug]/{id}")
    (result,) = run_of(dataclasses.replace(NOTHING, findings=(evil,)))["results"]
    assert result["message"]["text"].startswith(
        "see \\[here](http://evil) and {{0}}, not app/[slug]/{id}. To do"
    )


def test_a_sarif_file_keeps_the_limits_of_github_and_says_what_it_left_out() -> None:
    huge = dataclasses.replace(many(sarif.RESULTS + 7), accepted=HOSTILE.accepted, skips=HOSTILE.skips * 2000)
    run = run_of(huge)
    assert len(run["results"]) == sarif.RESULTS
    assert run["results"][0]["properties"]["subject"] == "src/net0"
    told = [one["message"]["text"] for one in run["invocations"][0]["toolExecutionNotifications"]]
    assert [one.partition(";")[0] for one in told[-3:]] == [
        "7 findings more are not in this file",
        "1 accepted finding more is not in this file",
        "1,000 things not measured more are not in this file",
    ]
    assert len(gzip.compress(load("sarif")(huge).encode())) < 10 << 20
    assert all(len(rule["properties"]["tags"]) <= 10 for rule in run["tool"]["driver"]["rules"])
    assert all(
        len(rule["fullDescription"]["text"]) <= sarif.LONGEST for rule in run["tool"]["driver"]["rules"]
    )


@pytest.mark.parametrize("format_name", ["sarif", "gitlab"])
def test_two_findings_that_are_alike_have_two_fingerprints_always_the_same(format_name: str) -> None:
    twice = dataclasses.replace(NOTHING, findings=(finding(), finding(), finding(2)))
    document = json.loads(load(format_name)(twice))
    results = document["runs"][0]["results"] if format_name == "sarif" else document
    marks = [str(one.get("fingerprint") or one["partialFingerprints"]) for one in results]
    assert len(set(marks)) == 3
    assert finding().fingerprint in marks[0]
    assert load(format_name)(twice) == load(format_name)(twice)


# annotations of GitHub


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.NOTE])
def test_ten_of_a_kind_are_annotated_and_the_last_one_counts_them_all(severity: Severity) -> None:
    lines = load("github")(many(25, severity)).splitlines()
    kinds = [line.partition(" ")[0] for line in lines]
    assert max(kinds.count("::warning"), kinds.count("::notice")) == github.SHOWN
    assert lines[-1].startswith("::notice title=async-audit::async-audit at cccccccccc (2024-06-01): 25 ")
    assert lines[-1].endswith("0 worst are annotated") or lines[-1].endswith("9 worst are annotated")


def test_few_findings_are_all_annotated() -> None:
    lines = load("github")(many(2)).splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["::warning", "::warning", "::notice"]
    assert "annotated" not in lines[-1]


def test_a_workflow_command_cannot_be_left() -> None:
    evil = finding(name="%0A::set-output name=x::y\r\n::stop-commands::z")._replace(
        path="a,line=9:%b", line=3
    )
    line, last = load("github")(dataclasses.replace(NOTHING, findings=(evil,))).splitlines()
    assert line.startswith("::warning file=a%2Cline=9%3A%25b,line=3,title=async-audit bus-factor::only %250A")
    assert "\\r\\n::stop" in line
    assert last.startswith("::notice")


# the others


@pytest.mark.parametrize("format_name", ["text", "json", "json-lines", "csv", "gitlab", "rdjson"])
def test_what_holds_every_finding_never_is_one_text(format_name: str) -> None:
    a_few, more = many(3), many(300)
    shown = {3: list(pieces(format_name, a_few)), 300: list(pieces(format_name, more))}
    if format_name == "text":
        shown = {len(one.findings): list(text.render(one, everything=True)) for one in (a_few, more)}
    assert len(shown[300]) - len(shown[3]) == 297
    assert max(map(len, shown[300])) <= max(map(len, shown[3])) + 10  # the numbers are longer


def test_a_code_quality_report_keeps_the_size_of_an_artifact_and_says_what_it_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = load("gitlab")(many(30))
    assert "left-out" not in whole
    monkeypatch.setattr(gitlab, "LARGEST", 9_000)

    cut = load("gitlab")(many(30))

    *shown, last = json.loads(cut)
    assert shown == json.loads(whole)[: len(shown)]
    assert last["description"].startswith(f"left-out: {30 - len(shown)} findings more are not in this file; ")
    assert 7_500 < len(cut.encode()) < 9_000
    schema = json.loads((SCHEMAS / FORMS["gitlab"]).read_text("utf-8"))
    jsonschema_rs.validator_for(schema).validate(json.loads(cut))


@pytest.mark.parametrize(("limit", "value"), [("CASES", 7), ("LARGEST", 105_000)])
def test_a_junit_file_keeps_the_limits_of_gitlab_and_says_what_it_left_out(
    limit: str, value: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(junit, limit, value)
    page = load("junit")(dataclasses.replace(EVERYTHING, findings=many(30).findings))
    xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd").validate(page)
    assert page.count("<failure ") == 7
    assert 'name="src/net6"' in page
    assert '<skipped type="left-out" message="left-out: 26 cases more are not in this file"/>' in page


def test_junit_fails_on_warnings_passes_notes_and_skips_what_is_accepted() -> None:
    page = load("junit")(EVERYTHING)
    assert '<testsuite name="bus-factor" tests="14" failures="12" errors="0" time="0" skipped="1">' in page
    assert page.count("<failure ") == 13
    assert page.count("<system-out>") == 1
    assert '<testsuite name="repository" tests="1" failures="0" errors="0" time="0" skipped="1">' in page


def test_an_audit_that_found_nothing_is_a_case_that_passes() -> None:
    assert '<testcase classname="bus-factor" name="looked at 3 modules" time="0"/>' in load("junit")(NOTHING)


def test_no_cell_of_a_spreadsheet_is_a_formula() -> None:
    evil = finding()._replace(subject="=cmd|' /C calc'!A0", path="@SUM(1)", message="-1, or so")
    head, row = csv.reader(io.StringIO(load("csv")(dataclasses.replace(NOTHING, findings=(evil,)))))
    cells = dict(zip(head, row, strict=True))
    assert (cells["subject"], cells["path"], cells["message"]) == (
        "'=cmd|' /C calc'!A0",
        "'@SUM(1)",
        "'-1, or so",
    )


def test_a_spreadsheet_has_what_is_accepted_and_what_was_not_measured_too() -> None:
    rows = list(csv.DictReader(io.StringIO(load("csv")(EVERYTHING))))
    assert [row["kind"] for row in rows].count("finding") == 14
    assert [(row["kind"], row["reason"][:16]) for row in rows[-3:]] == [
        ("accepted", "Ada hands it to "),
        ("not measured", "no decision reco"),
        ("not measured", "git blame: unabl"),
    ]


def test_each_line_is_a_document_that_says_what_it_is() -> None:
    lines = [json.loads(line) for line in load("json-lines")(EVERYTHING).splitlines()]
    assert lines[0]["schema"] == "async-audit/report-lines/1"
    whole = json.loads(load("json")(EVERYTHING))
    for kind, key in (
        ("finding", "findings"),
        ("accepted", "accepted"),
        ("skip", "skips"),
        ("scope", "scopes"),
    ):
        assert [line for line in lines if line["type"] == kind] == [
            {"type": kind} | one for one in whole[key]
        ]


def test_a_line_about_a_commit_has_no_place_in_rdjson() -> None:
    commit = finding()._replace(path="")
    (one,) = json.loads(load("rdjson")(dataclasses.replace(NOTHING, findings=(commit,))))["diagnostics"]
    assert "location" not in one


def test_evil_is_evil() -> None:
    assert set("\x1b\u202e\n\udcff") <= set(EVIL)  # or the tests above show nothing
