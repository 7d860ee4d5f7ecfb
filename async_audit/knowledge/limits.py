"""From what on somebody counts as a holder, and as active: the limits that configuration sets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from async_audit.facts import Blame, Commit, Module
from async_audit.findings import option

if TYPE_CHECKING:
    from async_audit.knowledge.ownership import Ownership

_TRIED = "tried on eight repositories, July 2026"


@dataclass(frozen=True, slots=True)
class Limits:
    """How knowledge is measured."""

    minimum_lines: int = option(
        100, unit="lines of a module", origin=f"smaller ones are read in minutes; {_TRIED}", at_least=0
    )
    orphaned_share: float = option(
        0.5, unit="share of lines", origin="Avelino et al. 2016", at_least=0, at_most=1
    )
    line_share: float = option(
        0.10, unit="share of lines", origin=f"what makes a holder; {_TRIED}", at_least=0, at_most=1
    )
    commits: int = option(3, unit="commits", origin=f"what makes a holder; {_TRIED}", at_least=1)
    commit_share: float = option(
        0.10, unit="share of commits", origin=f"what makes a holder; {_TRIED}", at_least=0, at_most=1
    )
    known_days: int = option(730, unit="days", origin="commits older than that are forgotten", at_least=1)
    active_commits: int = option(
        3, unit="commits", origin="70-89% of such people come back within six months", at_least=1
    )
    active_days: int = option(180, unit="days", origin=f"what makes active; {_TRIED}", at_least=1)
    co_authors: bool = option(
        True, unit="true or false", origin="whom a Co-authored-by trailer names knows the change too"
    )
    assisted: float = option(
        1.0,
        unit="of a commit",
        origin="what one with an AI assistant's trailer counts when holders are ranked; nobody has measured less",
        at_least=0,
        at_most=1,
    )
    departed: tuple[str, ...] = option(
        (), unit="e-mails", origin="people who left, whatever their commits say"
    )

    def gather(
        self, modules: Iterable[Module], blames: Iterable[Blame], commits: Sequence[Commit], now: datetime
    ) -> Ownership:
        """Ownership from facts, by these limits."""
        from async_audit.knowledge.graph import Credit, Windows
        from async_audit.knowledge.holders import Rule
        from async_audit.knowledge.ownership import Ownership

        return Ownership.gather(
            modules,
            blames,
            commits,
            now,
            Rule(self.line_share, self.commits, self.commit_share, self.active_commits),
            Windows(self.active_days, self.known_days),
            Credit(self.co_authors, self.assisted),
            frozenset(email.strip().lower() for email in self.departed),
            self.minimum_lines,
            self.orphaned_share,
        )
