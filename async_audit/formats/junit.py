"""A report for what shows test results: JUnit XML, a suite for each audit and a case for each finding.

A warning or an error is a failure, a note passes and says why in its output, what is accepted or was not measured
is skipped. An audit that found nothing is one case that passes: what it looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from async_audit.findings import Finding, Report, Severity
from async_audit.formats import summary
from async_audit.inert import inert_xml

REPOSITORY = "repository"
"""The suite of what git could not read."""


def render(report: Report) -> str:
    """One document, as https://github.com/jenkinsci/xunit-plugin checks it (junit-10.xsd)."""
    suites = [_Suite(report, audit) for audit in (*report.audits, REPOSITORY)]
    suites = [suite for suite in suites if suite.cases]
    body = "".join(suite.render() for suite in suites)
    total = _counted(sum(len(suite.cases) for suite in suites), sum(suite.failures for suite in suites))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="async-audit" {total}>\n{body}</testsuites>\n'


class _Suite:
    """The cases of one audit."""

    def __init__(self, report: Report, audit: str) -> None:
        self.audit = audit
        findings = [one for one in report.findings if one.audit == audit]
        self.failures = sum(one.severity > Severity.NOTE for one in findings)
        accepted = [one for one in report.accepted if one.finding.audit == audit]
        skips = [one for one in report.skips if one.audit == audit]
        self.skipped = len(accepted) + len(skips)
        self.cases = [
            *(self._case(one.subject, _verdict(one)) for one in findings),
            *(self._case(one.finding.subject, _skipped("accepted", one.reason)) for one in accepted),
            *(self._case(one.path or audit, _skipped("not measured", one.reason)) for one in skips),
        ]
        if not findings:
            looked = (summary.scope(scope) for scope in report.scopes if scope.audit == audit)
            self.cases += [self._case(said) for said in looked]

    def render(self) -> str:
        """The suite with its cases."""
        counted = f'{_counted(len(self.cases), self.failures)} skipped="{self.skipped}"'
        return f' <testsuite name="{inert_xml(self.audit)}" {counted}>\n{"".join(self.cases)} </testsuite>\n'

    def _case(self, name: str, inside: str = "") -> str:
        head = f'  <testcase classname="{inert_xml(self.audit)}" name="{inert_xml(name)}" time="0"'
        return f"{head}>{inside}</testcase>\n" if inside else f"{head}/>\n"


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


def _counted(tests: int, failures: int) -> str:
    return f'tests="{tests}" failures="{failures}" errors="0" time="0"'
