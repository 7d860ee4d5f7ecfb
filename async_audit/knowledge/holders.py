"""Who knows a module well enough to answer for it, and is still here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from async_audit.facts import Author

if TYPE_CHECKING:
    from async_audit.knowledge.graph import Graph


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


def holders(graph: Graph, unit: str, rule: Rule, departed: frozenset[str] = _NOBODY) -> tuple[Holder, ...]:
    """Everybody who can answer for a unit: active people first, then by score, then by e-mail.

    ``departed`` holds e-mails of people who are not active, whatever their commits say.
    """
    lines, commits = graph.nodes[unit]["lines"] or 1, graph.nodes[unit]["commits"] or 1
    known = [
        author
        for author, edge in graph.adj[unit].items()
        # divided, not multiplied: 0.07 * 100 commits would be a little more than 7
        if edge["lines"] / lines >= rule.line_share
        or (edge["commits"] >= rule.commits and edge["commits"] / commits >= rule.commit_share)
    ]
    found = everybody(graph, unit, rule, departed, known)
    return tuple(sorted(found, key=lambda h: (not h.is_active, -h.score, h.author.email)))


def active(found: Sequence[Holder]) -> frozenset[Author]:
    """The people among these holders who are still here."""
    return frozenset(holder.author for holder in found if holder.is_active)


def is_active(graph: Graph, author: Author, rule: Rule, departed: frozenset[str] = _NOBODY) -> bool:
    """Whether somebody is still here. A program is never somebody."""
    commits: int = graph.nodes[author].get("active_commits", 0)
    return commits >= rule.active_commits and not author.is_bot and author.email not in departed


def everybody(
    graph: Graph,
    unit: str,
    rule: Rule,
    departed: frozenset[str] = _NOBODY,
    people: Iterable[Author | str] | None = None,
) -> list[Holder]:
    """What each person knows of a unit, or each of these, whether or not it makes them a holder."""
    total = graph.nodes[unit]["lines"] or 1
    known = graph.adj[unit]
    recent = sum(edge["recent"] for edge in known.values()) or 1.0
    found = []
    for author in known if people is None else people:
        edge = known[author]
        if not isinstance(author, Author) or author.is_bot:
            continue
        share = edge["lines"] / total
        found.append(
            Holder(
                author=author,
                lines=edge["lines"],
                line_share=share,
                commits=edge["commits"],
                last=edge["last"],
                is_active=is_active(graph, author, rule, departed),
                score=share + 2 * edge["recent"] / recent,
            )
        )
    return found
