"""Who can answer for a file or a directory at a time, and who else could learn it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from async_audit.facts import Author, Blame, Commit, Module
from async_audit.knowledge.clocks import UNKNOWN, Clock, clocks
from async_audit.knowledge.limits import Limits
from async_audit.knowledge.lineage import own_work
from async_audit.knowledge.ownership import Ownership
from async_audit.knowledge.week import Window, next_window

MOST_COMMITS = 3
"""Commits that are named for each person, newest first."""
MOST_LEARNERS = 3
"""People who could learn it: enough to choose from."""


@dataclass(frozen=True, slots=True)
class Person:
    """What somebody knows, and when they can be met."""

    author: Author
    where: str
    """The module that the numbers are about: the one asked about, or a neighbour of it."""
    line_share: float
    """Fraction of its surviving lines, 0 to 1."""
    commits: int
    """Own non-merge commits there in two years."""
    last: datetime | None
    """Author date of the last of them, in their own offset; None where only lines are left."""
    is_active: bool
    clock: Clock
    window: Window | None
    """Their hours that are open at the time asked about, else the next to open; None where nobody knows."""
    newest: tuple[Commit, ...] = ()
    """Their newest commits there."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Everybody to ask about a path."""

    path: str
    files: int
    lines: int
    churn: int
    """Non-merge commits in 365 days."""
    at: datetime
    holders: tuple[Person, ...]
    """In the order in which to ask, active people first."""
    learners: tuple[Person, ...]
    """Active people who know a little of it, then of its neighbours; not its active holders."""


def who(
    module: Module,
    neighbours: Sequence[Module],
    blames: Iterable[Blame],
    commits: Sequence[Commit],
    now: datetime,
    at: datetime,
    limits: Limits | None = None,
) -> Answer:
    """Ask about ``module`` at a time; ``blames`` are those of its files, ``now`` is the audited commit's time.

    ``limits`` say who holds what, by default as nobody configured it.
    """
    ownership = (limits or Limits()).gather([module, *neighbours], blames, commits, now)
    known = clocks(commits, now)
    holders = ownership.holders(module.path)
    newest = _newest(module, commits)
    people = [
        _person(ownership, one.author, module.path, known, at, one.is_active, newest[one.author])
        for one in holders
    ]
    return Answer(
        path=module.path,
        files=len(module.files),
        lines=ownership.unit(module.path).lines,
        churn=ownership.churn[module.path],
        at=at,
        holders=tuple(people),
        learners=tuple(
            _person(ownership, author, where, known, at, True, newest[author] if where == module.path else ())
            for author, where in learners(ownership, module, neighbours)
        ),
    )


def neighbours(asked: Module, modules: Sequence[Module]) -> list[Module]:
    """What lies around what is asked about, in parts that share no file with it.

    Around a module: those beside it, the one above and those right below. Around a part of one: the rest of
    it first, and then what lies around that.
    """
    own = set(asked.files)
    whole = next((one for one in modules if one.path != asked.path and own <= set(one.files)), None)
    if whole is not None:
        rest = tuple(path for path in whole.files if path not in own)
        return [*([Module(whole.path, rest)] if rest else []), *neighbours(whole, modules)]
    return [
        other
        for other in modules
        if other.path != asked.path
        and own.isdisjoint(other.files)
        and (_above(other.path) in (_above(asked.path), asked.path) or other.path == _above(asked.path))
    ]


def _above(path: str) -> str:
    return path.rpartition("/")[0] or "."


def learners(
    ownership: Ownership, module: Module, neighbours: Sequence[Module]
) -> Sequence[tuple[Author, str]]:
    """Active people who know most of a module, then of a neighbour, each with the place; not its active holders.

    ``ownership`` is that of all these modules.
    """
    able = ownership.active_holders(module.path)
    ranked = []
    for author in ownership.active_people():
        places = [
            (number > 0, -edge.recent, -edge.lines, author.email, one.path)
            for number, one in enumerate([module, *neighbours])
            if (edge := ownership.unit(one.path).known.get(author.email))
        ]
        if places and author not in able:
            ranked.append((min(places), author))
    return [(author, place[-1]) for place, author in sorted(ranked, key=lambda one: one[0])[:MOST_LEARNERS]]


def _newest(module: Module, commits: Sequence[Commit]) -> Mapping[Author, tuple[Commit, ...]]:
    own: dict[Author, list[Commit]] = defaultdict(list)
    for commit, touched in own_work(commits, module.files):
        if touched:
            for author in (commit.author, *commit.co_authors):
                own[author].append(commit)
    found: dict[Author, tuple[Commit, ...]] = defaultdict(tuple)
    for author, theirs in own.items():
        found[author] = tuple(sorted(theirs, key=lambda one: one.when, reverse=True)[:MOST_COMMITS])
    return found


def _person(
    ownership: Ownership,
    author: Author,
    where: str,
    known: Mapping[Author, Clock],
    at: datetime,
    is_active: bool,
    newest: tuple[Commit, ...],
) -> Person:
    unit = ownership.unit(where)
    edge = unit.known[author.email]
    clock = known.get(author, UNKNOWN)
    open_ = next_window(clock.hours, clock.zone, at) if clock.hours and clock.zone else None
    share = edge.lines / (unit.lines or 1)
    return Person(author, where, share, edge.commits, edge.last, is_active, clock, open_, newest)
