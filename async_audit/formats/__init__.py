"""Each file renders a report in one format; this page lists them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from async_audit.findings import Report
from async_audit.formats import json, markdown, text

FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": text.render,
    "markdown": markdown.render,
    "json": json.render,
}
