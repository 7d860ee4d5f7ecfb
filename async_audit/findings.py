"""What is said about a repository: findings with their evidence, skips, scopes, and the report of them all."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:  # a report of one change holds none of these, and a hook must not pay for them
    from datetime import datetime

    from async_audit.course import Point
    from async_audit.picture import Picture
    from async_audit.readiness import Readiness
    from async_audit.snapshots import Snapshot

T = TypeVar("T")
OptionsT = TypeVar("OptionsT")


class Severity(IntEnum):
    """How much a finding asks for: NOTE is worth knowing, WARNING worth a plan, ERROR wrong as it stands."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


class Evidence(NamedTuple):
    """One number behind a finding."""

    what: str
    value: int | float | str
    unit: str
    """Such as ``lines``, ``commits in 365 days``, ``share of lines`` (a fraction from 0 to 1); empty for a name."""
    limit: int | float | None = None
    """The option's value that this number was held against."""


class Finding(NamedTuple):
    """One answer that needs action."""

    audit: str
    subject: str
    """What it is about, and what keeps it the same finding tomorrow: a path or a commit id."""
    path: str
    """Where to look; empty when it is about a commit."""
    line: int | None
    severity: Severity
    message: str
    """One sentence with its number in it."""
    remedy: str
    """What to do, in a sentence."""
    command: str
    """The next command, ready to be pasted into a shell."""
    evidence: tuple[Evidence, ...] = ()
    rank: float = 0.0
    """Order among findings of the same audit, highest first; means nothing between audits."""

    @property
    def id(self) -> str:
        """``audit:subject``, the key under which configuration accepts it."""
        return f"{self.audit}:{self.subject}"

    @property
    def fingerprint(self) -> str:
        """16 hexadecimal digits, the same until the subject is renamed."""
        import hashlib

        return hashlib.sha256(self.id.encode("utf-8", "surrogateescape")).hexdigest()[:16]


class Skip(NamedTuple):
    """Something that could not be measured. It is never a pass."""

    audit: str
    path: str
    """What was not looked at; empty for the whole audit."""
    reason: str
    """Why, and how to mend it."""


class Scope(NamedTuple):
    """How much an audit looked at, and what it left out on purpose, by reason."""

    audit: str
    unit: str
    """Such as ``modules``."""
    looked_at: int
    left_out: Mapping[str, int]
    figures: tuple[Evidence, ...] = ()
    """Numbers about all of it together."""


class Accepted(NamedTuple):
    """A finding that configuration, or what it is about, accepts with a reason; it stays in the report."""

    finding: Finding
    reason: str
    is_baseline: bool = False
    """Whether it is accepted because it was there before."""


def option(
    default: T,
    *,
    unit: str,
    origin: str,
    at_least: float | None = None,
    at_most: float | None = None,
) -> T:
    """A field of an audit's ``Options``: its default, its unit, and who says that the default is right."""
    metadata = {"unit": unit, "origin": origin, "at_least": at_least, "at_most": at_most}
    value: Any = dataclasses.field(default=default, metadata=metadata)
    return value  # type: ignore[no-any-return]  # dataclasses.field lies the same way


@dataclass(frozen=True, slots=True)
class Audit(Generic[OptionsT]):
    """One question asked of a repository."""

    id: str
    question: str
    card: str
    """The docstring of its file: what it finds, why it matters, how it is measured, what to do, blind spots."""
    options: type[OptionsT]
    """A frozen dataclass whose fields are made by ``option``."""
    run: Callable[[Snapshot, OptionsT], Iterable[Finding | Skip | Scope | Accepted]]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was said. The same commit and configuration give the same report."""

    commit: str
    now: datetime
    audits: tuple[str, ...]
    findings: tuple[Finding, ...]
    """Gravest first, then by audit, rank and subject."""
    accepted: tuple[Accepted, ...]
    skips: tuple[Skip, ...]
    scopes: tuple[Scope, ...]
    notes: tuple[str, ...] = ()
    """About the run itself, such as an accepted finding that no longer occurs."""
    has_baseline: bool = False
    """Whether findings that a baseline covers are among what is accepted, so that all others are new."""
    readiness: Readiness | None = None
    """Of the whole repository; None where one change or only some audits were asked about."""
    picture: Picture | None = None
    """What a page draws; only there when a format asks for it."""
    course: tuple[Point, ...] = ()
    """How it went, oldest first; empty unless somebody asked."""
