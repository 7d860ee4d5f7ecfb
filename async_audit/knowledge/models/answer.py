"""What a bus factor model is asked about, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from async_audit.facts import Author, Blame, Commit
from async_audit.knowledge.pseudonyms import Pseudonyms

if TYPE_CHECKING:
    from async_audit.knowledge.ownership import Ownership


@dataclass(frozen=True, slots=True)
class Subject:
    """A repository, or one directory of it, with the facts that models are made of."""

    files: tuple[str, ...]
    """Every tracked file of the directory that is asked about, of whatever kind, by path."""
    path: str
    """The directory, or the one file, that is asked about; empty for the whole repository."""
    commits: Sequence[Commit]
    """All history, children before parents; the first is the audited commit."""
    blames: Callable[[], Iterable[Blame]] = tuple
    """Surviving lines of the text files among ``files``, gathered when they are asked for."""
    ownership: Callable[[], Ownership] | None = None
    """Who holds what there, likewise; the published models do without."""


@dataclass(frozen=True, slots=True)
class Member:
    """One of the people who make the number."""

    author: Author
    amount: float
    """What they hold, in the answer's unit."""
    share: float
    """That as a fraction of all there is, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A model's bus factor."""

    people: tuple[Member, ...]
    """Who make the number, in the order in which the model took them."""
    unit: str
    """What ``amount`` counts, such as ``files``."""
    files: int
    """Files that the model looked at."""
    orphaned_share: float
    """What the model gives to nobody, as a fraction of all it looked at, 0 to 1."""
    gap: str = ""
    """Why there is no number, empty if there is one."""

    def anonymous(self, salt: str) -> Answer:
        """The same with pseudonyms; the number is what it is with names."""
        pseudonyms = Pseudonyms(salt)
        people = tuple(replace(one, author=pseudonyms.of(one.author)) for one in self.people)
        return replace(self, people=people)

    @property
    def number(self) -> int | None:
        """How many people that is; None when there was too little to look at."""
        return None if self.gap else len(self.people)


class Model(Protocol):
    """A file of this folder."""

    def bus_factor(self, subject: Subject) -> Answer:
        """The model's answer; formula, constants and source are in the docstring of its file."""


def share(part: float, whole: float) -> float:
    """A part as a fraction of the whole; 0 of nothing."""
    return part / whole if whole else 0.0
