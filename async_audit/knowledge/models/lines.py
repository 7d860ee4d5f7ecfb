"""The share of surviving lines: fewest people who wrote more than half of what is there now.

Formula: people by surviving lines, most first; how many it takes until their sum is more than 0.5 of all.
Source: the ownership that ``git blame`` shows, as git-fame and others sum it (casperdcl/git-fame, commit
    41e9e48); half of it as in the greedy set of Avelino et al. 2016.
Quirks, kept: whoever last formatted a line owns it; who left counts; it knows no time. Here ``.mailmap`` and
    ``.git-blame-ignore-revs`` are honoured, and generated, vendored and binary files are left out.
"""

from __future__ import annotations

from collections import Counter

from async_audit.facts import Author
from async_audit.knowledge.models.answer import Answer, Member, Subject

SHARE = 0.5
"""Of the lines: the people must hold more than that."""


def bus_factor(subject: Subject) -> Answer:
    """How many people hold more than half of the lines; of equals the first by e-mail."""
    written: Counter[Author] = Counter()
    files = 0
    for blame in subject.blames():
        files += 1
        written.update(blame.lines)
    total, reached = sum(written.values()), 0
    people = []
    for one in sorted(written, key=lambda one: (-written[one], one.email)):
        if reached > SHARE * total:
            break
        reached += written[one]
        people.append(Member(one, written[one], written[one] / total))
    return Answer(tuple(people), "lines", files, 0.0, "" if total else "no text here has a line")
