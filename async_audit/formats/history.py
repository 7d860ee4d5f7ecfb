"""How it went, as the cells of a table: a row for each moment, a column for each number that was measured."""

from __future__ import annotations

from async_audit.course import Measure, Point
from async_audit.findings import Evidence, Report
from async_audit.formats import summary

TITLE = "How it went, by today's configuration"
NOTHING = "-"
"""Stands where a number could not be measured."""


def headings(report: Report) -> list[str]:
    """The name and unit of each column."""
    return ["commit", "day", *(one.name for one in columns(report))]


def rows(report: Report) -> list[list[str]]:
    """The cells of each point, oldest first."""
    names = [one.name for one in columns(report)]
    return [[point.commit[:10], point.day.isoformat(), *_cells(point, names)] for point in report.course]


def columns(report: Report) -> list[Measure]:
    """The measures that at least one point has."""
    found = {one.name: one for point in report.course for one in point.measures if one.value is not None}
    return [found[one.name] for one in report.course[0].measures if one.name in found]


def _cells(point: Point, names: list[str]) -> list[str]:
    values = {one.name: one for one in point.measures}
    return [cell(values[name]) for name in names]


def cell(one: Measure) -> str:
    """One number without its unit."""
    if one.value is None:
        return NOTHING
    return summary.value(
        Evidence(one.name, one.value, one.unit if one.unit.startswith("share of ") else "")
    ).split(" ")[0]
