"""Decision records that contradict each other, the code, or their own log.

What it finds: a status that nobody can read (DR001), text of the template (DR002), a number used twice
    (DR003) or also claimed by another branch (DR004), supersede links that one side does not know or that
    lead nowhere (DR005) or round in a circle (DR006), an index that disagrees (DR007), records open beyond
    their deadline or untouched for ``open_days`` (DR008), decisions without a rejected option (DR009), a
    title with another number (DR010), paths that are gone (DR012), code that cites what is retired (DR013).
Why it matters: who reads a record alone at night acts on it; there is nobody to say that it was superseded.
How it is measured: every record of every log is read from the audited commit, in the dialect of its log.
    What a draft or a rejected record supersedes, it does not supersede. A number is claimed by a branch that
    holds a record which this tree and its history never had, if its last commit is at most ``branch_days``
    older than the audited one. Gaps in numbers are shown, and are no fault. For a change: the records that it
    touches, by the rules that need no history.
What to do: ``async-audit decision check --fix`` writes missing back links; the rest takes a sentence each.
Blind spots: links told in the body of a record only; a log in a wiki or another repository; DR004 knows the
    branches of this clone, so the same commit may have others elsewhere; DR009 believes any word about an
    alternative, and DR012 sees only paths between backticks that this repository once had.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from async_audit.decisions import citing, indexes, integrity, numbering, upkeep
from async_audit.decisions.breaches import Breach
from async_audit.decisions.history import log_history
from async_audit.decisions.log import Log, Records, load, open_log
from async_audit.errors import MissingObjectError, RepositoryError
from async_audit.facts import Change, Kind
from async_audit.findings import Audit, Evidence, Finding, Scope, Severity, Skip, option
from async_audit.snapshots import Snapshot
from async_audit.wording import quoted

ID = "decision-log"
_MOST_GAPS = 8
"""Runs of numbers that are shown: a log that numbers by request has hundreds."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked of a log."""

    open_days: int = option(
        180,
        unit="days without an edit while open",
        origin="124 of 126 open records of one log are older: what waits that long waits for nobody",
        at_least=1,
    )
    branch_days: int = option(
        180,
        unit="days since the last commit of a branch",
        origin="refs of requests stay for ever; most claims on numbers are those of old heads",
        at_least=1,
    )
    ignore: tuple[str, ...] = option(
        (), unit="rule ids, such as DR009", origin="none: every rule speaks until a team does not want it"
    )
    records: tuple[str, ...] = option(
        (), unit="patterns as in .gitignore", origin="none: records are known by the names projects give them"
    )


def run(snapshot: Snapshot, options: Options) -> Iterator[Finding | Skip | Scope]:
    """Ask of every record, or of those that the change under review touches."""
    log = open_log(snapshot, options.records)
    change = snapshot.change
    touched = _touched(change, log) if change else frozenset()
    if not log.records or (change and not touched):
        yield Scope(ID, "records", 0, {})
        return
    records = load(snapshot, options.records)
    yield from _unread(records, touched)
    if change is None:
        answers = _all(snapshot, records, log, options)
    else:
        answers = (one for one in _of_change(snapshot, records, log, options) if _concerns(one, touched))
    for answer in answers:
        if isinstance(answer, Skip):
            yield answer
        elif answer.rule not in options.ignore:
            yield _finding(answer)
    looked_at = len(touched) if change else len(records.all) - len(records.missing)
    yield Scope(ID, "records", looked_at, {}, _figures(records) if change is None else ())


def _touched(change: Change, log: Log) -> frozenset[str]:
    return frozenset(t.path for t in change.touched if t.status != "D" and log.recognise(t.path))


def _concerns(answer: Breach | Skip, touched: frozenset[str]) -> bool:
    return isinstance(answer, Skip) or not touched.isdisjoint((answer.path, *answer.others))


def _unread(records: Records, touched: frozenset[str]) -> Iterator[Skip]:
    """What could not be read, for each record; a status is a finding, not a skip."""
    for record in records.all:
        if touched and record.path not in touched:
            continue
        for fault in record.faults:
            if not fault.startswith("its status"):
                yield Skip(ID, record.path, f"{fault}; mend it in {record.path}")


