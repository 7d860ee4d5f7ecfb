"""Which public names a change leaves without documentation that had it, or that were not there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from async_audit.documentation.languages.language import Unparsed
from async_audit.documentation.modules import modules
from async_audit.documentation.speakers import CodeModule, split
from async_audit.documentation.symbols import Symbol, Symbols, is_exact, is_lacking, is_spoken
from async_audit.documentation.symbols.coverage import Coverage, coverage
from async_audit.facts import Change, File, Kind, Touch
from async_audit.kinds import kind_of
from async_audit.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Fall:
    """A module that a change leaves with names that say nothing."""

    module: CodeModule
    new: Sequence[tuple[str, Symbol]]
    """What nobody could have asked about before, with its file."""
    before: Coverage
    after: Coverage

    @property
    def is_sure(self) -> bool:
        """Whether one of the new names was told by its language itself."""
        return any(is_exact(path) for path, _ in self.new)


@dataclass(frozen=True, slots=True)
class _Touched:
    path: str
    """After the change; before it, for a file that is gone."""
    old_path: str
    before: tuple[Symbol, ...]
    after: tuple[Symbol, ...]


def falls(snapshot: Snapshot, change: Change) -> tuple[list[Fall], dict[str, str]]:
    """The modules in which a change leaves new names undocumented, and why a touched file was not looked at.

    A name that only moved to another file of the change is not new. The other files of a module are read only
    where there is something to say.
    """
    symbols = Symbols(snapshot.files, snapshot.read)
    touched: list[_Touched] = []
    unread: dict[str, str] = {}
    for touch in change.touched:
        if _is_read(touch.path) and _is_code(touch, snapshot.files):
            found = _both(snapshot, change, touch, symbols)
            if isinstance(found, Unparsed):
                unread[touch.path] = f"{found.reason}; mend or exclude it"
            else:
                touched.append(found)
    known = Counter(one.name for file in touched for one in file.before if not one.is_documented)
    new: dict[str, list[Symbol]] = {}
    for file in touched:
        for one in file.after:
            if not one.is_documented:
                known[one.name] -= 1
                if known[one.name] < 0:
                    new.setdefault(file.path, []).append(one)
    folders = {split(path)[0] for path in new}
    found_modules = modules(snapshot.files, "package", folders) if new else ()
    return [
        _fall(module, new, touched, symbols)
        for module in found_modules
        if not module.left_out and not new.keys().isdisjoint(module.files)
    ], unread


def _fall(
    module: CodeModule, new: Mapping[str, list[Symbol]], touched: Sequence[_Touched], symbols: Symbols
) -> Fall:
    after = coverage(module, symbols)
    before = dict(after.by_file)
    for file in touched:
        before.pop(file.path, None)
    for file in touched:
        if split(file.old_path)[0] == module.directory and file.before:
            before[file.old_path] = file.before
    found = [(path, one) for path in module.files for one in new.get(path, ())]
    return Fall(module, found, Coverage(before, {}), after)


def _both(snapshot: Snapshot, change: Change, touch: Touch, symbols: Symbols) -> _Touched | Unparsed:
    old, new = snapshot.before_and_after(change, touch)
    after = symbols.of(touch.path, new) if new is not None else ()
    if isinstance(after, Unparsed):
        return after
    old_path = touch.old_path or touch.path
    before = symbols.of(old_path, old) if old is not None else ()
    # what nobody could read before has nothing to fall from
    return _Touched(touch.path, old_path, after if isinstance(before, Unparsed) else before, after)


def _is_read(path: str) -> bool:
    return is_spoken(path) and not is_lacking(path)


def _is_code(touch: Touch, files: Mapping[str, File]) -> bool:
    file = files.get(touch.path)
    return (file.kind if file else kind_of(touch.path, {})) is Kind.CODE
