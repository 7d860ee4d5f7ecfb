"""Facts typed by hand: a Snapshot for tests that need no repository."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from async_audit.errors import MissingObjectError
from async_audit.facts import (
    Author,
    Blame,
    Branch,
    Change,
    Commit,
    Departure,
    File,
    Kind,
    Line,
    Loss,
    Module,
    Removal,
    Run,
    Stamp,
    Touch,
)

NOW = datetime(2024, 6, 1, 12, tzinfo=timezone.utc)
ADA = Author("ada@example.com", "Ada")
BOB = Author("bob@example.com", "Bob")
CAT = Author("cat@example.com", "Cat")


def days_ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def commit(
    name: str, *paths: str, by: Author = ADA, days: float = 10, merge: bool = False, status: str = "M"
) -> Commit:
    """A commit that touched these paths ``days`` before NOW."""
    parents = ("p1", "p2") if merge else ("p1",)
    return Commit(name, parents, by, days_ago(days), tuple(Touch(path, status) for path in paths))


def change(
    name: str,
    *touched: Touch,
    message: str = "Do it",
    by: Author = ADA,
    days: float = 10,
) -> Change:
    return Change(name, (by,), days_ago(days), message, touched)


def wrote(path: str, **lines: int) -> Blame:
    """Surviving lines by person: ``wrote("a.py", ada=3, bob=1)``."""
    people = {"ada": ADA, "bob": BOB, "cat": CAT}
    return Blame(path, f"blob of {path}", {people[name]: count for name, count in lines.items()})


@dataclass(eq=False)  # two are never the same, as two looks at a repository are not
class FixedSnapshot:
    """Whatever a test types in. ``contents`` makes files (kind CODE unless ``kinds`` says otherwise)."""

    contents: Mapping[str, str | bytes] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    modules: Sequence[Module] = ()
    commits: Sequence[Commit] = ()
    mainline: Sequence[Change] = ()
    blamed: Sequence[Blame] = ()
    change: Change | None = None
    history_gap: str = ""
    losses: Sequence[Loss] = ()
    people: Mapping[Author, Author] = field(default_factory=dict)
    sides: Mapping[str, tuple[str | None, str | None]] = field(default_factory=dict)
    """By path, before and after any change that touches it."""
    heads: Sequence[Branch] = ()
    departures: Mapping[str, Departure] = field(default_factory=dict)
    older: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By commit, what its tree holds."""
    lost: Mapping[str, Removal] = field(default_factory=dict)
    """By word, how it went."""
    signed: Mapping[str, Author] = field(default_factory=dict)
    """By commit, who wrote it; ADA where it is not said."""
    commit: str = "c0ffee"
    is_anonymous: bool = False
    now: datetime = NOW

    @property
    def files(self) -> Mapping[str, File]:
        paths = sorted({*self.contents, *self.kinds})
        return {path: File(path, f"blob of {path}", self.kinds.get(path, Kind.CODE)) for path in paths}

    def changes(self, limit: int) -> Sequence[Change]:
        return self.mainline[:limit]

    def person(self, author: Author) -> Author:
        return self.people.get(author, author)

    def blames(self, paths: Iterable[str]) -> Iterator[Blame]:
        by_path = {blame.path: blame for blame in self.blamed}
        return (by_path[path] for path in paths if path in by_path)

    def runs(self, paths: Iterable[str]) -> Iterator[tuple[str, Sequence[Run]]]:
        return ((blame.path, blame.runs) for blame in self.blames(paths))

    def stamps(self, commits: Iterable[str]) -> Mapping[str, Stamp]:
        return {commit: Stamp(self.signed.get(commit, ADA), 0) for commit in commits}

    def naming(
        self, words: Iterable[str], commit: str = "", paths: Sequence[str] = ()
    ) -> Mapping[str, Sequence[Line]]:
        contents = self.older.get(commit, {}) if commit else self.contents
        lines = [
            Line(path, number, line.strip())
            for path, text in sorted(contents.items())
            for number, line in enumerate(str(text).splitlines(), start=1)
        ]
        found = {word: [line for line in lines if re.search(rf"\b{word}\b", line.text)] for word in words}
        return {word: kept for word, kept in found.items() if kept}

    def removals(self, words: Mapping[str, Sequence[str]]) -> Mapping[str, Removal]:
        return {word: self.lost[word] for word in words if word in self.lost}

    def branches(self, folders: Sequence[str], days: int) -> Sequence[Branch]:
        return [head for head in self.heads if head.when >= self.now - timedelta(days=days)]

    def grep(self, pattern: str) -> Iterator[Line]:
        for path, content in sorted(self.contents.items()):
            text = content if isinstance(content, str) else content.decode()
            for number, line in enumerate(text.splitlines(), start=1):
                if re.search(pattern, line, re.IGNORECASE):
                    yield Line(path, number, line)

    def read(self, path: str, limit: int = 1 << 20) -> bytes:
        try:
            content = self.contents[path]
        except KeyError:
            raise MissingObjectError(f"{path}: not in this clone") from None
        return (content.encode() if isinstance(content, str) else content)[:limit]

    def before_and_after(
        self, change: Change, touch: Touch, limit: int = 1 << 20
    ) -> tuple[bytes | None, bytes | None]:
        if touch.path not in self.sides:
            raise MissingObjectError(f"{touch.path}: not in this clone")
        old, new = (None if side is None else side.encode()[:limit] for side in self.sides[touch.path])
        return old, new
