"""Large changes whose decision nobody wrote down.

What it finds: changes of the main line, after the first decision record, that weigh ``threshold`` points or
    more while no record, trailer or message names the decision behind them; of each month the heaviest.
Why it matters: why it was done, and what was rejected, is known only to those who were there; whoever works
    in another time zone has to wait for them to ask.
How it is measured: each change is weighed by reasons that it prints: production lines against the other
    changes here, the modules it spans (its first two telling directories), groups of owners, interface
    schemas, a declared break, new and removed modules and dependencies, new source files, data migrations;
    less for what is nothing but large, renamed, bumped or called a fix. What comes close is read: lines that
    moved, comments, imports, formatting and generated files do not count. Reverts, backports, releases,
    merges of standing branches and what programs made are left out. A change is covered if it brings a
    record, names one or is cited by one, or if a record that names its paths or its subject was edited
    within ``near_days`` of it. Of 27 changes that it asked about in five projects that it was not tuned on,
    19 were clearly worth a record, 6 arguably, 2 not.
What to do: write a record that cites the commit, while somebody remembers. Where no decision was taken, say
    so in the message of the change: ``Decision: none (why)``; the report lists such waivers.
Blind spots: a decision in a wiki, an issue or a chat, unless ``elsewhere`` says how messages name it; a small
    change that decides much; a large feature that decides something beside itself, unless it shows in a
    schema, a dependency or a module. In a fork, ``(#12)`` in an older subject is a request of the parent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from async_audit.decisions.history import LogHistory, log_history, new_in_tree
from async_audit.decisions.production import footprint
from async_audit.decisions.scale import MOST_POINTS, absolute_scale
from async_audit.decisions.weighing import Weigher, footprints, measured_scale, weigh_all
from async_audit.facts import Change
from async_audit.findings import Accepted, Audit, Finding, Scope, Severity, Skip, option
from async_audit.snapshots import Snapshot
from async_audit.wording import count

if TYPE_CHECKING:
    from async_audit.decisions.cases import Case
    from async_audit.decisions.log import Log
    from async_audit.decisions.records import Record

ID = "missing-adr"
_MEASURED = "24,206 changes in ten projects that keep records"
_SMALLER = "percent of the changes here that are smaller"
_NO_DECISION = "reverted, released, carried over, formatted or made by a program"
_BEYOND = "beyond the monthly budget"
Answer = Finding | Skip | Scope | Accepted


@dataclass(frozen=True, slots=True)
class Options:
    """When a change is large enough to ask for a record."""

    threshold: int = option(
        5,
        unit="points",
        origin="19 of 27 changes found in five projects were clearly worth a record; docs/adr/0015",
        at_least=1,
        at_most=20,
    )
    budget: int = option(
        2,
        unit="findings a month",
        origin="our judgement of what a team answers; see 'async-audit decision calibrate'",
        at_least=1,
        at_most=1000,
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
    elsewhere: tuple[str, ...] = option(
        (),
        unit="texts, such as github.com/us/rfcs/, that in a message name a decision kept elsewhere",
        origin="none: a link tells nobody what it leads to",
    )


def run(snapshot: Snapshot, options: Options) -> Iterator[Answer]:
    """Judge the change under review, or every change of the window."""
    if snapshot.change is not None and _is_small(snapshot, snapshot.change, options):
        yield Scope(ID, "changes", 1, {})  # before anybody lists the tree: a hook has no time
        return
    from async_audit.decisions.asking import no_record
    from async_audit.decisions.log import open_log

    log = open_log(snapshot, options.records)
    if not log.records:
        yield Skip(ID, "", no_record(options.records))
    elif snapshot.change is not None:
        yield from _review(snapshot, snapshot.change, options, log)
    elif snapshot.history_gap:
        yield Skip(ID, "", snapshot.history_gap)
    else:
        yield from _window(snapshot, options, log)


def _window(snapshot: Snapshot, options: Options, log: Log) -> Iterator[Answer]:
    from async_audit.decisions.cases import Case, within_budget
    from async_audit.decisions.cover import Cover

    changes = snapshot.changes(options.window)
    life = log_history(snapshot.commits, log.recognise)
    traces = footprints(snapshot, changes)
    weigher, scale = Weigher(snapshot), measured_scale(traces, options)
    weights = weigh_all(weigher, changes, traces, scale, options.threshold)
    left_out: Counter[str] = Counter()
    cases, waived = [], []
    for change, weight in zip(changes, weights, strict=True):
        answer = log.answer(change, options.elsewhere)
        if life.began and change.when < life.began:
            left_out["before the first record"] += 1
        elif not weight.footprint:
            left_out["no production code touched"] += 1
        elif weight.is_ruled_out:
            left_out[_NO_DECISION] += 1
        elif weight.points < options.threshold:
            continue
        elif answer.cover is Cover.NONE:
            cases.append(Case(change, weight, scale, answer.fault))
        else:
            left_out[answer.cover.value] += 1
            if answer.cover is Cover.WAIVER:
                waived.append(Case(change, weight, scale, "its message says why", answer.reason))
    asked = yield from _ask_records(snapshot, options, log, cases, life, changes)
    if snapshot.is_anonymous:
        asked, waived = list(map(_unquoted, asked)), list(map(_unquoted, waived))
    heaviest = within_budget(asked, options.budget)
    yield from (_finding(case, options, log) for case in heaviest)
    yield from (Accepted(_finding(case, options, log), case.waiver) for case in waived)
    yield from _lost(weigher)
    left_out[Cover.RECORD.value] += len(cases) - len(asked)
    left_out[_BEYOND] += len(asked) - len(heaviest)
    yield Scope(ID, "changes", len(changes) - left_out.total(), dict(+left_out))


def _is_small(snapshot: Snapshot, change: Change, options: Options) -> bool:
    """Whether no history could make this change large enough."""
    traces, files = footprint(change, snapshot.files), snapshot.files
    least = options.threshold - (MOST_POINTS if traces.lines >= options.size_floor else 0)
    weigher, is_new = Weigher(snapshot), new_in_tree(files, change)
    if not weigher.may_weigh(change, traces, is_new, least):
        return True
    return weigher.weigh(change, traces, None, is_new, least).points < least


def _review(snapshot: Snapshot, change: Change, options: Options, log: Log) -> Iterator[Answer]:
    """Judge a change that is not small."""
    from async_audit.decisions.cases import Case
    from async_audit.decisions.cover import Cover

    traces, weigher = footprint(change, snapshot.files), Weigher(snapshot)
    is_new = new_in_tree(snapshot.files, change)
    answer = log.answer(change, options.elsewhere)
    if answer.cover is not Cover.NONE:
        yield Scope(ID, "changes", 0, {answer.cover.value: 1})
        return
    changes: Sequence[Change] = ()
    scale = absolute_scale(options.size_floor)
    if not snapshot.history_gap:
        changes = snapshot.changes(options.window)
        scale = measured_scale(footprints(snapshot, changes), options)
    weight = weigher.weigh(change, traces, scale, is_new, options.threshold)
    is_case = weight.points >= options.threshold and not weight.is_ruled_out
    cases = [Case(change, weight, scale, answer.fault)] if is_case else []
    life = LogHistory(None, {})
    if cases and not snapshot.history_gap:
        life = log_history(snapshot.commits, log.recognise)
    asked = yield from _ask_records(snapshot, options, log, cases, life, changes)
    for case in asked:  # the rest of a message that is not known whole may name the decision
        yield Skip(ID, "", change.gap) if change.gap else _finding(case, options, log, is_reviewed=True)
    yield from _lost(weigher)
    covered = len(cases) - len(asked)
    yield Scope(ID, "changes", 1 - covered, {Cover.RECORD.value: covered} if covered else {})


def _ask_records(
    snapshot: Snapshot,
    options: Options,
    log: Log,
    cases: Sequence[Case],
    life: LogHistory,
    changes: Sequence[Change],
) -> Generator[Skip, None, list[Case]]:
    """Returns the cases that no record covers; the records are read only when there is a case."""
    from async_audit.decisions.cases import without_record
    from async_audit.decisions.records import Record

    texts: list[Record] = []
    for one in log.read(snapshot) if cases else ():
        if isinstance(one, Record):
            texts.append(one)
        else:
            yield Skip(ID, one[0].path, f"what this record covers is unknown: {one[1]}")
    subjects = [change.subject for change in changes]
    return list(without_record(cases, texts, life, options.near_days, subjects))


def _lost(weigher: Weigher) -> Iterator[Skip]:
    if weigher.lost:
        first = next(iter(weigher.lost.values()))
        weighed = count(len(weigher.lost), "change")
        yield Skip(ID, "", f"{weighed} had to be weighed without looking into the files: {first}")


def _unquoted(case: Case) -> Case:
    """The same without the words of whoever made the change."""
    return case._replace(change=case.change._replace(message=""))


def _finding(case: Case, options: Options, log: Log, *, is_reviewed: bool = False) -> Finding:
    from async_audit.decisions import asking

    return Finding(
        audit=ID,
        subject=case.change.commit or "staged",
        path="",
        line=None,
        severity=Severity.WARNING,
        message=asking.message(case, is_reviewed=is_reviewed),
        remedy=asking.remedy(case.change, log.nearest(case.change), is_reviewed=is_reviewed),
        command=asking.command(case.change),
        evidence=asking.evidence(case, options.threshold),
        rank=case.rank,
    )


AUDIT = Audit(
    id=ID,
    question="Which large changes were made without a written decision?",
    card=__doc__ or "",
    options=Options,
    run=run,
)
