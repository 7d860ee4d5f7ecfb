"""What the commands about records share: a repository with its records, and one record by its name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from async_audit.cli import options, terminal
from async_audit.errors import UsageError
from async_audit.inert import inert

if TYPE_CHECKING:
    from async_audit.decisions import Record, Records
    from async_audit.decisions.links import Relation
    from async_audit.decisions.log import Log
    from async_audit.repository import Place, RepositorySnapshot

FIRST_LOG = "docs/adr"
"""Where the first record of a repository goes, as in adr-tools and this project."""
WORK_TREE = "the work tree, committed or not"
log_option = click.option("--log", metavar="DIR", help="Only the records of this log.")


def revision_options(function: Callable[..., int]) -> Callable[..., int]:
    """The options of every command that reads records."""
    return log_option(options.revision_option(function))


@dataclass(frozen=True, slots=True)
class Desk:
    """A repository with its records on the table."""

    place: Place
    snapshot: RepositorySnapshot
    log: Log
    records: Records
    commit: str
    """That was read; empty where the work tree was."""

    @property
    def source(self) -> str:
        """What was read, in words."""
        return f"commit {self.commit[:10]}" if self.commit else WORK_TREE


def opened(path: str | None = None, revision: str = "") -> Desk:
    """The records of the repository at ``path``, or of the one that the caller stands in; see ``laid``."""
    from async_audit.repository import find

    return laid(find(path or ".", committing=terminal.is_committing(path)), revision)


def laid(place: Place, revision: str = "") -> Desk:
    """The records of a revision; where none is named those of the work tree, committed or not.

    What was written a moment ago has a number too, and is what its author wants to see. A bare repository has no
    work tree, so its HEAD is read.
    """
    from async_audit import api, audits
    from async_audit.decisions import load
    from async_audit.decisions.log import open_log
    from async_audit.repository import open_snapshot

    snapshot = open_snapshot(place, revision=revision, uncommitted=True)
    config = api.read_config(place, snapshot)
    snapshot = snapshot.prepared(config.exclude)
    patterns = config.options_of(audits.load("decision-log")).records
    log, records = open_log(snapshot, patterns), load(snapshot, patterns)
    is_work_tree = place.work_tree is not None and not revision
    return Desk(place, snapshot, log, records, "" if is_work_tree else snapshot.commit)


def named(desk: Desk, name: str, log: str | None = None) -> Record:
    """The record that a user means by a path, a number (``12``, ``ADR-12``) or what its file is called.

    Raises UsageError when that is none, or could be several.
    """
    wanted = name.strip().rstrip("/")
    found = [
        record
        for record in desk.records.all
        if wanted in (record.path, record.name, record.path.rpartition("/")[2])
    ]
    match = re.fullmatch(r"(?:[A-Za-z]+[-_ #]{0,2})?0*(\d+)", wanted)
    if not found and match:
        found = [record for record in desk.records.all if record.number == int(match[1])]
    if log:
        found = [record for record in found if record.log == log.rstrip("/")]
    if not found:
        raise UsageError(
            f"'{inert(name)}' is no record here; 'async-audit decision list' shows what there is"
        )
    if len(found) > 1:
        paths = ", ".join(inert(record.path) for record in found[:4])
        raise UsageError(f"'{inert(name)}' could be {paths}; name it by its path")
    return found[0]


def logs(desk: Desk, log: str | None, mend: str = "") -> tuple[str, ...]:
    """All logs, or the one that is asked for.

    Raises UsageError, which ends in ``mend``, when there is none of that name.
    """
    if log is None:
        return desk.records.logs
    wanted = log.rstrip("/") or "."
    if wanted not in desk.records.logs:
        known = ", ".join(map(inert, desk.records.logs)) or "none"
        raise UsageError(f"'{inert(log)}' is no log; there is {known}{mend}")
    return (wanted,)


def says(record: Record, relation: Relation, other: Record) -> bool:
    """Whether a record has the link already."""
    return any(link.relation is relation and link.path == other.path for link in record.links)
