"""The data of a page: what its scripts draw, as JSON that is inert inside of HTML."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from async_audit.findings import Finding, Report
from async_audit.formats import summary
from async_audit.inert import inert
from async_audit.picture import Picture

MOST_FINDINGS = 500
"""On a page; the headline counts all, and other formats hold all."""
_ALIVE = {ord(char): f"\\u{ord(char):04x}" for char in "<>&"}
"""What would end the element, or begin another; all that is not ASCII is escaped by ``json`` already."""


def encode(report: Report) -> str:
    """One JSON document. Texts are inert; numbers stand for what is listed elsewhere in it."""
    picture = report.picture or Picture()
    audits = sorted({finding.audit for finding in report.findings})
    document = {
        "commit": report.commit[:10],
        "day": _day(report.now.date()),
        "audits": audits,
        "findings": _findings(report, audits, picture),
        "found": len(report.findings),
        "people": [
            [inert(one.name), one.zone, one.start, one.length, inert(one.doubt)] for one in picture.people
        ],
        "bands": list(picture.bands),
        "modules": _modules(picture),
        "silos": [[one.people, one.tiles, round(one.inside, 3)] for one in picture.silos],
        "records": [
            [inert(one.path), inert(one.title), one.state, _day(one.dated)] for one in picture.records
        ],
        "traffic": [_day(picture.traffic[0][0]) if picture.traffic else "", [n for _, n in picture.traffic]],
        "large": [[_day(day), commit] for day, commit in picture.large],
    }
    return json.dumps(document, separators=(",", ":")).translate(_ALIVE)


def _findings(report: Report, audits: Sequence[str], picture: Picture) -> list[list[Any]]:
    place = {tile.path: at for at, tile in enumerate(picture.tiles)}
    return [
        [
            audits.index(one.audit),
            int(one.severity),
            inert(one.subject),
            _tile_of(one, place),
            inert(one.message),
            [inert(line) for line in summary.evidence(one.evidence)],
            inert(one.remedy),
            inert(one.command),
        ]
        for one in report.findings[:MOST_FINDINGS]
    ]


def _tile_of(finding: Finding, place: dict[str, int]) -> int:
    """The module that a finding is about; -1 where it is about none."""
    for path in (finding.subject, finding.path):
        while path:
            if path in place:
                return place[path]
            path = path.rpartition("/")[0]
    return -1


def _modules(picture: Picture) -> dict[str, Any]:
    """Column by column, each text once: half the size of a row for each module."""
    says, doubts = ["", *sorted({one.says for one in picture.tiles} - {""})], _texts(picture)
    said, doubt_of = {text: at for at, text in enumerate(says)}, {text: at for at, text in enumerate(doubts)}
    tiles = picture.tiles
    return {
        "texts": says,
        "doubts": [inert(text) for text in doubts],
        "path": [inert(one.path) for one in tiles],
        "lines": [one.lines for one in tiles],
        "churn": [one.churn for one in tiles],
        "holders": [[at for at, _ in one.holders] for one in tiles],
        "shares": [[round(100 * share) for _, share in one.holders] for one in tiles],
        "former": [one.former for one in tiles],
        "wait": [-1 if one.wait is None else one.wait for one in tiles],
        "atMost": [int(one.is_at_most) for one in tiles],
        "doubt": [doubt_of[one.wait_doubt] for one in tiles],
        "says": [said[one.says] for one in tiles],
        "records": [list(one.records) for one in tiles],
    }


def _texts(picture: Picture) -> list[str]:
    return sorted({one.wait_doubt for one in picture.tiles})


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
