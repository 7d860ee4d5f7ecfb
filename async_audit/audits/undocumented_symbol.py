"""Public names that say nothing about what they are for.

What it finds: modules of which less than ``enough`` of the public names have documentation that says more than the
    name, and at least ``minimum_names`` have none. A whole repository is asked only by name (``--audit
    undocumented-symbol``, or listed in ``audits``), and then every finding is a note, for whoever wants to write; the
    order is what it costs, as in undocumented-module, with names for lines. Of a change: modules whose share of
    documented names it lowers by more than ``tolerance``, where at least ``kept`` of them were documented before.
Why it matters: a name that has to be asked about costs a wait for each of those who use it.
How it is measured: by the syntax tree. In Python, public is what ``__all__`` lists, else what does not begin with an
    underscore, in files that do not either or whose names a package shows: functions, classes, their methods and
    properties. Left out are overloads, setters, overriding methods, methods of classes with a base from outside of the
    repository (they may override), what stands inside of functions or is only seen by type checkers, ``Meta`` and
    ``Config``, and scripts; the text of ``__init__`` is its class's. C#, Go, Java, JavaScript, TypeScript, Ruby and
    Rust are read with ``pip install 'async-audit[languages]'``, one file at a time; there a change only gets notes.
    A text that repeats the call, its parameters and types, a ``TODO`` or a template does not count; one that is
    inherited, or that a decorator like ``@doc`` brings, does. Of a change only names count that it adds or whose text
    it takes away; one that moves is not new.
What to do: write one sentence about what the name does not say: what comes back, in which unit, what fails, and why.
Blind spots: whether the text is true; names made at run time; other languages, and what a grammar does not
    understand; a new module, which has nothing to fall from (see undocumented-module).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from async_audit.documentation import thresholds
from async_audit.documentation.imports import importers
from async_audit.documentation.languages import language, language_name
from async_audit.documentation.modules import modules
from async_audit.documentation.speakers import CodeModule
from async_audit.documentation.symbols import EXTRA, Symbols, is_lacking, is_spoken
from async_audit.documentation.symbols.coverage import Coverage, coverage, places
from async_audit.documentation.symbols.fall import Fall, falls
from async_audit.errors import MissingObjectError
from async_audit.facts import Change, Kind, Module
from async_audit.findings import Audit, Evidence, Finding, Scope, Severity, Skip, option
from async_audit.snapshots import Snapshot
from async_audit.wording import count, listed

if TYPE_CHECKING:
    from async_audit.knowledge.cost import Cost

ID = "undocumented-symbol"
_EXPLAIN = f"async-audit explain {ID}"


@dataclass(frozen=True, slots=True)
class Options:
    """How much documentation suffices."""

    enough: float = option(
        0.8,
        unit="share of a module's public names",
        origin="what interrogate asks for",
        at_least=0,
        at_most=1,
    )
    minimum_names: int = option(
        3, unit="undocumented names in a module", origin="one or two are told by their neighbours", at_least=1
    )
    tolerance: float = option(
        0.0,
        unit="share of a module's public names by which a change may lower what is documented",
        origin="a share that may fall a little falls without end",
        at_least=0,
        at_most=1,
    )
    kept: float = option(
        0.5,
        unit="share of a module's public names documented before a change",
        origin="below it nobody keeps up a habit, and nobody is failed for the past",
        at_least=0,
        at_most=1,
    )
    least: tuple[str, ...] = option((), unit=thresholds.UNIT, origin=thresholds.ORIGIN)


def run(snapshot: Snapshot, options: Options) -> Iterator[Finding | Skip | Scope]:
    """One finding for each module with names that say nothing."""
    if snapshot.change is None:
        yield from _whole(snapshot, options)
    else:
        yield from _change(snapshot, snapshot.change, options)


def _whole(snapshot: Snapshot, options: Options) -> Iterator[Finding | Skip | Scope]:
    spoken = [path for path, file in snapshot.files.items() if file.kind is Kind.CODE and is_spoken(path)]
    if not spoken:
        yield Skip(ID, "", "no code here in a language whose names are read")
        return
    if lacking := Counter(language(language_name(path)).title for path in spoken if is_lacking(path)):
        yield Skip(ID, "", f"{count(lacking.total(), 'file')} in {listed(sorted(lacking))}; {EXTRA}")
    symbols = Symbols(snapshot.files, snapshot.read)
    left_out: Counter[str] = Counter()
    counted: list[thresholds.Counted] = []
    poor: list[tuple[CodeModule, Coverage]] = []
    for module in modules(snapshot.files, "package"):
        reason = module.left_out or ("" if any(map(is_spoken, module.files)) else "other languages")
        found = Coverage({}, {}) if reason else coverage(module, symbols)
        yield from (Skip(ID, path, why) for path, why in found.unread.items())
        if not found.total:
            if reason or not all(map(is_lacking, module.files)):  # else a Skip has counted it
                left_out[reason or "without public names"] += 1
            continue
        missing = len(found.undocumented)
        counted.append(thresholds.Counted(module.path, found.total, found.total - missing))
        if found.share < options.enough and missing >= options.minimum_names:
            poor.append((module, found))
    yield from _ranked(poor, snapshot, options)
    yield from thresholds.missed(ID, "public names", options.least, counted)
    names = sum(one.total for one in counted)
    told = sum(one.documented for one in counted)
    figures = (
        Evidence("public", names, "names"),
        Evidence("without documentation", names - told, "names"),
    )
    yield Scope(ID, "modules", len(counted), dict(sorted(left_out.items())), figures)


def _ranked(
    poor: Sequence[tuple[CodeModule, Coverage]], snapshot: Snapshot, options: Options
) -> Iterator[Finding]:
    if not poor or snapshot.history_gap:
        yield from (_finding(module, found, None, options) for module, found in poor)
        return
    from async_audit.knowledge.cost import costs  # a change is not ranked, and has no time for the graph

    asked = [Module(module.path, module.files) for module, _ in poor]
    imported_by = importers(snapshot, of=[path for module in asked for path in module.files])
    cost = costs(asked, snapshot.commits, snapshot.now, imported_by)
    yield from (_finding(module, found, cost(module.path), options) for module, found in poor)


def _finding(module: CodeModule, found: Coverage, cost: Cost | None, options: Options) -> Finding:
    missing = found.undocumented
    name = "the top directory" if module.path == "." else module.path
    path, first = missing[0]
    return Finding(
        audit=ID,
        subject=module.path,
        path=path,
        line=first.line,
        severity=Severity.NOTE,
        message=f"{name} says nothing about {len(missing):,} of its {count(found.total, 'public name')}: "
        f"{listed([one.name for _, one in missing])}",
        remedy="write a sentence about each that says what its name does not, the most used first",
        command=_EXPLAIN,
        evidence=(
            *(cost.evidence() if cost else ()),
            *_evidence(found, places(missing), options.enough),
        ),
        rank=len(missing) * (cost.weight if cost else 1.0),
    )


def _evidence(found: Coverage, by_file: Mapping[str, str], limit: float) -> tuple[Evidence, ...]:
    return (
        Evidence("documented", round(found.share, 3), "share of public names", limit),
        *(Evidence(path, names, "") for path, names in by_file.items()),
    )


def _change(snapshot: Snapshot, change: Change, options: Options) -> Iterator[Finding | Skip | Scope]:
    try:
        found, unread = falls(snapshot, change)
    except MissingObjectError as error:
        yield Skip(ID, "", str(error))
        return
    yield from (Skip(ID, path, why) for path, why in unread.items())
    left_out: Counter[str] = Counter()
    for fall in found:
        if not fall.before.total:
            left_out["new"] += 1
        elif fall.before.share < options.kept:
            left_out["without that habit"] += 1
        elif fall.before.share - fall.after.share > options.tolerance:
            yield _fallen(fall, options)
    yield Scope(ID, "modules", len(found) - left_out.total(), dict(sorted(left_out.items())))


def _fallen(fall: Fall, options: Options) -> Finding:
    name = "the top directory" if fall.module.path == "." else fall.module.path
    path, first = fall.new[0]
    names = listed([one.name for _, one in fall.new])
    many = f"{len(fall.new):,} names, " if len(fall.new) > 1 else ""
    return Finding(
        audit=ID,
        subject=fall.module.path,
        path=path,
        line=first.line,
        severity=Severity.WARNING if fall.is_sure else Severity.NOTE,
        message=f"After this change {fall.after.share:.0%} of the public names of {name} are documented, before it "
        f"{fall.before.share:.0%}: nothing is said about {many}{names}",
        remedy=f"write a sentence about {names} that says what the name does not",
        command=_EXPLAIN,
        evidence=(
            Evidence("documented before", round(fall.before.share, 3), "share of public names", options.kept),
            *_evidence(fall.after, places(fall.new), fall.before.share),
        ),
        rank=float(len(fall.new)),
    )


AUDIT = Audit(
    id=ID,
    question="Which modules have public names that say nothing?",
    card=__doc__ or "",
    options=Options,
    run=run,
)
