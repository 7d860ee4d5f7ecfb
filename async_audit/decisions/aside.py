"""Which changes need no words of their own, by who made them and what they touch."""

from __future__ import annotations

from async_audit.decisions import dialects
from async_audit.decisions.production import Footprint
from async_audit.facts import Change

_AUTOSQUASHED = ("fixup! ", "squash! ", "amend! ")


def needs_no_words(change: Change, traces: Footprint) -> str:
    """Why; empty where it does need some."""
    if change.authors and all(author.is_bot for author in change.authors):
        return "made by a program"
    if not traces:
        return "no production code touched"
    if any(touch.status == "A" and dialects.place(touch.path) for touch in change.touched):
        return "brings the decision record that tells it"
    return "to be squashed into another" if change.subject.startswith(_AUTOSQUASHED) else ""
