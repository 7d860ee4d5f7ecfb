"""Code that cites records, and records that name paths: what of it is dead."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from async_audit.decisions import naming
from async_audit.decisions.breaches import Breach
from async_audit.decisions.dialects import SERIES
from async_audit.decisions.integrity import successors
from async_audit.decisions.records import Record
from async_audit.decisions.states import Stage, State
from async_audit.facts import Commit, Line
from async_audit.findings import Evidence, Severity
from async_audit.patterns import late
from async_audit.wording import count, listed

_SHOWN = 5
# "RFC 822" in code is the IETF's, whatever the log of the repository is called
_NUMBERED_ELSEWHERE = frozenset({"rfc", "proposal"})
_FENCE = late(r"^(```|~~~).*?^\1", re.S | re.M)
_TICKED = late(r"``?([^`\n]{3,200})``?")


def is_retired(record: Record) -> bool:
    """Whether somebody said that nothing of it holds any more; what moved still holds elsewhere."""
    return record.state in (State.DEPRECATED, State.SUPERSEDED) and not record.is_partial


def citation_pattern(records: Iterable[Record]) -> str:
    """A POSIX extended expression for lines that may cite one of ``records``; empty for none."""
    words, names = set(), set()
    for record in records:
        if record.series not in _NUMBERED_ELSEWHERE and record.number is not None:
            words.update(SERIES.get(record.series, record.series).split())
        elif len(record.name) >= naming.SHORTEST_NAME:
            names.add(re.sub(r"[^A-Za-z0-9 _-]", ".", record.name))
    numbered = f"(^|[^a-z0-9])({'|'.join(sorted(words))})[-_/# ]?[-_/# ]?[0-9]{{1,6}}" if words else ""
    return "|".join(filter(None, (numbered, *sorted(names))))


def citing_retired(
    records: Sequence[Record], lines: Iterable[Line], code: Collection[str]
) -> Iterator[Breach]:
    """DR013: a retired record that lines of ``code`` still cite."""
    retired = [record for record in records if is_retired(record)]
    cited: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.path in code:
            for record in naming.named_by(line.text, retired):
                is_number = (
                    record.series in _NUMBERED_ELSEWHERE and record.name.lower() not in line.text.lower()
                )
                if not is_number:
                    cited[record.path].append(line)
    for record in retired:
        places = cited.get(record.path, [])
        if places:
            files = len({line.path for line in places})
            now = listed([link.path or link.written for link in successors(record, records)], "or")
            holds = f"; what holds now is {now}" if now else ""
            message = (
                f"{count(len(places), 'line')} of code in {count(files, 'file')} "
                f"{'cites' if len(places) == 1 else 'cite'} {record.path}, "
                f'which reads "{record.raw_status}"{holds}'
            )
            evidence = tuple(
                Evidence("cited at", f"{line.path}:{line.number}", "") for line in places[:_SHOWN]
            )
            remedy = "cite what holds now, or change the code with the decision"
            yield Breach("DR013", record.path, Severity.WARNING, message, remedy, evidence=evidence)


def dead_paths(
    records: Iterable[Record], files: Iterable[str], commits: Iterable[Commit]
) -> Iterator[Breach]:
    """DR012: paths that a decision in force names and that this repository once had and has no more."""
    here = naming.folders_of(list(files))
    gone = naming.folders_of([touch.path for commit in commits for touch in commit.touched]) - here
    gone |= naming.folders_of([touch.old_path for commit in commits for touch in commit.touched]) - here
    for record in records:
        if record.state is None or record.state.stage not in (Stage.DECIDED, Stage.DONE):
            continue
        dead = sorted(path for path in _spelled(record.text) if path in gone)
        if dead:
            message = f"{record.path} speaks of {listed(dead)}, which {'is' if len(dead) == 1 else 'are'} here no more"
            evidence = tuple(Evidence("gone", path, "") for path in dead[:_SHOWN])
            remedy = "name where it went, or say that the decision no longer applies"
            yield Breach("DR012", record.path, Severity.NOTE, message, remedy, evidence=evidence)


def _spelled(text: str) -> Iterator[str]:
    """What stands between backticks in a text and looks like a path of two parts or more."""
    seen = set()
    for written in _TICKED.findall(_FENCE.sub("", text[:200_000])):
        path = re.sub(r":\d+(-\d+)?$", "", written.strip()).removeprefix("./").strip("/")
        if "/" in path and path not in seen and re.fullmatch(r"[\w.@+ -]+(?:/[\w.@+ -]+)+", path):
            seen.add(path)
            yield path
