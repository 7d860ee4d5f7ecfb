"""What can be wrong with a record or a log, by stable rule ids."""

from __future__ import annotations

from typing import NamedTuple

from async_audit.findings import Evidence, Severity

RULES = {
    "DR001": "status that cannot be read",
    "DR002": "text of the template left in",
    "DR003": "number used twice",
    "DR004": "number also claimed by another branch",
    "DR005": "supersede link that one side does not know, or that leads nowhere",
    "DR006": "records that supersede each other in a circle",
    "DR007": "index that disagrees with the records",
    "DR008": "open beyond its deadline, or untouched for long",
    "DR009": "no rejected option named",
    "DR010": "number in the title that is not the record's",
    "DR012": "path that no longer exists",
    "DR013": "code that cites a retired record",
}
"""Rule -> what it finds. A number is never given to another rule."""


class Breach(NamedTuple):
    """One rule that does not hold."""

    rule: str
    path: str
    """The record, the index, or the directory of the log."""
    severity: Severity
    message: str
    """One sentence."""
    remedy: str
    about: str = ""
    """What tells it from another breach of the same rule at the same path."""
    evidence: tuple[Evidence, ...] = ()
    others: tuple[str, ...] = ()
    """More records that it is about."""

    @property
    def subject(self) -> str:
        """What keeps it the same tomorrow."""
        return ":".join(filter(None, (self.rule, self.path, self.about)))
