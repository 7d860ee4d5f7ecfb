"""Asks ``git log`` for commits and changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from async_audit.errors import RepositoryError
from async_audit.facts import Author, Change, Commit, Loss, Touch
from async_audit.repository import history
from async_audit.repository.history import Row, Told
from async_audit.repository.people import People
from async_audit.repository.runner import Git
from async_audit.repository.versions import Version, link

RENAMES = ("-M", "-l0")
"""A rename limit would switch detection off, silently, for the largest commits."""
DIFF = ("--raw", "--numstat", "-z", "--no-abbrev", *RENAMES, "--no-ext-diff", "--no-textconv")


class History:
    """All that one pass through the log tells."""

    def __init__(self, rows: list[Row], people: People) -> None:
        """Takes children before parents."""
        people.meet(signature for row in rows for signature in row.signatures)
        self.commits = tuple(_commit(row, people) for row in rows)
        self._rows = rows

    @cached_property
    def versions(self) -> Mapping[str, Version]:
        """The last version of each path of the first commit."""
        return link(self._rows)


def _commit(row: Row, people: People) -> Commit:
    author, *co_authors = map(people.author, row.signatures)
    touched = tuple(Touch(entry.path, entry.status, entry.old_path) for entry in row.entries)
    return Commit(
        row.id, row.parents, author, row.when, touched, row.committer, tuple(co_authors), row.signatures
    )


class Log:
    """The history below a commit."""

    def __init__(self, git: Git) -> None:
        """``git`` knows the mailmap."""
        self._git = git
        self._people = People(git)

    def history(self, commit: str, since: str = "", *, renames: bool) -> History:
        """All history, or that since a date, children before parents.

        Without ``renames`` no file's content is needed.
        """
        detection = RENAMES if renames else ("--no-renames",)
        limit = (f"--since={since}",) if since else ()
        options = (*detection, *limit, "--topo-order", history.COMMIT_FORMAT, *history.DIFFS)
        with self._git.stream("log", *options, commit, "--") as output:
            return History(list(history.rows(output)), self._people)

    def changes(self, commit: str, limit: int) -> tuple[tuple[Change, ...], list[Loss]]:
        """The last ``limit`` changes of the main line, newest first, and those that cannot be read."""
        try:
            return tuple(self._changes("--first-parent", f"--max-count={limit}", commit)), []
        except RepositoryError:
            # one missing blob ends a log half-way: ask for each change by itself, and count what is lost
            listed = self._git.text("rev-list", "--first-parent", f"--max-count={limit}", commit, "--")
            losses: list[Loss] = []
            return tuple(self._piecewise(listed.split(), losses)), losses

    def _piecewise(self, commits: Sequence[str], losses: list[Loss]) -> Iterator[Change]:
        try:
            yield from tuple(self._changes("--no-walk=unsorted", *commits))
        except RepositoryError as error:
            if len(commits) == 1:
                losses.append(Loss(commits[0], f"its diff cannot be read: {error}"))
                return
            half = len(commits) // 2
            yield from self._piecewise(commits[:half], losses)
            yield from self._piecewise(commits[half:], losses)

    def _changes(self, *which: str) -> Iterator[Change]:
        options = ("--numstat", *RENAMES, history.CHANGE_FORMAT, *history.DIFFS)
        with self._git.stream("log", *options, *which, "--") as output:
            yield from self._told(history.told(output))

    def messages(self, commits: str) -> tuple[Change, ...]:
        """Who wrote what about a range of commits, newest first; nothing about files."""
        options = ("--no-merges", "-z", "--date=raw", history.CHANGE_FORMAT)
        with self._git.stream("log", *options, commits, "--") as output:
            return tuple(self._told(history.told(output)))

    def _told(self, told: Iterable[Told]) -> Iterator[Change]:
        found = list(told)
        self._people.meet(one.signature for one in found)
        for one in found:
            author = self._people.author(one.signature)
            yield Change(one.id, (author,), one.when, one.message, one.touched)

    def authors(self, commits: Iterable[str]) -> Mapping[str, Author]:
        """Who wrote each of these commits."""
        wanted = "".join(f"{commit}\n" for commit in sorted(set(commits))).encode("ascii")
        options = ("--no-walk=unsorted", "--stdin", "-z", "--format=tformat:%H%n%an <%ae>")
        signed = {}
        if wanted:
            with self._git.stream("log", *options, given=wanted) as output:
                for token in history.tokens(output):
                    commit, signature = token.decode("utf-8", "surrogateescape").split("\n", 1)
                    signed[commit] = signature
        self._people.meet(signed.values())
        return {commit: self._people.author(signature) for commit, signature in signed.items()}
