"""Who would have been right about who changes a module next?

Usage: python -m benchmarks.backtest --fit CLONE … --judge CLONE … [--months 12 24 36]

Goes back so many months in each clone, lets each model name two people for each module (production code, 100 lines or
more) from nothing but what was known then, and looks at the next six months: was the author of the module's first
change named, and the author of any change? Co-authors count as authors. Modules that did not change say
nothing. Shares are averaged over repositories and times, so that a large one does not outvote the others. Weights
are chosen on the repositories after --fit; the table is about those after --judge, which nobody has looked at.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path
from statistics import mean

import async_audit
from async_audit.facts import Author, Commit
from async_audit.knowledge.graph import Credit
from async_audit.knowledge.lineage import own_work
from async_audit.knowledge.models import Subject, avelino2016, jetbrains2023
from async_audit.knowledge.united import United

AHEAD = timedelta(days=182)
LEAST_LINES = 100
ACTIVE_DAYS, ACTIVE_COMMITS, KNOWN_DAYS = 180, 3, 730

Rank = Mapping[Author, float]
"""Whom a model would ask, and how gladly; who is not in it is never asked."""


@dataclass
class Known:
    """What was known of one module."""

    lines: Counter[Author] = field(default_factory=Counter)
    ages: dict[Author, list[float]] = field(default_factory=lambda: defaultdict(list))
    """Days since each commit, of the author's own."""
    shared: dict[Author, list[float]] = field(default_factory=lambda: defaultdict(list))
    """Days since each commit that they co-authored."""
    authored: Counter[Author] = field(default_factory=Counter)
    """Files by the degree of authorship of Avelino et al."""
    recent: Counter[Author] = field(default_factory=Counter)
    """Files that they are a major of by JetBrains' model."""


@dataclass
class Past:
    """A repository at one time, and what came after it."""

    name: str
    modules: dict[str, Known]
    active: Mapping[Author, int]
    """Commits in 180 days, most first."""
    ahead: dict[str, list[frozenset[Author]]]
    """Module -> who made each change of the next six months, oldest first."""


Model = Callable[[Known, Past], Rank]


def share(parts: Mapping[Author, float]) -> Rank:
    whole = sum(parts.values()) or 1.0
    return {one: part / whole for one, part in parts.items()}


def fading(known: Known, half_life: float, co_authors: bool) -> Rank:
    weights: dict[Author, float] = defaultdict(float)
    for ages in (known.ages, known.shared) if co_authors else (known.ages,):
        for one, days in ages.items():
            weights[one] += sum(0.5 ** (max(age, 0.0) / half_life) for age in days)
    return share(weights)


def blend(weight: float, half_life: float, co_authors: bool, active: bool) -> Model:
    """Line share + ``weight`` x share of commits that fade."""

    def model(known: Known, past: Past) -> Rank:
        lines, commits = share(known.lines), fading(known, half_life, co_authors)
        ranked = {one: lines.get(one, 0.0) + weight * commits.get(one, 0.0) for one in {*lines, *commits}}
        # whoever is here comes first, but nobody is left out where nobody is
        return {one: value + (10 * _is_active(past, one) if active else 0) for one, value in ranked.items()}

    return model


def _is_active(past: Past, one: Author) -> bool:
    return past.active.get(one, 0) >= ACTIVE_COMMITS


def last_two(known: Known, _past: Past) -> Rank:
    return {one: -min(days) for one, days in known.ages.items()}


def most_commits(known: Known, _past: Past) -> Rank:
    return {one: sum(age <= KNOWN_DAYS for age in days) for one, days in known.ages.items()}


BASELINES: Mapping[str, Model] = {
    "most lines": lambda known, _: known.lines,
    "last two authors": last_two,
    "most commits in two years": most_commits,
    "avelino2016, author of most files": lambda known, _: known.authored,
    "jetbrains2023, major of most files": lambda known, _: known.recent,
    "the repository's two busiest people": lambda _, past: past.active,
}
GRID = tuple(product((0.5, 1.0, 2.0, 4.0), (90.0, 180.0, 365.0), (False, True), (False, True)))
"""Weight, half-life in days, whether co-authors have a commit too, whether active people come first."""
DEFAULT = (2.0, 180.0, True, True)


def named(point: tuple[float, float, bool, bool]) -> str:
    weight, half_life, co_authors, active = point
    return (
        f"lines + {weight:g} x commits, half-life {half_life:g} d"
        + (", co-authors" if co_authors else "")
        + (", active first" if active else "")
    )


def pasts(clone: Path, months: Iterable[int]) -> Iterator[Past]:
    now = async_audit.snapshot(clone)
    for back in months:
        then = now.now - timedelta(days=30.44 * back)
        found = next((one.id for one in _mainline(now.commits) if one.landed <= then.timestamp()), None)
        if found is not None:
            yield past(f"{clone.parent.name} -{back}", now, async_audit.snapshot(clone, revision=found))


def _mainline(commits: Sequence[Commit]) -> Iterator[Commit]:
    by_id = {commit.id: commit for commit in commits}
    following = commits[0].id if commits else ""
    while following:
        yield by_id[following]
        following = next(iter(by_id[following].parents), "")


