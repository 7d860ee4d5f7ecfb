"""The truck factor of Avelino and others (2016) as their tool gives it since v1.2 (2018): without minor members.

Formula: the greedy set of ``avelino2016``, without those who are an author of less than 0.1 times as many files
    as the member with most.
Source: aserg-ufmg/Truck-Factor, commit 614600e, ``PrunedGreedyTruckFactor``, ``minPercentage=0.1``.
Quirks, kept: all of ``avelino2016``; who leaves is decided before anybody is pruned, so what is left of the
    set need not leave half of the files without an author.
"""

from __future__ import annotations

from async_audit.knowledge.models import avelino2016
from async_audit.knowledge.models.answer import Answer, Subject

SHARE = 0.1
"""Of the files of the member with most: who has less is no member."""


def bus_factor(subject: Subject) -> Answer:
    """How many of the greedy set are left."""
    developers, files = avelino2016.authors(subject)
    gone = avelino2016.greedy(developers, files)
    most = max((len(one.files) for one in gone), default=1)
    kept = [one for one in gone if len(one.files) / most >= SHARE]
    return avelino2016.answer(kept, developers, files)
