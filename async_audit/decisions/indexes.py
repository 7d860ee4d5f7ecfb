"""What the index of a log says of its records."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from async_audit.decisions.breaches import Breach
from async_audit.decisions.records import Record
from async_audit.decisions.states import Meaning, Stage, State, meaning, plain
from async_audit.findings import Evidence, Severity
from async_audit.patterns import late

NAMES = ("readme.md", "index.md", "toc.md", "summary.md", "_index.md")
"""Files of a log that may list it, in lower case."""
_LINK = late(r"\]\(\s*<?([^)\s>]+)[^)]*\)|^\s*\[[^\]]+\]:\s*(\S+)")
_WHOLE_LINK = late(r"\[[^\]]*\]\([^)]*\)")
_HEADING = late(r"#{1,6}\s+(?P<title>.+?)\s*#*\s*$")
_FEWEST = 3
_MOST = 0.6
"""Share of a log that a page links to before it is its index."""
_LONGEST_STATUS = 4  # words


class Entry(NamedTuple):
    """One line of an index."""

    path: str
    state: State | None
    """What the index says of the record; None where it says nothing."""
    said: str


def entries(text: str, index: str, paths: Iterable[str]) -> Iterator[Entry]:
    """The records of ``paths`` that ``text``, which stands at ``index``, links to."""
    known = set(paths)
    heading = ""
    for line in text.splitlines():
        if match := _HEADING.match(line):
            heading = match["title"]
        for link in _LINK.finditer(line):
            target = unquote((link[1] or link[2]).partition("#")[0])
            base = "" if target.startswith("/") else posixpath.dirname(index)
            path = posixpath.normpath(posixpath.join(base, target.lstrip("/")))
            if path in known:
                yield Entry(path, *_said(line, heading))


def index_breaches(index: str, text: str, records: Sequence[Record]) -> Iterator[Breach]:
    """DR007 for the page at ``index``, if it is an index of these records of its log."""
    by_path = {record.path: record for record in records}
    listed = list(entries(text, index, by_path))
    paths = {entry.path for entry in listed}
    if len(paths) < _FEWEST or len(paths) < _MOST * len(records):
        return
    left_out = [record for record in records if record.path not in paths]
    if left_out:
        message = f"{index} lists {len(paths)} of {len(records)} records and leaves out {left_out[0].path}"
        more = f" and {len(left_out) - 1} more" if len(left_out) > 1 else ""
        evidence = tuple(Evidence("left out", record.path, "") for record in left_out[:10])
        yield Breach("DR007", index, Severity.WARNING, message + more, _REMEDY, "left out", evidence)
    yield from _disagreements(index, listed, by_path)


_REMEDY = "bring the index up to date: async-audit decision index prints one"


def _disagreements(index: str, listed: Iterable[Entry], by_path: Mapping[str, Record]) -> Iterator[Breach]:
    told = set()
    for entry in listed:
        record = by_path[entry.path]
        if entry.state is None or record.state is None or entry.path in told:
            continue
        if _side(entry.state) != _side(record.state):
            told.add(entry.path)
            message = f'{index} says "{entry.said}" of {record.path}, which reads "{record.raw_status}"'
            yield Breach(
                "DR007", index, Severity.WARNING, message, _REMEDY, record.name, others=(record.path,)
            )


def _side(state: State) -> Stage:
    """What is implemented was accepted: an index may say either."""
    return Stage.DECIDED if state.stage is Stage.DONE else state.stage


def _said(line: str, heading: str) -> tuple[State | None, str]:
    """What a line says of the status of its record: a cell, words behind the link, else its heading."""
    if line.count("|") >= 2:
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
    else:
        cells = [_WHOLE_LINK.sub("", line).strip(" -*+:.()\u2013\u2014[]")]
        cells += re.findall(r"[(\[]([^()\[\]]+)[)\]]", _WHOLE_LINK.sub("", line))
    for cell in (*cells, heading):
        found: Meaning = meaning(cell)
        if found.state and len(plain(cell).split()) <= _LONGEST_STATUS:
            return found.state, " ".join(cell.split())
    return None, ""