def past(name: str, now: United, then: United) -> Past:
    module_of = {path: module.path for module in then.modules for path in module.files}
    modules: dict[str, Known] = defaultdict(Known)
    for blame in then.blames(module_of):
        for author, count in blame.lines.items():
            person = now.person(author)
            modules[module_of[blame.path]].lines[person] += 0 if person.is_bot else count
    _commits(now, then, module_of, modules)
    _published(now, then, module_of, modules)
    active: Counter[Author] = Counter()
    for commit in then.commits:
        if not commit.is_merge and _age(commit, then.now) <= ACTIVE_DAYS:
            active[now.person(commit.author)] += not commit.author.is_bot
    large = {path: known for path, known in modules.items() if sum(known.lines.values()) >= LEAST_LINES}
    ahead = {path: made for path, made in _ahead(now, then, module_of).items() if path in large}
    return Past(name, large, active, ahead)


def _age(commit: Commit, now: datetime) -> float:
    return (now - commit.when).total_seconds() / 86400


def _commits(now: United, then: United, module_of: Mapping[str, str], modules: dict[str, Known]) -> None:
    for commit, touched in own_work(then.commits, module_of.keys()):
        age = _age(commit, then.now)
        for module in {module_of[path] for path in touched}:
            author, *others = map(now.person, Credit().people(commit))
            if not author.is_bot:
                modules[module].ages[author].append(age)
            for one in others:
                if not one.is_bot:
                    modules[module].shared[one].append(age)


def _published(now: United, then: United, module_of: Mapping[str, str], modules: dict[str, Known]) -> None:
    subject = Subject(tuple(module_of), "", then.commits)
    developers, _ = avelino2016.authors(subject)
    for developer in developers:
        person = now.person(developer.author)
        for path in developer.files if not person.is_bot else ():
            modules[module_of[path]].authored[person] += 1
    for path, emails in jetbrains2023.majors_of_files(subject).items():
        for email in emails:
            modules[module_of[path]].recent[now.person(Author(email.lower(), ""))] += 1


def _ahead(now: United, then: United, module_of: Mapping[str, str]) -> dict[str, list[frozenset[Author]]]:
    """Who made the changes of the next six months, in the order in which they landed."""
    before = {commit.id for commit in then.commits}
    until = (then.now + AHEAD).timestamp()
    after = [one for one in now.commits if one.id not in before and one.landed <= until and not one.is_merge]
    after.reverse()  # of those that landed in the same second the parent comes first
    called = {path: path for path in module_of}  # its name by then -> its name at the time
    found: dict[str, list[frozenset[Author]]] = defaultdict(list)
    for commit in sorted(after, key=lambda one: one.landed):
        people = frozenset(one for one in Credit().people(commit) if not one.is_bot)
        changed = set()
        for touch in commit.touched:
            path = called.get(touch.old_path or touch.path)
            if path is not None:
                called[touch.path] = path
                changed.add(module_of[path])
        for module in changed if people else ():
            found[module].append(people)
    return found


@dataclass(frozen=True)
class Score:
    """Shares of the modules that changed, 0 to 1."""

    first: float
    any: float
    nobody: float
    """Where the model named nobody at all."""


def score(model: Model, past: Past) -> Score:
    first = anybody = nobody = 0
    for module, changes in past.ahead.items():
        rank = model(past.modules[module], past)
        two = frozenset(sorted(rank, key=lambda one: (-rank[one], one.email))[:2])
        first += not two.isdisjoint(changes[0])
        anybody += any(not two.isdisjoint(people) for people in changes)
        nobody += not two
    whole = len(past.ahead)
    return Score(first / whole, anybody / whole, nobody / whole)


def averaged(model: Model, all_pasts: Sequence[Past]) -> Score:
    scores = [score(model, one) for one in all_pasts]
    return Score(*(mean(getattr(one, what) for one in scores) for what in ("first", "any", "nobody")))


def table(rows: Mapping[str, Model], all_pasts: Sequence[Past]) -> None:
    print("| model | first change | any change | nobody named |")
    print("|---|---|---|---|")
    for name, model in rows.items():
        found = averaged(model, all_pasts)
        print(f"| {name} | {found.first:.1%} | {found.any:.1%} | {found.nobody:.1%} |")


def gathered(clones: Iterable[Path], months: Sequence[int]) -> list[Past]:
    found = []
    for clone in clones:
        for one in pasts(clone, months):
            if len(one.ahead) >= 5:
                print(
                    f"  {one.name} months: {len(one.ahead)} of {len(one.modules)} modules changed", flush=True
                )
                found.append(one)
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--fit", nargs="+", type=Path, required=True)
    parser.add_argument("--judge", nargs="+", type=Path, required=True)
    parser.add_argument("--months", nargs="+", type=int, default=[12, 24])
    arguments = parser.parse_args()
    print("fitted on")
    fit = gathered(arguments.fit, arguments.months)
    ranked = sorted(GRID, key=lambda point: -_worth(averaged(blend(*point), fit)))
    best = ranked[0]
    table({named(point): blend(*point) for point in (*ranked[:5], DEFAULT, ranked[-1])}, fit)
    print("judged on")
    judged = gathered(arguments.judge, arguments.months)
    weight, half_life, _, active = DEFAULT
    alone = (weight, half_life, False, active)
    candidates = {
        f"default: {named(DEFAULT)}": blend(*DEFAULT),
        f"fitted: {named(best)}": blend(*best),
        f"default without co-authors: {named(alone)}": blend(*alone),
        "most lines, active first": blend(0.0, half_life, True, True),
    }
    table({**candidates, **BASELINES}, judged)
    print("each, first change: fitted, default, busiest two")
    for one in judged:
        models = (blend(*best), blend(*DEFAULT), BASELINES["the repository's two busiest people"])
        print(f"  {one.name}: " + ", ".join(f"{score(model, one).first:.0%}" for model in models))


def _worth(found: Score) -> float:
    return found.first + found.any


if __name__ == "__main__":
    main()
