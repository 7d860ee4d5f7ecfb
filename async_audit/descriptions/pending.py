"""Whether a branch is still to be described by a request: a push is not the last chance to say what it is about."""

from __future__ import annotations

from async_audit.descriptions.regimes import FEWEST, is_by_request
from async_audit.facts import Change
from async_audit.snapshots import Snapshot

RECENT = 100
"""Changes that tell how a repository lands them."""


def is_pending(snapshot: Snapshot, change: Change, share: float) -> bool:
    """Whether a request will describe this branch: none does yet, and a ``share`` here does; also where nobody can know."""
    if change.is_described or is_by_request(change):
        return False
    if snapshot.history_gap:
        return True
    landed = snapshot.changes(change.commits + RECENT)[change.commits :]
    by_request = sum(map(is_by_request, landed))
    return len(landed) >= FEWEST and by_request >= share * len(landed)
