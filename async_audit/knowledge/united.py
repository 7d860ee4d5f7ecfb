"""A snapshot as a project sees itself: every author is a person, and modules have the borders that it draws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from async_audit.facts import (
    Author,
    Blame,
    Branch,
    Change,
    Commit,
    Departure,
    File,
    Line,
    Loss,
    Module,
    Removal,
    Run,
    Stamp,
    Touch,
)
from async_audit.knowledge.identity import Identities, People, identities
from async_audit.snapshots import Snapshot

if TYPE_CHECKING:
    from async_audit.knowledge.pseudonyms import Pseudonyms


class United:
    """What a Snapshot promises, from another one."""

    def __init__(
        self, snapshot: Snapshot, people: People | None = None, salt: str = "", borders: Sequence[str] = ()
    ) -> None:
        """With a ``salt`` people get pseudonyms; nothing is read before it is asked for."""
        self._snapshot = snapshot
        self._borders = borders
        self._options = people or People()
        self._salt = salt
        self._persons: dict[tuple[str, str], Author] = {}

    @cached_property
    def _pseudonyms(self) -> Pseudonyms:
        from async_audit.knowledge.pseudonyms import Pseudonyms

        return Pseudonyms(self._salt)

    @property
    def as_they_are(self) -> Snapshot:
        """The snapshot with the authors that commits name."""
        return self._snapshot

    @cached_property
    def identities(self) -> Identities:
        """Who is who, under their own names."""
        return identities(self._snapshot.commits, self._options)

    def person(self, author: Author) -> Author:
        """The person behind an author."""
        key = (author.email, author.name)  # an Author is ten times slower to hash
        found = self._persons.get(key)
        if found is None:
            found = self.identities.of(author)
            if self._salt:
                found = self._pseudonyms.of(found)
            self._persons[key] = found
        return found

    @property
    def commit(self) -> str:
        """See Snapshot."""
        return self._snapshot.commit

    @property
    def now(self) -> datetime:
        """See Snapshot."""
        return self._snapshot.now

    @property
    def is_anonymous(self) -> bool:
        """See Snapshot."""
        return bool(self._salt)

    @property
    def history_gap(self) -> str:
        """See Snapshot."""
        return self._snapshot.history_gap

    @property
    def change(self) -> Change | None:
        """See Snapshot."""
        return self._snapshot.change

    @property
    def files(self) -> Mapping[str, File]:
        """See Snapshot."""
        return self._snapshot.files

    @cached_property
    def modules(self) -> Sequence[Module]:
        """See Snapshot; with the borders that the project draws."""
        found = self._snapshot.modules
        if not self._borders:
            return found
        from async_audit.knowledge.borders import drawn

        return drawn(found, self.files, self.read, self._borders)

    @cached_property
    def commits(self) -> Sequence[Commit]:
        """See Snapshot. With pseudonyms, signatures hold them too."""
        return tuple(map(self._commit, self._snapshot.commits))

    @property
    def losses(self) -> Sequence[Loss]:
        """See Snapshot."""
        return self._snapshot.losses

    def changes(self, limit: int) -> Sequence[Change]:
        """See Snapshot. Without pseudonyms as they are: a hook has no time to ask history who is who."""
        found = self._snapshot.changes(limit)
        return tuple(map(self._change, found)) if self._salt else found

    def blames(self, paths: Iterable[str]) -> Iterator[Blame]:
        """See Snapshot."""
        return map(self._blame, self._snapshot.blames(paths))

    def runs(self, paths: Iterable[str]) -> Iterator[tuple[str, Sequence[Run]]]:
        """See Snapshot."""
        return self._snapshot.runs(paths)

    @property
    def departures(self) -> Mapping[str, Departure]:
        """See Snapshot."""
        return self._snapshot.departures

    def stamps(self, commits: Iterable[str]) -> Mapping[str, Stamp]:
        """See Snapshot. Without pseudonyms as they are, as in ``changes``."""
        found = self._snapshot.stamps(commits)
        if not self._salt:
            return found
        return {commit: stamp._replace(author=self.person(stamp.author)) for commit, stamp in found.items()}

    def naming(
        self, words: Iterable[str], commit: str = "", paths: Sequence[str] = ()
    ) -> Mapping[str, Sequence[Line]]:
        """See Snapshot."""
        return self._snapshot.naming(words, commit, paths)

    def removals(self, words: Mapping[str, Sequence[str]]) -> Mapping[str, Removal]:
        """See Snapshot."""
        return self._snapshot.removals(words)

    def read(self, path: str, limit: int = 1 << 20) -> bytes:
        """See Snapshot."""
        return self._snapshot.read(path, limit)

    def branches(self, folders: Sequence[str], days: int) -> Sequence[Branch]:
        """See Snapshot."""
        return self._snapshot.branches(folders, days)

    def grep(self, pattern: str) -> Iterator[Line]:
        """See Snapshot."""
        return self._snapshot.grep(pattern)

    def before_and_after(
        self, change: Change, touch: Touch, limit: int = 1 << 20
    ) -> tuple[bytes | None, bytes | None]:
        """See Snapshot."""
        return self._snapshot.before_and_after(change, touch, limit)

    def _commit(self, commit: Commit) -> Commit:
        author = self.person(commit.author)
        co_authors = tuple(map(self.person, commit.co_authors))
        signatures = commit.signatures
        if self._salt:
            signatures = tuple(str(self._pseudonyms.of(_signed(one))) for one in signatures)
        elif author is commit.author and co_authors == commit.co_authors:
            return commit
        return commit._replace(author=author, co_authors=co_authors, signatures=signatures)

    def _change(self, change: Change) -> Change:
        return change._replace(authors=tuple(dict.fromkeys(map(self.person, change.authors))))

    def _blame(self, blame: Blame) -> Blame:
        if all(self.person(author) is author for author in blame.lines):
            return blame
        lines: dict[Author, int] = {}
        for author, count in blame.lines.items():
            person = self.person(author)
            lines[person] = lines.get(person, 0) + count
        return blame._replace(lines=dict(sorted(lines.items(), key=lambda one: (-one[1], one[0].email))))


def _signed(signature: str) -> Author:
    name, _, email = signature.rpartition(" <")
    return Author(email.rstrip(">"), name)
