"""What each threshold would ask of a team, by its own history."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from async_audit.decisions.cases import Case, without_record
from async_audit.decisions.cover import Cover
from async_audit.decisions.history import log_history
from async_audit.decisions.log import Log
from async_audit.decisions.records import Record
from async_audit.decisions.scale import Scale
from async_audit.decisions.weighing import Limits, Weigher, footprints, measured_scale, weigh_all
from async_audit.decisions.weight import Weight
from async_audit.snapshots import Snapshot

THRESHOLDS = range(3, 11)
"""Points. The code of lighter changes is not looked into: most are."""
PERCENTS = (50, 75, 90)
"""Of the sizes, beside those that give points."""
TOP = 10
_DAYS_OF_A_MONTH = 365.25 / 12


@dataclass(frozen=True, slots=True)
class Weighed:
    """One change of the window."""

    case: Case
    is_tied: bool
    """Whether it brings a record, names one, or is named by one."""
    is_waived: bool

    @property
    def weight(self) -> Weight:
        """What it weighs."""
        return self.case.weight


@dataclass(frozen=True, slots=True)
class SignRow:
    """How common a sign is."""

    sign: str
    changes: int
    tied: int
    """Of them, those that are tied to a record."""
    lift: float | None
    """Share among changes that are tied to a record, over the share among the others; None if either is 0."""


@dataclass(frozen=True, slots=True)
class ThresholdRow:
    """What a threshold asks for."""

    threshold: int
    changes: int
    """That weigh as much, and are of no kind that decides nothing."""
    tied: int
    """Of them, those that are tied to a record."""
    asked: int
    """Of them, those without record and waiver."""
    a_month: float
    """``asked`` in a month of 30.4 days."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """The tables of one repository."""

    since: datetime
    until: datetime
    changes: int
    to_code: int
    waived: int
    sizes: tuple[tuple[int, int], ...]
    """Percent of the changes to code, and how many production lines they do not exceed."""
    scale: Scale
    signs: tuple[SignRow, ...]
    """Most common first."""
    thresholds: tuple[ThresholdRow, ...]
    fitting: int | None
    """The lowest threshold that asks no more than the budget; None when each asks for more."""
    heaviest: tuple[Case, ...]
    """Without record and waiver."""


def calibration(snapshot: Snapshot, limits: Limits, log: Log, budget: int) -> Calibration | None:
    """The tables of a repository, for ``budget`` findings a month; None when no change of it touches code."""
    changes = snapshot.changes(limits.window)
    traces = footprints(snapshot, changes)
    scale = measured_scale(traces, limits)
    weights = weigh_all(Weigher(snapshot, everywhere=True), changes, traces, scale, THRESHOLDS.start)
    cases, answers = [], []
    for change, weight in zip(changes, weights, strict=True):
        if weight.footprint:
            answers.append(log.answer(change, limits.elsewhere))
            cases.append(Case(change, weight, scale, answers[-1].fault))
    texts = [one for one in log.read(snapshot) if isinstance(one, Record)]
    life = log_history(snapshot.commits if texts else (), log.recognise)
    subjects = [change.subject for change in changes]
    alone = {case.change.commit for case in without_record(cases, texts, life, limits.near_days, subjects)}
    weighed = [
        Weighed(
            case,
            is_tied=answer.cover is Cover.RECORD or case.change.commit not in alone,
            is_waived=answer.cover is Cover.WAIVER,
        )
        for case, answer in zip(cases, answers, strict=True)
    ]
    return calibrate(weighed, len(changes), scale, budget) if weighed else None


def calibrate(weighed: Sequence[Weighed], changes: int, scale: Scale, budget: int) -> Calibration:
    """The tables of ``weighed``, the changes to code among ``changes``, newest first; not for none."""
    times = [one.case.change.when for one in weighed]
    since, until = min(times), max(times)
    months = max((until - since).days / _DAYS_OF_A_MONTH, 1.0)
    candidates = [one for one in weighed if not one.weight.is_ruled_out]
    rows = tuple(_threshold(threshold, candidates, months) for threshold in THRESHOLDS)
    open_cases = [one.case for one in candidates if not one.is_tied and not one.is_waived]
    return Calibration(
        since=since,
        until=until,
        changes=changes,
        to_code=len(weighed),
        waived=sum(one.is_waived for one in weighed),
        sizes=_sizes([one.weight.footprint.lines for one in weighed], scale),
        scale=scale,
        signs=_signs(weighed),
        thresholds=rows,
        fitting=next((row.threshold for row in rows if row.a_month <= budget), None),
        heaviest=tuple(sorted(open_cases, key=lambda case: (-case.rank, case.change.commit))[:TOP]),
    )


def _sizes(lines: Sequence[int], scale: Scale) -> tuple[tuple[int, int], ...]:
    ordered = sorted(size for size in lines if size)
    percents = (*PERCENTS, *(scale.percentiles or ())) if ordered else ()
    return tuple((percent, ordered[math.ceil(len(ordered) * percent / 100) - 1]) for percent in percents)


def _signs(weighed: Sequence[Weighed]) -> tuple[SignRow, ...]:
    every: Counter[str] = Counter()
    tied: Counter[str] = Counter()
    for one in weighed:
        for sign in {reason.sign for reason in one.weight.reasons}:
            every[sign] += 1
            tied[sign] += one.is_tied
    all_tied = sum(one.is_tied for one in weighed)
    others = len(weighed) - all_tied
    return tuple(
        SignRow(sign, count, tied[sign], _lift(tied[sign], all_tied, count - tied[sign], others))
        for sign, count in sorted(every.items(), key=lambda item: (-item[1], item[0]))
    )


def _lift(with_sign: int, tied: int, others_with_sign: int, others: int) -> float | None:
    if not with_sign or not others_with_sign:
        return None
    return (with_sign / tied) / (others_with_sign / others)


def _threshold(threshold: int, candidates: Sequence[Weighed], months: float) -> ThresholdRow:
    heavy = [one for one in candidates if one.weight.points >= threshold]
    tied = sum(one.is_tied for one in heavy)
    asked = sum(not one.is_tied and not one.is_waived for one in heavy)
    return ThresholdRow(threshold, len(heavy), tied, asked, asked / months)