def _all(snapshot: Snapshot, records: Records, log: Log, options: Options) -> Iterator[Breach | Skip]:
    yield from _of_records(records)
    yield from _indexes(snapshot, records)
    yield from upkeep.one_sided(records)
    yield from _citations(snapshot, records)
    if snapshot.history_gap:
        yield Skip(ID, "", f"how long records are open, and which paths are gone: {snapshot.history_gap}")
        yield from upkeep.overdue(records.all, {}, snapshot.now.date(), options.open_days)
    else:
        edited = log_history(snapshot.commits, log.recognise).edited
        yield from upkeep.overdue(records.all, edited, snapshot.now.date(), options.open_days)
        yield from citing.dead_paths(records.all, snapshot.files, snapshot.commits)
    yield from _claims(snapshot, records, log, options, Severity.NOTE)


def _of_change(snapshot: Snapshot, records: Records, log: Log, options: Options) -> Iterator[Breach | Skip]:
    """What needs no history: a hook has no time for it. A title that was wrong before is not this change's doing."""
    edited = (
        {touch.path for touch in snapshot.change.touched if touch.status == "M"} if snapshot.change else ()
    )
    yield from (one for one in _of_records(records) if one.rule != "DR010" or one.path not in edited)
    yield from _claims(snapshot, records, log, options, Severity.ERROR)


def _of_records(records: Records) -> Iterator[Breach]:
    yield from upkeep.unreadable(records)
    yield from upkeep.unfinished(records.all)
    yield from numbering.number_breaches(records.all)
    yield from integrity.link_breaches(records.all)


def _claims(
    snapshot: Snapshot, records: Records, log: Log, options: Options, severity: Severity
) -> Iterator[Breach]:
    branches = snapshot.branches(records.logs, options.branch_days)
    seen: frozenset[str] = frozenset()
    if branches and not snapshot.history_gap and snapshot.change is None:
        seen = frozenset(touch.path for commit in snapshot.commits for touch in commit.touched)
    claimed = numbering.claims(branches, log.recognise, snapshot.files, seen)
    yield from numbering.claim_breaches(records.all, claimed, severity)


def _indexes(snapshot: Snapshot, records: Records) -> Iterator[Breach | Skip]:
    for path in snapshot.files:
        folder, _, name = path.rpartition("/")
        if name.lower() in indexes.NAMES and (of_log := records.of(folder or ".")):
            try:
                text = snapshot.read(path).decode("utf-8", "replace")
            except MissingObjectError as error:
                yield Skip(ID, path, f"whether this index agrees with its records is unknown: {error}")
            else:
                yield from indexes.index_breaches(path, text, of_log)


def _citations(snapshot: Snapshot, records: Records) -> Iterator[Breach | Skip]:
    retired = [record for record in records.all if citing.is_retired(record)]
    pattern = citing.citation_pattern(retired)
    code = frozenset(path for path, file in snapshot.files.items() if file.kind in (Kind.CODE, Kind.TEST))
    if not pattern or not code:
        return
    try:
        lines = list(snapshot.grep(pattern))
    except RepositoryError as error:
        yield Skip(ID, "", f"which code cites a retired record is unknown: {error}")
    else:
        yield from citing.citing_retired(records.all, lines, code)


def _finding(breach: Breach) -> Finding:
    return Finding(
        audit=ID,
        subject=breach.subject,
        path=breach.path,
        line=None,
        severity=breach.severity,
        message=f"{breach.rule}: {breach.message}",
        remedy=breach.remedy,
        command=_command(breach),
        evidence=breach.evidence,
        rank=-float(breach.rule[2:]),
    )


def _command(breach: Breach) -> str:
    if breach.rule == "DR005" and "--fix" in breach.remedy:
        return "async-audit decision check --fix"
    if breach.rule in ("DR003", "DR004", "DR009"):
        return "async-audit decision list"
    if breach.rule == "DR007":
        return "async-audit decision index"
    return f"async-audit decision show {quoted(breach.path)}"


def _figures(records: Records) -> tuple[Evidence, ...]:
    """Each log with its size, and the numbers that nobody has in it."""
    found = [Evidence(f"log {log}", len(records.of(log)), "records") for log in records.logs]
    for log, runs in numbering.gaps(records.all).items():
        more = ", \u2026" if len(runs) > _MOST_GAPS else ""
        noun = "number" if runs[0].isdigit() and len(runs) == 1 else "numbers"
        found.append(
            Evidence(f"without a record in {log}", f"{noun} {', '.join(runs[:_MOST_GAPS])}{more}", "")
        )
    return tuple(found)


AUDIT = Audit(
    id=ID,
    question="Which decision records contradict each other, the code or their own log?",
    card=__doc__ or "",
    options=Options,
    run=run,
)
