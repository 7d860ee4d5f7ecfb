"""One change with what its description tells."""

from __future__ import annotations

from typing import NamedTuple

from async_audit.descriptions.regimes import Regime
from async_audit.descriptions.verdict import Verdict
from async_audit.facts import Change


class Told(NamedTuple):
    """One change with what is said of it."""

    change: Change
    lines: int
    """Of production code, added and deleted."""
    regime: Regime
    verdict: Verdict
