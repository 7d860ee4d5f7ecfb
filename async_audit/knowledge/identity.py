"""Which addresses are one person, and why we think so."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from async_audit.facts import Author, Commit
from async_audit.findings import option
from async_audit.knowledge.unions import Unions
from async_audit.programs import account

_NOBODY = frozenset(
    {
        "first last",
        "firstname lastname",
        "john doe",
        "jane doe",
        "no author",
        "not committed yet",
        "test user",
        "unknown author",
        "unknown user",
        "user name",
        "your name",
    }
)
"""What stands where nobody wrote a name."""


_DISTINCT = 5
"""Letters from which on the name of an account is one person's: "alex" is many."""


@dataclass(frozen=True, slots=True)
class People:
    """Who is who, beyond ``.mailmap``."""

    accounts: bool = option(
        True, unit="true or false", origin="12345+login@users.noreply.github.com and login@… are one account"
    )
    names: bool = option(
        True,
        unit="true or false",
        origin="the same full name, whatever its case and accents, is one person; so is a name that is another's account",
    )
    apart: tuple[str, ...] = option((), unit="e-mails", origin="never one with another, whatever they share")
    bots: tuple[str, ...] = option((), unit="e-mails", origin="programs that nothing else gives away")


class Merge(NamedTuple):
    """Two addresses that are taken for one person."""

    kept: Author
    merged: Author
    reason: str
    commits: int
    """That the merged address authored or co-authored."""


class Identities(NamedTuple):
    """Everybody by e-mail, and the merges that made them."""

    people: Mapping[str, Author]
    merges: tuple[Merge, ...]
    """By the e-mail that is kept, then by the other."""

    def of(self, author: Author) -> Author:
        """The person behind an author; the very same where that is how they are known."""
        found = self.people.get(author.email, author)
        return author if (found.email, found.name) == (author.email, author.name) else found


def identities(commits: Iterable[Commit], options: People) -> Identities:
    """Who is who among authors and co-authors.

    An e-mail goes by the name that it is used with most; a person by the e-mail that they use most. A single
    word is nobody's full name, and a program is nobody. E-mails are in lower case already.
    """
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    for commit in commits:
        for author in (commit.author, *commit.co_authors):
            spelled[author.email][author.name] += 1
    authors = {email: _author(email, names, options) for email, names in spelled.items()}
    used = {email: sum(names.values()) for email, names in spelled.items()}
    people, merges = dict(authors), []
    for emails, reasons in _groups(authors.values(), options):
        kept = min(emails, key=lambda email: (-used[email], email))
        for email in sorted(emails - {kept}):
            people[email] = authors[kept]
            merges.append(Merge(authors[kept], authors[email], reasons[email], used[email]))
    return Identities(people, tuple(sorted(merges, key=lambda one: (one.kept.email, one.merged.email))))


def _author(email: str, names: Counter[str], options: People) -> Author:
    name = min(names, key=lambda one: (-names[one], one))
    is_known_bot = email in options.bots and not Author(email, name).is_bot
    return Author(email, f"{name} [bot]".strip() if is_known_bot else name)


def _groups(authors: Iterable[Author], options: People) -> Iterator[tuple[set[str], Mapping[str, str]]]:
    """Sets of e-mails that are one person, with the reason for each of them."""
    sharing: dict[tuple[str, str], list[str]] = defaultdict(list)
    authors = list(authors)
    logins = _logins(authors)
    for author in authors:
        if author.is_bot or author.email in options.apart:
            continue
        if options.accounts and (login := account(author.email)):
            sharing["the same account", login].append(author.email)
        if options.names and (name := _full_name(author.name)):
            sharing["the same full name", name].append(author.email)
        elif options.names and author.name.casefold() in logins:
            sharing["a name that is the other's account", author.name.casefold()].append(author.email)
    people: Unions[str] = Unions()
    reasons: dict[str, str] = {}
    for (reason, _), emails in sharing.items():
        for email in emails if len(emails) > 1 else ():
            people.join(emails[0], email)
            reasons.setdefault(email, reason)
    return ((set(emails), reasons) for emails in people.sets())


def _logins(authors: Iterable[Author]) -> frozenset[str]:
    """Accounts whose people go by the account's name: nobody else calls themselves so, unless it is short."""
    found = ((account(author.email).partition("@")[0], author.name.casefold()) for author in authors)
    return frozenset(login for login, name in found if login == name and len(login) >= _DISTINCT)


def _full_name(name: str) -> str:
    """A name of two words or more in one spelling; empty for any other, which many people may have."""
    decomposed = unicodedata.normalize("NFKD", name)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
    words = plain.split()
    is_full = len(words) > 1 and sum(len(word.strip(".")) > 1 for word in words) > 1
    return " ".join(words) if is_full and plain not in _NOBODY else ""
