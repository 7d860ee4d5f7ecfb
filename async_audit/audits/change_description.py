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
    left answers a question by a heading with something below it, or by English words. Only texts that are in git are judged.
What to do: write the missing sentences, or say why none are due: ``Description: none (why)``. Where the forge
    keeps them, set it to put the description of a request into the commit.
Blind spots: a sentence that sounds like an answer and is none, a good one in unusual words: of 288 unseen texts it
    found 83% of the problems and 95% of the approaches, but 45% of what was rejected and 41% of where to look, so
    those are notes; other languages than English, unless you list their words; what was said in an issue or a
    chat; the commits of a merged branch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from async_audit.decisions.noise import noise
from async_audit.decisions.production import Footprint, footprint
from async_audit.descriptions import asking
from async_audit.descriptions.census import Census, Told
from async_audit.descriptions.offers import offered, offers
from async_audit.descriptions.questions import Question
from async_audit.descriptions.regimes import regime_of
from async_audit.descriptions.verdict import asked, is_small_by_title, judge
from async_audit.facts import Change
from async_audit.findings import Accepted, Audit, Evidence, Finding, Scope, Severity, Skip, option
from async_audit.snapshots import Snapshot
from async_audit.subjects import title_of
from async_audit.trailers import trailers, waiver
from async_audit.wording import count, listed

ID = "change-description"
_PROPORTION = "our judgement, after prow's and SmartBear's sizes of a review"
_WORDS = "none: English is known"
_UNIT = "texts, such as weil, that answer it in your language"
_MEND = f"list some in [tool.async-audit.{ID}] problem, approach, rejected and look"
_WAIVED = "waived with a reason"
_AUTOSQUASHED = ("fixup! ", "squash! ", "amend! ")
_FEWEST = 20
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


def _review(snapshot: Snapshot, change: Change, options: Options) -> Iterator[Answer]:
    traces = footprint(change, snapshot.files)
    unwritten = "" if change.message.strip() else "not described yet"
    if aside := _aside(change, traces) or unwritten or (_WAIVED if _waived(change) else ""):
        yield Scope(ID, "changes", 0, {aside: 1})
        return
    told = _told(change, traces, offered(snapshot, change), options)
    if not told.verdict.is_readable:
        yield Skip(ID, "", f"the description is in a language whose words are not known; {_MEND}")
    elif told.verdict.leaves_open and change.gap:
        yield Skip(ID, "", change.gap)
    elif told.verdict.leaves_open:
        yield _finding(snapshot, told, traces)
    yield Scope(ID, "changes", 1, {})


def _window(snapshot: Snapshot, options: Options) -> Iterator[Answer]:
    left_out: Counter[str] = Counter()
    told: list[Told] = []
    waived: list[Accepted] = []
    changes = snapshot.changes(options.window)
    for change, template in zip(changes, offers(snapshot, changes), strict=True):
        traces = footprint(change, snapshot.files)
        aside = _aside(change, traces)
        reason = "" if aside else _waived(change)
        one = _told(change, traces, template, options)
        if reason and one.verdict.leaves_open:
            waived.append(Accepted(_finding(snapshot, one, traces), reason))
        if aside or reason:
            left_out[aside or _WAIVED] += 1
        else:
            told.append(one)
    census = Census(told, is_quoted=not snapshot.is_anonymous)
    if census.unreadable:
        texts = count(census.unreadable, "description")
        yield Skip(ID, "", f"{texts} in a language whose words are not known; {_MEND}")
    yield from _visible(census, options)
    if len(census.judged) < _FEWEST:
        few = count(len(census.judged), "change")
        yield Skip(
            ID,
            "",
            f"git holds the descriptions of {few} that owe more than a title; fewer than {_FEWEST} tell nothing",
        )
    else:
        yield from _questions(census, options)
    yield from waived
    yield Scope(ID, "changes", len(told), dict(left_out), census.figures())


def _aside(change: Change, traces: Footprint) -> str:
    """Why a title is enough, whatever the size; empty if it is not."""
    if change.authors and all(author.is_bot for author in change.authors):
        return "made by a program"
    if not traces:
        return "no production code touched"
    if change.subject.startswith(_AUTOSQUASHED):
        return "to be squashed into another"
    if noise(change, traces):
        return "reverted, released, carried over, bumped, moved, formatted or generated"
    return "a test, a chore or documentation by its title" if is_small_by_title(title_of(change)) else ""


def _waived(change: Change) -> str:
    """The reason of a trailer ``Description: none (why)``; empty without one."""
    reasons = (waiver(value) for key, value in trailers(change.message) if key == "description")
    return next(filter(None, reasons), "")


def _told(change: Change, traces: Footprint, template: str, options: Options) -> Told:
    wanted = asked(traces.lines, len(traces.modules), options)
    verdict = judge(change.message, traces.lines, wanted, options, template, options.more)
    return Told(change, traces.lines, regime_of(change.subject, verdict.text), verdict)


def _visible(census: Census, options: Options) -> Iterator[Finding]:
    if len(census.told) < _FEWEST or census.visible >= options.visible:
        return
    hidden = [
        f"{count(n, 'was', 'were')} {one.value}" for one, n in census.regimes.items() if not one.is_visible
    ]
    yield Finding(
        audit=ID,
        subject="visible",
        path="",
        line=None,
        severity=Severity.WARNING,
        message=f"git holds the descriptions of {census.visible:.0%} of {count(len(census.told), 'change')}: {listed(hidden)}",
        remedy=f"let the forge put descriptions into commits; {census.setting()}",
        command="git log --first-parent -20",
        evidence=(Evidence("visible", round(census.visible, 3), "share of changes", options.visible),),
        rank=10,
    )


def _questions(census: Census, options: Options) -> Iterator[Finding]:
    for rank, question in enumerate(reversed(Question)):
        owing, silent = census.owing(question), census.silent(question)
        if len(owing) < _FEWEST or 1 - len(silent) / len(owing) >= options.answered:
            continue
        is_first = question in (Question.PROBLEM, Question.APPROACH)
        yield Finding(
            audit=ID,
            subject=question.name.lower(),
            path="",
            line=None,
            severity=Severity.WARNING if is_first else Severity.NOTE,
            message=f"{len(silent):,} of {count(len(owing), 'change')} that owe it do not say {question.value}",
            remedy=f"{asking.HOW[question]}; a template that asks for it helps: async-audit init",
            command=f"git show {silent[0].change.commit[:10]}",
            evidence=census.examples(silent),
            rank=rank,
        )


def _finding(snapshot: Snapshot, told: Told, traces: Footprint) -> Finding:
    commit, verdict = told.change.commit, told.verdict
    return Finding(
        audit=ID,
        subject=commit or "message",
        path="",
        line=None,
        severity=Severity.WARNING if verdict.is_grave else Severity.NOTE,
        message=asking.message(told, len(traces.touched)),
        remedy=asking.remedy(verdict),
        command=f"git show {commit[:10]}" if commit else "git commit --edit --file=.git/COMMIT_EDITMSG",
        evidence=asking.evidence(told, is_quoted=not snapshot.is_anonymous),
    )


AUDIT = Audit(
    id=ID,
    question="Which changes leave their reader to ask what they are about?",
    card=__doc__ or "",
    options=Options,
    run=run,
)
