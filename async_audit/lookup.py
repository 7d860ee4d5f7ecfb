"""Whether something is written down, where, since when, and whether it still holds."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from async_audit import survey
from async_audit.config import Config
from async_audit.documentation import terms
from async_audit.documentation.index import COMMIT, DOCUMENT, KINDS, MODULE, RECORD, Passage
from async_audit.documentation.search import Hit, called
from async_audit.errors import MissingObjectError, UsageError
from async_audit.facts import Author, Kind
from async_audit.repository import Place, RepositorySnapshot, find, open_snapshot
from async_audit.repository.cache import key
from async_audit.repository.messages import Messages
from async_audit.repository.objects import Objects
from async_audit.repository.tree import LARGEST
from async_audit.survey import Root
from async_audit.texts import Texts
from async_audit.wording import count, listed

if TYPE_CHECKING:
    from async_audit.decisions import Record
    from async_audit.documentation.dead import Ground
    from async_audit.documentation.library import Library
    from async_audit.knowledge.limits import Limits

_MOST_OF_A_RECORD = 1 << 18  # bytes
_CHANGES, _DEAD = "last change", "dead references"
_T = TypeVar("_T")
_NEAREST = 3
"""Texts that are shown where none answers."""


@dataclass(frozen=True, slots=True)
class Found:
    """A text that holds words of the question."""

    hit: Hit
    record: Record | None = None
    """The decision record that it stands in, read; its links lead nowhere."""
    stale: str = ""
    """Why what it says no longer holds; empty if nothing tells."""
    changed: datetime | None = None
    """When the last change of its file landed, or the commit did; None where nobody knows."""
    is_author_active: bool | None = None
    """Whether whoever did that is still here; None where nobody knows."""

    @property
    def passage(self) -> Passage:
        """Where."""
        return self.hit.passage


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether it is written down, and where."""

    commit: str
    query: str
    words: tuple[str, ...]
    """What was looked for, in the order of the question."""
    found: tuple[Found, ...]
    """Best first. Where nothing answers, the nearest texts."""
    ask_about: str = ""
    """A module that is called like the question, where nothing answers: its holders may know."""
    notes: tuple[str, ...] = ()
    """What was not searched, and why."""

    @property
    def is_written(self) -> bool:
        """Whether a text holds more than half of the words."""
        return any(one.hit.answers for one in self.found)


def where(
    root: Root = ".", query: str = "", *, revision: str = "", limit: int = 10, committing: bool = False
) -> Answer:
    """Where the repository says something about ``query``, a few words in any order; see ``documentation.search``.

    Looks into documents (READMEs, decision records and change logs among them), what source files say of
    themselves at their top, and commit messages. At most ``limit`` texts. Raises UsageError for a query without
    words, and what ``audit`` raises.
    """
    words = tuple(terms.telling(terms.asked(query)))
    if not words:
        raise UsageError("there is no word in the question; name what you want to read about")
    place = find(survey.directory(root), committing=committing)
    snapshot = open_snapshot(place, revision=revision)
    config = survey.read_config(place, snapshot)
    snapshot = survey.prepared(snapshot, config)
    messages = Messages(place, snapshot.commit)
    texts = Texts(place, snapshot, config, messages)
    hits = texts.search(query, limit)
    is_written = any(hit.answers for hit in hits)
    desk = _Desk(place, snapshot, config, messages, texts)
    return Answer(
        snapshot.commit,
        query,
        words,
        tuple(desk.found(hits if is_written else hits[:_NEAREST])),
        "" if is_written else called(words, (module.path for module in snapshot.modules)),
        tuple(desk.notes(is_written=is_written)),
    )


