"""A report for programs: versioned, and described by the JSON Schema beside this file.

Within one version fields are only added. A byte of a path that is not UTF-8 appears as a lone surrogate
escape (``\\udc80`` to ``\\udcff``), which ``os.fsencode`` of Python turns back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from async_audit.findings import Report
from async_audit.formats import fields, outlook

SCHEMA = "async-audit/report/2"


def render(report: Report) -> Iterator[str]:
    """One JSON document, keys in a fixed order; every finding is one line."""
    lists: dict[str, Iterable[Any]] = {
        "practices": map(fields.plain, outlook.practices(report)),
        "findings": map(fields.finding, report.findings),
        "accepted": map(fields.accepted, report.accepted),
        "skips": map(fields.skip, report.skips),
        "scopes": map(fields.scope, report.scopes),
        "notes": report.notes,
        "course": (fields.plain(one) | {"day": one.day.isoformat()} for one in report.course),
    }
    head = {
        "schema": SCHEMA,
        "commit": report.commit,
        "now": report.now.isoformat(),
        "audits": list(report.audits),
        "async_ready": fields.readiness(report.readiness) if report.readiness else None,
    }
    # json indents in Python, a hundred times slower than it writes a line
    dump = json.JSONEncoder().encode
    yield "{\n" + ",\n".join(f'"{key}": {dump(value)}' for key, value in head.items())
    for key, items in lists.items():
        yield f',\n"{key}": '
        yield from fields.listed(map(dump, items))
    yield "\n}\n"


def schema() -> str:
    """The JSON Schema of this format."""
    return Path(__file__).with_name("report.schema.json").read_text("utf-8")
