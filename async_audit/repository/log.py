"""Asks ``git log`` for commits and changes."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from async_audit.errors import RepositoryError
from async_audit.facts import Change, Commit, Loss, Stamp, Touch
from async_audit.hoard import hoarding
from async_audit.repository import history, passes
from async_audit.repository.history import Row, Told
from async_audit.repository.people import People
from async_audit.repository.runner import Git

if TYPE_CHECKING:
    from async_audit.repository.cache import Cache
    from async_audit.repository.versions import Version

DIFF = ("--raw", "--numstat", "-z", "--no-abbrev", *history.RENAMES, "--no-ext-diff", "--no-textconv")


class History:
    """All that one pass through the log tells."""

    def __init__(
        self, read: Callable[[], list[Row]], people: People, told: Mapping[str, Commit] | None = None
    ) -> None:
        """``read`` gives children before parents; it is asked again only by who wants commits after versions.

        ``told`` are commits that were made of the same rows already, for other ``people``.
        """
        self._read = read
        self._people = people
        self._told = told or {}
        with hoarding():
            self._rows = read()
        self.signatures = {row.id: row.signatures[0] for row in self._rows}
        """Who signed each commit."""

    def below(self, commit: str, people: People) -> History:
        """That of a commit in it, to whom other ``people`` may be known."""
        known = {row.id: row for row in self.rows}
        told = {one.id: one for one in self.commits}
        return History(lambda: passes.in_order(known, commit), people, told)

    @property
    def rows(self) -> list[Row]:
        """As git tells it, children before parents."""
        return self._rows or self._read()

    @cached_property
    def commits(self) -> Sequence[Commit]:
        """Children before parents."""
        with hoarding():
            rows = self.rows
            self._people.meet({signature for row in rows for signature in row.signatures})
            return tuple([_commit(row, self._people, self._told.get(row.id)) for row in rows])

    @cached_property
    def versions(self) -> Mapping[str, Version]:
        """The last version of each path of the first commit. There is no room for them and for the rows."""
        with hoarding():
            from async_audit.repository.versions import link

            return link(self._rows)


def _commit(row: Row, people: People, told: Commit | None) -> Commit:
    author, *co_authors = map(people.author, row.signatures)
    return Commit(
        id=row.id,
        parents=row.parents,
        author=author,
        when=row.when,
        touched=told.touched
        if told
        else tuple(Touch(one.path, one.status, one.old_path) for one in row.entries),
        committer=row.committer,
        co_authors=tuple(co_authors),
        signatures=row.signatures,
        landed=row.landed,
    )


class Log:
    """The history below a commit."""

    def __init__(self, git: Git) -> None:
        """``git`` knows the mailmap."""
        self._git = git
        self.people = People(git)

    def history(self, commit: str, cache: Cache, losses: list[Loss]) -> History:
        """All history, children before parents; without renames, and a loss more, where contents are missing."""

        def whole() -> History:
            return History(lambda: passes.read(self._git, cache, commit), self.people)

        return self._readable(whole, commit, "", losses)

    def recent(self, commit: str, since: str, losses: list[Loss]) -> History:
        """The same since a date; nothing is kept."""
        return self._readable(lambda: self.part(commit, since, renames=True), commit, since, losses)

    def _readable(self, whole: Callable[[], History], commit: str, since: str, losses: list[Loss]) -> History:
        try:
            return whole()
        except RepositoryError as error:  # detecting renames needs contents, and one missing blob ends it all
            found = self.part(commit, since, renames=False)
            losses.append(Loss("history", f"renames were not followed: {error}"))
            return found

    def part(self, commit: str, since: str = "", *, renames: bool) -> History:
        """All history, or that since a date, children before parents; nothing is kept.

        Without ``renames`` no file's content is needed.
        """
        detection = history.RENAMES if renames else ("--no-renames",)
        limit = (f"--since={since}",) if since else ()

        def read() -> list[Row]:
            with self._git.stream("log", *detection, *limit, *history.PASS_FORMAT, commit, "--") as output:
                return list(history.rows(output))

        return History(read, self.people)

    def taking_away(self, commit: str, losses: list[Loss]) -> list[Row]:
        """The commits that removed or renamed a path, children before parents, with that alone; nothing is kept.

        Without renames, and a loss more, where contents are missing.
        """

        def read(*detection: str) -> list[Row]:
            options = ("--diff-filter=DR", *detection, *history.PASS_FORMAT)
            with self._git.stream("log", *options, commit, "--") as output:
                return list(history.rows(output))

        try:
            return read(*history.RENAMES)
        except RepositoryError as error:
            losses.append(Loss("history", f"renames were not followed: {error}"))
            return read("--no-renames")

    def changes(self, commit: str, limit: int, cache: Cache) -> tuple[tuple[Change, ...], list[Loss]]:
        """The last ``limit`` changes of the main line, newest first, and those that cannot be read."""
        options = ("--first-parent", f"--max-count={limit}")
        names = [name.encode("ascii") for name in self._git.text("rev-list", *options, commit, "--").split()]
        texts = cache.get("change", names)
        losses: list[Loss] = []
        new = dict(self._texts([name for name in names if name not in texts], losses))
        cache.put("change", new)
        texts.update(new)
        told = (one for name in names if name in texts for one in history.told(io.BytesIO(texts[name])))
        return tuple(self._told(told)), losses

    def _texts(self, commits: Sequence[bytes], losses: list[Loss]) -> Iterator[tuple[bytes, bytes]]:
        """What git tells of each of these. One missing blob ends a log half-way: then ask about fewer at a time."""
        if not commits:
            return
        options = ("--no-walk=unsorted", "--stdin", "--numstat", *history.RENAMES, *history.CHANGE_DIFFS)
        try:
            with self._git.stream("log", *options, given=b"\n".join((*commits, b""))) as output:
                found = list(history.texts(output))
            yield from zip(commits, found, strict=True)
        except RepositoryError as error:
            if len(commits) == 1:
                losses.append(Loss(commits[0].decode("ascii"), f"its diff cannot be read: {error}"))
                return
            half = len(commits) // 2
            yield from self._texts(commits[:half], losses)
            yield from self._texts(commits[half:], losses)

    def messages(self, commits: str) -> tuple[Change, ...]:
        """Who wrote what about a range of commits, newest first; nothing about files."""
        options = ("--no-merges", "-z", "--date=raw", history.CHANGE_FORMAT)
        with self._git.stream("log", *options, commits, "--") as output:
            return tuple(self._told(history.told(output)))

    def _told(self, told: Iterable[Told]) -> Iterator[Change]:
        found = list(told)
        self.people.meet(one.signature for one in found)
        for one in found:
            author = self.people.author(one.signature)
            yield Change(one.id, (author,), one.when, one.message, one.touched)

    def stamps(self, commits: Collection[str]) -> Mapping[str, Stamp]:
        """Who wrote each of these commits, and when it landed."""
        signed = self._no_walk(commits, "%ct %an <%ae>")
        self.people.meet(stamp.partition(" ")[2] for stamp in signed.values())
        return {
            commit: Stamp(self.people.author(signature), int(landed or 0))
            for commit, stamp in signed.items()
            for landed, _, signature in [stamp.partition(" ")]
        }

    def signatures(self, commits: Collection[str]) -> Mapping[str, str]:
        """``Name <e-mail>`` of the author of each of these commits."""
        return self._no_walk(commits, "%an <%ae>")

    def _no_walk(self, commits: Collection[str], told: str) -> Mapping[str, str]:
        """What a format tells of each of these commits."""
        if not commits:
            return {}
        wanted = "".join(f"{commit}\n" for commit in sorted(commits)).encode("ascii")
        options = ("--no-walk=unsorted", "--stdin", "-z", f"--format=tformat:%H%n{told}")
        with self._git.stream("log", *options, given=wanted) as output:
            found = (token.decode("utf-8", "surrogateescape") for token in history.tokens(output))
            return {one[:end]: one[end + 1 :] for one in found if (end := one.index("\n"))}
