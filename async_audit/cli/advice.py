"""Whom to ask about the change at hand, where only one active person can answer: advice, never a gate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from async_audit.cli.stages import beginning, stage
from async_audit.cli.who import hours
from async_audit.inert import inert
from async_audit.wording import ask_who, count

if TYPE_CHECKING:
    from async_audit.config import Config
    from async_audit.facts import Change, Module
    from async_audit.knowledge.who import Answer
    from async_audit.snapshots import Snapshot

_MOST = 5
"""Modules that are spoken of, those with the most changed lines first: a commit is no time to read more."""


def advice() -> Iterator[str]:
    """Lines about each module of the change that one other active person alone can answer for."""
    from async_audit import api
    from async_audit.knowledge.united import United
    from async_audit.repository import find, open_snapshot

    here = stage(None)
    if here.is_unknown:
        return
    snapshot = open_snapshot(
        find(".", committing=True), revision=here.revision, staged=not here.is_push, base=beginning(here)
    )
    config = api.read_config(snapshot.place, snapshot)
    seen = United(api.prepared(snapshot, config), config.people, "", config.borders)
    change = seen.change
    if change is None or not change.touched:
        return
    gap = seen.history_gap or ("" if change.authors else "git was not told who makes this change")
    if gap:
        yield f"not measured: {inert(gap)}"
        return
    touched = _touched(seen, change)
    for answer in _answers(touched[:_MOST], seen, change, config):
        active = [person for person in answer.holders if person.is_active]
        makers = set(map(seen.person, change.authors))
        if len(active) == 1 and makers.isdisjoint(person.author for person in answer.holders):
            (only,) = active
            knows = f"{only.line_share:.0%} of the lines, {count(only.commits, 'commit')} in two years"
            yield f"{inert(answer.path)}: of those active only {inert(str(only.author))} can answer for it ({knows})"
            yield f"  ask for a review before this lands; {hours(only, answer.at)}"
            yield f"  more: {ask_who(inert(answer.path))}"
    if len(touched) > _MOST:
        yield f"not looked at: {count(len(touched) - _MOST, 'more module')} of this change, with fewer changed lines"


def _touched(seen: Snapshot, change: Change) -> list[Module]:
    """The modules that the change touches, those with the most changed lines first."""
    lines = {touch.path: (touch.added or 0) + (touch.deleted or 0) for touch in change.touched}

    def size(module: Module) -> tuple[int, str]:
        return -sum(lines.get(path, 0) for path in module.files), module.path

    return sorted((one for one in seen.modules if not lines.keys().isdisjoint(one.files)), key=size)


def _answers(modules: Iterable[Module], seen: Snapshot, change: Change, config: Config) -> Iterator[Answer]:
    """Who knows each of these modules, if it is large enough to be asked about."""
    from async_audit.audits.bus_factor import AUDIT
    from async_audit.knowledge.who import who

    options = config.options_of(AUDIT)
    for module in modules:
        answer = who(module, (), seen.blames(module.files), seen.commits, seen.now, change.when)
        if answer.lines >= options.minimum_lines:
            yield answer
