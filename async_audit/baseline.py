"""What a team found when it began, so that only what is new has to be mended now.

The file is made to be kept in git: a finding is one line, sorted, and holds no line number and no number that
another change would move. A reason and a date until which it holds may be written into it by hand.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from async_audit.errors import ConfigError
from async_audit.findings import Accepted, Report
from async_audit.inert import inert
from async_audit.wording import count

SCHEMA = "async-audit/baseline/1"
WRITE = "async-audit baseline write"
LARGEST = 256 << 20
"""Bytes: a million findings fit, in about half."""
_SHOWN = 10
_METRICS = {
    ("bus-factor", "bus factor of the repository"): True,
    ("bus-factor", "without an active holder"): False,
    ("waiting", "wait over 8 h"): False,
}
"""Audit and figure -> whether more of it is better."""
_READY = "async-ready share"


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding that was there before."""

    id: str
    fingerprint: str
    first_seen: str
    """Day of the audited commit that it was first written for."""
    reason: str = ""
    until: str = ""
    """The last day on which it is covered; empty for no end."""

    def is_over(self, day: date) -> bool:
        """Whether it no longer covers anything on that day."""
        return bool(self.until) and date.fromisoformat(self.until) < day


@dataclass(frozen=True, slots=True)
class Baseline:
    """The findings and the measures of an earlier report."""

    source: str
    """The file."""
    entries: tuple[Entry, ...] = ()
    metrics: Mapping[str, float] | None = None


def parse(text: str, source: str) -> Baseline:
    """A baseline from the content of ``source``.

    Raises ConfigError, which names the file, the entry and the mend.
    """
    where = inert(source)
    try:
        document = json.loads(text)
    except ValueError as error:
        raise ConfigError(f"{where}: not valid JSON: {inert(str(error))}; '{WRITE}' makes it anew") from None
    except RecursionError:
        raise ConfigError(f"{where}: nested too deeply for a baseline; '{WRITE}' makes it anew") from None
    schema = document.get("schema") if isinstance(document, dict) else None
    if schema != SCHEMA:
        said = f"is '{inert(str(schema))[:60]}'" if schema else "has no schema"
        raise ConfigError(f"{where}: {said}, and this version reads '{SCHEMA}'; '{WRITE}' makes it anew")
    entries, metrics = document.get("findings"), document.get("metrics", {})
    if not isinstance(entries, list) or not isinstance(metrics, dict):
        raise ConfigError(
            f"{where}: 'findings' must be a list and 'metrics' a table; '{WRITE}' makes it anew"
        )
    for name, value in metrics.items():
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise ConfigError(f"{where}: metric '{inert(name)[:60]}' is no number; '{WRITE}' makes it anew")
    read = tuple(_entry(one, f"{where}: entry {number}") for number, one in enumerate(entries, start=1))
    return Baseline(source, read, metrics)


def applied(report: Report, baseline: Baseline, *, is_whole: bool = True) -> Report:
    """The report with what the baseline covers among what is accepted; notes tell what of it is over or gone.

    A report that is not about the whole repository does not tell what is gone.
    """
    today = report.now.date()
    known = {entry.fingerprint: entry for entry in baseline.entries if not entry.is_over(today)}
    new = tuple(one for one in report.findings if one.fingerprint not in known)
    old = tuple(
        Accepted(one, _reason(known[one.fingerprint]), is_baseline=True)
        for one in report.findings
        if one.fingerprint in known
    )
    notes = tuple(_notes(report, baseline, today)) if is_whole else ()
    accepted = (*old, *report.accepted)
    return replace(report, findings=new, accepted=accepted, notes=(*report.notes, *notes), has_baseline=True)


