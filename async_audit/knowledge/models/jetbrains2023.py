"""The bus factor of JetBrains Research's bus-factor-explorer, which forgets: recent changes weigh most.

Formula: only commits that are no merge, committed in the 547 days up to the audited commit. A change weighs
    w = exp(-days / 90), where days are whole days from its author date to the audited commit's commit date.
    For each person and file A = 3.0 own + W + 2.4 ln(1 + all W) - 2.4 ln(1 + others' W), where W sums w, and own is the
    weight of the one change that weighs most, for whoever made it. A file's majors have A >= 0.001 and more than
    0.75 of the highest A. People by number of files that they are a major of, sorted once; one after another
    leaves while files >= 2 x orphaned files; who left are the answer.
Source: E. Jabrayilzade et al., "Bus factor in practice", ICSE-SEIP 2022 (doi 10.1145/3510457.3513082), and
    JetBrains-Research/bus-factor-explorer, commit f9b27ee.
Quirks, kept: "own" was meant for whoever created the file, but history is read newest first, so it goes to the
    newest change (the oldest of those of the same day; of co-authors the author); a rename moves what is
    known and is no change of its own; files without a change in the window are left out, and a directory
    with none has no bus factor; whoever is at the top leaves whatever that orphans, so it is at least 1 where
    a file has a major; people are raw e-mails with case, before .mailmap; co-authors count in full; the walk by commit
    date ends at the first commit that is too old; people on a par stand in the order of a Java HashMap.
Not kept: bots were asked of GitHub; here e-mails with ``[bot]`` in them, as its accounts have. Renames are
    git's (50 % alike), not JGit's (60 %), and co-authors are trailers, not lines anywhere in the message.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from async_audit.facts import Author, Commit
from async_audit.knowledge.models.answer import Answer, Member, Subject, share

WINDOW = 547 * 86400
"""Seconds before the audited commit's commit time, to the second, both ends included."""
DECAY = 90
"""Days in which the weight of a change falls to 1/e."""
OWN, ALL = 3.0, 2.4
ABSOLUTE, NORMALIZED = 0.001, 0.75

Majors = Mapping[int, Sequence[int]]
"""Number of a file -> numbers of the people who are a major of it."""


def bus_factor(subject: Subject) -> Answer:
    """How many people leave until more than half of the files have no major."""
    window = _read(subject)
    known = [number for path in subject.files if (number := window.known(path)) is not None]
    majors = {number: window.majors(number) for number in java_order(known)}
    # a file that is back at a path that it was renamed from is the same file, counted twice
    gone = leaving(majors, len(known))
    people = []
    for one in gone:
        files = sum(one in people_of for people_of in majors.values())
        people.append(Member(Author(window.emails[one], ""), files, files / len(known)))
    gap = "" if known else "no file here was changed in the 547 days up to the audited commit"
    unknown = share(len(subject.files) - len(known), len(subject.files))
    return Answer(tuple(people), "files", len(subject.files), unknown, gap)


def majors_of_files(subject: Subject) -> dict[str, list[str]]:
    """The raw e-mails of each file's majors; files without a change in the window are left out."""
    window = _read(subject)
    return {
        path: [window.emails[one] for one in window.majors(number)]
        for path in subject.files
        if (number := window.known(path)) is not None
    }


def leaving(majors: Majors, files: int) -> list[int]:
    """Who leaves, in that order; ``majors`` holds the files in the order of a HashMap."""
    files_of: dict[int, list[int]] = defaultdict(list)
    for file, people in majors.items():
        for one in people:
            files_of[one].append(file)
    left = {file: len(people) for file, people in majors.items()}
    orphaned = sum(not people for people in left.values())
    gone: list[int] = []
    for one in sorted(java_order(files_of), key=lambda one: -len(files_of[one])):
        if files < 2 * orphaned:
            break
        gone.append(one)
        for file in files_of[one]:
            left[file] -= 1
            orphaned += not left[file]
    return gone


