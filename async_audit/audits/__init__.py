"""Each file asks one question of a repository; this page lists them, in the order of a report."""

from __future__ import annotations

from typing import Any

from async_audit.audits import bus_factor, missing_adr, undocumented_module
from async_audit.findings import Audit

AUDITS: tuple[Audit[Any], ...] = (
    bus_factor.AUDIT,
    missing_adr.AUDIT,
    undocumented_module.AUDIT,
)
