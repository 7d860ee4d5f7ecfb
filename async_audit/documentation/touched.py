"""Which modules a change adds, or may leave without the text that described them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from async_audit.documentation.languages.language import Unparsed
from async_audit.documentation.modules import Granularity, describes_directory, modules
from async_audit.documentation.sayings import saying
from async_audit.documentation.speakers import CodeModule, Rung, Speaker, split
from async_audit.errors import MissingObjectError
from async_audit.facts import Change, File, Touch
from async_audit.snapshots import Snapshot


class Touched(NamedTuple):
    """What a change did to the files in which modules are described."""

    added: frozenset[str]
    """Paths that are new, also by a copy or a rename."""
    moved: frozenset[str]
    """Those of them that had another name before."""
    rewritten: Mapping[str, Sequence[str]]
    """By directory, each file that does nothing but describe it (``__init__.py``, ``doc.go``, a README) and
    that lost lines or went away.
    """

    @property
    def directories(self) -> AbstractSet[str]:
        """Where a module may be concerned; empty for the top."""
        return self.rewritten.keys() | {split(path)[0] for path in self.added}

    def adds(self, module: CodeModule) -> bool:
        """Whether the module is new: its ``__init__.py`` is, or else all that it is made of; not if it only moved."""
        return self._brings(module) and module.main not in self.moved

    def _brings(self, module: CodeModule) -> bool:
        """Whether it came to be where it is."""
        return module.main in self.added and (
            module.main.endswith("__init__.py") or self.added.issuperset(module.files)
        )

    def concerns(self, module: CodeModule) -> bool:
        """Whether the change adds or moves the module, or touches the text about it; an edit elsewhere in it does not count."""
        here = self.rewritten.get(module.directory, ())
        return self._brings(module) or any(module.is_described_in(path) for path in here)


def asked_about(
    files: Mapping[str, File], change: Change | None, granularity: Granularity
) -> Iterator[CodeModule]:
    """All modules of a tree, or those that a change adds or whose documentation it may remove."""
    if change is None:
        yield from modules(files, granularity)
        return
    touched = touched_by(change)
    if not touched.directories:
        return
    for module in modules(files, granularity, touched.directories):
        if touched.concerns(module):
            yield module


def touched_by(change: Change) -> Touched:
    """What ``change`` did, by its list of files alone: the text that was there before is not read."""
    rewritten: dict[str, list[str]] = defaultdict(list)
    for touch in change.touched:
        path = touch.old_path if touch.status == "R" else touch.path
        if describes_directory(path) and not _keeps_text(touch):
            rewritten[split(path)[0]].append(path)
    moved = frozenset(touch.path for touch in change.touched if touch.status == "R")
    added = moved.union(touch.path for touch in change.touched if touch.status in ("A", "C"))
    return Touched(added, moved, dict(rewritten))


def took_text(snapshot: Snapshot, change: Change, module: CodeModule, minimum_words: int) -> bool:
    """Whether a file that said what the module is says it no more; also where nobody can tell any more."""
    for touch in change.touched:
        path = touch.old_path if touch.status == "R" else touch.path
        has_moved = touch.status == "R" and touch.path == module.main
        told = describes_directory(path) and module.is_described_in(path)
        if _keeps_text(touch) or not (has_moved or told):
            continue
        try:
            before, after = snapshot.before_and_after(change, touch)
        except MissingObjectError:
            return True
        sides = (before, None if touch.status == "R" and not has_moved else after)
        was, now = (
            saying(Speaker(path, Rung.NATIVE), module.path, {path: side or b""}.__getitem__) for side in sides
        )
        if isinstance(was, Unparsed) or isinstance(now, Unparsed) or was.words >= minimum_words > now.words:
            return True
    return False


def _keeps_text(touch: Touch) -> bool:
    # whoever adds a line to an __init__.py that never said anything is not asked to describe the package
    return touch.status in ("A", "C") or (touch.status == "M" and touch.deleted == 0)
