"""From what on a change counts as ready to be gone on with by somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from async_audit.findings import option
from async_audit.knowledge.limits import Limits

_TRIED = "tried on eight repositories, 2024 to 2026"


@dataclass(frozen=True, slots=True)
class Yardstick:
    """The limits of the async-ready share; those of knowledge and records are their audits'."""

    limits: Limits = field(default_factory=Limits)
    records: Sequence[str] = ()
    elsewhere: Sequence[str] = ()
    days: int = option(
        90, unit="days", origin=f"a quarter, so that what was mended shows; {_TRIED}", at_least=1
    )
    longer: int = option(
        365,
        unit="days",
        origin="where a quarter holds too few changes: enough for steps, too old for a share",
    )
    most: int = option(
        1000, unit="changes", origin="the newest; more do not change the share, and missing-adr reads as many"
    )
    fewest: int = option(20, unit="changes", origin="below, one change is 5 points or more", at_least=1)
    words: int = option(15, unit="words of a description", origin=f"what says why in fewer is rare; {_TRIED}")
    forge: float = option(
        0.8,
        unit="share of changes whose description git does not hold",
        origin="80 to 91% where the forge keeps the descriptions, under 50% elsewhere",
    )
    worth: float = option(
        0.05,
        unit="share of changes",
        origin="a step that fewer than one change in twenty waits for is no plan",
    )
