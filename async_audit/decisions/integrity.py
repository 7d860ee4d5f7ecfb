"""Links between records that one side does not know, that lead nowhere, or that go round in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from async_audit.decisions.breaches import Breach
from async_audit.decisions.links import Link, Relation
from async_audit.decisions.records import Record
from async_audit.decisions.states import Stage, State
from async_audit.findings import Severity

_NOT_IN_FORCE = frozenset({Stage.OPEN, Stage.NEGATIVE})


class MissingLink(NamedTuple):
    """What ``record`` should say of ``other``, since ``other`` says it of ``record``."""

    record: Record
    relation: Relation
    other: Record


def missing_links(records: Sequence[Record]) -> Iterator[MissingLink]:
    """Supersede links that one side does not know, in order of the side that knows.

    What a draft or a rejected record says that it supersedes, it does not supersede. A record that was
    superseded by a later successor of the other one knows enough.
    """
    by_path = {record.path: record for record in records}
    for record in records:
        for link in record.links:
            other = by_path.get(link.path)
            if other is None or other.title == record.title:  # one record that got another number
                continue
            if link.relation is Relation.SUPERSEDES and _is_in_force(record):
                knows = _reach(other, Relation.SUPERSEDED_BY, by_path)
                is_chain = not knows.isdisjoint(_reach(record, Relation.SUPERSEDED_BY, by_path))
                if record.path not in knows and not is_chain:
                    yield MissingLink(other, Relation.SUPERSEDED_BY, record)
            elif link.relation is Relation.SUPERSEDED_BY and not _links(other, Relation.SUPERSEDES, record):
                yield MissingLink(other, Relation.SUPERSEDES, record)


def link_breaches(records: Sequence[Record]) -> Iterator[Breach]:
    """DR005 and DR006."""
    for record, relation, other in missing_links(records):
        yield _one_way(record, relation, other)
    by_path = {record.path: record for record in records}
    for record in records:
        yield from _dangling(record)
        yield from _status(record, by_path)
    yield from _circles(records, by_path)


def _is_in_force(record: Record) -> bool:
    return record.state is None or record.state.stage not in _NOT_IN_FORCE


def _links(record: Record, relation: Relation, other: Record) -> bool:
    return any(link.relation is relation and link.path == other.path for link in record.links)


def _reach(record: Record, relation: Relation, by_path: Mapping[str, Record]) -> set[str]:
    """All that ``record`` leads to by links of one relation."""
    found: set[str] = set()
    wanted = [record]
    while wanted:
        for link in wanted.pop().links:
            if link.relation is relation and link.path and link.path not in found:
                found.add(link.path)
                wanted += [by_path[link.path]] if link.path in by_path else []
    return found


def _one_way(record: Record, relation: Relation, other: Record) -> Breach:
    if relation is Relation.SUPERSEDED_BY:
        named = [link.written for link in record.links if link.relation is relation]
        reads = (
            f'it says "superseded by {named[0]}"'
            if named
            else f'it still reads "{record.raw_status or "nothing"}"'
        )
        message = f"{record.path} is superseded by {other.path} and does not say so: {reads}"
        is_read = (
            record.state is None or record.state.stage is not Stage.NEGATIVE
        )  # nobody acts on a rejected one
        severity = Severity.WARNING if is_read else Severity.NOTE
    else:
        message = f"{record.path} does not name {other.path}, which says that it is superseded by it"
        severity = Severity.NOTE
    remedy = "write the missing link: async-audit decision check --fix"
    return Breach("DR005", record.path, severity, message, remedy, other.name, others=(other.path,))


def _dangling(record: Record) -> Iterator[Breach]:
    for link in record.links:
        if link.is_dangling and link.relation in (Relation.SUPERSEDES, Relation.SUPERSEDED_BY):
            said = link.relation.value.replace("-", " ")
            message = f'{record.path} says "{said} {link.written}", and there is no such record here'
            remedy = "name the record by its path, or write where it went"
            yield Breach("DR005", record.path, Severity.WARNING, message, remedy, link.written)


def _status(record: Record, by_path: Mapping[str, Record]) -> Iterator[Breach]:
    """A successor that the status does not know, and a status that knows no successor."""
    successors = [link for link in record.links if link.relation is Relation.SUPERSEDED_BY]
    here = next((link for link in successors if link.path in by_path), None)
    is_retired = record.state is None or record.state.stage in (Stage.RETIRED, Stage.NEGATIVE)
    if here and not is_retired and not record.is_partial and _is_in_force(by_path[here.path]):
        message = f'{record.path} names its successor {here.path} and still reads "{record.raw_status}"'
        remedy = "change its status to superseded, or say which part of it still holds"
        yield Breach("DR005", record.path, Severity.WARNING, message, remedy, "status", others=(here.path,))
    if record.state is State.SUPERSEDED and not successors and not record.is_partial:
        known = [one for one in by_path.values() if _links(one, Relation.SUPERSEDES, record)]
        if not known and record.raw_status:
            message = f'{record.path} reads "{record.raw_status}" and does not say by which record'
            remedy = "name the record that holds now, or say that nothing does"
            yield Breach("DR005", record.path, Severity.NOTE, message, remedy, "successor")


def _circles(records: Iterable[Record], by_path: Mapping[str, Record]) -> Iterator[Breach]:
    told: set[str] = set()
    for record in records:
        reached = _reach(record, Relation.SUPERSEDED_BY, by_path)
        if record.path in reached and record.path not in told:
            circle = sorted(
                path
                for path in reached
                if record.path in _reach(by_path[path], Relation.SUPERSEDED_BY, by_path)
            )
            told.update(circle)
            others = ", ".join(path for path in circle if path != record.path)
            message = f"{record.path} and {others} supersede each other in a circle, so none of them holds"
            remedy = "decide which of them holds, and turn the other links round"
            yield Breach("DR006", record.path, Severity.ERROR, message, remedy, others=tuple(circle))


def successors(record: Record, records: Iterable[Record]) -> tuple[Link, ...]:
    """What ``record``, and those that supersede it, say about who holds now."""
    own = [link for link in record.links if link.relation is Relation.SUPERSEDED_BY]
    theirs = [
        Link(Relation.SUPERSEDED_BY, one.path, one.path, one.number)
        for one in records
        if _is_in_force(one) and _links(one, Relation.SUPERSEDES, record)
    ]
    found: dict[str, Link] = {}
    for link in (*own, *theirs):
        found.setdefault(link.path or link.written, link)
    return tuple(found.values())
