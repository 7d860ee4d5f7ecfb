"""The async-ready share of a repository, and the steps that would raise it most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from async_audit.adoption import order
from async_audit.adoption.makers import makers
from async_audit.adoption.obstacles import WHAT, WHO, WHY, Obstacle, undocumented, unexplained
from async_audit.adoption.steps import Desk
from async_audit.adoption.yardstick import Yardstick
from async_audit.documentation.verdict import Verdict
from async_audit.facts import Change, Module
from async_audit.findings import Finding, Skip
from async_audit.knowledge import Ownership
from async_audit.knowledge.counted import holding
from async_audit.readiness import Part, Readiness
from async_audit.snapshots import Snapshot
from async_audit.wording import count

_MEANINGS = {
    WHAT: "touch only modules that say what they are for",
    WHY: "say why, in {words} words or more, or a record does",
    WHO: "touch only modules with an active holder besides their authors",
}


def measure(
    snapshot: Snapshot,
    yardstick: Yardstick,
    verdicts: Callable[[], Iterable[Verdict | Skip]],
    findings: Sequence[Finding],
    accepted: Collection[str] = (),
    *,
    ahead: bool = True,
) -> Readiness:
    """Ask of each change of the last days whether somebody else could go on with it.

    ``verdicts`` tells which modules say what they are for. The steps are taken from ``findings``; what a team lives with (ids in ``accepted``) is none of them. Without looking ``ahead`` there are none: of a moment that
    is past nobody takes them.
    """
    if snapshot.history_gap:
        return Readiness(yardstick.days, 0, withheld=snapshot.history_gap)
    module_of = {path: module for module in snapshot.modules for path in module.files}
    sample, left_out = _sample(snapshot, yardstick, module_of)
    few = ""
    if len(sample) < yardstick.fewest:
        few = _few(len(sample), yardstick)
        yardstick = replace(yardstick, days=yardstick.longer)
        sample, left_out = _sample(snapshot, yardstick, module_of)
    if len(sample) < yardstick.fewest:
        return Readiness(yardstick.days, len(sample), left_out, withheld=few)
    mute, doubt = unexplained(sample, snapshot, yardstick)
    touched = {touch.path for change in sample for touch in change.touched} & module_of.keys()
    _, ownership = holding(snapshot, snapshot.modules, yardstick.limits)  # the audits asked the same
    lacks = _lacks(snapshot, sample, module_of, ownership, mute, undocumented(touched, verdicts()))
    grouped = order.grouped(lacks.values())
    desk = Desk(snapshot, yardstick, ownership, sample, lacks, {one.id: one for one in findings}, accepted)
    return Readiness(
        days=yardstick.days,
        changes=len(sample),
        left_out=left_out,
        parts=tuple(
            _part(name, lacks.values(), doubt if name == WHY else "", yardstick) for name in _MEANINGS
        ),
        ready=order.ready(grouped),
        withheld=few or ("its part 'why' is not measured" if doubt else ""),
        steps=tuple(desk.steps(order.best(grouped, desk.candidates()))) if ahead else (),
    )


def _few(changes: int, yardstick: Yardstick) -> str:
    if not changes:
        return f"no change to code was made in {yardstick.days} days"
    are = f"{count(changes, 'change')} to code in {yardstick.days} days {'is' if changes == 1 else 'are'} too few"
    return f"{are}: below {yardstick.fewest} a single one would be points of the share"


def _lacks(
    snapshot: Snapshot,
    sample: Sequence[Change],
    module_of: Mapping[str, Module],
    ownership: Ownership,
    mute: Collection[str],
    silent: Mapping[str, str],
) -> Mapping[str, frozenset[Obstacle]]:
    """Commit of each change -> what it lacks: ``mute`` are changes without a why, ``silent`` files without a what."""
    made_by = makers(sample, snapshot.commits)
    held = {one.path: ownership.active_holders(one.path) for one in ownership.modules}
    found = {}
    for change in sample:
        paths = [touch.path for touch in change.touched if touch.path in module_of]
        units = {module_of[path].path for path in paths}
        missing = [Obstacle(WHAT, silent[path]) for path in paths if path in silent]
        missing += [
            Obstacle(WHO, unit) for unit in units if unit in held and not held[unit] - made_by[change.commit]
        ]
        missing += [Obstacle(WHY, "")] if change.commit in mute else []
        found[change.commit] = frozenset(missing)
    return found


def _sample(
    snapshot: Snapshot, yardstick: Yardstick, module_of: Mapping[str, Module]
) -> tuple[list[Change], Mapping[str, int]]:
    since = snapshot.now - timedelta(days=yardstick.days)
    left_out: Counter[str] = Counter()
    sample = []
    for change in snapshot.changes(yardstick.most):
        if change.when < since:
            continue
        if all(author.is_bot for author in change.authors):
            left_out["made by a program"] += 1
        elif not any(touch.path in module_of for touch in change.touched):
            left_out["no production code touched that is still there"] += 1
        else:
            sample.append(change)
    return sample, dict(sorted(left_out.items()))


def _part(name: str, lacks: Collection[frozenset[Obstacle]], doubt: str, yardstick: Yardstick) -> Part:
    meaning = _MEANINGS[name].format(words=yardstick.words)
    if doubt:
        return Part(name, meaning, unmeasured=doubt)
    return Part(name, meaning, sum(all(one.part != name for one in missing) for missing in lacks))