@dataclass(frozen=True)
class _Desk:
    """What else there is to say of what was found."""

    place: Place
    snapshot: RepositorySnapshot
    config: Config
    messages: Messages
    texts: Texts

    def notes(self, *, is_written: bool) -> Iterator[str]:
        """What was not searched; large files only where nothing was found: listing all files takes its time."""
        large = 0 if is_written else sum(file.kind is Kind.LARGE for file in self.snapshot.files.values())
        if large:
            yield f"not searched: {count(large, 'file')} over {LARGEST >> 20} MiB"
        if self.snapshot.history_gap:
            yield f"commit messages were not searched: {self.snapshot.history_gap}"

    def found(self, hits: Sequence[Hit]) -> Iterator[Found]:
        """Each with its record, and who changed it last."""
        of = {kind: {hit.passage.path for hit in hits if hit.passage.kind == kind} for kind in KINDS}
        changed: dict[str, tuple[int, bool]] = {}
        if not self.snapshot.history_gap:
            files = of[DOCUMENT] | of[RECORD] | of[MODULE]
            changed.update(
                self._kept(_CHANGES, files, lambda those: self._made(self.messages.last_touches(those)))
            )
            changed.update(
                self._kept(COMMIT, of[COMMIT], lambda ids: self._made({name: name for name in ids}))
            )
        dead = self._kept(_DEAD, of[DOCUMENT], self._dead_references)
        for hit in hits:
            path = hit.passage.path
            record = self._record(hit.passage)
            stale = _retired(record) if record else _lost(hit.passage, dead.get(path, ()))
            landed, is_active = changed.get(path) or (None, None)
            when = None if landed is None else datetime.fromtimestamp(landed, timezone.utc)
            yield Found(hit, record, stale, when, is_active)

    def _record(self, passage: Passage) -> Record | None:
        if passage.kind != RECORD:
            return None
        from async_audit.decisions.records import with_text

        record = self.texts.recognise(passage.path)
        try:  # by name: listing all files would take longer
            content = self._objects.read(
                f"{self.snapshot.commit}:{passage.path}", passage.path, _MOST_OF_A_RECORD
            )
        except MissingObjectError:
            return record
        return record and with_text(record, content)

    @cached_property
    def _objects(self) -> Objects:
        return Objects(self.place.reading)

    def _kept(
        self, kind: str, paths: Collection[str], ask: Callable[[Collection[str]], Mapping[str, _T]]
    ) -> Mapping[str, _T]:
        """What ``ask`` says of these paths at this commit, as it is configured: asked once, then kept."""
        configured = (*self.config.exclude, "", str(self.config.options.get("bus-factor")))
        names = {path: key(self.snapshot.commit, *configured, path) for path in paths}
        kept = self.place.cache.get(kind, names.values())
        found = {path: json.loads(kept[name]) for path, name in names.items() if name in kept}
        if missing := sorted(set(paths) - found.keys()):
            new = ask(missing)
            self.place.cache.put(
                kind, {names[path]: json.dumps(one).encode("ascii") for path, one in new.items()}
            )
            found |= new
        return found

    def _dead_references(self, paths: Collection[str]) -> Mapping[str, list[tuple[int, str]]]:
        """What each of these documents points to that is there no more, with the line."""
        from async_audit.documentation.dead import dead_references

        found = {}
        for path in paths:
            # else it speaks of another time
            page = self._library.page(path) if self._library.holds(path) else None
            dead = dead_references(path, page, self._ground) if page else ()
            found[path] = [(one.line, one.written) for one in dead]
        return found

    @cached_property
    def _library(self) -> Library:
        from async_audit.documentation.library import Library

        return Library(self.snapshot.files, self.snapshot.read)

    @cached_property
    def _ground(self) -> Ground:
        return self._library.ground({} if self.snapshot.history_gap else self.snapshot.departures)

    def _made(self, commits: Mapping[str, str]) -> Mapping[str, tuple[int, bool]]:
        """For each name of a commit when it landed, and whether its author is still here."""
        stamps = self.snapshot.stamps(commits.values())
        return {
            name: (stamps[commit].landed, self._is_active(stamps[commit].author))
            for name, commit in commits.items()
        }

    def _is_active(self, author: Author) -> bool:
        limits = self._limits
        return author.email not in limits.departed and self._active.get(author, 0) >= limits.active_commits

    @cached_property
    def _limits(self) -> Limits:
        from async_audit.knowledge.limits import Limits

        found: Limits = self.config.options.get("bus-factor") or Limits()
        return found

    @cached_property
    def _active(self) -> Mapping[Author, int]:
        return self.messages.active(self.snapshot.now - timedelta(days=self._limits.active_days))


def _lost(passage: Passage, dead: Iterable[tuple[int, str]]) -> str:
    """What a passage says of that: a chapter ends where its text does."""
    last = passage.begins + passage.text.count("\n")
    lost = [f"{written} (line {line})" for line, written in dead if passage.line <= line <= last]
    return f"it points to what is gone: {listed(lost)}" if lost else ""


def _retired(record: Record) -> str:
    from async_audit.decisions.citing import is_retired

    return f"the record is {record.state.value}" if record.state and is_retired(record) else ""
