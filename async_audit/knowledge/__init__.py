"""People and files: the ownership graph and what is asked of it."""

from async_audit.knowledge.bus_factor import BusFactor, bus_factor
from async_audit.knowledge.graph import Credit, Windows, build
from async_audit.knowledge.holders import Holder, Rule
from async_audit.knowledge.ownership import Ownership

__all__ = ["BusFactor", "Credit", "Holder", "Ownership", "Rule", "Windows", "build", "bus_factor"]
