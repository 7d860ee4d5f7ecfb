"""Who knows a module well enough to answer for it, and is still here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from async_audit.facts import Author
from async_audit.knowledge.tally import Edge, Knowledge, Unit


@dataclass(frozen=True, slots=True)
class Rule:
    """When somebody counts as a holder, and as active."""

    line_share: float = 0.10
    """Fraction of the surviving lines that makes a holder by itself."""
    commits: int = 3
    """Commits in the known window that make a holder …"""
    commit_share: float = 0.10
    """… when they are also this fraction of the unit's commits."""
    active_commits: int = 3
    """Own non-merge commits in the active window that say somebody is still here."""


@dataclass(frozen=True, slots=True)
class Holder:
    """One person's knowledge of one unit."""

    author: Author
    lines: int
    """Surviving lines."""
    line_share: float
    """Fraction of the unit's surviving lines, 0 to 1."""
    commits: int
    """Non-merge commits in the known window."""
    last: datetime | None
    """Author date of the last commit, if there is one."""
    is_active: bool
    score: float
    """Line share + twice the share of the unit's recent commits: the order in which to ask."""


_NOBODY: frozenset[str] = frozenset()


def holders(
    knowledge: Knowledge, unit: str, rule: Rule, departed: frozenset[str] = _NOBODY
) -> tuple[Holder, ...]:
    """Everybody who can answer for a unit: active people first, then by score, then by e-mail.

    ``departed`` holds e-mails of people who are not active, whatever their commits say.
    """
    found = everybody(knowledge, unit, rule, departed, able(knowledge.units[unit], rule))
    return tuple(sorted(found, key=lambda h: (not h.is_active, -h.score, h.author.email)))


def able(unit: Unit, rule: Rule) -> list[Edge]:
    """What those know, by e-mail, who can answer for a unit; programs too."""
    lines, commits = unit.lines or 1, unit.commits or 1
    return [
        edge
        for edge in unit.known.values()
        # divided, not multiplied: 0.07 * 100 commits would be a little more than 7
        if edge.lines / lines >= rule.line_share
        or (edge.commits >= rule.commits and edge.commits / commits >= rule.commit_share)
    ]


def is_active(knowledge: Knowledge, author: Author, rule: Rule, departed: frozenset[str] = _NOBODY) -> bool:
    """Whether somebody is still here. A program is never somebody."""
    commits = knowledge.active.get(author.email, 0)
    return commits >= rule.active_commits and not author.is_bot and author.email not in departed


def everybody(
    knowledge: Knowledge,
    unit: str,
    rule: Rule,
    departed: frozenset[str] = _NOBODY,
    edges: Iterable[Edge] | None = None,
) -> list[Holder]:
    """What each person knows of a unit, or who these ``edges`` of it are of, whether or not they are a holder."""
    known = knowledge.units[unit].known
    total = knowledge.units[unit].lines or 1
    recent = sum(edge.recent for edge in known.values()) or 1.0
    return [
        Holder(
            author=edge.author,
            lines=edge.lines,
            line_share=edge.lines / total,
            commits=edge.commits,
            last=edge.last,
            is_active=is_active(knowledge, edge.author, rule, departed),
            score=edge.lines / total + 2 * edge.recent / recent,
        )
        for edge in (known.values() if edges is None else edges)
        if not edge.author.is_bot
    ]
