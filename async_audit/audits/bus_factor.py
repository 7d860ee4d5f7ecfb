"""Modules that one person alone can explain.

What it finds: modules most of whose lines would have no active holder if one person left, and modules
    where that is so already.
Why it matters: when that person is asleep, on holiday or gone, everybody who asks about the module waits.
How it is measured: surviving lines by git blame at the audited commit and commits of the last two years,
    after .mailmap. A holder wrote at least 10% of the lines, or at least 3 commits that are at least 10% of
    all. Active means 3 own commits in 180 days. The bus factor of a module is the smallest number of active
    holders of its files whose leaving leaves more than half of its lines without one; that of the repository
    is counted over its modules. Findings are ordered by lines, times commits in a year + 1, times concentration
    (sum of the squared line shares).
What to do: have a second person make or review the next change there; write down what only one knows.
Blind spots: reviewers, whom squash merges hide; one person with two addresses and no .mailmap; generated
    files without linguist-generated; whoever learnt the module without changing it.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from async_audit.facts import Author, Change, Module, Snapshot
from async_audit.findings import Audit, Evidence, Finding, Scope, Severity, Skip, option
from async_audit.knowledge import BusFactor, Holder, Ownership, Rule, Windows

ID = "bus-factor"
_TRIED = "tried on eight repositories, July 2026"


@dataclass(frozen=True, slots=True)
class Options:
    """Limits of the bus factor audit."""

    minimum: int = option(
        2,
        unit="active holders",
        origin="OpenSSF Best Practices, silver: bus_factor SHOULD be 2 or more",
        at_least=1,
    )
    minimum_lines: int = option(
        100, unit="lines of a module", origin=f"smaller ones are read in minutes; {_TRIED}", at_least=0
    )
    orphaned_share: float = option(
        0.5, unit="share of lines", origin="Avelino et al. 2016", at_least=0, at_most=1
    )
    line_share: float = option(
        0.10, unit="share of lines", origin=f"what makes a holder; {_TRIED}", at_least=0, at_most=1
    )
    commits: int = option(3, unit="commits", origin=f"what makes a holder; {_TRIED}", at_least=1)
    commit_share: float = option(
        0.10, unit="share of commits", origin=f"what makes a holder; {_TRIED}", at_least=0, at_most=1
    )
    known_days: int = option(730, unit="days", origin="commits older than that are forgotten", at_least=1)
    active_commits: int = option(
        3, unit="commits", origin="70-89% of such people come back within six months", at_least=1
    )
    active_days: int = option(180, unit="days", origin=f"what makes active; {_TRIED}", at_least=1)
    changing_commits: int = option(
        3, unit="commits in 365 days", origin="a module that still changes warns, a quiet one is a note"
    )

    @property
    def rule(self) -> Rule:
        """When somebody is a holder, and when active."""
        return Rule(self.line_share, self.commits, self.commit_share, self.active_commits)


def run(snapshot: Snapshot, options: Options) -> Iterator[Finding | Skip | Scope]:
    """Ask of each module, of the changed ones only where a change is under review."""
    if snapshot.history_gap:
        yield Skip(ID, "", snapshot.history_gap)
        return
    change = snapshot.change
    modules = [module for module in snapshot.modules if change is None or _touches(change, module)]
    blames = list(snapshot.blames(path for module in modules for path in module.files))
    lines = {blame.path: sum(blame.lines.values()) for blame in blames}
    large = [m for m in modules if sum(lines.get(path, 0) for path in m.files) >= options.minimum_lines]
    small = len(modules) - len(large)
    left_out = {f"under {options.minimum_lines} lines": small} if small else {}
    if not large:
        yield Scope(ID, "modules", 0, left_out)
        return
    counted = {path for module in large for path in module.files}
    ownership = Ownership.gather(
        large,
        (blame for blame in blames if blame.path in counted),
        snapshot.commits,
        snapshot.now,
        options.rule,
        Windows(options.active_days, options.known_days),
    )
    if change is not None:
        yield from _judge_change(ownership, change, large, options)
        yield Scope(ID, "modules", len(large), left_out)
        return
    whole, people = ownership.bus_factor(None, options.orphaned_share), ownership.active_people()
    if len(people) <= 1:
        yield _alone(people, whole, large)
    else:
        yield from filter(None, (_judge(ownership, module, options) for module in large))
    yield Scope(ID, "modules", len(large), left_out, _figures(whole, people, options))


def _judge_change(
    ownership: Ownership, change: Change, modules: Iterable[Module], options: Options
) -> Iterator[Finding]:
    """Findings about modules whose only holders are people other than those who change them.

    Who can explain a module waits for nobody; where nobody can, there is nobody to ask.
    """
    for module in modules:
        found = _judge(ownership, module, options)
        known = ownership.active_holders(module.path)
        if found is None or not known or known & frozenset(change.authors):
            continue
        names = " or ".join(author.name for author in sorted(known, key=lambda one: one.email))
        yield replace(found, remedy=f"ask {names} to look at this change before it lands")


def _judge(ownership: Ownership, module: Module, options: Options) -> Finding | None:
    """The finding about a module, if its bus factor is below the minimum."""
    found = ownership.bus_factor(module, options.orphaned_share)
    if found.number >= options.minimum:
        return None
    known = ownership.holders(module.path)
    churn = ownership.churn[module.path]
    concentration = ownership.concentration(module.path)
    return Finding(
        audit=ID,
        subject=module.path,
        path=module.path,
        line=None,
        severity=Severity.WARNING if churn >= options.changing_commits else Severity.NOTE,
        message=_message(module, found, churn),
        remedy=_remedy(found, known),
        command=f"async-audit who {shlex.quote(module.path)}",
        evidence=(
            Evidence("bus factor", found.number, "active holders", options.minimum),
            Evidence("size", found.lines, "lines", options.minimum_lines),
            Evidence("churn", churn, "commits in 365 days", options.changing_commits),
            Evidence("concentration", round(concentration, 2), "sum of squared line shares"),
            Evidence("without an active holder today", _share(found.orphaned, found), "share of lines"),
            Evidence(
                "once they left", _share(found.without, found), "share of lines", options.orphaned_share
            ),
            *(_person(holder) for holder in known[:5]),
            *_largest_files(ownership, module),
        ),
        rank=found.lines * (1 + churn) * concentration,
    )


def _largest_files(ownership: Ownership, module: Module) -> Iterator[Evidence]:
    nodes = ownership.graph.nodes
    sizes = sorted((-nodes[path]["lines"], path) for path in module.files if path in nodes)
    for size, path in sizes[:3]:
        yield Evidence(path, -size, "lines")


def _message(module: Module, found: BusFactor, churn: int) -> str:
    where = "the top directory" if module.path == "." else module.path
    lines, commits = _count(found.lines, "line"), _count(churn, "commit")
    if not found.people:
        return (
            f"nobody now active has written much of {where}: {_percent(found.orphaned, found)} of its {lines} "
            f"have no active holder ({commits} in 365 days)"
        )
    names = " and ".join(author.name for author in found.people)
    return (
        f"only {names} can explain most of {where}: without them {_percent(found.without, found)} of its "
        f"{lines} have no active holder ({commits} in 365 days)"
    )


def _remedy(found: BusFactor, known: Sequence[Holder]) -> str:
    if found.people:
        return "have a second person make or review the next change, and write down what only one knows"
    if known:
        return f"while {known[0].author.name} may still answer, have somebody take it over and write it down"
    return "have somebody take it over, and write down what they learn"


def _alone(people: Sequence[Author], whole: BusFactor, modules: Sequence[Module]) -> Finding:
    size = f"{_count(len(modules), 'module')} ({_count(whole.lines, 'line')})"
    if people:
        message = (
            f"{people[0].name} is the only active author here, so all questions about {size} wait for them"
        )
    else:
        message = f"nobody is active here, so nobody can answer questions about {size}"
    return Finding(
        audit=ID,
        subject=".",
        path="",
        line=None,
        severity=Severity.NOTE,  # where nobody else works, nobody waits
        message=message,
        remedy="before a second person starts, write down what only one knows",
        command="async-audit who .",
        evidence=(
            Evidence("active authors", len(people), "people"),
            Evidence("size", whole.lines, "lines"),
            Evidence("modules", len(modules), "modules"),
        ),
    )


def _figures(whole: BusFactor, people: Sequence[Author], options: Options) -> tuple[Evidence, ...]:
    names = ", ".join(author.name for author in whole.people) or "nobody"
    bound = "" if whole.is_exact else "at most "
    return (
        Evidence("bus factor of the repository", whole.number, f"active holders ({bound}{names})"),
        Evidence("without an active holder", _share(whole.orphaned, whole), "share of lines"),
        Evidence("active authors", len(people), f"people in {options.active_days} days"),
    )


def _person(holder: Holder) -> Evidence:
    state = "active" if holder.is_active else "no longer active"
    last = f", last {holder.last:%Y-%m-%d}" if holder.last else ""
    unit = f"share of lines, {_count(holder.commits, 'commit')} in two years{last}, {state}"
    return Evidence(str(holder.author), round(holder.line_share, 2), unit)


def _touches(change: Change, module: Module) -> bool:
    files = frozenset(module.files)
    return any(touch.path in files for touch in change.touched)


def _share(lines: int, found: BusFactor) -> float:
    return round(lines / found.lines, 2) if found.lines else 0.0


def _percent(lines: int, found: BusFactor) -> str:
    return f"{_share(lines, found):.0%}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


AUDIT = Audit(
    id=ID,
    question="Which modules can only one person explain?",
    card=__doc__ or "",
    options=Options,
    run=run,
)
