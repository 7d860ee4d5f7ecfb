"""Written decisions: where they are, what they say, and how much a change weighs."""

from async_audit.decisions.log import Records, load
from async_audit.decisions.reach import Governing, Way, governing
from async_audit.decisions.records import Record

__all__ = ["Governing", "Record", "Records", "Way", "governing", "load"]
