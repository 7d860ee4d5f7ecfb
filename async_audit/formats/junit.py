"""A report for what shows test results: JUnit XML, a suite for each audit and a case for each finding.

A warning or an error is a failure, a note passes and says why in its output, what is accepted or was not measured
is skipped. An audit that found nothing is one case that passes: what it looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from async_audit.findings import Finding, Report, Severity
from async_audit.formats import fields, summary
from async_audit.inert import inert_xml

REPOSITORY = "repository"
"""The suite of what git could not read."""
LARGEST = 30_000_000
"""Bytes of a file that GitLab reads: https://docs.gitlab.com/ci/testing/unit_test_reports/."""
CASES = 20_000
"""GitLab counts elements and attributes too, and refuses more than 250,000: gitlab-org/gitlab#507482."""
_FRAME = 100_000
"""Bytes that suites, their scopes, and what is said of the rest may take."""


class _Case(NamedTuple):
    suite: str
    kind: str
    """``failure``, ``system-out``, ``skipped``, or empty."""
    text: str


def render(report: Report) -> Iterator[str]:
    """One document, as https://github.com/jenkinsci/xunit-plugin checks it (junit-10.xsd)."""
    suites: dict[str, list[_Case]] = {suite: [] for suite in (*report.audits, REPOSITORY)}
    for case in _fitting(report):
        suites.setdefault(case.suite, []).append(case)
    every = [case for cases in suites.values() for case in cases]
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="async-audit" {_counted(every)}>\n'
    for name, cases in suites.items():
        if cases:
            skipped = sum(case.kind == "skipped" for case in cases)
            yield f' <testsuite name="{inert_xml(name)}" {_counted(cases)} skipped="{skipped}">\n'
            yield from (case.text for case in cases)
            yield " </testsuite>\n"
    yield "</testsuites>\n"


def _fitting(report: Report) -> Iterator[_Case]:
    """As many as a reader takes, the gravest first, and how many there are beyond."""
    cases = list(islice(_cases(report), CASES))
    shown = sum(1 for _ in fields.fitting((case.text for case in cases), LARGEST - _FRAME))
    yield from cases[:shown]
    loud = {one.audit for one in report.findings}
    for scope in report.scopes:
        if scope.audit not in loud:
            yield _case(scope.audit, summary.scope(scope))
    if left := len(report.findings) + len(report.accepted) + len(report.skips) - shown:
        notice = fields.left_out(left, "case")
        yield _case(notice.audit, notice.audit, "skipped", _skipped(notice.audit, notice.message))


def _cases(report: Report) -> Iterator[_Case]:
    for one in report.findings:
        kind = "system-out" if one.severity is Severity.NOTE else "failure"
        yield _case(one.audit, one.subject, kind, _verdict(one))
    for item in report.accepted:
        one = item.finding
        yield _case(one.audit, one.subject, "skipped", _skipped("accepted", item.reason))
    for skip in report.skips:
        suite = skip.audit if skip.audit in report.audits else REPOSITORY
        yield _case(suite, skip.path or skip.audit, "skipped", _skipped("not measured", skip.reason))


def _case(suite: str, name: str, kind: str = "", inside: str = "") -> _Case:
    head = f'  <testcase classname="{inert_xml(suite)}" name="{inert_xml(name)}" time="0"'
    return _Case(suite, kind, f"{head}>{inside}</testcase>\n" if inside else f"{head}/>\n")


def _verdict(one: Finding) -> str:
    lines = "\n".join(map(inert_xml, _lines(one)))
    if one.severity is Severity.NOTE:
        return f"<system-out>{lines}</system-out>"
    return f'<failure type="{one.severity}" message="{inert_xml(one.message)}">{lines}</failure>'


def _lines(one: Finding) -> Iterator[str]:
    yield one.message
    yield from summary.evidence(one.evidence, everything=True)
    yield f"> {one.remedy}"
    yield f"  {one.command}"
    if one.path:
        yield one.path if one.line is None else f"{one.path}:{one.line}"


def _skipped(why: str, reason: str) -> str:
    return f'<skipped type="{why}" message="{inert_xml(f"{why}: {reason}")}"/>'


def _counted(cases: Sequence[_Case]) -> str:
    failures = sum(case.kind == "failure" for case in cases)
    return f'tests="{len(cases)}" failures="{failures}" errors="0" time="0"'
