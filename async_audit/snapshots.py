"""What an audit may ask of a repository, whoever gathered the answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol

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


class Snapshot(Protocol):
    """A repository at one commit, or its index. Each fact is gathered on first use, once."""

    @property
    def commit(self) -> str:
        """The audited commit; for the index the commit under it, empty if there is none."""

    @property
    def now(self) -> datetime:
        """When the audited commit was committed: the only clock there is."""

    @property
    def is_anonymous(self) -> bool:
        """Whether authors are pseudonyms: whoever asks then quotes no text in which people are named."""

    @property
    def history_gap(self) -> str:
        """Why history cannot be trusted (shallow, partial, no commits), with the mend; empty if it can."""

    @property
    def change(self) -> Change | None:
        """The one change that the audits are asked about; None when it is the whole repository."""

    @property
    def files(self) -> Mapping[str, File]:
        """Every entry of the tree, by path, sorted."""

    @property
    def modules(self) -> Sequence[Module]:
        """Sorted by path; each code file is in exactly one."""

    @property
    def commits(self) -> Sequence[Commit]:
        """All history of the audited commit, children before parents; of a change under review three years."""

    @property
    def losses(self) -> Sequence[Loss]:
        """What could not be read so far: never silently less data."""

    def changes(self, limit: int) -> Sequence[Change]:
        """The last ``limit`` changes of the main line (first parents), newest first."""

    def person(self, author: Author) -> Author:
        """Who is behind an author of a change; elsewhere authors are people already."""

    def blames(self, paths: Iterable[str]) -> Iterator[Blame]:
        """Surviving lines of each of these files, in this order; binary files are left out.

        Raises RepositoryError when ``history_gap`` is not empty.
        """

    def runs(self, paths: Iterable[str]) -> Iterator[tuple[str, Sequence[Run]]]:
        """Of each of these files the commits that wrote its lines, by line; otherwise as ``blames``."""

    @property
    def departures(self) -> Mapping[str, Departure]:
        """Paths that all history of the audited commit had, and its tree has not, by path, sorted."""

    def stamps(self, commits: Iterable[str]) -> Mapping[str, Stamp]:
        """Who wrote each of these commits, and when it landed."""

    def naming(
        self, words: Iterable[str], commit: str = "", paths: Sequence[str] = ()
    ) -> Mapping[str, Sequence[Line]]:
        """For each of these identifiers, the lines of text files that hold it as a whole; without such no entry.

        Of the tree, or of that of an older commit; at most 5 of each file.
        ``paths`` of that tree are enough for whoever asks, and then others may be left out. Raises RepositoryError if an object is missing.
        """

    def removals(self, words: Mapping[str, Sequence[str]]) -> Mapping[str, Removal]:
        """For each word and the files that once held it, the last commit that took it out of one of them.

        A word that none of them lost has no entry.
        """

    def branches(self, folders: Sequence[str], days: int) -> Sequence[Branch]:
        """This clone's other branches, by name, whose last commit is at most ``days`` older than ``now``."""

    def grep(self, pattern: str) -> Iterator[Line]:
        """Lines of the tree that match a POSIX extended expression. Raises RepositoryError if one is missing."""

    def read(self, path: str, limit: int = 1 << 20) -> bytes:
        """The first ``limit`` bytes of a file of the tree. Raises MissingObjectError when the clone lacks it."""

    def before_and_after(
        self, change: Change, touch: Touch, limit: int = 1 << 20
    ) -> tuple[bytes | None, bytes | None]:
        """Such bytes of a file before and after ``change``; None where it did not exist. Raises as ``read`` does."""
