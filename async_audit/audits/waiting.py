"""Modules about which questions wait for another time zone.

What it finds: modules whose active holders commit at hours when the others do not, so that a question waits
    ``long_wait`` hours or more on average, many of the same zone as one; and those held in one zone.
Why it matters: an answer that takes a night costs the day in between, and the next question costs another.
How it is measured: by commit times. A zone is the commonest UTC offset of the last 90 days, if 80% of the
    year's commits lie within an hour of it. Hours are the nine, Monday to Friday, with most commit hours on the
    author's own clock (commits made on a forge's web page have a zone, but no hours); below 40 such hours they
    are assumed, 9 to 18; with under 60% in the best nine they are irregular. A wait is the mean time from the
    nominal hours, 9 to 18, of the active authors who do not hold the module to the next hours of an active
    holder, weekends included, told in bands: under 2 h, 2 to 8 h, over 8 h; "at most" where some holder's hours
    are unknown. Holders and active as in bus-factor. A change: about modules that its authors do not hold.
What to do: have somebody from another zone make or review the next change there; write down what is asked.
Blind spots: who answers outside of their hours; holidays; who moved lately; machines whose clock is not set to
    where they are; reviewers, whom squash merges hide. Where it cannot tell it abstains, and says why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from async_audit.facts import Author, Module
from async_audit.findings import Audit, Evidence, Finding, Scope, Severity, Skip, option
from async_audit.knowledge import Ownership
from async_audit.knowledge.clocks import clocks
from async_audit.knowledge.counted import holding
from async_audit.knowledge.hours import WEEK, HoursRule
from async_audit.knowledge.limits import Limits
from async_audit.knowledge.waiting import Band, Coverage, Wait, Waiting, WaitRule
from async_audit.knowledge.zones import ZoneRule, offset_name
from async_audit.snapshots import Snapshot
from async_audit.wording import ask_who, count, listed, named

ID = "waiting"
_TRIED = "tried on eight repositories, July 2026"
_OF_A_WEEK = f"of {WEEK} hours of the week"
_ORPHANED = "without an active holder (see bus-factor)"


@dataclass(frozen=True, slots=True)
class Options(Limits):
    """When a wait is known, and when it is long; holders and active people as in bus-factor."""

    long_wait: int = option(
        8, unit="hours", origin="more is never the same working day", at_least=1, at_most=100
    )
    short_wait: int = option(2, unit="hours", origin="less is the same half day", at_least=1, at_most=100)
    least_askers: int = option(
        3, unit="active people with a zone besides the holders", origin=_TRIED, at_least=1
    )
    one_zone: int = option(
        2, unit="hours between the zones of holders", origin="they share most of their day", at_least=0
    )
    together: int = option(
        3,
        unit="modules in the same far zones",
        origin="more are one finding: one thing mends them",
        at_least=1,
    )
    changing_commits: int = option(
        3, unit="commits in 365 days", origin="what still changes warns, what is quiet is a note", at_least=0
    )
    clock_days: int = option(365, unit="days", origin="a year holds both of winter and summer", at_least=1)
    recent_days: int = option(90, unit="days for a zone", origin=_TRIED, at_least=1)
    zone_commits: int = option(3, unit="commits for a zone", origin=_TRIED, at_least=1)
    zone_share: float = option(
        0.8, unit="share of commits within an hour of a zone", origin=_TRIED, at_least=0, at_most=1
    )
    hours: int = option(
        40,
        unit="own-clock hours with a commit",
        origin="from there on windows hold out of sample",
        at_least=1,
    )
    hours_share: float = option(
        0.6, unit="share of hours in the best nine", origin="below it: irregular", at_least=0, at_most=1
    )


def run(snapshot: Snapshot, options: Options) -> Iterator[Finding | Skip | Scope]:
    """Ask of each module, of the changed ones only where a change is under review."""
    if snapshot.history_gap:
        yield Skip(ID, "", snapshot.history_gap)
        return
    change = snapshot.change
    changed = {touch.path for touch in change.touched} if change else set()
    modules = [one for one in snapshot.modules if change is None or not changed.isdisjoint(one.files)]
    size, ownership = holding(snapshot, modules, options)
    yield from (Skip(ID, module.path, reason) for module, reason in size.unread.items())
    if not size.modules:
        yield Scope(ID, "modules", 0, size.left_out)
        return
    waiting = everybody(snapshot, ownership, options)
    if (people := waiting.zones.total()) <= options.least_askers:
        needs = f"a holder and {options.least_askers} others, all active and in known time zones"
        yield Skip(ID, "", f"a wait needs {needs}; found {people}")
        return
    held = waiting.coverages(ownership)
    orphaned = {_ORPHANED: len(size.modules) - len(held)} if len(held) < len(size.modules) else {}
    judged = [one for one in held if change is None or {*one.known, *one.unknown}.isdisjoint(change.authors)]
    places = {module.path: _place(module) for module in size.modules}
    yield from _judge(judged, ownership, options, places, is_reviewed=change is not None)
    told = [one for one in judged if not one.doubt]
    yield Scope(ID, "modules", len(told), {**size.left_out, **orphaned}, waiting.figures(told))


def _place(module: Module) -> str:
    """Where to look: a directory, or the first file of what is no directory."""
    is_directory = module.path == "." or module.files[0].startswith(f"{module.path}/")
    return module.path if is_directory else module.files[0]


def everybody(snapshot: Snapshot, ownership: Ownership, options: Options) -> Waiting:
    """Everybody who is active, and when."""
    known = clocks(
        snapshot.commits,
        snapshot.now,
        ZoneRule(options.clock_days, options.recent_days, options.zone_commits, options.zone_share),
        HoursRule(options.clock_days, options.hours, options.hours_share),
    )
    rule = WaitRule(options.least_askers, options.short_wait, options.long_wait, options.one_zone)
    return Waiting(ownership.active_people(), known, rule)


def _judge(
    covered: Sequence[Coverage],
    ownership: Ownership,
    options: Options,
    places: Mapping[str, str],
    *,
    is_reviewed: bool,
) -> Iterator[Finding | Skip]:
    far: dict[tuple[int, ...], list[tuple[Coverage, Wait]]] = defaultdict(list)
    one_zone = []
    for one in sorted(covered, key=lambda one: (-ownership.churn[one.module], one.module)):
        if doubt := one.doubt:
            yield Skip(ID, one.module, doubt)
        elif isinstance(one.wait, Wait) and one.wait.band is Band.LONG:
            far[one.offsets].append((one, one.wait))
        elif isinstance(one.wait, Wait) and one.wait.band is Band.MEDIUM and one.is_one_zone:
            one_zone.append(one)
    for group in far.values():
        if len(group) > options.together and not is_reviewed:
            yield _far_together(group, ownership, options)
            continue
        for one, wait in group:
            found = _long(one, wait, ownership.churn[one.module], options, is_reviewed)
            yield found._replace(path=places[one.module])
    if one_zone and not is_reviewed:
        yield _in_one_zone(one_zone, ownership, len(covered), options)


def _long(one: Coverage, wait: Wait, churn: int, options: Options, is_reviewed: bool) -> Finding:
    holders = listed([f"{named(author)} ({_hours(one, author)})" for author in one.known])
    remedy = "have somebody from another zone make or review the next change, and write down what is asked"
    if is_reviewed:
        remedy = "say in the description all that its holders need, so that one answer is enough"
    is_worth_a_plan = churn >= options.changing_commits and not is_reviewed
    return Finding(
        audit=ID,
        subject=one.module,
        path=one.module,
        line=None,
        severity=Severity.WARNING if is_worth_a_plan else Severity.NOTE,
        message=f"a question about {one.module if one.module != '.' else 'the top directory'} waits over {options.long_wait} h on average, by commit times: its "
        f"active {'holder is' if len(one.known) == 1 else 'holders are'} {holders}, and "
        f"{count(wait.askers, 'other')} ask {_span(wait.zones)}",
        remedy=remedy,
        command=ask_who(one.module),
        evidence=(
            Evidence("with an active holder", round(one.clock.covered()), _OF_A_WEEK),
            Evidence("with two", round(one.clock.covered(2)), _OF_A_WEEK),
            Evidence("who may ask", wait.askers, "active people with a zone", options.least_askers),
            Evidence("churn", churn, "commits in 365 days", options.changing_commits),
        ),
        rank=float(wait.hours * (1 + churn)),
    )


def _far_together(found: Sequence[tuple[Coverage, Wait]], ownership: Ownership, options: Options) -> Finding:
    """One finding for all modules that are held in the same far zones: there is one thing to do about them."""
    modules, zones = [one for one, _ in found], found[0][0].offsets
    holders = {author: named(author) for one in modules for author in one.known}
    wait = max((wait for _, wait in found), key=lambda wait: wait.askers)
    is_worth_a_plan = any(ownership.churn[one.module] >= options.changing_commits for one in modules)
    return Finding(
        audit=ID,
        subject=" ".join(map(offset_name, zones)),
        path=".",
        line=None,
        severity=Severity.WARNING if is_worth_a_plan else Severity.NOTE,
        message=f"questions about {len(found)} modules wait over {options.long_wait} h on average, by commit times: "
        f"their active {'holder is' if len(holders) == 1 else 'holders are'} {listed(list(holders.values()))}, "
        f"{_span(zones)}, and up to {count(wait.askers, 'other')} ask {_span(wait.zones)}",
        remedy="for what changes most, have somebody from another zone make or review the next change",
        command=ask_who(modules[0].module),
        evidence=_by_module(modules, ownership),
        rank=float(sum(wait.hours * (1 + ownership.churn[one.module]) for one, wait in found)),
    )


def _in_one_zone(found: Sequence[Coverage], ownership: Ownership, modules: int, options: Options) -> Finding:
    return Finding(
        audit=ID,
        subject="one-zone",
        path=".",
        line=None,
        severity=Severity.NOTE,
        message=f"by commit times {len(found)} of {count(modules, 'module')} have all their active holders in one "
        f"zone, so that questions from elsewhere wait {options.short_wait} to {options.long_wait} h: "
        f"{listed([one.module for one in found])}",
        remedy="for what changes most, choose the next reviewer from another zone",
        command=ask_who(found[0].module),
        evidence=_by_module(found, ownership),
    )


def _by_module(found: Sequence[Coverage], ownership: Ownership) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            one.module,
            round(one.clock.covered()),
            f"{_OF_A_WEEK} with an active holder, {_span(one.offsets)}, "
            f"{count(ownership.churn[one.module], 'commit')} in 365 days",
        )
        for one in found
    )


def _hours(one: Coverage, author: Author) -> str:
    clock = one.known[author]
    assumed = " assumed" if clock.hours and clock.hours.is_assumed else ""
    return f"{clock.hours}{assumed} at {clock.zone}"


def _span(offsets: Sequence[int]) -> str:
    west, east = offset_name(offsets[0]), offset_name(offsets[-1])
    return f"at {west}" if west == east else f"from {west} to {east}"


AUDIT = Audit(
    id=ID,
    question="About which modules does a question wait for another time zone?",
    card=__doc__ or "",
    options=Options,
    run=run,
)
