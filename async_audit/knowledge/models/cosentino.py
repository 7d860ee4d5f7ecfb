"""The bus factor of Cosentino, Cánovas Izquierdo and Cabot 2015: a group of primary and secondary developers.

Formula: a developer's knowledge of a file is their percentage of its changes, each counted ("multiple changes").
    Primary is who has at least 1/D of it, D being all who changed the file; in the group is who has at least 0.5
    of the mean of the primary ones. A directory sums these percentages over the groups of its files, and is
    judged by the same rule; the bus factor is how many are in its group.
Source: V. Cosentino, J. L. Cánovas Izquierdo, J. Cabot, "Assessing the bus factor of Git repositories", SANER
    2015 (doi 10.1109/SANER.2015.7081864), and SOM-Research/busfactor, ``bus_factor_metric.py``.
Quirks, kept: percentages and limits are rounded to two places before they are compared; people are names, not
    e-mails; whoever is in no file's group counts nowhere; more people in the group mean a larger number,
    whether or not anything is lost without them.
Not kept: the tool also counts changes line by line, where a text has lines; here every file is counted by its
    changes, as there a binary one. Merges are left out, and renames followed.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping

from async_audit.facts import Author
from async_audit.knowledge.lineage import own_work
from async_audit.knowledge.models.answer import Answer, Member, Subject, share

SECONDARY = 0.5
"""Proportion of the primary developers' mean knowledge that a member of the group must have."""

Known = Mapping[str, float]
"""Name -> changes of a file, or percentages of the files of a directory."""


def bus_factor(subject: Subject) -> Answer:
    """How many are in the group of the directory."""
    changes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    people: dict[str, Author] = {}
    for commit, touched in own_work(subject.commits, frozenset(subject.files)):
        name = commit.author.name or commit.author.email
        people.setdefault(name, commit.author)
        for path in touched:
            changes[path][name] += 1
    known: dict[str, float] = defaultdict(float)
    for path in sorted(changes):
        for name, percentage in group(changes[path]).items():
            known[name] += percentage
    members = group(known) if known else {}
    total = sum(known.values())
    return Answer(
        tuple(Member(people[name], known[name], known[name] / total) for name in members),
        "percent, summed over files",
        len(subject.files),
        share(len(subject.files) - len(changes), len(subject.files)),
        "" if known else "nobody made a commit here that is no merge",
    )


def group(known: Known) -> dict[str, float]:
    """Name -> percentage of those in the bus factor, most first; of equals the first by name."""
    total = sum(known.values())
    share = {name: _rounded(part / total * 100) for name, part in known.items()}
    order = sorted(share, key=lambda name: (-share[name], name))
    least = _rounded(1 / len(share) * 100)
    primary = [share[name] for name in order if share[name] >= least] or [share[order[0]]]
    limit = _rounded(sum(primary) / len(primary) * SECONDARY)
    return {name: share[name] for name in order if share[name] >= limit}


def _rounded(percentage: float) -> float:
    return math.floor(percentage * 100 + 0.5) / 100  # half away from zero, as Python 2 does
