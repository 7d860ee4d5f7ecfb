"""Dates as people write them; what could be two dates is none."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from async_audit.patterns import late

_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|"
        "oct october|nov november|dec december".split("|"),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR_FIRST = late(r"(?<!\d)(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})(?!\d)")
_DAY_FIRST = late(r"(?<![\d.])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_COMPACT = late(r"(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)(?!\d)")
_DAY_MONTH = late(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[-\s]+(?:of\s+)?({_MONTH})\.?,?[-\s]+(\d{{4}})", re.I)
_MONTH_DAY = late(rf"\b({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})", re.I)
_MOST_CHARACTERS = 300


def date_in(text: str) -> date | None:
    """The first date in ``text``; None when there is none, or only one like 03/04/2020."""
    found = _found(text)
    return min(found)[1] if found else None


def last_date_in(text: str) -> date | None:
    """The last one, as ``date_in`` reads them."""
    found = _found(text)
    return max(found)[1] if found else None


def _found(text: str) -> list[tuple[int, date]]:
    return [(match.start(), parsed) for match, parsed in _dates(text[:_MOST_CHARACTERS])]


def _dates(text: str) -> list[tuple[re.Match[str], date]]:
    candidates = [(m, (m[1], m[3], m[4])) for m in _YEAR_FIRST.finditer(text)]
    candidates += [(m, (m[4], *_ordered(m[1], m[3], m[2]))) for m in _DAY_FIRST.finditer(text)]
    candidates += [(m, (m[1], m[2], m[3])) for m in _COMPACT.finditer(text)]
    candidates += [(m, (m[3], str(_MONTHS[m[2].lower()]), m[1])) for m in _DAY_MONTH.finditer(text)]
    candidates += [(m, (m[3], str(_MONTHS[m[1].lower()]), m[2])) for m in _MONTH_DAY.finditer(text)]
    found = []
    for match, (year, month, day) in candidates:
        with suppress(ValueError):  # 2023-24-05 is a slip, and nobody knows which one
            found.append((match, date(int(year), int(month), int(day))))
    return found


def _ordered(first: str, second: str, mark: str) -> tuple[str, str]:
    """Month and day of ``first`` and ``second``, or nonsense when they could be either."""
    if mark == "." and int(second) <= 12 and int(first) > 12:
        return second, first
    if int(first) > 12:
        return second, first
    if int(second) > 12 or first == second:
        return first, second
    return "0", "0"
