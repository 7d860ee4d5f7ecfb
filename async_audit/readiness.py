"""How many changes nobody would have to wait for, and what would make it more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Part:
    """One of the three things that let somebody else go on with a change."""

    name: str
    """``what``, ``why`` or ``who``."""
    meaning: str
    """What such a change has, as words after ``changes that``."""
    met: int = 0
    """Changes that have it; one that this cannot be asked of has it too."""
    unmeasured: str = ""
    """Why nobody can tell, with the mend; empty if it was measured."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a team could do next, and what that would change."""

    action: str
    """What to do, in a sentence."""
    subject: str
    """The module; empty where it is about the whole repository."""
    reason: str
    """How much it is about, with its number."""
    people: tuple[str, ...]
    """Who could do it, in the order in which to ask; at most three."""
    command: str
    """What starts it, ready to be pasted into a shell."""
    ready: int
    """Changes that would be ready after this step and those before it, had it been so all along."""
    is_at_most: bool = False
    """Whether that is the best case, because not everybody will follow."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """The async-ready share of the last changes of the main line, its three parts, and the steps that raise it.

    A change is ready when all parts that are measured are met. The holders are those of the audited commit, which
    the changes themselves have shaped a little.
    """

    days: int
    """Before the audited commit."""
    changes: int
    """The sample: changes of these days that touch production code which is still there."""
    left_out: Mapping[str, int] = field(default_factory=dict)
    """Changes of these days that are not in it, by reason."""
    parts: tuple[Part, ...] = ()
    ready: int = 0
    """Changes that meet every part that is measured."""
    withheld: str = ""
    """Why there is no share, with the mend; empty if there is one."""
    steps: tuple[Step, ...] = ()
    """At most three, in the order in which to take them."""

    @property
    def share(self) -> float | None:
        """Fraction of the sample that is ready, 0 to 1; None where it would mislead."""
        return None if self.withheld else self.ready / self.changes

    @property
    def binding(self) -> Part | None:
        """The part that fewest changes meet; None where all meet all."""
        measured = [part for part in self.parts if not part.unmeasured and part.met < self.changes]
        return min(measured, key=lambda part: part.met, default=None)
