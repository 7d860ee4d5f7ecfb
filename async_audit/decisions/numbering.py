"""Numbers of records: used twice, left out, contradicted by the title, claimed by another branch."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from async_audit.decisions.breaches import Breach
from async_audit.decisions.records import Record
from async_audit.facts import Branch
from async_audit.findings import Severity

_FAR = 1000
_Key = tuple[str, str, int]
"""Log, series and number: what must be one record's alone."""


class Claim(NamedTuple):
    """A record that only another branch holds."""

    ref: str
    record: Record


def number_breaches(records: Sequence[Record]) -> Iterator[Breach]:
    """DR003 and DR010."""
    for (log, series, number), same in _by_number(records).items():
        # one record in two languages, or in two formats, is one decision; 0000 is what has no number yet
        if number and len({record.name.lower() for record in same}) > 1:
            names = " and ".join(record.path for record in same)
            message = f"{series.upper()} {number} of {log} is {len(same)} records: {names}"
            remedy = (
                "give all but the oldest of them the next free number: async-audit decision new says which"
            )
            others = tuple(record.path for record in same)
            yield Breach("DR003", log, Severity.ERROR, message, remedy, f"{series}-{number}", others=others)
    for record in records:
        if record.title_number is not None and record.number not in (None, record.title_number):
            message = f"{record.path} is number {record.number} and calls itself {record.title_number}"
            yield Breach(
                "DR010", record.path, Severity.WARNING, message, "write the number of its file in its title"
            )


def gaps(records: Iterable[Record]) -> Mapping[str, tuple[str, ...]]:
    """By log, the runs of numbers that nobody has between its first and its last: ``4``, ``12-24``."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for record in records:
        if record.number is not None:
            numbers[record.log].add(record.number)
    return {log: runs for log, found in sorted(numbers.items()) if (runs := tuple(_gaps(sorted(found))))}


def _gaps(numbers: Sequence[int]) -> Iterator[str]:
    for number, following in itertools.pairwise(numbers):
        if following == number + 2:
            yield str(number + 1)
        elif following > number + 2:
            yield f"{number + 1}-{following - 1}"


def claims(
    branches: Iterable[Branch],
    recognise: Callable[[str], Record | None],
    here: Container[str],
    seen: Container[str] = (),
) -> Iterator[Claim]:
    """Records that other branches hold and this tree never did, each by the first branch that holds it.

    ``here`` are the paths of this tree, ``seen`` those of its history: what is there was renamed or
    removed since, and an old branch that still holds it claims nothing.
    """
    told: set[str] = set()
    looked_at: set[int] = set()
    for branch in branches:
        if id(branch.paths) in looked_at:
            continue
        looked_at.add(id(branch.paths))
        for path in sorted(branch.paths):
            if path not in told and path not in here and path not in seen and (record := recognise(path)):
                told.add(path)
                yield Claim(branch.ref, record)


def claim_breaches(
    records: Sequence[Record], claimed: Iterable[Claim], severity: Severity
) -> Iterator[Breach]:
    """DR004: a number that this tree has and another branch gives to something else, or two branches do."""
    by_number = _by_number(records)
    elsewhere: dict[_Key, list[Claim]] = defaultdict(list)
    for claim in claimed:
        if claim.record.number:  # 0000 is what has no number yet
            elsewhere[claim.record.log, claim.record.series, claim.record.number].append(claim)
    for key, rivals in sorted(elsewhere.items()):
        owners = by_number.get(key, ())
        others = [one for one in rivals if not any(_is_same(one.record, owner) for owner in owners)]
        names = {_slug(one.record) for one in others}
        if not others or (not owners and len(names) < 2):
            continue
        log, series, number = key
        places = [f"{one.record.name} on {_short(one.ref)}" for one in others]
        said = " and ".join([*(record.path for record in owners[:1]), *places[:3]])
        more = f" and {len(places) - 3} more" if len(places) > 3 else ""
        message = f"{series.upper()} {number} of {log} is claimed by {said}{more}"
        remedy = "whoever merges last takes the next free number; settle it now"
        paths = tuple(record.path for record in owners)
        yield Breach("DR004", log, severity, message, remedy, f"{series}-{number}", others=paths)


def next_number(records: Iterable[Record], claimed: Iterable[Claim], log: str) -> int:
    """The first free number above those that ``log`` has here and on other branches.

    A block of numbers far away, such as the PEPs from 3000 on, does not count.
    """
    numbers = [record.number for record in records if record.log == log]
    own = [number for number in numbers if number is not None]
    taken = {*own, *(claim.record.number for claim in claimed if claim.record.log == log)}
    number = max(dense_numbers(own), default=0) + 1
    while number in taken:
        number += 1
    return number


def dense_numbers(numbers: Iterable[int]) -> list[int]:
    """The block that most of ``numbers`` are in, sorted; a gap of a thousand ends a block."""
    blocks: list[list[int]] = []
    for number in sorted(set(numbers)):
        if blocks and number - blocks[-1][-1] < _FAR:
            blocks[-1].append(number)
        else:
            blocks.append([number])
    return max(blocks, key=len, default=[])


def _by_number(records: Iterable[Record]) -> Mapping[_Key, Sequence[Record]]:
    found: dict[_Key, list[Record]] = defaultdict(list)
    for record in records:
        if record.number is not None:
            found[record.log, record.series, record.number].append(record)
    return {key: same for key, same in sorted(found.items()) if same}


def _is_same(one: Record, other: Record) -> bool:
    """Whether they are one record under two names: a title that was reworded, a directory that moved."""
    words, others = set(_slug(one).split()), set(_slug(other).split())
    return len(words & others) * 2 >= max(1, min(len(words), len(others)))


def _slug(record: Record) -> str:
    return " ".join(re.findall(r"[a-z]{3,}", record.name.lower()))


def _short(ref: str) -> str:
    return ref.removeprefix("refs/").removeprefix("heads/").removeprefix("remotes/")
