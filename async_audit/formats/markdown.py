"""A report for a forge: a comment on a request, a wiki page, a step summary.

It begins with a mark that nobody sees, always the same: whoever posts it finds the comment of last time by it, and
puts this one in its place. The same report gives the same bytes. It fits into a comment (65,536 characters on
GitHub), and so into a step summary (1,024 KiB).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from async_audit.findings import Finding, Report, Skip
from async_audit.formats import history, outlook, summary
from async_audit.inert import inert, inert_markdown
from async_audit.readiness import Readiness
from async_audit.wording import listed

MARK = "<!-- async-audit -->"
LIMIT = 65_536
"""Characters of a comment on GitHub."""
_CUT = "_The rest does not fit into a comment: 'async-audit report --all' shows it._"


def render(report: Report) -> str:
    """GitHub-flavoured Markdown in which nothing of the repository is markup, and nobody is mentioned."""
    lines = [
        MARK,
        f"## async-audit {inert_markdown(summary.commit(report))}",
        "",
        f"**{inert_markdown(summary.headline(report))}**",
        "",
    ]
    if report.readiness:
        lines += _outlook(report, report.readiness)
    if report.course:
        lines += [f"### {history.TITLE}", "", *_table(history.headings(report), history.rows(report)), ""]
    for audit in report.audits:
        lines += _audit(report, audit)
    others = [skip for skip in report.skips if skip.audit not in report.audits]
    if others:
        lines += ["### What git could not read", "", *_skips(others)]
    if report.accepted:
        lines += ["### Accepted", ""]
        for item in report.accepted[: summary.SHOWN]:
            lines.append(f"- {inert_markdown(item.finding.message)}")
            lines.append(f"  <br>because: {inert_markdown(item.reason)}")
        if len(report.accepted) > summary.SHOWN:
            lines.append(f"- … and {len(report.accepted) - summary.SHOWN:,} more")
        lines.append("")
    lines += [line for note in report.notes for line in (f"_note: {inert_markdown(note)}_", "")]
    return "\n".join(_fitting(lines)).rstrip("\n") + "\n"


def _fitting(lines: Sequence[str]) -> Iterator[str]:
    """As many as a comment holds; each is whole Markdown by itself."""
    room = LIMIT - len(_CUT) - 3
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            yield ""
            yield _CUT
            return
        yield line


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(headings)} |"
    yield f"|---|---{'|--:' * (len(headings) - 2)}|"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _outlook(report: Report, readiness: Readiness) -> Iterator[str]:
    yield f"**{inert_markdown(outlook.headline(readiness))}**"
    yield ""
    yield from (f"- {inert_markdown(line)}" for line in outlook.parts(readiness))
    yield ""
    if readiness.steps:
        yield "### What to do next"
        yield ""
        yield "What would make most changes async-ready, each on top of those before it:"
        yield ""
    for number, step in enumerate(readiness.steps, start=1):
        yield f"{number}. **{outlook.goal(step, readiness)}**: {inert_markdown(step.action)}"
        for line in filter(None, (step.reason, outlook.whom(step))):
            yield f"   <br>{inert_markdown(line)}"
        yield f"   <br>{_code(step.command)}"
    if readiness.steps:
        yield ""
    yield "### By practice"
    yield ""
    for practice in outlook.practices(report):
        yield f"- **{practice.name}**"
        yield from (f"  <br>{inert_markdown(line)}" for line in outlook.practice(practice))
    yield ""


def _audit(report: Report, audit: str) -> Iterator[str]:
    findings = [finding for finding in report.findings if finding.audit == audit]
    yield f"### {summary.question(audit) or audit}"
    yield ""
    for scope in report.scopes:
        if scope.audit == audit:
            yield f"`{audit}` {inert_markdown(summary.scope(scope))}."
            yield ""
            yield from (f"- {inert_markdown(summary.figure(figure))}" for figure in scope.figures)
            if scope.figures:
                yield ""
    yield from _skips([skip for skip in report.skips if skip.audit == audit])
    for finding in findings[: summary.SHOWN]:
        yield from _finding(finding)
    if len(findings) > summary.SHOWN:
        yield f"- … and {len(findings) - summary.SHOWN:,} more"
    if findings:
        yield ""
    elif any(scope.audit == audit for scope in report.scopes):
        yield "Nothing found."
        yield ""


def _finding(finding: Finding) -> Iterator[str]:
    yield f"- **{finding.severity}** {inert_markdown(finding.message)}"
    for line in summary.evidence(finding.evidence):
        yield f"  <br>{inert_markdown(line)}"
    yield f"  <br>{inert_markdown(finding.remedy)}: {_code(finding.command)}"


def _skips(skips: Sequence[Skip]) -> Iterator[str]:
    gaps = list(summary.gaps(skips).items())
    for reason, paths in gaps[: summary.SHOWN]:
        where = f"{listed([_code(path) for path in paths])}: " if paths else ""
        yield f"- **not measured** {where}{inert_markdown(reason)}"
    if len(gaps) > summary.SHOWN:
        yield f"- **not measured** and {len(gaps) - summary.SHOWN} more reasons"
    if gaps:
        yield ""


def _code(text: str) -> str:
    """A code span: in there nothing is markup and nobody is mentioned."""
    text = inert(text)
    longest = max((len(run) for run in "".join(c if c == "`" else " " for c in text).split()), default=0)
    fence = "`" * (longest + 1)
    padding = " " if "`" in text else ""
    return f"{fence}{padding}{text}{padding}{fence}"
