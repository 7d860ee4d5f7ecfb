"""The badge of a report as the JSON that shields.io draws one from."""

from __future__ import annotations

from async_audit.findings import Report
from async_audit.formats import badge


def render(report: Report) -> str:
    """One JSON document, as https://shields.io/badges/endpoint-badge describes it."""
    return badge.endpoint(badge.LABEL, *badge.said(report))
