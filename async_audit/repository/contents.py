"""What a file held before a change and after it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from async_audit.facts import Change, File, Touch
from async_audit.repository.objects import Objects
from async_audit.repository.runner import Git


class Contents:
    """Reads both sides of changes."""

    def __init__(
        self, git: Git, objects: Objects, commit: str, base: str, staged: Mapping[str, File]
    ) -> None:
        """``base``: the change up to ``commit`` is a branch since its merge base; ``staged``: files of the index."""
        self._git = git
        self._objects = objects
        self._commit = commit
        self._base = base
        self._staged = staged

    def before_and_after(self, change: Change, touch: Touch, limit: int) -> tuple[bytes | None, bytes | None]:
        """See Snapshot."""
        old = new = None
        if touch.status not in "AC":
            path = touch.old_path or touch.path
            old = self._objects.read(f"{self._under(change)}:{path}", path, limit)
        if touch.status != "D":
            is_staged = not change.commit and touch.path in self._staged
            at = self._staged[touch.path].blob if is_staged else f"{change.commit}:{touch.path}"
            new = self._objects.read(at, touch.path, limit)
        return old, new

    def _under(self, change: Change) -> str:
        """The commit that a change is a change of."""
        if not change.commit:
            return self._commit
        is_branch = self._base and change.commit == self._commit
        return self._merge_base if is_branch else f"{change.commit}^"

    @cached_property
    def _merge_base(self) -> str:
        return self._git.text("merge-base", self._base, self._commit).split("\n")[0]
