"""What a page can draw of a repository: modules, their holders, hours, documentation and records, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Person:
    """An active holder, and the hours in which they commit."""

    name: str
    zone: int | None
    """Minutes east of UTC; None where it is not known."""
    start: int | None
    """First hour of the window, Monday to Friday, by their own clock; None where hours are not known."""
    length: int
    """Hours of the window."""
    doubt: str
    """Why zone or hours are not known, or that the hours are assumed; empty where they are measured."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One module, as it is drawn."""

    path: str
    lines: int
    """Surviving lines of production code."""
    churn: int
    """Non-merge commits in the 365 days before the audited commit."""
    holders: tuple[tuple[int, float], ...]
    """Active ones as places in ``Picture.people``, in the order in which to ask, with their share of the lines."""
    former: int
    """Holders who are not active any more."""
    wait: int | None
    """Place of its band in ``Picture.bands``; None where it is not told."""
    is_at_most: bool
    """Whether the wait may be shorter, because somebody's hours are not known."""
    wait_doubt: str
    """Why it is not told; empty where it is."""
    says: str
    """The kind of text that says what it is: ``README``; ``nothing``, ``in part``; empty where nobody was asked."""
    records: tuple[int, ...]
    """Records that speak of it, as places in ``Picture.records``."""


@dataclass(frozen=True, slots=True)
class Written:
    """One decision record."""

    path: str
    title: str
    state: str
    """Its normal form, such as ``accepted``; empty where it states none."""
    dated: date | None
    """When it says that it was made, else when it came."""


@dataclass(frozen=True, slots=True)
class Silo:
    """People and modules that belong together more than with the rest."""

    people: tuple[int, ...]
    """Places in ``Picture.people``."""
    tiles: tuple[int, ...]
    """Places in ``Picture.tiles``."""
    inside: float
    """Share of what these people hold, by lines, that lies in these modules, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One repository at the audited commit. Nobody is ranked: people are in the order of their names."""

    people: tuple[Person, ...] = ()
    tiles: tuple[Tile, ...] = ()
    """By path."""
    bands: tuple[str, ...] = ()
    """Of waits, shortest first: ``under 2 h``."""
    silos: tuple[Silo, ...] = ()
    """Largest first."""
    records: tuple[Written, ...] = ()
    """By path."""
    traffic: tuple[tuple[date, int], ...] = ()
    """The first day of each month, and its non-merge commits; without gaps, oldest first."""
    large: tuple[tuple[date, str], ...] = ()
    """Large changes without a record: day and commit."""
    small: int = 0
    """Modules that are too small to be asked about."""
    beyond: int = 0
    """Modules that are left out of ``tiles`` because there are so many; the smallest are."""
    gap: str = ""
    """Why history cannot be trusted, so that there are neither people nor modules; empty if it can."""
