"""People and files: the ownership graph and what is asked of it."""

from async_audit.knowledge.bus_factor import BusFactor, bus_factor
from async_audit.knowledge.graph import Windows, build
from async_audit.knowledge.holders import Holder, Rule
from async_audit.knowledge.ownership import Ownership
from async_audit.knowledge.waiting import Band, Coverage, Wait
from async_audit.knowledge.week import WeekClock

__all__ = [
    "Band",
    "BusFactor",
    "Coverage",
    "Holder",
    "Ownership",
    "Rule",
    "Wait",
    "WeekClock",
    "Windows",
    "build",
    "bus_factor",
]
