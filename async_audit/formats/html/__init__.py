"""A report as one page that needs nothing but a browser: no server, no network, no other file.

Its policy admits the one script and the one style sheet in it by their hashes, and no request. What it says first
it says without scripts; they draw what ``Report.picture`` holds. Nothing of a repository is markup: the template
escapes, the data is inert JSON, and scripts write text only.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from async_audit.findings import Finding, Report, Skip
from async_audit.formats import history, outlook, summary
from async_audit.formats.html import island, lines
from async_audit.inert import inert
from async_audit.readiness import Readiness
from async_audit.wording import count

SHOWN = 20
"""Findings that are there without scripts, too."""
SKIPS = 20
"""Things that were not measured, of each audit; json has them all."""
ACCEPTED = 100
"""Accepted findings; json has them all."""
SCRIPTS = tuple("base tables course map details graph clock departures timeline findings download".split())
"""In the order in which they need each other."""


def render(report: Report) -> str:
    """One HTML document; the same report gives the same bytes."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    folder = Path(__file__).parent
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["inert"] = inert
    script = "".join((folder / f"{name}.js").read_text("utf-8") for name in SCRIPTS)
    style = (folder / "page.css").read_text("utf-8")
    return environment.get_template("page.html").render(
        _view(report), script=script, style=style, policy=_policy(script, style), data=island.encode(report)
    )


def _policy(script: str, style: str) -> str:
    """Content-Security-Policy: this script, this style sheet, and nothing else from anywhere."""
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _view(report: Report) -> dict[str, Any]:
    """What the template shows."""
    others = [skip for skip in report.skips if skip.audit not in report.audits]
    return {
        "title": f"async-audit {summary.commit(report)}",
        "headline": summary.headline(report),
        "outlook": _outlook(report, report.readiness) if report.readiness else None,
        "audits": [_audit(report, audit) for audit in report.audits],
        "others": _skips(others),
        "findings": [_finding(one) for one in report.findings[:SHOWN]],
        "found": len(report.findings),
        "shown": island.MOST_FINDINGS,
        "accepted": report.accepted[:ACCEPTED],
        "accepted_beyond": max(0, len(report.accepted) - ACCEPTED),
        "notes": report.notes,
        "picture": report.picture,
        "course": _course(report) if report.course else None,
    }


def _course(report: Report) -> dict[str, Any]:
    return {
        "title": history.TITLE,
        "lines": lines.lines(report),
        "frame": lines,
        "first": report.course[0].day,
        "last": report.course[-1].day,
        "headings": history.headings(report),
        "rows": history.rows(report),
    }


def _outlook(report: Report, readiness: Readiness) -> dict[str, Any]:
    return {
        "headline": outlook.headline(readiness),
        "parts": outlook.parts(readiness),
        "steps": [(outlook.goal(step, readiness), step, outlook.whom(step)) for step in readiness.steps],
        "practices": [(one.name, outlook.practice(one)) for one in outlook.practices(report)],
    }


def _audit(report: Report, audit: str) -> dict[str, Any]:
    scopes = [scope for scope in report.scopes if scope.audit == audit]
    found = sum(finding.audit == audit for finding in report.findings)
    return {
        "id": audit,
        "question": summary.question(audit) or audit,
        "answer": count(found, "finding") if found or scopes else "not measured",
        "scopes": [summary.scope(scope) for scope in scopes],
        "figures": [summary.figure(figure) for scope in scopes for figure in scope.figures],
        "skips": _skips([skip for skip in report.skips if skip.audit == audit]),
    }


def _skips(skips: Sequence[Skip]) -> dict[str, Any]:
    return {"all": len(skips), "shown": skips[:SKIPS], "more": max(0, len(skips) - SKIPS)}


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "audit": one.audit,
        "severity": str(one.severity),
        "message": one.message,
        "evidence": summary.evidence(one.evidence),
        "remedy": one.remedy,
        "command": one.command,
    }
