"""Modules that do not say what they are for.

What it finds: modules (a directory of code; for Python a package or a script) that hold at least
    ``minimum_lines`` lines of code and fewer than ``minimum_words`` words about what they are for.
Why it matters: whoever meets such a module has to ask, and then waits until somebody who knows is awake.
How it is measured: the first of these that says enough: what the language itself keeps for it (docstring,
    package comment, ``package-info.java``, ``//!``, ``@moduledoc``, a header), a README in the directory or the
    description in its manifest, its entry file (``main``, ``index``, the file named like it, its only file), and,
    except in Go and Terraform, half of its files. Licences, pragmas, ``TODO`` and words of
    the module's own name do not count; a document that only names the path is not enough. First comes what costs most: lines x (1 + commits in ``churn_days``) x
    (1 + log2(1 + files elsewhere that import it)) x 2 / (1 + active people who know it) x (1, 1.5 or 2 by how long a
    question waits: under 2, up to 8, over 8 hours; 1 where it is not known). Somebody knows it who made at least
    3 commits in two years that are a tenth of all there; active is 3 commits in 180 days; nobody is blamed for that.
    Fewer commits than ``minimum_commits`` are only a note.
For a change: the modules that it adds, and those whose ``__init__.py``, ``doc.go``, ``package-info.java`` or
    README said enough before it rewrites or removes them. What is new with fewer than ``small_module`` lines is only
    a note, unless it is a Python package, which begins small and grows.
What to do: write where the finding says, in one to three sentences, what it is for and what it leaves to others.
Blind spots: whether the text is true, or any good; documentation in other directories; other languages than
    those in the README; what a generator wrote without saying so; imports that a program finds at run time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal
from weakref import WeakKeyDictionary

from async_audit.documentation import thresholds
from async_audit.documentation.imports import importers
from async_audit.documentation.languages import language, language_name
from async_audit.documentation.mentions import mentions
from async_audit.documentation.sayings import Saying
from async_audit.documentation.speakers import CodeModule, Rung
from async_audit.documentation.touched import asked_about, took_text, touched_by
from async_audit.documentation.verdict import Verdict, verdict
from async_audit.errors import MissingObjectError
from async_audit.facts import Kind, Module
from async_audit.findings import Audit, Evidence, Finding, Scope, Severity, Skip, option
from async_audit.snapshots import Snapshot
from async_audit.wording import ask_who, count

if TYPE_CHECKING:
    from async_audit.knowledge.cost import Cost

ID = "undocumented-module"


@dataclass(frozen=True, slots=True)
class Options:
    """What counts as a module, and as saying what it is."""

    granularity: Literal["package", "file"] = option(
        "package",
        unit="a directory as a whole, or each file",
        origin="teammates ask about packages, not about files",
    )
    minimum_lines: int = option(
        20,
        unit="lines neither blank nor comment",
        origin="smaller ones are read sooner than a text",
        at_least=1,
    )
    minimum_words: int = option(
        3,
        unit="different words that the module's name does not say already",
        origin="filter rules measured on curl, redis, webpack, prometheus and commons-lang",
        at_least=1,
    )
    churn_days: int = option(
        365, unit="days before the audited commit", origin="a year holds every yearly task", at_least=1
    )
    minimum_commits: int = option(
        3, unit="commits in churn_days", origin="fewer are the upkeep that every file gets", at_least=1
    )
    small_module: int = option(
        50,
        unit="lines neither blank nor comment",
        origin="a screen shows it whole, and its name says the rest: found in replays of real histories",
    )
    least: tuple[str, ...] = option((), unit=thresholds.UNIT, origin=thresholds.ORIGIN)


_TOLD: WeakKeyDictionary[Snapshot, dict[Options, tuple[Verdict | Skip, ...]]] = WeakKeyDictionary()
"""Answers about snapshots that are still in use: whoever draws them asks again what the audit was told."""


def run(snapshot: Snapshot, options: Options) -> Iterator[Finding | Skip | Scope]:
    """One finding for each module that does not say what it is for."""
    files, change = snapshot.files, snapshot.change
    if change is None and not any(language_name(path) and files[path].kind is Kind.CODE for path in files):
        yield Skip(ID, "", "no code here in a language that is read")
        return
    left_out: Counter[str] = Counter()
    judged: list[Verdict] = []
    for answer in verdicts(snapshot, options):
        if isinstance(answer, Skip):
            yield answer
        elif answer.left_out:
            left_out[answer.left_out] += 1
        elif answer.unparsed:
            other = ", or write a README beside it" if answer.module.reads_readmes else ""
            yield Skip(ID, answer.module.path, f"{answer.unparsed}; mend it{other}")
        else:
            judged.append(answer)
    undocumented = [one for one in judged if not one.evidence]
    if change is not None:
        touched = touched_by(change)
        undocumented = [
            one
            for one in undocumented
            if touched.adds(one.module) or took_text(snapshot, change, one.module, options.minimum_words)
        ]
    elif undocumented and snapshot.history_gap:
        yield Skip(ID, "", f"how often these modules change: {snapshot.history_gap}")
    yield from _findings(undocumented, snapshot, options)
    if snapshot.change is None:
        counted = [thresholds.Counted(one.module.path, 1, int(bool(one.evidence))) for one in judged]
        yield from thresholds.missed(ID, "modules", options.least, counted)
    rungs = Counter(one.rung for one in judged)
    figures = tuple(
        Evidence(f"documented by {rung.value}", rungs[rung], "modules")
        for rung in Rung
        if rungs[rung] and rung.is_enough
    )
    yield Scope(ID, "modules", rungs.total(), dict(sorted(left_out.items())), figures)


def verdicts(snapshot: Snapshot, options: Options) -> Sequence[Verdict | Skip]:
    """The answer for each module, or for each that the change concerns, with what documents it; read once."""
    told = _TOLD.setdefault(snapshot, {})
    if options not in told:
        told[options] = tuple(_verdicts(snapshot, options))
    return told[options]


def _verdicts(snapshot: Snapshot, options: Options) -> Iterator[Verdict | Skip]:
    # small: the files of one module are read again for its size, its text and its lines
    read = lru_cache(maxsize=64)(snapshot.read)
    for module in asked_about(snapshot.files, snapshot.change, options.granularity):
        try:
            yield verdict(module, read, options.minimum_lines, options.minimum_words)
        except MissingObjectError as error:
            yield Skip(ID, module.path, str(error))


def _findings(found: Sequence[Verdict], snapshot: Snapshot, options: Options) -> Iterator[Finding]:
    cost: Callable[[str], Cost] | None = None
    mentioned: Mapping[str, str] = {}
    if found and snapshot.change is None:
        mentioned = mentions((one.module.path for one in found), snapshot.files, snapshot.read)
        if not snapshot.history_gap:
            cost = _costs(found, snapshot, options.churn_days)
    touched = touched_by(snapshot.change) if snapshot.change else None
    for one in found:
        name = "the top directory" if one.module.path == "." else one.module.path
        mention = mentioned.get(one.module.path, "")
        its_cost = cost(one.module.path) if cost else None
        is_small = one.lines < options.small_module and not one.module.main.endswith("__init__.py")
        if touched is None:
            subject, is_grave = name, (its_cost.churn if its_cost else 0) >= options.minimum_commits
        elif touched.adds(one.module):
            subject, is_grave = f"This change adds {name}, which", not is_small
        else:
            subject, is_grave = f"After this change {name}", True
        yield _finding(one, subject, its_cost, mention, options, is_grave=is_grave)


def _costs(found: Iterable[Verdict], snapshot: Snapshot, days: int) -> Callable[[str], Cost]:
    from async_audit.knowledge.cost import costs  # a hook does not rank, and has no time for the graph

    asked = [Module(one.module.path, one.module.files) for one in found]
    imported_by = importers(snapshot, of=[path for module in asked for path in module.files])
    return costs(asked, snapshot.commits, snapshot.now, imported_by, days)


def _finding(
    one: Verdict, subject: str, cost: Cost | None, mention: str, options: Options, *, is_grave: bool
) -> Finding:
    best = max(one.heard, key=lambda saying: (saying.words, bool(saying.quote)), default=None)
    size = f"{count(one.lines, 'line')} in {count(len(one.module.files), 'file')}"
    days = count(options.churn_days, "day")
    churn = "" if cost is None else f"changed by {count(cost.churn, 'commit')} in {days}, "
    named = f"; {mention} only names it" if mention else ""
    return Finding(
        audit=ID,
        subject=one.module.path,
        path=one.module.main,
        line=1,
        severity=Severity.WARNING if is_grave else Severity.NOTE,
        message=f"{subject} {'hardly says' if best and best.words else 'does not say'} what it is: "
        f"{size}, {churn}{_text_there_is(one, best)}{named}",
        remedy=_remedy(one.module),
        command=ask_who(one.module.path) if cost and cost.churn else f"async-audit explain {ID}",
        evidence=_evidence(one, best, cost, mention, options),
        rank=one.lines * (cost.weight if cost else 1.0),
    )


def _text_there_is(one: Verdict, best: Saying | None) -> str:
    if best and best.quote:
        place = "" if best.path == one.module.main else f" in {best.path}"
        return f'documented only by "{best.quote}"{place}'
    kind = language(language_name(one.module.main)).text
    nothing = f"no {kind} and no README" if one.module.reads_readmes else f"no {kind}"
    nearly = one.heard[0].nearly if one.heard else ""
    return f"{nothing} ({nearly})" if nearly else nothing


def _remedy(module: CodeModule) -> str:
    spoken = language(language_name(module.main))
    what = "one to three sentences: what it is for, who uses it, what it leaves to others"
    readme = f"{module.directory}/README.md".lstrip("/")
    if module.is_directory and not spoken.place:
        return f"write {readme} with {what}"
    place = module.main
    if module.is_directory and spoken.title != "Python":
        place = f"{module.directory}/{spoken.place}".lstrip("/")
    also = f" (or write that into {readme})" if module.reads_readmes else ""
    return f"begin {place} with a {spoken.text} of {what}{also}"


def _evidence(
    one: Verdict, best: Saying | None, cost: Cost | None, mention: str, options: Options
) -> tuple[Evidence, ...]:
    evidence = [
        Evidence("size", one.lines, "lines of code", options.minimum_lines),
        Evidence("size", len(one.module.files), "files"),
    ]
    if cost is not None:
        evidence += cost.evidence(options.minimum_commits)
    says = best.words if best else 0
    evidence.append(Evidence("says", says, "words beyond its name", options.minimum_words))
    if best and best.quote:
        evidence.append(Evidence("documented only by", best.quote, f"text in {best.path}:{best.line}"))
    if mention:
        evidence.append(Evidence("mentioned", mention, "place"))
    return tuple(evidence)


AUDIT = Audit(
    id=ID,
    question="Which modules do not say what they are for?",
    card=__doc__ or "",
    options=Options,
    run=run,
)
