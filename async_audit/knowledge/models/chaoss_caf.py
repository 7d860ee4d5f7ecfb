"""The Contributor Absence Factor of CHAOSS: fewest people who made half of the contributions.

Formula: contributors by number of contributions, most first; how many it takes until their sum is at least 0.5 of
    all. Here a contribution is a commit that is no merge and touched the directory, or something in it that is gone.
Source: chaoss/wg-risk, focus-areas/business-risk/contributor-absence-factor.md, commit 20c0e0a (formerly called
    bus factor); its example 1000, 202, 90, 33, 332, 343, 42, 433 gives 2.
Quirks, kept: exactly half is enough; all of history counts the same; who left counts. CHAOSS leaves open what a
    contribution is and who is a person: here programs that say so are nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from async_audit.facts import Author, Commit
from async_audit.knowledge.models.answer import Answer, Member, Subject

THRESHOLD = 0.5
"""Share of the contributions that the people must reach."""


def bus_factor(subject: Subject) -> Answer:
    """Of the commits to these files, and to those that were here before."""
    made: Counter[Author] = Counter(
        commit.author
        for commit in subject.commits
        if not commit.is_merge and not commit.author.is_bot and _is_about(commit, subject.path)
    )
    total = sum(made.values())
    people = tuple(Member(one, made[one], made[one] / total) for one in absent(made))
    gap = "" if total else "nobody made a commit here that is no merge"
    return Answer(people, "commits", len(subject.files), 0.0, gap)


def absent(contributions: Mapping[Author, int]) -> list[Author]:
    """Those whose absence would halve the contributions; of equals the first by e-mail."""
    total, reached = sum(contributions.values()), 0
    found = []
    for one in sorted(contributions, key=lambda one: (-contributions[one], one.email)):
        if reached >= THRESHOLD * total:
            break
        reached += contributions[one]
        found.append(one)
    return found


def _is_about(commit: Commit, path: str) -> bool:
    if not path:
        return True
    names = (name for touch in commit.touched for name in (touch.path, touch.old_path))
    return any(name == path or name.startswith(f"{path}/") for name in names)
