"""A repository at one commit, or its index: gathers each fact on first use, once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from async_audit.errors import MissingObjectError, RepositoryError
from async_audit.facts import (
    UNDESCRIBED,
    Blame,
    Change,
    Commit,
    Departure,
    Description,
    Kind,
    Loss,
    Removal,
    Run,
    Stamp,
)
from async_audit.repository import authorship, review, tree
from async_audit.repository.log import History, Log
from async_audit.repository.manner import IGNORE_REVS, Manner, listed
from async_audit.repository.people import MAILMAP, People
from async_audit.repository.place import Place
from async_audit.repository.standing import Standing

if TYPE_CHECKING:
    from async_audit.repository.attribution import Attribution
    from async_audit.repository.blame import Answer
    from async_audit.repository.departures import Took
    from async_audit.repository.versions import Version

REVIEW_DAYS = 3 * 365
"""History that a change under review is held against: a hook has no time for what nobody remembers."""
Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is (0: unknown)."""
_NO_COMMITS = "there are no commits yet, so there is no history to look at"


class RepositorySnapshot(Standing):
    """What a Snapshot promises, from a real repository."""

    def __init__(
        self,
        place: Place,
        commit: str,
        *,
        staged: review.Staged | None = None,
        base: str = "",
        message: Description = UNDESCRIBED,
    ) -> None:
        """See Standing."""
        super().__init__(place, commit, staged=staged, base=base, message=message)
        self._log = Log(self._git)
        self._progress: Progress = _quiet
        self._ignores_whitespace = False
        self._losses: list[Loss] = []
        self._changes: dict[int, Sequence[Change]] = {}
        self.is_anonymous = False

    def prepared(
        self,
        exclude: Sequence[str] = (),
        progress: Progress | None = None,
        *,
        ignore_whitespace: bool = False,
    ) -> RepositorySnapshot:
        """The same without the files that these .gitignore patterns match, telling ``progress`` what it does.

        ``ignore_whitespace`` gives a line that was only indented anew to whoever wrote it: ``git blame -w``.
        """
        fresh: RepositorySnapshot = type(self)(
            self.place, self.commit, staged=self._staged, base=self._base, message=self._message
        )
        fresh._exclude, fresh._progress = tuple(exclude), progress or _quiet
        fresh._ignores_whitespace = ignore_whitespace
        return fresh

    def at(self, commit: str) -> RepositorySnapshot:
        """The same at a commit of this history, which is not read again for it."""
        fresh = RepositorySnapshot(self.place, commit)
        fresh._exclude, fresh._progress = self._exclude, self._progress
        fresh._ignores_whitespace = self._ignores_whitespace
        fresh._history = self._history.below(commit, fresh._log.people)
        fresh._losses += [loss for loss in self._losses if loss.what == "history"]
        return fresh

    def _touched(self) -> Iterator[str]:
        return (touch.path for touch in self.change.touched) if self.change else iter(())

    @property
    def history_gap(self) -> str:
        """See Snapshot."""
        return self.place.gap if self.commit else _NO_COMMITS

    @cached_property
    def commits(self) -> Sequence[Commit]:
        """See Snapshot."""
        if not self.commit:
            return ()
        if self.change is None:
            return self._history.commits
        since = (self.now - timedelta(days=REVIEW_DAYS)).isoformat()
        self._progress("git log", 0, 0)
        return self._log.recent(self.commit, since, self._losses).commits

    def changes(self, limit: int) -> Sequence[Change]:
        """See Snapshot."""
        if self.commit and limit not in self._changes:
            self._progress("git log --numstat", 0, 0)
            self._changes[limit], losses = self._log.changes(self.commit, limit, self._cache)
            self._losses += [loss for loss in losses if loss not in self._losses]
        return self._changes.get(limit, ())

    @property
    def losses(self) -> Sequence[Loss]:
        """See Snapshot."""
        return tuple(self._losses)

    @cached_property
    def change(self) -> Change | None:
        """See Snapshot."""
        if self._staged:
            return self._staged.change(self._people_here, self.now, self._message)
        if not self._base:
            return None
        return review.branch(self.place, self._git, self._base, self.commit, self.now, self._message)

    def _people_here(self) -> People:
        """Who is who for one signature: git is asked only where the commit holds a ``.mailmap``."""
        try:
            self._objects.read(f"{self.commit}:{MAILMAP}", MAILMAP, 0)
        except MissingObjectError:
            return People(None)
        return self._log.people

    def blames(self, paths: Iterable[str]) -> Iterator[Blame]:
        """See Snapshot. A staged file is blamed as it was in the commit under the index."""
        signatures = self._attribution.signatures
        return authorship.blames(self.runs(paths), self._committed, signatures, self._log.people)

    def runs(self, paths: Iterable[str]) -> Iterator[tuple[str, tuple[Run, ...]]]:
        """See Snapshot."""
        if self.history_gap:
            raise RepositoryError(self.history_gap)
        wanted = [path for path in paths if path in self._committed]
        return self._readable(self._attribution.answers(wanted), len(wanted))

    @cached_property
    def departures(self) -> Mapping[str, Departure]:
        """See Snapshot."""
        from async_audit.repository import departures

        if self.history_gap:
            raise RepositoryError(self.history_gap)
        return departures.kept(
            self._cache, self.commit, self.files, self._taken_away, lambda: not self._losses
        )

    def _taken_away(self) -> Iterable[Took]:
        """Commits that removed or renamed anything: out of what was read anyway, or else only they."""
        if "_history" in self.__dict__:
            return ((one.id, one.parents, one.touched) for one in self._history.commits)
        self._progress("git log", 0, 0)
        rows = self._log.taking_away(self.commit, self._losses)
        return ((row.id, row.parents, row.entries) for row in rows)

    def stamps(self, commits: Iterable[str]) -> Mapping[str, Stamp]:
        """See Snapshot."""
        return self._log.stamps(set(commits))

    def _readable(
        self, answers: Iterable[tuple[str, Answer]], total: int
    ) -> Iterator[tuple[str, tuple[Run, ...]]]:
        for done, (path, answer) in enumerate(answers, start=1):
            self._progress("git blame", done, total)
            if isinstance(answer, RepositoryError):
                self._losses.append(Loss(path, str(answer)))
            else:
                yield path, answer

    def removals(self, words: Mapping[str, Sequence[str]]) -> Mapping[str, Removal]:
        """See Snapshot."""
        from async_audit.repository import removals

        return removals.remembered(self._git, self._cache, words, self.commit) if words else {}

    @property
    def walked_alone(self) -> Mapping[str, str]:
        """Files that ``git blame`` could not be led through, and why: their answer cost more, nothing else."""
        return self._attribution.walked_alone

    @cached_property
    def _committed(self) -> Mapping[str, str]:
        """Blob of each path in the audited commit."""
        files = tree.at_commit(self.place.reading, self.commit) if self._staged else self.files
        aside = (Kind.LINK, Kind.SUBMODULE)
        return {path: file.blob for path, file in files.items() if file.kind not in aside}

    @cached_property
    def _attribution(self) -> Attribution:
        from async_audit.repository import attribution

        manner = Manner(self._ignored_revisions, self._ignores_whitespace)
        return attribution.Attribution(
            attribution.Sources(self._git, self._objects, self._cache, self._versions, self._signatures),
            attribution.Subject(self.commit, self._committed, manner),
            self._few,
        )

    @property
    def _few(self) -> int:
        """Files for which all of history is not worth reading: none once it was read, any for a change."""
        if self.change is not None:
            return sys.maxsize
        from async_audit.repository.attribution import FEW

        return 0 if "_history" in self.__dict__ else FEW

    def _versions(self) -> Mapping[str, Version]:
        return self._history.versions

    def _signatures(self, commits: set[str]) -> Mapping[str, str]:
        if "_history" in self.__dict__:
            return {commit: self._history.signatures[commit] for commit in commits}
        return self._log.signatures(commits)

    @cached_property
    def _history(self) -> History:
        """All of it, read once for everyone who asks about the whole repository."""
        self._progress("git log", 0, 0)
        return self._log.history(self.commit, self._cache, self._losses)

    @cached_property
    def _ignored_revisions(self) -> tuple[str, ...]:
        """Commits that blame looks through: of the tree's own file, and of ``blame.ignoreRevsFile``."""
        texts = [path.read_text("utf-8", "replace") for path in self.place.ignore_revs_files]
        if IGNORE_REVS in self.files:
            texts.append(self.read(IGNORE_REVS).decode("utf-8", "replace"))
        return tuple(commit for text in texts for commit in listed(text))


def _quiet(what: str, done: int, total: int) -> None:
    """Nobody is watching."""
