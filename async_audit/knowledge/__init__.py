"""People and files: the ownership graph and what is asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

# at once: a file of that name would take the function's place once it is imported
from async_audit.knowledge.bus_factor import BusFactor, bus_factor

if TYPE_CHECKING:
    from async_audit.knowledge.graph import Credit, Windows, build
    from async_audit.knowledge.holders import Holder, Rule
    from async_audit.knowledge.ownership import Ownership
    from async_audit.knowledge.waiting import Band, Coverage, Wait
    from async_audit.knowledge.week import WeekClock

__all__ = [
    "Band",
    "BusFactor",
    "Coverage",
    "Credit",
    "Holder",
    "Ownership",
    "Rule",
    "Wait",
    "WeekClock",
    "Windows",
    "build",
    "bus_factor",
]

_FILES = {
    **dict.fromkeys(("Credit", "Windows", "build"), "graph"),
    **dict.fromkeys(("Holder", "Rule"), "holders"),
    "Ownership": "ownership",
    **dict.fromkeys(("Band", "Coverage", "Wait"), "waiting"),
    "WeekClock": "week",
}


def __getattr__(name: str) -> object:
    # configuration says who is who, so every hook comes by here, and most of them ask nothing of the graph
    if name not in _FILES:
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_FILES[name]}"), name)
