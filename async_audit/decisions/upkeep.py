"""Records that nobody can read, nobody finished, or nobody closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from async_audit.decisions.breaches import Breach
from async_audit.decisions.log import Records
from async_audit.decisions.options import names_rejected
from async_audit.decisions.records import Record
from async_audit.decisions.residue import residue
from async_audit.decisions.states import Stage
from async_audit.findings import Evidence, Severity
from async_audit.wording import count

_FEWEST = 3
"""Records of a log from which on it has a habit."""
_SHOWN = 5


def unreadable(records: Records) -> Iterator[Breach]:
    """DR001: a status that cannot be read, or none where half of the log states one."""
    for log in records.logs:
        of_log = [record for record in records.of(log) if record.text]
        stating = sum(bool(record.raw_status) for record in of_log)
        has_habit = stating >= _FEWEST and stating * 2 >= len(of_log)
        for record in of_log:
            if record.raw_status and record.state is None:
                clause = next(
                    (one for one in record.faults if one.startswith("its status")), "its status is unclear"
                )
                yield _unread(record, f"whether {record.path} holds cannot be read: {clause}")
            elif not record.raw_status and has_habit:
                message = f"{record.path} states no status, as {stating} of {len(of_log)} records of {log} do"
                yield _unread(record, message)


def unfinished(records: Sequence[Record]) -> Iterator[Breach]:
    """DR002: what the template asks stands where an answer should."""
    for record in records:
        left = residue(record)
        if left:
            quote = left[0] if len(left[0]) <= 60 else f"{left[0][:59]}\u2026"
            message = f'{record.path} still holds text of its template: "{_balanced(quote)}"'
            evidence = tuple(Evidence("also left in", piece, "") for piece in left[1:])
            remedy = "write what it asks for, or take it out"
            is_open = (
                record.state is not None and record.state.stage is Stage.OPEN
            )  # somebody is still writing
            severity = Severity.NOTE if is_open else Severity.WARNING
            yield Breach("DR002", record.path, severity, message, remedy, evidence=evidence)


def _balanced(quote: str) -> str:
    """The same with an ellipsis where it breaks off inside a parenthesis."""
    is_cut = quote.count("(") > quote.count(")") and not quote.endswith("\u2026")
    return f"{quote} \u2026)" if is_cut else quote


def overdue(
    records: Sequence[Record], edited: Mapping[str, Sequence[datetime]], today: date, open_days: int
) -> Iterator[Breach]:
    """DR008: open after its deadline, or open and not edited for more than ``open_days``.

    ``edited`` says when each path was added or changed; a record that it does not know is not judged by it.
    """
    for record in records:
        if record.state is None or record.state.stage is not Stage.OPEN:
            continue
        if record.deadline and record.deadline < today:
            late = (today - record.deadline).days
            message = (
                f'{record.path} reads "{record.raw_status}" and its comments closed on {record.deadline}, '
                f"{count(late, 'day')} ago"
            )
            evidence = (Evidence("past the deadline", late, "days", 0),)
            remedy = "decide it: async-audit decision accept, or write why it waits and until when"
            yield Breach("DR008", record.path, Severity.WARNING, message, remedy, "deadline", evidence)
            continue
        times = edited.get(record.path, ())
        quiet = (today - max(times).date()).days if times else 0
        if quiet > open_days:
            age = (today - (record.dated or min(times).date())).days
            message = (
                f'{record.path} still reads "{record.raw_status}": {count(age, "day")} old, '
                f"last edited {count(quiet, 'day')} ago"
            )
            evidence = (Evidence("open and untouched", quiet, "days", open_days),)
            remedy = "decide it, withdraw it, or say what it waits for"
            yield Breach("DR008", record.path, Severity.NOTE, message, remedy, "open", evidence)


def one_sided(records: Records) -> Iterator[Breach]:
    """DR009, once for each log: decisions in force that name nothing that was rejected."""
    for log in records.logs:
        held = [
            one
            for one in records.of(log)
            if one.text and one.state and one.state.stage in (Stage.DECIDED, Stage.DONE)
        ]
        silent = [record for record in held if not names_rejected(record)]
        if silent:
            message = (
                f"{len(silent)} of {count(len(held), 'decision')} in force in {log} {'names' if len(silent) == 1 else 'name'} no rejected option: "
                "whoever comes later will propose them again"
            )
            newest = sorted(silent, key=lambda one: (one.number or 0, one.path), reverse=True)[:_SHOWN]
            evidence = (
                Evidence(
                    "without a rejected option",
                    round(len(silent) / len(held), 3),
                    "share of decisions in force",
                ),
                *(Evidence("such as", record.path, "") for record in newest),
            )
            remedy = "name what was not chosen, and why, when a record is touched next"
            yield Breach("DR009", log, Severity.NOTE, message, remedy, evidence=evidence)


def _unread(record: Record, message: str) -> Breach:
    remedy = "write one of: proposed, accepted, rejected, deprecated, superseded by [its successor]"
    return Breach("DR001", record.path, Severity.WARNING, message, remedy)
