"""Who in the history the owners of a CODEOWNERS file are, when they were last seen, and what they changed."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from async_audit.facts import Author, Commit
from async_audit.knowledge.codeowners import Rule
from async_audit.knowledge.lineage import own_work
from async_audit.knowledge.zones import days_before
from async_audit.patterns import late

_NOREPLY = (
    late(r"(?:\d+\+)?([\w-]+)@users\.noreply\.github\.com"),
    late(r"(?:\d+-)?([\w.-]+)@users\.noreply\.gitlab\.com"),
)
_SIGNATURE = late(r"<([^<>]*)>\s*$")
People = Mapping[str, frozenset[Author]]
"""``@login``, ``@org/team`` or e-mail, in lower case -> the authors that it is."""


def people(commits: Iterable[Commit]) -> People:
    """Everybody who can be told from the history.

    A login is known from the noreply address that its forge gives, an e-mail from any signature, before
    .mailmap too. Whoever signs with the same full name at another address is the same person: better to find
    an owner active at the wrong address than absent at the right one.
    """
    signed = {
        (author, signature)
        for commit in commits
        for all_of_them in [(commit.author, *commit.co_authors)]
        for author, signature in zip(all_of_them, commit.signatures or map(str, all_of_them), strict=False)
    }
    known: dict[str, set[Author]] = defaultdict(set)
    for author, signature in signed:
        for email in {author.email, _email(signature)} - {""}:
            known[email].add(author)
            if login := _login(email):
                known[f"@{login}"].add(author)
    by_name: dict[str, set[Author]] = defaultdict(set)
    for author in set().union(*known.values()):
        if " " in author.name:  # one word is shared by strangers
            by_name[author.name.casefold()].add(author)
    return {
        owner: frozenset(found.union(*(by_name[one.name.casefold()] for one in found)))
        for owner, found in known.items()
    }


class Owners:
    """The owners that decide about some files, and what the history says of them."""

    def __init__(
        self, decided: Mapping[str, Iterable[Rule]], known: People, commits: Sequence[Commit], now: datetime
    ) -> None:
        """``decided`` as in ``Codeowners.decisive``."""
        self._of = {path: owners_of(rules) for path, rules in decided.items()}
        self._known = known
        self.files: Mapping[str, Sequence[str]] = _turned(self._of)
        """Owner, in lower case -> the files that wait for them, sorted."""
        self.unknown = tuple(owner for owner in self.files if owner not in known)
        """Owners of whom the history knows nothing: teams, and logins that nobody signed with."""
        seen = _last_seen(commits)
        self.days: Mapping[str, float] = {
            owner: min((days_before(now, seen[one]) for one in known[owner] if one in seen), default=math.inf)
            for owner in self.files
            if owner in known
        }
        """Owner who is known -> days since their last commit, merges and co-authorship included."""
        self._changed = _workers(commits, self._of.keys())

    def of(self, paths: Iterable[str]) -> tuple[str, ...]:
        """The owners of any of these files, sorted."""
        return tuple(sorted({owner for path in paths for owner in self._of.get(path, ())}))

    def authors(self, owners: Iterable[str]) -> frozenset[Author]:
        """Who these owners are, all of whom are known."""
        return frozenset().union(*(self._known[owner] for owner in owners))

    def ever_changed(self, owner: str) -> bool:
        """Whether they ever changed one of their files, by whatever name it had then."""
        return any(not self._known[owner].isdisjoint(self._changed[path]) for path in self.files[owner])

    def alone(self, owner: str, gone: frozenset[str]) -> int:
        """How many of their files have no owner but those who are ``gone``."""
        return sum(gone.issuperset(self._of[path]) for path in self.files[owner])


def owners_of(rules: Iterable[Rule]) -> tuple[str, ...]:
    """In lower case, as logins and e-mails are compared."""
    return tuple(dict.fromkeys(owner.lower() for rule in rules for owner in rule.owners))


def _turned(of: Mapping[str, Iterable[str]]) -> Mapping[str, Sequence[str]]:
    files: dict[str, list[str]] = defaultdict(list)
    for path in sorted(of):
        for owner in of[path]:
            files[owner].append(path)
    return dict(sorted(files.items()))


def _last_seen(commits: Iterable[Commit]) -> Mapping[Author, datetime]:
    seen: dict[Author, datetime] = {}
    for commit in commits:
        for author in (commit.author, *commit.co_authors):
            if author not in seen or commit.when > seen[author]:
                seen[author] = commit.when
    return seen


def _workers(commits: Sequence[Commit], paths: Iterable[str]) -> Mapping[str, set[Author]]:
    changed: dict[str, set[Author]] = {path: set() for path in paths}
    for commit, touched in own_work(commits, changed.keys()):
        for path in touched:
            changed[path].update((commit.author, *commit.co_authors))
    return changed


def _email(signature: str) -> str:
    found = _SIGNATURE.search(signature)
    return found[1].strip().lower() if found else ""


def _login(email: str) -> str:
    found = next((match for one in _NOREPLY if (match := one.fullmatch(email))), None)
    return found[1] if found else ""
