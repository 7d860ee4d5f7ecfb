"""Asks ``git log`` for commits, changes and authors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from async_audit.errors import RepositoryError
from async_audit.facts import Author, Change, Loss
from async_audit.repository import history
from async_audit.repository.runner import Git
from async_audit.repository.versions import Version, link

RENAMES = ("-M", "-l0")
"""A rename limit would switch detection off, silently, for the largest commits."""
DIFF = ("--raw", "--numstat", "-z", "--no-abbrev", *RENAMES, "--no-ext-diff", "--no-textconv")


class History:
    """All that one pass through the log tells."""

    def __init__(self, records: list[history.Record]) -> None:
        """Takes children before parents."""
        self.commits = tuple(commit for commit, _ in records)
        self._records = records

    @cached_property
    def versions(self) -> Mapping[str, Version]:
        """The last version of each path of the first commit."""
        return link(self._records)


class Log:
    """The history below a commit."""

    def __init__(self, git: Git) -> None:
        self._git = git

    def history(self, commit: str, since: str = "", *, renames: bool) -> History:
        """All history, or that since a date, children before parents.

        Without ``renames`` no file's content is needed.
        """
        detection = RENAMES if renames else ("--no-renames",)
        limit = (f"--since={since}",) if since else ()
        options = (*detection, *limit, "--topo-order", history.COMMIT_FORMAT, *history.DIFFS)
        with self._git.stream("log", *options, commit, "--") as output:
            return History(list(history.records(output)))

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
            yield from history.changes(output)

    def messages(self, commits: str) -> tuple[Change, ...]:
        """Who wrote what about a range of commits, newest first; nothing about files."""
        options = ("--no-merges", "-z", "--date=raw", history.CHANGE_FORMAT)
        with self._git.stream("log", *options, commits, "--") as output:
            return tuple(history.changes(output))

    def authors(self, commits: Iterable[str]) -> Mapping[str, Author]:
        """Who wrote each of these commits."""
        wanted = "".join(f"{commit}\n" for commit in sorted(set(commits))).encode("ascii")
        options = ("--no-walk=unsorted", "--stdin", "-z", "--format=tformat:%H%n%aE%n%aN")
        found = {}
        if wanted:
            with self._git.stream("log", *options, given=wanted) as output:
                for token in history.tokens(output):
                    commit, email, name = token.decode("utf-8", "surrogateescape").split("\n", 2)
                    found[commit] = history.author(email, name)
        return found
