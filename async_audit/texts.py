"""All that a repository says in words, as one index that is kept beside it and brought up to the commit asked about."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from async_audit.config import Config
from async_audit.documentation.index import COMMIT, RECORD, SCHEMA, Fts, Index, Passage, open_index
from async_audit.documentation.search import Hit, search
from async_audit.facts import File
from async_audit.repository import Place, RepositorySnapshot
from async_audit.repository.cache import key
from async_audit.repository.messages import Messages
from async_audit.repository.objects import Objects
from async_audit.repository.tree import LARGEST

if TYPE_CHECKING:
    from async_audit.decisions import Record

_FORM = "2"
"""Of what an index holds: with another number, all that was kept is read anew."""

_TRAILER = re.compile(r"(?:[A-Za-z]+-){1,4}(?:by|[Ii]d): ")
"""Who signed and reviewed says nothing of the matter."""


class Texts:
    """Documents, records, what source files say of themselves, and commit messages."""

    def __init__(
        self, place: Place, snapshot: RepositorySnapshot, config: Config, messages: Messages
    ) -> None:
        self._place = place
        self._snapshot = snapshot
        self._config = config
        self._messages = messages

    def search(self, query: str, most: int) -> list[Hit]:
        """The best texts, from the index that is kept, or from one that is made for this question."""
        kept = self._place.cache.words(SCHEMA)
        if kept is not None:
            try:
                return search(self._updated(Fts(kept)), query, most)
            except sqlite3.OperationalError:
                pass  # somebody else is writing, or the disk is full
            except (sqlite3.Error, TypeError, ValueError):  # it is damaged
                self._place.cache.forget_words()
        return search(self._updated(open_index()), query, most)

    def recognise(self, path: str) -> Record | None:
        """Which record a path is, as the ``decision-log`` audit is configured."""
        return self._recogniser(path)

    @cached_property
    def _recogniser(self) -> Callable[[str], Record | None]:
        from async_audit.decisions.records import recogniser

        return recogniser(self._patterns)

    @property
    def _patterns(self) -> tuple[str, ...]:
        options = self._config.options.get("decision-log")  # the audit itself is not needed for its patterns
        return options.records if options else ()

    def _updated(self, index: Index) -> Index:
        state = key(_FORM, self._snapshot.commit, *self._config.exclude, "", *self._patterns)
        index.update(state, lambda: self._files.keys() | self._commits.keys(), self._bring)
        return index

    @cached_property
    def _files(self) -> Mapping[bytes, File]:
        from async_audit.documentation.passages import sources

        return {self._name(file): file for file in sources(self._snapshot.files)}

    @cached_property
    def _commits(self) -> Mapping[bytes, str]:
        if self._snapshot.history_gap:
            return {}
        return {commit.encode("ascii"): commit for commit in self._messages.ids()}

    def _name(self, file: File) -> bytes:
        """What is read in a file once is so in every commit that holds it."""
        kind = RECORD if self.recognise(file.path) else ""
        return f"{_FORM} {kind} {file.path}\0{file.blob}".encode("utf-8", "surrogateescape")

    def _bring(self, names: Collection[bytes]) -> Iterator[tuple[bytes, Iterator[Passage]]]:
        files = {file.path: (name, file.blob) for name, file in self._files.items() if name in names}
        blobs = {path: blob for path, (_, blob) in files.items()}
        for path, content in Objects(self._place.reading).each(blobs, LARGEST):
            yield files[path][0], self._of_file(path, content)
        commits = [commit for name, commit in self._commits.items() if name in names]
        for commit, text in self._messages.texts(commits):
            yield commit.encode("ascii"), _of_commit(commit, text)

    def _of_file(self, path: str, content: bytes) -> Iterator[Passage]:
        from async_audit.documentation.passages import passages

        found = passages(path, content)
        return (one._replace(kind=RECORD) for one in found) if self.recognise(path) else found


def _of_commit(commit: str, text: str) -> Iterator[Passage]:
    subject, _, body = text.partition("\n")
    told = "\n".join(line for line in body.split("\n") if not _TRAILER.match(line))
    yield Passage(COMMIT, commit, 0, (subject.strip(),), 0, told.strip())
