"""``async-audit who``: who can answer for a file or a directory, when, and what is written down meanwhile."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from async_audit.cli import options, terminal
from async_audit.errors import RepositoryError, UsageError
from async_audit.inert import inert
from async_audit.wording import LEFT_OUT, count, listed

if TYPE_CHECKING:
    from async_audit.documentation.written import Written
    from async_audit.facts import Module
    from async_audit.knowledge.who import Answer, Person
    from async_audit.repository import Place, RepositorySnapshot
    from async_audit.snapshots import Snapshot

SCHEMA = "async-audit/who/1"
_SHOWN = 3
"""People who have left, and records: an answer is one screen."""


@click.command("who")
@click.argument("path", default=".")
@click.option(
    "--at",
    "when",
    metavar="TIME",
    help="When you ask (ISO 8601 with a UTC offset). Default: the commit's time.",
)
@click.option(
    "--format", "format_name", type=click.Choice(("text", "json")), default="text", show_default=True
)
@click.option(
    "--hook",
    is_flag=True,
    help="As a hook: only of what is staged or pushed, and only where one other active person can answer.",
)
@options.anonymize_options
@options.revision_option
def command(path: str, when: str | None, format_name: str, hook: bool, revision: str, salt: str) -> int:
    """Say who can answer for PATH, in the order in which to ask, when, and what is written down meanwhile."""
    if hook:
        from async_audit.cli.advice import advice

        for line in advice():
            click.echo(line)
        return 0
    from async_audit import api
    from async_audit.audits.bus_factor import AUDIT
    from async_audit.knowledge.united import United
    from async_audit.knowledge.who import neighbours, who
    from async_audit.repository import find, open_snapshot

    asked_at = _moment(when) if when is not None else None
    place = find(".", committing=terminal.is_committing(None))
    snapshot = open_snapshot(place, revision=revision)
    with terminal.progress() as tell:
        config = api.read_config(place, snapshot)
        snapshot = api.prepared(snapshot, config, tell)
        if snapshot.history_gap:
            raise RepositoryError(snapshot.history_gap)
        seen = United(snapshot, config.people, salt, config.borders)
        module = api.module_at(seen, _inside(place, path, seen))
        near = neighbours(module, seen.modules)
        now, blames = seen.now, seen.blames(module.files)
        answer = who(module, near, blames, seen.commits, now, asked_at or now, config.options_of(AUDIT))
        people = (*answer.holders, *answer.learners)
        newest = [one.id for person in people for one in person.newest]
        subjects = snapshot.subjects(newest) if not salt else dict.fromkeys(newest, LEFT_OUT)
        texts = list(_written(snapshot, module))
    if format_name == "json":
        click.echo(_document(snapshot.commit, answer, subjects, texts))
    else:
        for line in _page(answer, subjects, texts):
            click.echo(line)
        below = [other.path for other in seen.modules if other.path.startswith(f"{module.path}/")]
        if below and module in seen.modules:
            click.echo(f"below it: {inert(listed(below))}")
    return 0


def _moment(text: str) -> datetime:
    try:
        # Python 3.10 does not know Z yet
        when = datetime.fromisoformat(f"{text[:-1]}+00:00" if text[-1:] in ("Z", "z") else text)
    except ValueError:
        raise UsageError(f"--at: '{inert(text)}' is no time; write it as 2026-08-21T09:00+02:00") from None
    if when.tzinfo is None:
        raise UsageError(f"--at: '{inert(text)}' has no UTC offset; add one, as in {inert(text)}+02:00")
    return when


def _written(snapshot: RepositorySnapshot, module: Module) -> Iterator[Written]:
    """READMEs and docstrings, then records that speak of the path."""
    from async_audit.decisions import governing, load
    from async_audit.decisions.citing import is_retired
    from async_audit.documentation.written import Written, written

    yield from written(module.path, module.files, snapshot.files, snapshot.read)
    # not by the commits that name them: weighing a thousand messages takes longer than the question
    for one in governing(module.path, load(snapshot).all)[:_SHOWN]:
        state = f" ({one.record.state.value})" if one.record.state and is_retired(one.record) else ""
        yield Written(one.record.path, f"{one.record.title}{state}")


def _page(answer: Answer, subjects: Mapping[str, str], texts: Sequence[Written]) -> Iterator[str]:
    size = f"{count(answer.lines, 'line')} in {count(answer.files, 'file')}"
    yield f"{inert(answer.path)}: {size}, {count(answer.churn, 'commit')} in 365 days"
    yield f"asked at {answer.at:%A %Y-%m-%d %H:%M %z}"
    yield "\nwho knows it" + (" as a whole; the bus factor counts file by file" if answer.files > 1 else "")
    active = [person for person in answer.holders if person.is_active]
    if not active:
        yield "  nobody with 3 commits in the last 180 days has written much here; reviewers are not visible in git"
    for number, person in enumerate(active):
        yield from _lines("ask first" if number == 0 else "then", person, answer, subjects)
    others = answer.holders[len(active) :]
    for person in others[:_SHOWN]:
        yield from _lines("has known it", person, answer, subjects)
    if len(others) > _SHOWN:
        yield f"  and {len(others) - _SHOWN} more who have"
    yield "\nwho else could learn it"
    if not answer.learners:
        yield "  nobody else who is active has changed it or what is beside it"
    for person in answer.learners:
        yield from _lines("knows a little", person, answer, subjects)
    yield "\nwhat is written down meanwhile"
    if not texts:
        yield "  nothing: no README beside it, no docstring, no record that names it"
    for path, quote in texts:
        yield f"  {inert(path)}: {inert(quote)}"


def _lines(role: str, person: Person, answer: Answer, subjects: Mapping[str, str]) -> Iterator[str]:
    here = person.where == answer.path
    what = f"{person.line_share:.0%} of the lines, " if here else ""
    where = "" if here else f" to {inert(person.where)}"
    last = f", last on {person.last.isoformat(' ', 'minutes')}" if person.last else ""
    commits = f"{count(person.commits, 'commit')}{where} in two years"
    yield f"  {role:<16}{inert(str(person.author))}: {what}{commits}{last}"
    if person.is_active:
        yield f"{' ' * 18}{hours(person, answer.at)}"
    for commit in person.newest if person.is_active else person.newest[:1]:
        yield f"{' ' * 18}{commit.id[:10]} {commit.when:%Y-%m-%d} {inert(subjects.get(commit.id, ''))}"


def hours(person: Person, at: datetime) -> str:
    """When somebody is usually there, and next after ``at``, as far as commit times tell."""
    clock, window = person.clock, person.window
    if clock.zone is None:
        return f"no zone is known: {clock.doubt}"
    if clock.hours is None:
        return f"at {clock.zone}, {clock.doubt}"
    assumed = " assumed" if clock.hours.is_assumed else " by commit times"
    if window is None:
        return f"{clock.hours}{assumed} at {clock.zone}"
    start, end = (one.astimezone(timezone.utc) for one in window)
    said = f"{clock.hours}{assumed} at {window.start:%z}, Monday to Friday ({start:%H:%M}-{end:%H:%M} UTC)"
    if window.start <= at:
        return f"{said}; now, until {end:%H:%M} UTC"
    return f"{said}; next {start:%A %Y-%m-%d %H:%M} UTC, in {_duration(window.start - at)}"


def _duration(time: timedelta) -> str:
    minutes = round(time.total_seconds() / 60)
    return f"{minutes} min" if minutes < 60 else f"{round(minutes / 60)} h"


def _document(commit: str, answer: Answer, subjects: Mapping[str, str], texts: Sequence[Written]) -> str:
    import json

    document = {
        "schema": SCHEMA,
        "commit": commit,
        "path": answer.path,
        "at": answer.at.isoformat(),
        "lines": answer.lines,
        "files": answer.files,
        "commits_in_365_days": answer.churn,
        "holders": [_person(one, subjects) for one in answer.holders],
        "learners": [_person(one, subjects) for one in answer.learners],
        "written": [{"path": path, "begins": quote} for path, quote in texts],
    }
    return json.dumps(document, indent=2)


def _person(person: Person, subjects: Mapping[str, str]) -> dict[str, Any]:
    hours, zone, window = person.clock.hours, person.clock.zone, person.window
    return {
        "name": person.author.name,
        "email": person.author.email,
        "active": person.is_active,
        "where": person.where,
        "line_share": round(person.line_share, 4),
        "commits_in_two_years": person.commits,
        "last": person.last.isoformat() if person.last else None,
        "zone": str(zone) if zone else None,
        "hours": str(hours) if hours else None,
        "hours_assumed": hours.is_assumed if hours else None,
        "unknown_because": person.clock.doubt,
        "next_start": window.start.isoformat() if window else None,
        "next_end": window.end.isoformat() if window else None,
        "commits": [
            {"id": one.id, "date": one.when.isoformat(), "subject": subjects.get(one.id, "")}
            for one in person.newest
        ],
    }


def _inside(place: Place, path: str, seen: Snapshot) -> str:
    """``path`` relative to the top, empty for the top itself.

    Given from where the user stands; else, as reports print it, from the top. A name that exists only in an
    older revision will do.
    """
    from_top = os.path.normpath(path).replace(os.sep, "/")
    here = _from_here(place, path)
    return from_top if _holds(seen, from_top) and not _holds(seen, here) else here


def _holds(seen: Snapshot, path: str) -> bool:
    """Whether there is anything at a path; a module may be the stem of its files."""
    names = (*seen.files, *(module.path for module in seen.modules))
    return not path or any(name == path or name.startswith(f"{path}/") for name in names)


def _from_here(place: Place, path: str) -> str:
    if place.work_tree is None:
        inside = os.path.normpath(path)
    else:
        # only the directory part is resolved: a link is asked about, not what it points to
        where = Path(os.path.abspath(path))  # noqa: PTH100  # Path.absolute keeps '..'
        inside = os.path.relpath(where.parent.resolve() / where.name, place.work_tree)
    if inside == ".." or inside.startswith(("../", "..\\")) or os.path.isabs(inside):  # noqa: PTH117
        raise UsageError(f"{inert(path)}: lies outside of the repository; name a path inside it")
    return "" if inside == "." else inside.replace(os.sep, "/")
