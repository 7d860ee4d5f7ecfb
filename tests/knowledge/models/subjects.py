"""Subjects of models, typed by hand."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from async_audit.facts import Author, Blame, Commit, Touch
from async_audit.knowledge.models import Answer, Subject, load
from tests.fixed_snapshot import ADA, NOW


def made(
    *touched: str | Touch,
    by: Author = ADA,
    days: float = 10,
    parents: tuple[str, ...] = (),
    name: str = "",
    **more: Any,
) -> Commit:
    """A commit ``days`` before NOW; a path alone was modified, ``+path`` was added."""
    return Commit(
        id=name or f"{by.email} {days} {touched}",
        parents=parents,
        author=by,
        when=NOW - timedelta(days=days),
        touched=tuple(_touch(one) for one in touched),
        landed=more.pop("landed", seconds(NOW - timedelta(days=days))),
        **more,
    )


def _touch(one: str | Touch) -> Touch:
    if isinstance(one, Touch):
        return one
    return Touch(one[1:], "A") if one.startswith("+") else Touch(one, "M")


def seconds(when: datetime) -> int:
    return int(when.timestamp())


def chained(*commits: Commit) -> list[Commit]:
    """Commits, newest first, each the child of the next."""
    ids = [commit.id for commit in commits]

    return [
        commit._replace(parents=tuple(ids[number + 1 : number + 2])) for number, commit in enumerate(commits)
    ]


def ask(model: str, files: str, *facts: Commit | Blame, path: str = "") -> Answer:
    """A model's answer about ``files``, separated by blanks."""
    commits = [fact for fact in facts if isinstance(fact, Commit)]
    blames = [fact for fact in facts if isinstance(fact, Blame)]
    return load(model).bus_factor(Subject(tuple(files.split()), path, commits, lambda: blames))


def who(answer: Answer) -> list[str]:
    return [one.author.name for one in answer.people]
