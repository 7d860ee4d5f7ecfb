"""Changes whose description leaves the reader to ask.

What it finds: for the last ``window`` changes together, questions that descriptions seldom answer: what problem;
    which approach, and what was rejected; where to look most carefully. Also descriptions that never reached
    git. Of the change that is being made, the questions that its message leaves open.
Why it matters: a reviewer in another time zone asks, and waits a day for an answer that was known when the
    change was made; whoever reads the history in a year has nobody left to ask.
How it is measured: the demand grows with the change. Documentation, tests, chores, bumped, moved, formatted and
    generated code need a title; ``problem_lines`` of production code (counted twice where three modules change) a
    problem, which an issue may tell; ``approach_lines`` also an approach, ``all_lines`` all. Templates as they
    stood then, trailers, check-lists, lists of squashed commits and what programs write are taken away. What is
    left answers a question by a heading with something below it, a plain phrase, or the votes of its English words. Only texts that are in git are judged.
    Of the change under review comments, moves, formatting and one edit over and over do not count, and only where
    it owes an approach, and tells neither that nor its problem, is that more than a note; a decision record that it
    adds tells what the message does not. A branch without a description of its own gets a note where changes land by
    requests, which are still to tell it.
What to do: write the missing sentences, or say why none are due: ``Description: none (why)``. Where the forge
    keeps them, set it to put the description of a request into the commit.
Blind spots: a sentence that sounds like an answer and is none, a good one in unusual words: of 208 unseen texts it
    found 89% of the problems and 96% of the approaches, but 55% of what was rejected and 66% of where to look, so
    those are notes; other languages than English, unless you list their words; what was said in an issue or a
    chat; the commits of a merged branch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from async_audit.decisions.aside import needs_no_words
from async_audit.decisions.noise import noise
from async_audit.decisions.production import Footprint, footprint
from async_audit.decisions.weighing import left
from async_audit.descriptions.offers import offered, offers
from async_audit.descriptions.pending import RECENT, is_pending
from async_audit.descriptions.questions import Question
from async_audit.descriptions.regimes import FEWEST, is_elsewhere, regime_of
from async_audit.descriptions.told import Told
from async_audit.descriptions.verdict import asked, is_small_by_title, judge
from async_audit.errors import MissingObjectError
from async_audit.facts import Change, File
from async_audit.findings import Accepted, Audit, Finding, Scope, Severity, Skip, option
from async_audit.snapshots import Snapshot
from async_audit.subjects import title_of
from async_audit.trailers import trailers, waiver
from async_audit.wording import count

ID = "change-description"
_PROPORTION = "our judgement, after prow's and SmartBear's sizes of a review"
_WORDS = "none: English is known"
_UNIT = "texts, such as weil, that answer it in your language"
_MEND = f"list some in [tool.async-audit.{ID}] problem, approach, rejected and look"
_WAIVED = "waived with a reason"
Answer = Finding | Skip | Scope | Accepted


@dataclass(frozen=True, slots=True)
class Options:
    """From which size on a change owes which answer."""

    problem_lines: int = option(20, unit="lines of production code", origin=_PROPORTION, at_least=1)
    approach_lines: int = option(200, unit="lines of production code", origin=_PROPORTION, at_least=1)
    all_lines: int = option(500, unit="lines of production code", origin=_PROPORTION, at_least=1)
    fewest_words: int = option(
        8, unit="words", origin="fewer, and fewer than the root of the lines, are no description", at_least=0
    )
    window: int = option(
        500, unit="changes", origin="a year or two of most projects", at_least=1, at_most=100_000
    )
    visible: float = option(
        0.5,
        unit="share of changes",
        origin="25 projects: most hold nearly all or nearly none",
        at_least=0,
        at_most=1,
    )
    answered: float = option(
        0.5,
        unit="share of changes that owe the answer",
        origin="44-74% tell the problem, 59-89% the approach, in nine projects",
        at_least=0,
        at_most=1,
    )
    by_request: float = option(
        0.2,
        unit=f"share of the last {RECENT} changes that landed by a request, from which on it is still to describe a branch",
        origin="of 153 projects 19 are below, 119 above a half; a push is not stopped in doubt",
        at_least=0,
        at_most=1,
    )
    problem: tuple[str, ...] = option((), unit=_UNIT, origin=_WORDS)
    approach: tuple[str, ...] = option((), unit=_UNIT, origin=_WORDS)
    rejected: tuple[str, ...] = option((), unit=_UNIT, origin=_WORDS)
    look: tuple[str, ...] = option((), unit=_UNIT, origin=_WORDS)

    @property
    def more(self) -> Mapping[Question, Sequence[str]]:
        """The texts of the team, by question."""
        return {question: getattr(self, question.name.lower()) for question in Question}


def run(snapshot: Snapshot, options: Options) -> Iterator[Answer]:
    """Judge the description of the change under review, or all of the window together."""
    if snapshot.change is not None:
        yield from _review(snapshot, snapshot.change, options)
    elif snapshot.history_gap:
        yield Skip(ID, "", snapshot.history_gap)
    else:
        yield from _window(snapshot, options)


def owed(change: Change, files: Mapping[str, File], options: Options) -> Sequence[Question]:
    """What the description of a change owes beyond a title, by its size alone; nothing where a title is enough."""
    traces = footprint(change, files)
    return () if _aside(change, traces) else asked(traces.lines, len(traces.modules), options)


def _review(snapshot: Snapshot, change: Change, options: Options) -> Iterator[Answer]:
    """The cheapest questions first, since a commit waits: what the change is, what its message says, what is in it."""
    traces = footprint(change, snapshot.files)
    unasked = "" if change.message.strip() else "not described yet"
    unasked = unasked if snapshot.commit else "the first commit"  # an import, or what a template makes
    if aside := needs_no_words(change, traces) or unasked:
        yield Scope(ID, "changes", 0, {aside: 1})
        return
    if not asked(traces.lines, len(traces.modules), options):
        yield Scope(ID, "changes", 1, {})
        return
    verdict = _told(change, traces, offered(snapshot, change), options, traces.lines).verdict
    if verdict.leaves_open or not verdict.is_readable:
        yield from _open(snapshot, change, traces, options)
    else:
        yield Scope(ID, "changes", 1, {})


def _open(snapshot: Snapshot, change: Change, traces: Footprint, options: Options) -> Iterator[Answer]:
    """Judge a message that would leave something open if every line of the change counted."""
    if aside := _aside_by_title(change, traces) or (_WAIVED if _waived(change) else ""):
        yield Scope(ID, "changes", 0, {aside: 1})
        return
    lines = _lines(snapshot, change, traces, options)
    told = _told(change, traces, offered(snapshot, change), options, lines)
    if not told.verdict.is_readable:
        yield Skip(ID, "", f"the description is in a language whose words are not known; {_MEND}")
    elif change.commits == 1 and is_elsewhere(change.subject, told.verdict.text):
        yield Scope(ID, "changes", 0, {"described in its request": 1})
        return
    elif told.verdict.leaves_open and change.gap:
        yield Skip(ID, "", change.gap)
    elif told.verdict.leaves_open:
        found = _finding(snapshot, told, traces)
        is_stopped = told.verdict.is_grave and not is_pending(snapshot, change, options.by_request)
        yield found if is_stopped else found._replace(severity=Severity.NOTE)
    yield Scope(ID, "changes", 1, {})


def _window(snapshot: Snapshot, options: Options) -> Iterator[Answer]:
    from async_audit.descriptions import together

    left_out: Counter[str] = Counter()
    told: list[Told] = []
    waived: list[Accepted] = []
    changes = snapshot.changes(options.window)
    for change, template in zip(changes, offers(snapshot, changes), strict=True):
        traces = footprint(change, snapshot.files)
        aside = _aside(change, traces)
        reason = "" if aside else _waived(change)
        one = _told(change, traces, template, options, traces.lines)
        if reason and one.verdict.leaves_open:
            waived.append(Accepted(_finding(snapshot, one, traces), reason))
        if aside or reason:
            left_out[aside or _WAIVED] += 1
        else:
            told.append(one)
    census = together.Census(told, is_quoted=not snapshot.is_anonymous)
    if census.unreadable:
        texts = count(census.unreadable, "description")
        yield Skip(ID, "", f"{texts} in a language whose words are not known; {_MEND}")
    yield from together.visible(ID, census, options.visible)
    if len(census.judged) < FEWEST:
        few = count(len(census.judged), "change") if census.judged else "no change"
        owing = f"{few} that owes" if len(census.judged) < 2 else f"{few} that owe"
        yield Skip(
            ID,
            "",
            f"git holds the descriptions of {owing} more than a title; fewer than {FEWEST} tell nothing",
        )
    else:
        yield from together.questions(ID, census, options.answered)
    yield from waived
    yield Scope(ID, "changes", len(told), dict(left_out), census.figures())


def _aside(change: Change, traces: Footprint) -> str:
    """Why a title is enough, whatever the size; empty if it is not."""
    return needs_no_words(change, traces) or _aside_by_title(change, traces)


def _aside_by_title(change: Change, traces: Footprint) -> str:
    if noise(change, traces):
        return "reverted, released, carried over, bumped, moved, formatted or generated"
    return "a test, a chore or documentation by its title" if is_small_by_title(title_of(change)) else ""


def _waived(change: Change) -> str:
    """The reason of a trailer ``Description: none (why)``; empty without one."""
    reasons = (waiver(value) for key, value in trailers(change.message) if key == "description")
    return next(filter(None, reasons), "")


def _lines(snapshot: Snapshot, change: Change, traces: Footprint, options: Options) -> int:
    """The size of the change under review, without comments and moves, and none for one edit over and over."""
    if asked(traces.lines, len(traces.modules), options):
        with suppress(MissingObjectError):
            rest = left(snapshot, change, traces)
            return 0 if rest.is_repeated else min(traces.lines, rest.lines)
    return traces.lines


def _told(change: Change, traces: Footprint, template: str, options: Options, lines: int) -> Told:
    wanted = asked(lines, len(traces.modules), options)
    verdict = judge(change.message, lines, wanted, options, template, options.more)
    return Told(change, lines, regime_of(change.subject, verdict.text), verdict)


def _finding(snapshot: Snapshot, told: Told, traces: Footprint) -> Finding:
    from async_audit.descriptions import asking

    return Finding(
        audit=ID,
        subject=told.change.commit or "message",
        path="",
        line=None,
        severity=Severity.WARNING if told.verdict.is_grave else Severity.NOTE,
        message=asking.message(told, len(traces.touched)),
        remedy=asking.remedy(told.verdict),
        command=asking.command(told.change),
        evidence=asking.evidence(told, is_quoted=not snapshot.is_anonymous),
    )


AUDIT = Audit(
    id=ID,
    question="Which changes leave their reader to ask what they are about?",
    card=__doc__ or "",
    options=Options,
    run=run,
)