def java_order(numbers: Iterable[int]) -> list[int]:
    """Numbers in the order in which a Java HashMap gives them back, if they were put in as they come."""
    put_in = list(dict.fromkeys(numbers))
    buckets = 16
    while len(put_in) > 0.75 * buckets:
        buckets *= 2
    return sorted(put_in, key=lambda number: (number ^ number >> 16) % buckets)


def _read(subject: Subject) -> _Window:
    window = _Window()
    for commit, weight in _changes(subject):
        window.add(commit, weight)
    return window


class _Window:
    """What the changes of the window tell, newest first."""

    def __init__(self) -> None:
        self.emails: list[str] = []
        """By number of the person."""
        self._people: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._weights: dict[int, dict[int, float]] = {}
        """File -> person -> sum of weights."""
        self._own: dict[int, tuple[int, float]] = {}
        """File -> whose change weighs most, and how much."""

    def add(self, commit: Commit, weight: float) -> None:
        """Take in one commit."""
        people = [self._person(email) for email in _emails(commit)]
        for touch in commit.touched if people else ():
            if touch.status == "R":
                self._move(self._file(touch.path), touch.old_path)
            elif touch.status != "D":
                for person in people:
                    self._change(self._file(touch.path), person, weight)

    def known(self, path: str) -> int | None:
        """The number of a file that was changed in the window."""
        number = self._numbers.get(path)
        return number if number in self._weights else None

    def majors(self, file: int) -> list[int]:
        """The people who are a major of it."""
        weights, own = self._weights[file], self._own.get(file, (-1, 0.0))
        total = math.log(1 + sum(weights.values()))
        everybody = sum(weights.values())
        authorship = {
            one: OWN * (own[1] if one == own[0] else 0.0)
            + weight
            + ALL * total
            - ALL * math.log(1 + (everybody - weight))
            for one, weight in weights.items()
        }
        most = max(authorship.values())
        return java_order(one for one, a in authorship.items() if a >= ABSOLUTE and a / most > NORMALIZED)

    def _person(self, email: str) -> int:
        if email not in self._people:
            self._people[email] = len(self.emails)
            self.emails.append(email)
        return self._people[email]

    def _file(self, path: str) -> int:
        return self._numbers.setdefault(path, len(self._numbers))

    def _change(self, file: int, person: int, weight: float) -> None:
        weights = self._weights.setdefault(file, {})
        weights[person] = weights.get(person, 0.0) + weight
        if file not in self._own or self._own[file][1] <= weight:
            self._own[file] = person, weight

    def _move(self, file: int, old_path: str) -> None:
        """From here on, which is earlier, the old path is this file; what came later of it is taken over."""
        old = self._file(old_path)
        if old == file:
            return
        self._numbers[old_path] = file
        weights = self._weights.setdefault(file, {}) if old in self._weights else {}
        for person, weight in self._weights.pop(old, {}).items():
            weights[person] = weights.get(person, 0.0) + weight
        if old in self._own:
            self._own[file] = self._own.pop(old)


def _changes(subject: Subject) -> Iterator[tuple[Commit, float]]:
    """Each commit of the window that is no merge, and what it weighs; as JGit walks, by commit date."""
    if not subject.commits:
        return
    by_id = {commit.id: commit for commit in subject.commits}
    head = subject.commits[0].id
    until = subject.commits[0].landed
    seen, waiting = {head}, [(-until, 0, head)]
    while waiting:
        time, _, name = heapq.heappop(waiting)
        if -time < until - WINDOW:
            return
        commit = by_id[name]
        if -time <= until and not commit.is_merge:
            days = int((until - commit.when.timestamp()) / 86400)  # towards zero, as Java does
            yield commit, math.exp(-days / DECAY)
        for parent in commit.parents:
            if parent not in seen:
                seen.add(parent)
                heapq.heappush(waiting, (-by_id[parent].landed, len(seen), parent))


def _emails(commit: Commit) -> list[str]:
    """Raw e-mails of co-authors, then of the author; nobody twice, and no program."""
    author, *others = commit.signatures or (str(commit.author), *map(str, commit.co_authors))
    raw = dict.fromkeys(one.rpartition("<")[2].rstrip(">") for one in (*others, author))
    return [email for email in raw if "[bot]" not in email]
