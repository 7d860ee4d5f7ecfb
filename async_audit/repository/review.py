"""The one change that is under review: what is staged, or a branch."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path

from async_audit.errors import RepositoryError, UsageError
from async_audit.facts import UNDESCRIBED, Author, Change, Description
from async_audit.repository import history
from async_audit.repository.log import DIFF, Log
from async_audit.repository.people import People
from async_audit.repository.place import Place
from async_audit.repository.runner import Git
from async_audit.repository.tree import EMPTY_TREE


class Staged:
    """What ``git commit`` would commit; git lists it while whoever asks still gets ready."""

    def __init__(self, place: Place, over: str = "") -> None:
        """In the index of ``place``, ``over`` a commit, default the one that git would commit over."""
        self.commit, self.now = (over, None) if over else _under(place)
        """What it is committed over, empty where that is nothing, and when that was committed, if that is known."""
        base = self.commit or EMPTY_TREE[place.object_format]
        self._listed = place.asking.ask("diff-index", "--cached", *DIFF, base, "--")
        self._signed = place.asking.ask("var", "GIT_AUTHOR_IDENT")

    @cached_property
    def _body(self) -> list[bytes]:
        return list(history.tokens(io.BytesIO(self._listed())))

    @cached_property
    def _ident(self) -> str:
        """Who is committing, and when, as git writes it; empty where it was not told."""
        try:
            return self._signed().decode("utf-8", "surrogateescape")
        except RepositoryError:
            return ""

    @cached_property
    def _entries(self) -> list[history.Entry]:
        return list(history.entries(self._body))

    @property
    def headers(self) -> Mapping[str, str]:
        """Mode, blob and stage of each path that is there and differs; none at all where paths are in conflict."""
        if any(one.status == "U" for one in self._entries):
            return {}
        return {one.path: f"{one.mode} {one.blob} 0" for one in self._entries if one.status != "D"}

    @property
    def gone(self) -> Iterator[str]:
        """Paths that are there no more."""
        for one in self._entries:
            if one.status in "DR":
                yield one.old_path or one.path

    def change(self, people: Callable[[], People], now: datetime, message: Description) -> Change:
        """It as a change, by one of ``people``."""
        touched = history.touches(self._body)
        authors, when = self._committer(people, now) if touched else ((), now)
        return Change("", authors, when, message.text, touched, message_file=message.file)

    def _committer(self, people: Callable[[], People], now: datetime) -> tuple[tuple[Author, ...], datetime]:
        if not self._ident:
            return (), now
        signature, _, when = self._ident.rpartition("> ")
        return (people().author(f"{signature}>"),), history.moment(when.strip())


def _under(place: Place) -> tuple[str, datetime | None]:
    """The commit over which ``git commit`` commits: the one that is checked out; where that is amended, its parent.

    git tells no hook of ``--amend``, but it hands every hook the author and date of the commit that it makes,
    and only an amended one has those of the commit that is there. ``--amend`` with ``--date`` or
    ``--reset-author`` goes unseen, so that only what it adds is asked about; ``-C HEAD`` is taken for it.
    """
    name, email, date = (os.environ.get(f"GIT_AUTHOR_{one}", "") for one in ("NAME", "EMAIL", "DATE"))
    asked = ("rev-list", "-1", "--format=%H%n%P%n%cd%n%an <%ae> @%ad", "--date=raw", "HEAD")
    try:
        _, commit, parents, landed, author = place.asking.text(*asked).split("\n")[:5]
    except RepositoryError:
        return place.head(), None  # one that cannot be read is not none
    # git itself writes @; and who sets the committer's date as well makes all commits at once
    is_amended = (
        date.startswith("@")
        and "GIT_COMMITTER_DATE" not in os.environ
        and author == f"{name} <{email}> {date}"
        and _is_older_than_index(place, date)
    )
    if not is_amended or (not parents and place.gap):
        # where the parent is not in this clone, too, only what is added can be seen
        return commit, history.moment(landed)
    return parents.partition(" ")[0], None


def _is_older_than_index(place: Place, date: str) -> bool:
    """Whether something was staged after the author's date, or nothing is, which only ``--amend`` commits.

    Two commits of one second have the same author and date too, and neither amends the other.
    """
    index = Path(
        place.work_tree or place.git_dir, os.environ.get("GIT_INDEX_FILE") or place.git_dir / "index"
    )
    with suppress(OSError):
        if int(index.stat().st_mtime) > int(date[1:].partition(" ")[0]):
            return True
    return place.asking.succeeds("diff-index", "--cached", "--quiet", "HEAD", "--")


def branch(
    place: Place, git: Git, base: str, commit: str, now: datetime, message: Description = UNDESCRIBED
) -> Change:
    """All that came since the merge base, as one change.

    Its message is ``message``, with the trailers that its commits have, or else what all of its commits say.
    Raises UsageError when there is no merge base in this clone.
    """
    try:
        merge_base = git.text("merge-base", base, commit).split("\n")[0]
    except RepositoryError:
        mend = place.gap or "name a base that shares history with it"
        raise UsageError(
            f"{base[:10]} and {commit[:10]} have no common commit in this clone; {mend}"
        ) from None
    with git.stream("diff-tree", "-r", *DIFF, merge_base, commit, "--") as output:
        touched = history.touches(list(history.tokens(output)))
    landed = Log(git).messages(f"{merge_base}..{commit}")
    authors = tuple(dict.fromkeys(change.authors[0] for change in landed))
    said = [change.message for change in landed]
    told = _with_trailers(message.text, said) if message.text else "\n\n".join(said)
    is_described = bool(message.text)
    return Change(commit, authors, now, told, touched, len(landed), message.gap, is_described)


def _with_trailers(message: str, commits: Iterable[str]) -> str:
    """What a commit of the branch decides counts also where the description of the whole does not repeat it."""
    from async_audit.trailers import trailers

    own = set(trailers(message))
    told = dict.fromkeys(one for commit in commits for one in trailers(commit) if one not in own)
    return "\n\n".join((message, *(f"{key.capitalize()}: {value}" for key, value in told)))
