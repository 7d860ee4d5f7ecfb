"""Written decisions: where they are, what they say, and how much a change weighs."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from async_audit.decisions.log import Records, load
    from async_audit.decisions.reach import Governing, Way, governing
    from async_audit.decisions.records import Record

__all__ = ["Governing", "Record", "Records", "Way", "governing", "load"]

_FILES = {
    **dict.fromkeys(("Records", "load"), "log"),
    **dict.fromkeys(("Governing", "Way", "governing"), "reach"),
    "Record": "records",
}


def __getattr__(name: str) -> Any:
    # imported when somebody wants it: a hook that only asks whether a path is a record must not pay for the rest
    if name not in _FILES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_FILES[name]}"), name)
