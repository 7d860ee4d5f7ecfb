"""The truck factor of Avelino and others (2016), with its greedy set unpruned, as in the published tables.

Formula: DOA(d, f) = 3.293 + 1.098 FA + 0.164 DL - 0.321 ln(1 + AC), where FA is 1 for everybody who added f,
    DL counts the modifications and renames of f by d, AC those by others. An author of f has more than 0.75 of
    the highest DOA, and a DOA of at least 3.293 or FA. While at least half of the files have an author, the
    author of most files leaves (of equals, who changed most, then the first by name); who left are the answer.
Source: G. Avelino, L. Passos, A. Hora, M. T. Valente, "A novel approach for estimating truck factors", ICPC
    2016 (doi 10.1109/ICPC.2016.7503718), and aserg-ufmg/Truck-Factor, commit 614600e.
Quirks, kept: merges count for nothing; whoever adds a path again counts as an author from the start, and an
    add is never a delivery; a rename counts as a delivery and brings the whole history of the old path, also
    what came later; a change of type counts for nothing; files without any event are left out; one person is
    who shares an e-mail or a name, whatever their case and accents; programs count as people.
Not kept: the study's filter by language (linguist), and its manual lists of files and of aliases. Names are
    compared by their letters and digits instead: 382 of the 483 aliases that it listed differ in nothing else,
    such as "Mitch.Garnaat", and none of the 222 pairs that it had seen and refused is the same by that rule.
    Ties went by the order of a hash map there until v1.2, which took who changed most.
"""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from async_audit.facts import Author, Commit
from async_audit.knowledge.models.answer import Answer, Member, Subject, share
from async_audit.knowledge.unions import Unions

COVERAGE = 0.5
"""Share of the files that must have an author for people to go on leaving."""
NORMALIZED, ABSOLUTE = 0.75, 3.293
"""What an author's DOA must be above, of the highest; and what it must reach without having added the file."""


@dataclass(slots=True)
class Developer:
    """Somebody, with the files that they are an author of."""

    author: Author
    files: set[str] = field(default_factory=set)
    changes: int = 0
    """Files added plus deliveries, in all files that count."""


def bus_factor(subject: Subject) -> Answer:
    """How many of the greedy set there are."""
    developers, files = authors(subject)
    return answer(greedy(developers, files), developers, files)


def answer(gone: Iterable[Developer], developers: Iterable[Developer], files: int) -> Answer:
    """The answer that these people make."""
    covered: set[str] = set().union(*(one.files for one in developers))
    people = tuple(Member(one.author, len(one.files), share(len(one.files), files)) for one in gone)
    gap = "" if files else "no file here was ever touched by a commit that is no merge"
    return Answer(people, "files", files, share(files - len(covered), files), gap)


def greedy(developers: Iterable[Developer], files: int) -> list[Developer]:
    """Who leaves, in that order."""
    left = sorted(
        (one for one in developers if one.files),
        key=lambda one: (-len(one.files), -one.changes, one.author.name, one.author.email),
    )
    authors_of: dict[str, int] = defaultdict(int)
    for one in left:
        for path in one.files:
            authors_of[path] += 1
    gone, covered = [], len(authors_of)
    for one in left:  # nobody's files grow when somebody leaves, so the order holds
        if covered / files < COVERAGE:
            break
        gone.append(one)
        for path in one.files:
            authors_of[path] -= 1
            covered -= not authors_of[path]
    return gone


def authors(subject: Subject) -> tuple[list[Developer], int]:
    """Everybody with the files that they are an author of, and how many files there are."""
    who = _identities(subject.commits)
    events = _Events(subject.commits, who)
    people: dict[int, Developer] = {}
    files = 0
    for path in subject.files:
        added, deliveries = events.of(path)
        if not added and not deliveries:
            continue
        files += 1
        everybody = sorted(added | deliveries.keys())
        degrees = _degrees(added, deliveries, everybody)
        best = max(degrees.values())
        for one in everybody:
            person = people.setdefault(one, Developer(events.names[one]))
            person.changes += (one in added) + deliveries.get(one, 0)
            if _is_author(degrees[one], best, one in added):
                person.files.add(path)
    return list(people.values()), files


def _degrees(added: set[int], deliveries: Mapping[int, int], everybody: Iterable[int]) -> Mapping[int, float]:
    total = sum(deliveries.values())
    return {
        one: 3.293
        + 1.098 * (one in added)
        + 0.164 * deliveries.get(one, 0)
        - 0.321 * math.log(1 + total - deliveries.get(one, 0))
        for one in everybody
    }


def _is_author(degree: float, best: float, has_added: bool) -> bool:
    # dividing, as they do: where all are below zero, "best" was their 0 and nobody is an author
    return best > 0 and degree / best > NORMALIZED and (degree >= ABSOLUTE or has_added)


class _Events:
    """Who added, modified and renamed which path, over the paths that it was renamed from."""

    def __init__(self, commits: Iterable[Commit], who: Mapping[tuple[str, str], int]) -> None:
        self.names: dict[int, Author] = {}
        self._adds: dict[str, set[int]] = defaultdict(set)
        self._deliveries: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        self._sources: dict[str, set[str]] = defaultdict(set)
        for commit in commits:
            if commit.is_merge:
                continue
            one = who[commit.author.email, commit.author.name]
            self.names.setdefault(one, commit.author)
            for touch in commit.touched:
                if touch.status == "A":
                    self._adds[touch.path].add(one)
                elif touch.status in "MR":
                    self._deliveries[touch.path][one] += 1
                    if touch.status == "R":
                        self._sources[touch.path].add(touch.old_path)

    def of(self, path: str) -> tuple[set[int], Mapping[int, int]]:
        """Who added a file, and who delivered how often, by any of its names."""
        added: set[int] = set()
        delivered: dict[int, int] = defaultdict(int)
        for name in self._lineage(path):
            added |= self._adds.get(name, set())
            for one, times in self._deliveries.get(name, {}).items():
                delivered[one] += times
        return added, delivered

    def _lineage(self, path: str) -> Iterator[str]:
        seen, waiting = {path}, [path]
        while waiting:
            name = waiting.pop()
            yield name
            new = self._sources.get(name, set()) - seen
            seen |= new
            waiting += sorted(new)


def _identities(commits: Iterable[Commit]) -> Mapping[tuple[str, str], int]:
    """(e-mail, name) -> number of a person, the same for all that share an e-mail or a name."""
    signed = list(dict.fromkeys((commit.author.email, commit.author.name) for commit in commits))
    people = Unions(range(len(signed)))
    first: dict[tuple[str, str], int] = {}  # a spelling -> who had it first
    for number, (email, name) in enumerate(signed):
        for kind, spelling in (("e-mail", _plain(email)), ("name", _letters(name))):
            if spelling:
                people.join(first.setdefault((kind, spelling), number), number)
    return {who: people.leader(number) for number, who in enumerate(signed)}


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).upper()


def _letters(name: str) -> str:
    return "".join(char for char in _plain(name) if char.isalnum())
