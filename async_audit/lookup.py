"""Whether something is written down, where, since when, and whether it still holds."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cached_property
from typing import TYPE_CHECKING

from async_audit import survey
from async_audit.config import Config
from async_audit.documentation import terms
from async_audit.documentation.index import COMMIT, DOCUMENT, RECORD, Passage
from async_audit.documentation.search import Hit
from async_audit.errors import MissingObjectError, UsageError
from async_audit.facts import Author, Kind, Stamp
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
_DEAD = "dead references"
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
        """Where it stands."""
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
        "" if is_written else desk.module_called(words),
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
        made = self._made([hit.passage for hit in hits])
        dead = self._dead({hit.passage.path for hit in hits if hit.passage.kind == DOCUMENT})
        for hit in hits:
            record = self._record(hit.passage)
            stale = _retired(record) if record else _lost(hit.passage, dead.get(hit.passage.path, ()))
            if (stamp := made.get(hit.passage.path)) is None:
                yield Found(hit, record, stale)
            else:
                when = datetime.fromtimestamp(stamp.landed, timezone.utc)
                yield Found(hit, record, stale, when, self._is_active(stamp.author))

    def module_called(self, words: Sequence[str]) -> str:
        """The module whose path holds most of the words, the shortest of them; empty where none holds any."""
        wanted = {terms.stem(word) for word in words}
        held = {
            module.path: len(wanted & {terms.stem(word) for word in terms.words(module.path)})
            for module in self.snapshot.modules
        }
        best = min(held, key=lambda path: (-held[path], len(path), path), default="")
        return best if held.get(best) else ""

    def _record(self, passage: Passage) -> Record | None:
        if passage.kind != RECORD:
            return None
        from async_audit.decisions.records import with_text

        record = self.texts.recognise(passage.path)
        at = f"{self.snapshot.commit}:{passage.path}"  # by name: listing all files would take longer
        try:
            content = self._objects.read(at, passage.path, _MOST_OF_A_RECORD)
        except MissingObjectError:
            return record
        return record and with_text(record, content)

    @cached_property
    def _objects(self) -> Objects:
        return Objects(self.place.reading)

    def _dead(self, paths: Collection[str]) -> Mapping[str, Sequence[tuple[int, str]]]:
        """What each of these documents points to that is there no more, with the line; kept, as it takes its time."""
        names = {path: key(self.snapshot.commit, *self.config.exclude, "", path) for path in paths}
        kept = self.place.cache.get(_DEAD, names.values())
        found = {path: json.loads(kept[name]) for path, name in names.items() if name in kept}
        new = {path: self._dead_references(path) for path in sorted(set(paths) - found.keys())}
        self.place.cache.put(
            _DEAD, {names[path]: json.dumps(dead).encode("ascii") for path, dead in new.items()}
        )
        return found | new

    def _dead_references(self, path: str) -> list[tuple[int, str]]:
        from async_audit.documentation.dead import dead_references

        if not self._library.holds(path) or (page := self._library.page(path)) is None:
            return []  # it speaks of another time
        return [(dead.line, dead.written) for dead in dead_references(path, page, self._ground)]

    @cached_property
    def _library(self) -> Library:
        from async_audit.documentation.library import Library

        return Library(self.snapshot.files, self.snapshot.read)

    @cached_property
    def _ground(self) -> Ground:
        return self._library.ground({} if self.snapshot.history_gap else self.snapshot.departures)

    def _made(self, found: Sequence[Passage]) -> Mapping[str, Stamp]:
        """By path or commit, who touched it last, and when."""
        if self.snapshot.history_gap:
            return {}
        touches = {one.path: one.path for one in found if one.kind == COMMIT}
        touches |= self.messages.last_touches({one.path for one in found if one.kind != COMMIT})
        stamps = self.snapshot.stamps(touches.values())
        return {path: stamps[commit] for path, commit in touches.items() if commit in stamps}

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
