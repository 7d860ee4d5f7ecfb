"""How it went, as lines: a small picture for each number, in shapes that stand there without scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from async_audit.course import Measure, Point
from async_audit.findings import Report
from async_audit.formats import history
from async_audit.wording import count

WIDTH, HEIGHT = 280, 96
"""Of a picture, in its own units; a page shows it as wide as there is room."""
LEFT, RIGHT, TOP, BASE = 46, 234, 10, 70
"""Where lines are drawn; beside it stands what they begin and end with."""
_GAP = 6
"""From a dot to its label."""

_Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """One number over time; places are rounded to tenths, so that the same numbers give the same bytes."""

    name: str
    unit: str
    said: str
    """First, last and range, for who does not see the line."""
    strokes: tuple[tuple[_Place, ...], ...]
    """Moments on end at which it was measured; between two strokes it was not."""
    labels: tuple[tuple[_Place, str, str], ...]
    """What it began and ended with: place, text, and the end of the text that stands there."""

    @property
    def dots(self) -> tuple[_Place, ...]:
        """Both ends, and moments that stand alone: a stroke of one place is not seen."""
        alone = [stroke[0] for stroke in self.strokes if len(stroke) == 1]
        return tuple(dict.fromkeys((self.strokes[0][0], *alone, self.strokes[-1][-1])))


def lines(report: Report) -> list[Line]:
    """A line for each number that at least one moment has, in the order of the table."""
    return [_line(one.name, report.course) for one in history.columns(report)]


def _line(name: str, course: Sequence[Point]) -> Line:
    measures = [next(one for one in point.measures if one.name == name) for point in course]
    days = [point.day for point in course]
    top = _top(measures)
    strokes = tuple(
        tuple((_across(days, at), _up(one.value or 0, top)) for at, one in group)
        for is_measured, group in groupby(enumerate(measures), lambda item: item[1].value is not None)
        if is_measured
    )
    there = [(day, one) for day, one in zip(days, measures, strict=True) if one.value is not None]
    return Line(name, measures[0].unit, _said(there, len(course)), strokes, tuple(_labels(strokes, there)))


def _labels(
    strokes: Sequence[Sequence[_Place]], there: Sequence[tuple[date, Measure]]
) -> Iterator[tuple[_Place, str, str]]:
    (x, y), (end, height) = strokes[0][0], strokes[-1][-1]
    if x < end:
        yield (x - _GAP, y + 4), history.cell(there[0][1]), "end"
    yield (end + _GAP, height + 4), history.cell(there[-1][1]), "start"


def _top(measures: Sequence[Measure]) -> float:
    """What the upper edge stands for: the whole of a share, else the largest number."""
    if measures[0].unit.startswith("share of "):
        return 1.0
    return max(1, *(one.value or 0 for one in measures))


def _across(days: Sequence[date], at: int) -> float:
    span = (days[-1] - days[0]).days
    part = (days[at] - days[0]).days / span if span else 1.0
    return round(LEFT + part * (RIGHT - LEFT), 1)


def _up(value: float, top: float) -> float:
    return round(BASE - value / top * (BASE - TOP), 1)


def _said(there: Sequence[tuple[date, Measure]], moments: int) -> str:
    (day, first), (end, last) = there[0], there[-1]
    if len(there) == 1:
        return f"{history.cell(first)} on {day.isoformat()}, the only moment at which it was measured"
    least, most = (history.cell(one) for one in _ends([one for _, one in there]))
    said = f"{history.cell(first)} on {day.isoformat()}, {history.cell(last)} on {end.isoformat()}"
    said += f", between {least} and {most}" if least != most else " and all the time between"
    missing = moments - len(there)
    return said + (f"; not measured at {missing} of {count(moments, 'moment')}" if missing else "")


def _ends(measures: Sequence[Measure]) -> tuple[Measure, Measure]:
    ordered = sorted(measures, key=lambda one: one.value or 0)
    return ordered[0], ordered[-1]
