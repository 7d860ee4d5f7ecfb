"""Large changes whose decision nobody wrote down.

What it finds: changes of the main line, after the first decision record, that weigh ``threshold`` points or
    more while no record, trailer or message names the decision behind them.
Why it matters: why it was done, and what was rejected, is known only to those who were there; whoever works
    in another time zone has to wait for them to ask.
How it is measured: each change is weighed by reasons that it prints: production lines against the other
    changes here, the modules it spans (its first two telling directories), interface schemas, a declared
    break, new and removed modules, new source files, data migrations; less for what is mechanical, reverted,
    released, bumped or called a fix. A change is covered if it brings a record, names one or is cited by one,
    or if a record that names its paths or its subject was edited within ``near_days`` of it.
What to do: write a record that cites the commit, while somebody remembers. Where no decision was taken, say
    so in the message of the change: ``Decision: none (why)``.
Blind spots: new dependencies, because only paths and line counts are read; a decision in a wiki, an issue or
    a chat; a small change that decides much. In a fork, ``(#12)`` in an older subject is a request of the
    parent project.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from async_audit.decisions import cover, naming
from async_audit.decisions.cover import Cover
from async_audit.decisions.history import LogHistory, log_history, new_in_history, new_in_tree
from async_audit.decisions.log import Log, open_log
from async_audit.decisions.production import Footprint, Tree, footprint
from async_audit.decisions.records import Record
from async_audit.decisions.weight import MOST_SIZE_POINTS, Scale, Weight, absolute_scale, weigh
from async_audit.decisions.weight import scale as scale_of
from async_audit.facts import Change, Snapshot
from async_audit.findings import Audit, Evidence, Finding, Scope, Severity, Skip, option

ID = "missing-adr"
_MEASURED = "24,206 changes in ten projects that keep records"
_SMALLER = "percent of the changes here that are smaller"
_MOST_OF_A_SUBJECT = 100  # characters


@dataclass(frozen=True, slots=True)
class Options:
    """When a change is large enough to ask for a record."""

    threshold: int = option(
        6, unit="points", origin=f"1.1% weigh as much: {_MEASURED}", at_least=1, at_most=20
    )
    window: int = option(
        1000, unit="changes", origin="leaves ten above the 99th percentile", at_least=1, at_most=100_000
    )
    size_floor: int = option(
        200, unit="lines of production code", origin=f"18% are as large: {_MEASURED}", at_least=0
    )
    large: int = option(93, unit=_SMALLER, origin=_MEASURED, at_least=50, at_most=100)
    very_large: int = option(97, unit=_SMALLER, origin=_MEASURED, at_least=50, at_most=100)
    huge: int = option(99, unit=_SMALLER, origin=_MEASURED, at_least=50, at_most=100)
    near_days: int = option(
        30, unit="days", origin="a record is written before or after its change", at_least=0, at_most=365
    )
    records: tuple[str, ...] = option(
        (), unit="patterns as in .gitignore", origin="none: records are known by the names projects give them"
    )


@dataclass(frozen=True, slots=True)
class _Case:
    """A change that is large enough to ask for a record."""

    change: Change
    weight: Weight
    scale: Scale
    fault: str
    """Why what it says about its decision is not enough."""


class _Past(NamedTuple):
    """What came before, as far as somebody had to look."""

    changes: Sequence[Change] = ()
    life: LogHistory = LogHistory(None, {})


def run(snapshot: Snapshot, options: Options) -> Iterator[Finding | Skip | Scope]:
    """Judge the change under review, or every change of the window."""
    log = open_log(snapshot, options.records)
    if not log.records:
        yield Skip(ID, "", _no_record(options))
    elif snapshot.change is not None:
        yield from _review(snapshot, snapshot.change, options, log)
    elif snapshot.history_gap:
        yield Skip(ID, "", snapshot.history_gap)
    else:
        yield from _window(snapshot, options, log)


def _window(snapshot: Snapshot, options: Options, log: Log) -> Iterator[Finding | Skip | Scope]:
    past = _Past(snapshot.changes(options.window), log_history(snapshot.commits, log.recognise))
    footprints = [footprint(change, snapshot.files) for change in past.changes]
    scale, tree = _scale(footprints, options), Tree(snapshot.files)
    is_new = new_in_history(snapshot.commits, past.changes)
    left_out: Counter[str] = Counter()
    cases = []
    for change, traces in zip(past.changes, footprints, strict=True):
        if past.life.began and change.when < past.life.began:
            left_out["before the first record"] += 1
            continue
        if not traces:
            left_out["no production code touched"] += 1
            continue
        weight = weigh(change, traces, tree, scale, functools.partial(is_new, change))
        if weight.points < options.threshold:
            continue
        answer = log.answer(change)
        if answer.cover is Cover.NONE:
            cases.append(_Case(change, weight, scale, answer.fault))
        else:
            left_out[answer.cover.value] += 1
    said = list(_ask_records(snapshot, options, log, cases, past))
    yield from said
    left_out[Cover.RECORD.value] += len(cases) - sum(isinstance(one, Finding) for one in said)
    yield Scope(ID, "changes", len(past.changes) - left_out.total(), dict(+left_out))


def _review(
    snapshot: Snapshot, change: Change, options: Options, log: Log
) -> Iterator[Finding | Skip | Scope]:
    """Judge one change, and look at history only if its size can still decide: a hook has no time."""
    traces, tree = footprint(change, snapshot.files), Tree(snapshot.files)
    is_new = new_in_tree(snapshot.files, change)
    others = weigh(change, traces, tree, None, is_new).points
    most = others + (MOST_SIZE_POINTS if traces.lines >= options.size_floor else 0)
    answer = log.answer(change) if most >= options.threshold else None
    if answer is None:
        yield Scope(ID, "changes", 1, {})
    elif answer.cover is not Cover.NONE:
        yield Scope(ID, "changes", 0, {answer.cover.value: 1})
    else:
        past, scale = _Past(), absolute_scale(options.size_floor)
        if not snapshot.history_gap:
            past = _Past(snapshot.changes(options.window))
            scale = _scale([footprint(one, snapshot.files) for one in past.changes], options)
        weight = weigh(change, traces, tree, scale, is_new)
        cases = [_Case(change, weight, scale, answer.fault)] if weight.points >= options.threshold else []
        if cases and not snapshot.history_gap:
            past = past._replace(life=log_history(snapshot.commits, log.recognise))
        said = list(_ask_records(snapshot, options, log, cases, past))
        yield from said
        covered = len(cases) - sum(isinstance(one, Finding) for one in said)
        yield Scope(ID, "changes", 1 - covered, {Cover.RECORD.value: covered} if covered else {})


def _scale(footprints: Sequence[Footprint], options: Options) -> Scale:
    percentiles = (options.large, options.very_large, options.huge)
    return scale_of([traces.lines for traces in footprints], percentiles, options.size_floor)


def _ask_records(
    snapshot: Snapshot, options: Options, log: Log, cases: Sequence[_Case], past: _Past
) -> Iterator[Finding | Skip]:
    """Findings for the cases that no record covers; the records are read only when there is a case."""
    texts: list[Record] = []
    for one in log.read(snapshot) if cases else ():
        if isinstance(one, Record):
            texts.append(one)
        else:
            yield Skip(ID, one[0].path, f"what this record covers is unknown: {one[1]}")
    cited = [naming.citations(record.text) for record in texts]
    common = naming.common_words([change.subject for change in past.changes])
    for case in cases:
        near = past.life.near(texts, case.change.when, options.near_days)
        if not cover.is_cited(case.change, cited) and not cover.is_near(case.change, near, common):
            yield _finding(case, options, log.nearest(case.change), is_reviewed=snapshot.change is not None)


def _finding(case: _Case, options: Options, log: str, *, is_reviewed: bool) -> Finding:
    change, weight = case.change, case.weight
    return Finding(
        audit=ID,
        subject=change.commit or "staged",
        path="",
        line=None,
        severity=Severity.WARNING,
        message=f"{_named(change, is_reviewed)} {weight.phrase}; {case.fault}",
        remedy=_remedy(change, log, is_reviewed),
        command=f"git show --stat {change.commit[:10]}" if change.commit else "git diff --cached --stat",
        evidence=_evidence(case, options),
        rank=weight.points + min(weight.footprint.lines, 999_999) / 1_000_000,
    )


def _named(change: Change, is_reviewed: bool) -> str:
    if not change.commit:
        return "What is staged"
    if is_reviewed:
        return f"The branch up to {change.commit[:10]}"
    subject = change.subject
    if len(subject) > _MOST_OF_A_SUBJECT:
        subject = f"{subject[: _MOST_OF_A_SUBJECT - 1]}…"
    return f'{change.commit[:10]} "{subject}" ({change.when.date().isoformat()})'


def _remedy(change: Change, log: str, is_reviewed: bool) -> str:
    place = "the top directory" if log == "." else log
    if not is_reviewed:
        return (
            f"write a record in {place} that cites {change.commit[:10]},"
            " or accept this finding with the reason why none is due"
        )
    how = f"add a record in {place} to it" if change.commit else f"stage a record in {place} with it"
    return f'{how}, or say in its message why none is due: "Decision: none (why)"'


def _evidence(case: _Case, options: Options) -> tuple[Evidence, ...]:
    traces, scale = case.weight.footprint, case.scale
    compared = "changes to code" if scale.compared else "changes; sizes are those for any repository"
    return (
        Evidence("weight", case.weight.points, "points", options.threshold),
        Evidence("size", traces.lines, "production lines added or deleted", scale.steps[0]),
        Evidence("spread", len(traces.modules), "modules, by the first two telling directories"),
        Evidence("files", len(traces.touched), "files of production code"),
        Evidence("compared with", scale.compared, compared),
        *(Evidence(reason.clause, reason.points, "points") for reason in case.weight.reasons),
    )


def _no_record(options: Options) -> str:
    if options.records:
        patterns = ", ".join(options.records)
        return (
            f"no file matches records = {patterns}, so no change can be held against one; mend the patterns"
        )
    return (
        "no decision record found, so no change can be held against one;"
        " start one as docs/adr/0001-record-architecture-decisions.md"
    )


AUDIT = Audit(
    id=ID,
    question="Which large changes were made without a written decision?",
    card=__doc__ or "",
    options=Options,
    run=run,
)
