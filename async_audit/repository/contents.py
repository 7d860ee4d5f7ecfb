"""What a file held before a change and after it."""

from __future__ import annotations

from collections.abc import Mapping

from async_audit.facts import Change, File, Touch
from async_audit.repository.objects import Objects


def before_and_after(
    objects: Objects, change: Change, touch: Touch, base: str, staged: Mapping[str, File], limit: int
) -> tuple[bytes | None, bytes | None]:
    """See Snapshot. ``base`` is the commit under the change, ``staged`` the files of the index."""
    old = new = None
    if touch.status not in "AC":
        path = touch.old_path or touch.path
        old = objects.read(f"{base}:{path}", path, limit)
    if touch.status != "D":
        at = staged[touch.path].blob if touch.path in staged else f"{change.commit}:{touch.path}"
        new = objects.read(at, touch.path, limit)
    return old, new
