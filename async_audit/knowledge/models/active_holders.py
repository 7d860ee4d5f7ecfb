"""This project's own: fewest active holders whose leaving orphans more than half of the counted lines.

Formula: a holder has 10 % of a unit's surviving lines, or 3 commits in 730 days that are 10 % of the unit's; active is
    who made 3 commits in 180 days. Units are modules, and files where there is but one module. The smallest set
    of active holders whose leaving leaves more than 0.5 of all lines of production code without one is the
    answer; 0 if that is so already. Exact up to three people, greedy above.
Source: constants by trial on eight repositories and a back-test (docs/backtest.md); greedy after Avelino et al.
Quirks: only production code counts; the limits are those of the ``bus-factor`` audit, as configured.
"""

from __future__ import annotations

from async_audit.knowledge.models.answer import Answer, Member, Subject, share
from async_audit.knowledge.ownership import Ownership


def bus_factor(subject: Subject) -> Answer:
    """How many people that is, by e-mail."""
    assert subject.ownership is not None, "whoever asks this model gathers ownership"
    return answer(subject.ownership())


def answer(ownership: Ownership) -> Answer:
    """The same of ownership that is gathered already."""
    found, held = ownership.bus_factor(), ownership.held()
    people = []
    for one in found.people:
        lines = sum(lines for lines, holders in held.values() if one in holders)
        people.append(Member(one, lines, share(lines, found.lines)))
    gap = "" if found.lines else "no module here is large enough to count; see minimum-lines"
    return Answer(tuple(people), "lines", len(ownership.files()), found.orphaned_share, gap)
