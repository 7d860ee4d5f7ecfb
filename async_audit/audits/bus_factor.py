"""Modules that one person alone can explain.

What it finds: modules most of whose lines would have no active holder if one person left, and modules
    where that is so already.
Why it matters: when that person is asleep, on holiday or gone, everybody who asks about the module waits.
How it is measured: surviving lines by git blame at the audited commit and commits of the last two years,
    after .mailmap and [people]; co-authors by trailer count as authors. A holder wrote at least 10% of the lines, or at least 3 commits that are at least 10% of
    all. Active means 3 commits in 180 days. The bus factor of a module is the smallest number of active
    holders of its files whose leaving leaves more than half of its lines without one ("file by file", where the
    module as a whole, of which ``who`` tells, has other active holders); that of the repository is counted over
    its modules. Findings are ordered by lines, times commits in a year + 1, times concentration
    (sum of the squared line shares). Asked about one change, only modules speak that somebody else can explain.
What to do: have a second person make or review the next change there; write down what only one knows.
Blind spots: reviewers, and co-authors without a trailer; one person with two addresses and two names;
    generated files without linguist-generated; whoever learnt the module without changing it. The commits of
    a branch under review already count as its author's knowledge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from async_audit.facts import Author, Module
from async_audit.findings import Audit, Evidence, Finding, Scope, Severity, Skip, option
from async_audit.knowledge import BusFactor, Holder, Ownership
from async_audit.knowledge.counted import holding
from async_audit.knowledge.limits import Limits
from async_audit.snapshots import Snapshot
from async_audit.wording import ask_who, count, listed, named

ID = "bus-factor"
_NOBODY = "git was not told who makes this change; run 'git config user.email you@example.com'"


@dataclass(frozen=True, slots=True)
class Options(Limits):
    """Limits of the bus factor audit."""

    minimum: int = option(
        2,
        unit="active holders",
        origin="OpenSSF Best Practices, silver: bus_factor SHOULD be 2 or more",
        at_least=1,
    )
    changing_commits: int = option(
        3, unit="commits in 365 days", origin="what still changes warns, what is quiet is a note", at_least=0
    )


def run(snapshot: Snapshot, options: Options) -> Iterator[Finding | Skip | Scope]:
    """Ask of each module, of the changed ones only where a change is under review."""
    change = snapshot.change
    if gap := snapshot.history_gap or (_NOBODY if change and not change.authors else ""):
        yield Skip(ID, "", gap)
        return
    changed = {touch.path for touch in change.touched} if change else set()
    modules = [one for one in snapshot.modules if change is None or not changed.isdisjoint(one.files)]
    size, ownership = holding(snapshot, modules, options)
    yield from (Skip(ID, module.path, reason) for module, reason in size.unread.items())
    if not size.modules:
        yield Scope(ID, "modules", 0, size.left_out)
        return
    if change is None:
        yield from _judge_all(ownership, size.modules, size.left_out, options)
    else:
        makers = frozenset(map(snapshot.person, change.authors))
        yield from _judge_change(ownership, makers, size.modules, options)
        yield Scope(ID, "modules", len(size.modules), size.left_out)


def _judge_all(
    ownership: Ownership, modules: Sequence[Module], left_out: Mapping[str, int], options: Options
) -> Iterator[Finding | Scope]:
    whole, people = ownership.bus_factor(), ownership.active_people()
    # one active person who holds little is no answer: then the modules that nobody holds are
    if len(people) < max(1, min(2, options.minimum)) and (whole.people or not people):
        yield _alone(people, whole, modules, options)
    else:
        for module in modules:
            found = ownership.bus_factor(module)
            if found.number < options.minimum:
                yield _finding(ownership, module, found, options)
    yield Scope(ID, "modules", len(modules), left_out, _figures(whole, people, options))


def _judge_change(
    ownership: Ownership, makers: frozenset[Author], modules: Iterable[Module], options: Options
) -> Iterator[Finding]:
    """Findings about modules that only people other than those who change them can explain.

    Whoever can explain it waits for nobody; where nobody active can, there is nobody to ask.
    """
    for module in modules:
        found, known = ownership.bus_factor(module), ownership.holders(module.path)
        able = {*found.people, *(holder.author for holder in known)}
        asked = [holder.author for holder in known if holder.is_active] or found.people
        if found.number < options.minimum and asked and able.isdisjoint(makers):
            names = listed([named(author) for author in asked], "or")
            remedy = f"ask {names} to look at this change before it lands"
            yield _finding(ownership, module, found, options)._replace(remedy=remedy)


def _finding(ownership: Ownership, module: Module, found: BusFactor, options: Options) -> Finding:
    known = ownership.holders(module.path)
    churn = ownership.churn[module.path]
    concentration = ownership.concentration(module.path)
    alone = ownership.without(module, found.people)
    is_directory = module.path == "." or module.files[0].startswith(f"{module.path}/")
    return Finding(
        audit=ID,
        subject=module.path,
        path=module.path if is_directory else module.files[0],
        line=None,
        severity=Severity.WARNING if churn >= options.changing_commits else Severity.NOTE,
        message=_message(module, found, known, churn),
        remedy=_remedy(found, known, alone),
        command=ask_who(module.path),
        evidence=(
            *(
                _person(holder, options)
                for holder in sorted(known, key=lambda one: one.author not in found.people)[:3]
            ),
            *_beside(ownership, module, found, known),
            *(Evidence(path, lines, "lines") for path, lines in alone[:3]),
            Evidence("bus factor", found.number, "active holders", options.minimum),
            Evidence("size", found.lines, "lines", options.minimum_lines),
            Evidence("churn", churn, "commits in 365 days", options.changing_commits),
            Evidence("concentration", round(concentration, 2), "sum of squared line shares"),
            Evidence("without an active holder today", round(found.orphaned_share, 3), "share of lines"),
            Evidence(
                "once they left", round(found.without_share, 3), "share of lines", options.orphaned_share
            ),
        ),
        rank=found.lines * (1 + churn) * concentration,
    )


def _beside(
    ownership: Ownership, module: Module, found: BusFactor, known: Sequence[Holder]
) -> Iterator[Evidence]:
    """Of people who hold files and not the module as a whole: how many of its files."""
    holders = {holder.author for holder in known}
    for author in found.people:
        if author not in holders:
            files = sum(author in ownership.active_holders(path) for path in module.files)
            yield Evidence(str(author), files, f"of {count(len(module.files), 'file')} held, active")


def _message(module: Module, found: BusFactor, known: Sequence[Holder], churn: int) -> str:
    where = "the top directory" if module.path == "." else module.path
    lines, end = count(found.lines, "line"), f"active holder ({_churn(churn)})"
    # the module as a whole, which 'who' tells of, may have other holders than its files have
    is_apart = {holder.author for holder in known if holder.is_active} != set(found.people)
    by_file = "file by file, " if is_apart else ""
    if found.people:
        names = listed([named(author) for author in found.people])
        if 2 * (found.without - found.orphaned) >= found.lines and not found.others:
            said = f"{by_file}only {names} can explain most of {where}: without them"
            return f"{said} {found.without_share:.0%} of its {lines} have no {end}"
        others = f" (or {count(found.others, 'other')})" if found.others else ""
        said = f"{by_file}most of {where} hangs on {names}{others}: {found.orphaned_share:.0%} of its {lines}"
        return f"{said} have no active holder today, {found.without_share:.0%} without them ({_churn(churn)})"
    if found.orphaned == found.lines:
        return f"{by_file}nobody now active has written much of {where}: none of its {lines} has an {end}"
    said = (
        f"{by_file}most of {where} is known to nobody now active: {found.orphaned_share:.0%} of its {lines}"
    )
    return f"{said} have no {end}"


def _churn(churn: int) -> str:
    return f"{count(churn, 'commit')} in 365 days"


def _remedy(found: BusFactor, known: Sequence[Holder], alone: Sequence[tuple[str, int]]) -> str:
    if found.people:
        return "have somebody else make or review the next change, and write down what only one knows"
    if known and known[0].is_active:
        name = f"{named(known[0].author)}, who knows it best of those now active,"
        return f"have {name} or somebody else take over {alone[0][0]} first"
    for holder in known:
        if holder.commits and holder.last:  # not somebody who left long ago
            name = f"{named(holder.author)} (last commit {holder.last:%Y-%m-%d})"
            return f"while {name} may still answer, have somebody take it over and write it down"
    return "have somebody take it over, and write down what they learn"


def _alone(
    people: Sequence[Author], whole: BusFactor, modules: Sequence[Module], options: Options
) -> Finding:
    size = f"{count(len(modules), 'module')} ({count(whole.lines, 'line')})"
    if people:
        message = (
            f"{named(people[0])} is the only active author here, so all questions about {size} wait for them"
        )
    else:
        message = (
            f"nobody made {count(options.active_commits, 'commit')} in the {options.active_days} days before "
            f"this one, so questions about {size} may find nobody"
        )
    return Finding(
        audit=ID,
        subject=".",
        path=".",
        line=None,
        severity=Severity.NOTE,  # where nobody else works, nobody waits
        message=message,
        remedy="before a second person starts, write down what only one knows",
        command=ask_who("."),
        evidence=(
            Evidence("active authors", len(people), "people", options.minimum),
            Evidence("size", whole.lines, "lines"),
        ),
    )


def _figures(whole: BusFactor, people: Sequence[Author], options: Options) -> tuple[Evidence, ...]:
    names = listed([named(author) for author in whole.people]) or "nobody"
    bound = "" if whole.is_exact else ", at most"
    return (
        Evidence(f"bus factor of the repository{bound}", whole.number, f"active holders ({names})"),
        Evidence("without an active holder", round(whole.orphaned_share, 3), "share of lines"),
        Evidence("active authors", len(people), f"people in {options.active_days} days"),
    )


def _person(holder: Holder, options: Options) -> Evidence:
    state = "active" if holder.is_active else "not active lately"
    last = f", last {holder.last:%Y-%m-%d}" if holder.last else ""
    unit = f"share of lines, {count(holder.commits, 'commit')} in {options.known_days} days{last}, {state}"
    return Evidence(str(holder.author), round(holder.line_share, 4), unit)


AUDIT = Audit(
    id=ID,
    question="Which modules can only one person explain?",
    card=__doc__ or "",
    options=Options,
    run=run,
)
