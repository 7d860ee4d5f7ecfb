"""``async-audit decision new``: a record in the dialect of its log."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from async_audit.cli.decision import desk
from async_audit.errors import UsageError
from async_audit.inert import inert

if TYPE_CHECKING:
    from async_audit.cli.decision.desk import Desk
    from async_audit.decisions.answers import Answers
    from async_audit.facts import Change


@click.command("new")
@click.argument("title", required=False)
@click.option("--from", "commit", metavar="COMMIT", help="Fill it from what this commit says and touches.")
@click.option("--supersedes", metavar="RECORD", help="Link it both ways with the record that it replaces.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Instead of today.")
@click.option("--dry-run", is_flag=True, help="Print it instead of writing it.")
@desk.log_option
def command(
    title: str | None,
    commit: str | None,
    supersedes: str | None,
    day: datetime | None,
    dry_run: bool,
    log: str | None,
) -> int:
    """Write a record called TITLE with the next number that no branch of this clone has.

    It asks three questions: what problem it solves, which approach was chosen and what was rejected, and
    what to look at most carefully. Nothing is committed.
    """
    from async_audit.decisions import answers, drafting, editing
    from async_audit.decisions.links import Relation
    from async_audit.repository import writing

    table = desk.opened()
    change = _change(table, commit)
    name = title or (answers.subject(change) if change else "")
    said = answers.answers(change) if change else answers.OPEN
    affected = answers.affected(change) if change else ()
    where = _log(table, log, change)
    path, content = drafted(table, name, said, where, affected, day.date() if day else None)
    changes = {}
    if supersedes:
        old, fresh = desk.named(table, supersedes), drafting.record_of(path, content, table.log.recognise)
        content = editing.with_link(content, fresh, Relation.SUPERSEDES, old)
        changes[old.path] = editing.superseded(writing.read(table.place, old.path), old, fresh)
    if dry_run:
        click.echo(content.decode("utf-8", "replace"), nl=False)
        return 0
    writing.create(table.place, path, content)
    for other, text in changes.items():
        writing.replace(table.place, other, text)
    for written in (path, *changes):  # when all is done: whoever reads this may go away
        click.echo(inert(written))
    return 0


def drafted(
    table: Desk,
    name: str,
    said: Answers,
    where: str = desk.FIRST_LOG,
    affected: tuple[str, ...] = (),
    day: date | None = None,
) -> tuple[str, bytes]:
    """Path and content of the new record in the log ``where``."""
    from async_audit.decisions import drafting, manner
    from async_audit.decisions.numbering import claims, next_number

    if not name.strip():
        raise UsageError("a record needs a title: async-audit decision new 'Use one clock'")
    branches = table.snapshot.branches([where], _FOREVER)
    claimed = claims(branches, table.log.recognise, table.snapshot.files)
    draft = drafting.Draft(
        title=inert(" ".join(name.split())),
        number=next_number(table.records.all, claimed, where),
        day=day or date.today(),  # noqa: DTZ011  # the day on the author's calendar
        answers=said,
        affected=affected,
    )
    dialect = manner.dialect_of(table.records.of(where))
    content = drafting.text_of(dialect, draft).encode("utf-8", "surrogateescape")
    return drafting.path_of(dialect, where, draft), content


_FOREVER = 365_000
"""Days: a number that an old branch claims may still come back."""


def _change(table: Desk, commit: str | None) -> Change | None:
    from async_audit.repository import open_snapshot

    if commit is None:
        return None
    return next(iter(open_snapshot(table.place, revision=commit).changes(1)), None)


def _log(table: Desk, log: str | None, change: Change | None) -> str:
    """The log that is named, the nearest to the change, or the only or largest one.

    Beside other logs a new one needs its directory: a misspelled name must not begin one.
    """
    if log is not None:
        where, top = log.rstrip("/") or ".", table.place.work_tree
        if not table.records.all or (top and (top / where).is_dir()):
            return where
        return desk.logs(table, log, "; make that directory first to begin another")[0]
    if not table.records.all:
        return desk.FIRST_LOG
    if change is not None:
        return table.log.nearest(change)
    return max(table.records.logs, key=lambda one: (len(table.records.of(one)), one))
