"""Which template the author of a change was offered: the one of its day, not of today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from async_audit.descriptions.templates import FOLDERS, LIMIT, default
from async_audit.errors import MissingObjectError
from async_audit.facts import Change
from async_audit.folders import right_in
from async_audit.snapshots import Snapshot


def offered(snapshot: Snapshot, change: Change | None = None) -> str:
    """The template that the forge offers; before ``change``, if that edits it. Empty where the clone lacks it."""
    path = default(right_in(snapshot.files, FOLDERS))
    if not path:
        return ""
    try:
        for touch in change.touched if change else ():
            if path in (touch.path, touch.old_path) and change:
                before, _ = snapshot.before_and_after(change, touch, LIMIT)
                return (before or b"").decode("utf-8", "replace")
        return snapshot.read(path, LIMIT).decode("utf-8", "replace")
    except MissingObjectError:
        return ""


def offers(snapshot: Snapshot, changes: Sequence[Change]) -> Iterator[str]:
    """The template as it stood when each of the changes, newest first, was described."""
    path, template = default(snapshot.files), offered(snapshot)
    for change in changes:
        if path and any(path in (touch.path, touch.old_path) for touch in change.touched):
            template = offered(snapshot, change)
        yield template
