"""A report for code scanning: SARIF 2.1.0, within the limits that GitHub sets.

Fingerprints hold no line numbers, so a finding stays the same one while other lines move. What is accepted is there
as a suppressed result with its reason, what was not measured is a notification of the run. The limits:
https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/troubleshoot-sarif-uploads.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from async_audit.audits import IDS, load
from async_audit.findings import Accepted, Finding, Report, Severity
from async_audit.formats import fields, summary
from async_audit.inert import inert

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
TOP = "%SRCROOT%"
"""What others call the place that addresses begin at."""
RESULTS = 5_000
"""GitHub refuses more than 25,000 and shows 5,000; the gravest come first."""
NOTIFICATIONS = 1_000
LONGEST = 1_024
"""Characters that GitHub keeps of a text about a rule."""
_LEVELS = {Severity.NOTE: "note", Severity.WARNING: "warning", Severity.ERROR: "error"}
# "[text](target)" is a link in a SARIF message, and "{0}" is a place for an argument (3.11.5 and 3.11.6)
_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")
_PLACE = re.compile(r"\{(\d+)\}")


def render(report: Report) -> Iterator[str]:
    """One log with one run."""
    rules = [audit for audit in IDS if audit in {*report.audits, *(one.audit for one in report.findings)}]
    driver = {"name": "async-audit", "rules": [_rule(audit) for audit in rules]}
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": "async-audit/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {TOP: {"description": {"text": "the top of the repository"}}},
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": list(_skips(report))}],
        "properties": {"commit": report.commit, "headline": _text(summary.headline(report))["text"]},
    }
    dump = json.JSONEncoder().encode
    yield f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [\n{dump(run)[:-1]}, "results": '
    yield from fields.listed(map(dump, _results(report, {audit: at for at, audit in enumerate(rules)})))
    yield "}\n]}\n"


def _rule(audit_id: str) -> dict[str, Any]:
    audit = load(audit_id)
    card = audit.card.strip()
    return {
        "id": audit_id,
        "shortDescription": {"text": audit.question},
        "fullDescription": {"text": card.partition("\n")[0][:LONGEST]},
        "help": {"text": f"{card}\n\nLimits: async-audit explain {audit_id}"},
        "defaultConfiguration": {"level": "warning"},
        "properties": {"tags": ["async-audit", "maintainability"], "precision": "high"},
    }


def _results(report: Report, rules: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    shown = report.findings[:RESULTS]
    for one, mark in zip(shown, fields.unique_fingerprints(shown), strict=True):
        yield _result(one, mark, rules) | ({"baselineState": "new"} if report.has_baseline else {})
    accepted = report.accepted[: RESULTS - len(shown)]
    marks = fields.unique_fingerprints([item.finding for item in accepted])
    for item, mark in zip(accepted, marks, strict=True):
        state = {"baselineState": "unchanged"} if item.is_baseline else {}
        yield _result(item.finding, mark, rules) | state | {"suppressions": [_suppression(item)]}


def _result(one: Finding, fingerprint: str, rules: Mapping[str, int]) -> dict[str, Any]:
    return {
        "ruleId": one.audit,
        **({"ruleIndex": rules[one.audit]} if one.audit in rules else {}),
        "level": _LEVELS[one.severity],
        "message": _text(f"{one.message}. To do: {one.remedy}: {one.command}"),
        "locations": [_location(one)],
        "partialFingerprints": {"primaryLocationLineHash": f"{fingerprint}:1"},
        "properties": {
            "subject": inert(one.subject),
            "evidence": [inert(summary.figure(item)) for item in one.evidence],
        },
    }


def _location(one: Finding) -> dict[str, Any]:
    """Where to look; what is about a commit stands at the top of the repository, for GitHub wants a place."""
    line = one.line or 1
    region = {"startLine": line, "startColumn": 1, "endLine": line, "endColumn": 1}
    # a colon in the first part of a path would be the scheme of an address
    address = quote(os.fsencode(one.path or "."), safe="/")
    place = {"artifactLocation": {"uri": address, "uriBaseId": TOP}, "region": region}
    return {"physicalLocation": place}


def _suppression(item: Accepted) -> dict[str, Any]:
    return {"kind": "external", "status": "accepted", "justification": inert(item.reason)}


def _skips(report: Report) -> Iterator[dict[str, Any]]:
    for skip in report.skips[:NOTIFICATIONS]:
        where = f"{skip.path}: " if skip.path else ""
        yield {
            "descriptor": {"id": f"not-measured/{skip.audit}"},
            "level": "warning",
            "message": _text(f"not measured: {where}{skip.reason}"),
        }
    shown = min(len(report.findings), RESULTS)
    left = (
        (len(report.findings) - shown, "finding", "findings"),
        (len(report.accepted) - (RESULTS - shown), "accepted finding", "accepted findings"),
        (len(report.skips) - NOTIFICATIONS, "thing not measured", "things not measured"),
    )
    for number, *what in left:
        if number > 0:
            notice = fields.left_out(number, *what)
            said = f"{notice.message}; {notice.remedy}: {notice.command}"
            yield {"descriptor": {"id": notice.audit}, "level": "note", "message": {"text": said}}
    for note in report.notes:
        yield {"descriptor": {"id": "note"}, "level": "note", "message": _text(note)}


def _text(text: str) -> dict[str, str]:
    return {"text": _PLACE.sub(r"{{\1}}", _LINK.sub(r"\\[", inert(text)))}