def worse(report: Report, baseline: Baseline) -> list[str]:
    """What got worse since the baseline was written; better is never asked for."""
    then, now = baseline.metrics or {}, measures(report)
    better = {what: is_more for (_, what), is_more in _METRICS.items()} | {_READY: True}
    return [
        f"{inert(name)} was {then[name]:g} in {inert(baseline.source)} and is {now[name]:g}"
        for name in now.keys() & then.keys() & better.keys()
        if (now[name] < then[name] if better[name] else now[name] > then[name])
    ]


def rewritten(report: Report, old: Baseline | None, *, shrink: bool = False) -> str:
    """The baseline of a report; first days, reasons and ends are those of ``old``.

    With ``shrink`` nothing new comes in: what is gone leaves, and nothing else changes.
    """
    before = {entry.fingerprint: entry for entry in old.entries} if old else {}
    findings = {one.fingerprint: one for one in report.findings}
    day = report.now.date().isoformat()
    entries = [
        before.get(mark) or Entry(one.id, mark, day)
        for mark, one in findings.items()
        if not shrink or mark in before
    ]
    entries.sort(key=lambda entry: (entry.id, entry.fingerprint))
    dump = json.JSONEncoder().encode
    lines = ",".join(f"\n{dump(asdict(entry))}" for entry in entries)
    metrics = (old.metrics if shrink and old else None) or measures(report)
    return f'{{\n"schema": "{SCHEMA}",\n"metrics": {dump(metrics)},\n"findings": [{lines}\n]\n}}\n'


def measures(report: Report) -> dict[str, float]:
    """The numbers of a report that are not to get worse."""
    found = {
        figure.what: float(figure.value)
        for scope in report.scopes
        for figure in scope.figures
        if (scope.audit, figure.what) in _METRICS and not isinstance(figure.value, str)
    }
    if report.readiness and report.readiness.share is not None:
        found[_READY] = round(report.readiness.share, 3)
    return dict(sorted(found.items()))


def _entry(one: Any, where: str) -> Entry:
    known = Entry.__dataclass_fields__
    if not isinstance(one, dict) or not all(isinstance(value, str) for value in one.values()):
        raise ConfigError(f"{where}: is no table of texts; '{WRITE}' makes it anew")
    for key in one:
        if key not in known:
            raise ConfigError(f"{where} has no '{inert(key)[:60]}'; known are {', '.join(known)}")
    for key in ("id", "fingerprint", "first_seen"):
        if not one.get(key):
            raise ConfigError(f"{where} lacks '{key}'; '{WRITE}' makes it anew")
    for key in ("first_seen", "until"):
        try:
            _ = date.fromisoformat(one[key]) if one.get(key) else None
        except ValueError:
            said = inert(one[key])[:60]
            raise ConfigError(f"{where}: {key} is '{said}'; write a day, such as 2027-01-31") from None
    return Entry(**one)


def _reason(entry: Entry) -> str:
    said = f"in the baseline since {entry.first_seen}"
    until = f", until {entry.until}" if entry.until else ""
    return f"{said}{until}: {entry.reason}" if entry.reason else f"{said}{until}"


def _notes(report: Report, baseline: Baseline, today: date) -> Iterator[str]:
    here = {one.fingerprint for one in report.findings}
    over = [one for one in baseline.entries if one.fingerprint in here and one.is_over(today)]
    asked = [one for one in baseline.entries if one.id.partition(":")[0] in report.audits]
    gone = [one for one in asked if one.fingerprint not in here]
    source = inert(baseline.source)
    yield from _told(over, lambda one: f"{source} covered {inert(one.id)} until {one.until}", source)
    yield from _told(gone, lambda one: f"{source} lists {inert(one.id)}, which no longer occurs", source)


def _told(entries: Sequence[Entry], said: Callable[[Entry], str], source: str) -> Iterator[str]:
    yield from (f"{said(one)}; '{WRITE}' brings it up to date" for one in entries[:_SHOWN])
    if len(entries) > _SHOWN:
        yield f"and {count(len(entries) - _SHOWN, 'more such entry', 'more such entries')} of {source}"
