"""What commits say of themselves, who makes them, and which of them touched a path last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime

from async_audit.facts import Author
from async_audit.repository.history import tokens
from async_audit.repository.people import People
from async_audit.repository.place import Place


class Messages:
    """The commits up to one of them. Merges are left out: they say what their branch said."""

    def __init__(self, place: Place, commit: str) -> None:
        self._git = place.reading.with_options("-c", f"mailmap.blob={commit}:.mailmap")
        self._people = People(self._git)
        self._commit = commit

    def ids(self) -> list[str]:
        """Every commit."""
        return self._git.text("rev-list", "--no-merges", self._commit, "--").split()

    def texts(self, commits: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Each of these commits with its message."""
        given = "".join(f"{commit}\n" for commit in commits).encode("ascii")
        if not given:
            return
        options = ("--no-walk=unsorted", "--stdin", "-z", "--format=tformat:%H%n%B")
        with self._git.stream("log", *options, given=given) as output:
            for token in tokens(output):
                commit, _, text = token.decode("utf-8", "replace").partition("\n")
                if commit:
                    yield commit, text

    def last_touches(self, paths: Collection[str]) -> Mapping[str, str]:
        """By path, the last commit that changed it, as ``git log`` tells; what no commit names is left out."""
        found: dict[str, str] = {}
        waiting, commit = set(paths), ""
        if not waiting:
            return found
        options = ("-z", "--name-only", "--no-renames", "--format=tformat:%H")
        with self._git.stream("log", *options, self._commit, "--", *sorted(paths)) as output:
            for token in tokens(output):
                name = token.lstrip(b"\n").decode("utf-8", "surrogateescape")
                if name in waiting:
                    found[name] = commit
                    waiting.discard(name)
                    if not waiting:
                        break  # leaving early ends the process
                elif name and name not in found:
                    commit = name
        return found

    def active(self, since: datetime) -> Mapping[Author, int]:
        """How many commits each author has landed since a time."""
        limits = ("--no-merges", f"--since={since.isoformat()}", "--format=%an <%ae>", self._commit, "--")
        counted = Counter(self._git.text("log", *limits).split("\n")[:-1])
        self._people.meet(counted)
        found: Counter[Author] = Counter()
        for signature, number in counted.items():
            found[self._people.author(signature)] += number
        return found
