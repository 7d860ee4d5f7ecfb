"""Bus factor models as functions of facts: our own, and published ones restated exactly."""

from __future__ import annotations

from importlib import import_module

from async_audit.errors import UsageError
from async_audit.inert import inert
from async_audit.knowledge.models.answer import Answer, Member, Model, Subject

__all__ = ["NAMES", "Answer", "Member", "Model", "Subject", "load"]

NAMES = (
    "active-holders",
    "avelino2016",
    "avelino2016-pruned",
    "jetbrains2023",
    "chaoss-caf",
    "lines",
    "cosentino",
)
"""The default first. Each is a file in this folder, with ``_`` for ``-``, imported when it is asked."""


def load(name: str) -> Model:
    """The model of that name.

    Raises UsageError when there is none.
    """
    if name not in NAMES:
        raise UsageError(f"'{inert(name)}' is no model; there are {', '.join(NAMES)}")
    model: Model = import_module(f"{__name__}.{name.replace('-', '_')}")
    return model
