"""What the description of a change could begin with: what its reader would ask, and what the change shows of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from async_audit.audits.change_description import Options, owed
from async_audit.decisions.dependencies import moved
from async_audit.decisions.production import Footprint, footprint
from async_audit.descriptions.asking import HOW
from async_audit.descriptions.questions import Question
from async_audit.documentation.library import LARGEST, Library
from async_audit.documentation.taken import Taken, dead_by, said_of, taken
from async_audit.facts import Change
from async_audit.inert import inert
from async_audit.snapshots import Snapshot
from async_audit.wording import listed

FIRST = "What your reader will ask; a comment is not committed, so write above, or take the sign away:"
"""The first line, by which an outline is known again."""
# bold, for git takes those of Markdown for comments
_HEADINGS = {
    "**Problem**": (Question.PROBLEM,),
    "**Approach, and what was rejected**": (Question.APPROACH, Question.REJECTED),
    "**What to look at most carefully**": (Question.LOOK,),
}
_MOST = 5
"""Documents that are named; an editor is no report."""


def outline(snapshot: Snapshot, options: Options) -> Iterator[str]:
    """Lines with the three headings, and what the change under review shows below each; none where a title is enough.

    Raises RepositoryError when the clone lacks what it asks for.
    """
    change = snapshot.change
    if change is None or not owed(change, snapshot.files, options):
        return
    traces, lost = footprint(change, snapshot.files), taken(snapshot, change)
    shown = {Question.APPROACH: _doings(snapshot, change, traces, lost), Question.LOOK: _dead(snapshot, lost)}
    yield FIRST
    for heading, questions in _HEADINGS.items():
        yield from ("", heading)
        yield f"  ({'; '.join(HOW[question] for question in questions)})"
        for question in questions:
            yield from (f"  {inert(line)}" for line in shown.get(question, ()))


def _doings(snapshot: Snapshot, change: Change, traces: Footprint, lost: Taken) -> Iterator[str]:
    """What the change does, as far as files tell."""
    yield f"changes {listed(sorted(traces.modules or {touch.path for touch in traces.touched}))}"
    gone = [path for path, departure in lost.departures.items() if not departure.now]
    for old, departure in list(lost.departures.items())[:_MOST]:
        if departure.now:
            yield f"renames {old} to {departure.now}"
    if gone or lost.words:
        yield f"removes {listed([*gone, *lost.words])}"
    read = partial(snapshot.before_and_after, limit=LARGEST)
    packages = moved(change, traces.manifests, snapshot.files, read)
    if packages.new:
        yield f"depends on {listed(packages.new)} from now on"
    if packages.gone:
        yield f"depends on {listed(packages.gone)} no longer"


def _dead(snapshot: Snapshot, lost: Taken) -> Iterator[str]:
    """Documents that speak of what goes."""
    library = Library(snapshot.files, snapshot.read)
    places = [f"{path}:{dead.line}" for path, dead in dead_by(snapshot, library, lost)]
    places += [f"{name.path}:{name.line}" for name in said_of(snapshot, library, lost.words)]
    for place in places[:_MOST]:
        yield f"{place} still speaks of what this takes away"
