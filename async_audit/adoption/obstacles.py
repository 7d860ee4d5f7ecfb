"""What stands in the way of whoever has to go on with a change while its author sleeps."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from async_audit.adoption.words import words_in
from async_audit.adoption.yardstick import Yardstick
from async_audit.decisions.cover import Cover
from async_audit.decisions.log import load, open_log
from async_audit.decisions.reach import spoken_of
from async_audit.documentation.modules import modules as code_modules
from async_audit.documentation.verdict import verdict
from async_audit.errors import MissingObjectError
from async_audit.facts import Change
from async_audit.snapshots import Snapshot

WHAT, WHY, WHO = "what", "why", "who"
_NOTHING = 3
"""Words below which a message says nothing: "See above." """


class Obstacle(NamedTuple):
    """One thing that is missing, for one module or for the change."""

    part: str
    """``what``, ``why`` or ``who``."""
    subject: str
    """The module; empty for the description of the change."""


def undocumented(snapshot: Snapshot, touched: Collection[str], yardstick: Yardstick) -> Mapping[str, str]:
    """Of these files, those of modules that do not say what they are for -> that module.

    What cannot be read, or is too small to be asked about, is in nobody's way.
    """
    folders = {path.rpartition("/")[0] for path in touched}
    read = lru_cache(maxsize=64)(snapshot.read)
    found: dict[str, str] = {}
    for module in code_modules(snapshot.files, yardstick.granularity, folders):
        mine = [path for path in module.files if path in touched]
        if not mine:
            continue
        try:
            said = verdict(module, read, yardstick.minimum_lines, yardstick.minimum_words)
        except MissingObjectError:
            continue
        if not (said.left_out or said.unparsed or said.evidence):
            found.update(dict.fromkeys(mine, module.path))
    return found


def unexplained(
    changes: Sequence[Change], snapshot: Snapshot, yardstick: Yardstick
) -> tuple[frozenset[str], str]:
    """Commits of changes that do not say why, nor does a record; and why nobody can tell, empty if somebody can."""
    words = {change.commit: words_in(change.message) for change in changes}
    silent = sum(number < _NOTHING for number in words.values())
    if changes and silent / len(changes) >= yardstick.forge:
        return frozenset(), (
            f"{silent / len(changes):.0%} of the messages say nothing below their title, so the descriptions are "
            "kept elsewhere, perhaps in the forge; have it write them into what it merges"
        )
    is_recorded = _recorded(snapshot, yardstick)
    return frozenset(
        change.commit
        for change in changes
        if words[change.commit] < yardstick.words and not is_recorded(change)
    ), ""


def _recorded(snapshot: Snapshot, yardstick: Yardstick) -> Callable[[Change], bool]:
    """Whether a change brings or names a record, or a record speaks of one of its paths."""
    log = open_log(snapshot, yardstick.records)
    if not log.records:
        return lambda _change: False
    speaks = spoken_of(load(snapshot, yardstick.records).all)
    return lambda change: (
        log.answer(change, yardstick.elsewhere).cover is Cover.RECORD
        or any(speaks(touch.path) for touch in change.touched)
    )
