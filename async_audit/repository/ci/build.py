"""What a CI system says about the change that it builds."""

from __future__ import annotations

from dataclasses import dataclass

from async_audit.facts import Description
from async_audit.patterns import late

_COMMIT = late(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_NO_BRANCH = late(r"[\x00-\x20\x7f~^:?*\[\\]|@\{|\.\.|^[-/]")  # git-check-ref-format(1)


@dataclass(frozen=True, slots=True)
class Base:
    """Where a change may begin."""

    revision: str
    said: str
    """Which variable or field says so."""
    other_parent: str = ""
    """What must be the second parent of what is checked out, for ``HEAD^1`` to be the target of a request."""


@dataclass(frozen=True, slots=True)
class Build:
    """One build of one change."""

    system: str
    """The CI system, as its users call it."""
    bases: tuple[Base, ...]
    """Best first; the first that is in the clone counts."""
    tip: str = ""
    """The commit that must be in what is checked out, where the system names it."""
    title: str = ""
    """Of the pull or merge request."""
    description: str | None = None
    """Its text; None where the system does not tell it."""
    gap: str = ""
    """See Description."""

    @property
    def told(self) -> Description:
        """Title and description, as a squash merge would commit them; empty where the system does not tell them."""
        text = "" if self.description is None else f"{self.title}\n\n{self.description}".strip()
        return Description(text, self.gap)


def commit_id(said: object) -> str:
    """A commit id that a system names, or empty where it names none: zeros stand for nothing."""
    return said if isinstance(said, str) and _COMMIT.fullmatch(said) and said.strip("0") else ""


def commit(revision: object, said: str) -> tuple[Base, ...]:
    """A commit that a system names."""
    found = commit_id(revision)
    return (Base(found, said),) if found else ()


def branch(name: object, said: str) -> tuple[Base, ...]:
    """The tip of a branch that a system names, as the remote has it, else as this clone has it."""
    if not isinstance(name, str):
        return ()
    short = name.removeprefix("refs/heads/")
    if not short or _NO_BRANCH.search(short):
        return ()
    return tuple(Base(f"refs/{where}/{short}", said) for where in ("remotes/origin", "heads"))


def merged(tip: str, said: str) -> tuple[Base, ...]:
    """The target of a request whose merge with ``tip`` the system checked out.

    It may be newer than the event, and then holds what the event's base does not.
    """
    return (Base("HEAD^1", said, tip),) if tip else ()
