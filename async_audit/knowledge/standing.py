"""Which lines of a file a change found there: what is wrong with them is not its doing."""

from __future__ import annotations

from async_audit.snapshots import Snapshot


def stood(snapshot: Snapshot, path: str, limit: int) -> frozenset[int]:
    """Numbers of the lines, from 1, that the change found as they are; none where it did not touch the file.

    Of either side ``limit`` bytes are read. Raises as ``Snapshot.read`` does.
    """
    change = snapshot.change
    touch = next((one for one in (change.touched if change else ()) if one.path == path), None)
    if change is None or touch is None:
        return frozenset()
    before, after = snapshot.before_and_after(change, touch, limit)
    was = frozenset((before or b"").split(b"\n"))
    return frozenset(number for number, line in enumerate((after or b"").split(b"\n"), 1) if line in was)
