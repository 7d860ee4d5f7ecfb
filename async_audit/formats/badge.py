"""A badge for a README: a picture that stands by itself, or JSON that shields.io draws one from.

Nothing is fetched to show the picture, and nothing in it is alive: texts are escaped, and a font is only named.
The shape is the flat one that readers know; the JSON follows https://shields.io/badges/endpoint-badge.
"""

from __future__ import annotations

import json

from async_audit.findings import Report, Severity
from async_audit.inert import inert, inert_xml
from async_audit.wording import count

COLOURS = {"blue": "#0a6ebd", "amber": "#a65e00", "vermilion": "#b33a00", "grey": "#5c5c5c"}
"""Told apart without red and green, and 4.5 to 1 or more against white letters (WCAG 2.2, 1.4.3)."""
LABEL = "async-audit"
LONGEST = 60
"""Characters of either text; a badge is a word, not a page."""

# Advance widths of Verdana at 11 pixels, in tenths of a pixel; what is not listed is as wide as a digit.
_WIDTHS = {
    **dict.fromkeys("ijl'|", 30),
    **dict.fromkeys("I,.:;!()[]/ -", 43),
    **dict.fromkeys("rtf", 45),
    **dict.fromkeys("cskvxyz", 59),
    **dict.fromkeys("ABCDEGHKNOPQRSTUVXYZw", 78),
    **dict.fromkeys("mMW%@", 110),
}
_DIGIT = 70
_PADDING = 6


def svg(label: str, message: str, colour: str) -> str:
    """The picture, about a kilobyte. ``colour`` is one of ``COLOURS``, or any colour of CSS."""
    label, message = _short(label), _short(message)
    left, right = _width(label), _width(message)
    title = inert_xml(f"{label}: {message}")
    fill = inert_xml(COLOURS.get(colour, colour))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" role="img" '
        f'aria-label="{title}"><title>{title}</title>'
        f'<clipPath id="r"><rect width="{left + right}" height="20" rx="3"/></clipPath><g clip-path="url(#r)">'
        f'<rect width="{left}" height="20" fill="#444"/>'
        f'<rect x="{left}" width="{right}" height="20" fill="{fill}"/></g>'
        '<g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">'
        f"{_text(label, left, 0)}{_text(message, right, left)}</g></svg>\n"
    )


def endpoint(label: str, message: str, colour: str) -> str:
    """The JSON that ``https://img.shields.io/endpoint?url=…`` asks for."""
    fill = COLOURS.get(colour, colour)
    document = {"schemaVersion": 1, "label": _short(label), "message": _short(message), "color": fill}
    return json.dumps(document, ensure_ascii=False) + "\n"


def render(report: Report) -> str:
    """The picture of a report."""
    return svg(LABEL, *said(report))


def said(report: Report) -> tuple[str, str]:
    """Message and colour of a report's badge: how much of the gravest was found."""
    if not report.findings:
        return ("nothing found", "blue") if report.scopes else ("not measured", "grey")
    worst = max(finding.severity for finding in report.findings)
    number = sum(finding.severity is worst for finding in report.findings)
    colours = {Severity.NOTE: "blue", Severity.WARNING: "amber", Severity.ERROR: "vermilion"}
    return count(number, str(worst)), colours[worst]


def _short(text: str) -> str:
    text = inert(text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _width(text: str) -> int:
    return 2 * _PADDING + round(sum(_WIDTHS.get(char, _DIGIT) for char in text) / 10)


def _text(text: str, width: int, start: int) -> str:
    room = width - 2 * _PADDING
    return f'<text x="{start + width / 2:g}" y="14" textLength="{room}">{inert_xml(text)}</text>'
