"""Python modules that do not say what they are for.

What it finds: packages, and files outside of packages, that hold at least ``minimum_lines`` lines of code
and fewer than ``minimum_words`` words about what they are for.
Why it matters: whoever meets such a module has to ask, and then waits until somebody who knows is awake.
How it is measured: the module's docstring, else a README in its directory, else, for a package without a
docstring, that of ``__main__.py``, of the file named like the package, or of its only other file; for the
only package at the top or in ``src`` also the project's README. Licences,
authors, ``TODO``, templates and words of the module's own name do not count. Modules in which more commits
changed more lines come first; those with fewer than ``minimum_commits`` in ``churn_days`` are only a note.
For a change: the modules that it adds, and those whose ``__init__.py`` or README it rewrites or removes.
What to do: begin ``__init__.py`` (or the file) with one to three sentences: what it is for, who uses it,
what it leaves to others. Text in a README beside it does as well.
Blind spots: other languages; whether the text is true, or any good; documentation in other directories, even
if it names the module; commits from before a file was renamed; what a generator wrote without saying so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Literal

from async_audit.documentation.python import Unparsed, code_lines
from async_audit.documentation.python_modules import PythonModule, Saying, python_modules, sayings
from async_audit.documentation.touched import touched_by
from async_audit.errors import MissingObjectError
from async_audit.facts import Kind, Snapshot
from async_audit.findings import Audit, Evidence, Finding, Scope, Severity, Skip, option
from async_audit.wording import ask_who, count

ID = "undocumented-module"
_Read = Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Options:
    """What counts as a module, and as saying what it is."""

    granularity: Literal["package", "file"] = option(
        "package",
        unit="what is asked about: a package as a whole, or each file",
        origin="teammates ask about packages; one finding for each file drowns them",
    )
    minimum_lines: int = option(
        20,
        unit="lines that are not blank, a comment or the module's docstring",
        origin="smaller modules are read faster than a text about them",
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


@dataclass(frozen=True, slots=True)
class _Undocumented:
    module: PythonModule
    lines: int
    heard: tuple[Saying, ...]


def run(snapshot: Snapshot, options: Options) -> Iterator[Finding | Skip | Scope]:
    """One finding for each module that does not say what it is for."""
    if not any(file.kind is Kind.CODE and path.endswith(".py") for path, file in snapshot.files.items()):
        yield Skip(ID, "", "no Python code here; other languages are not read yet")
        return
    # small: the files of one module are read again for its size, its text and its lines
    read = lru_cache(maxsize=64)(snapshot.read)
    looked_at = 0
    left_out: Counter[str] = Counter()
    undocumented: list[_Undocumented] = []
    for module in _asked_about(snapshot, options):
        verdict = _verdict(module, read, options)
        if isinstance(verdict, Skip):
            yield verdict
        elif isinstance(verdict, str):
            left_out[verdict] += 1
        else:
            looked_at += 1
            undocumented += [verdict] if verdict else []
    if undocumented and snapshot.change is None and snapshot.history_gap:
        yield Skip(ID, "", f"how often these modules change: {snapshot.history_gap}")
    yield from _findings(undocumented, snapshot, options)
    yield Scope(ID, "Python modules", looked_at, dict(sorted(left_out.items())))


def _asked_about(snapshot: Snapshot, options: Options) -> Iterator[PythonModule]:
    """All modules, or those that the change adds or whose documentation it may remove."""
    if snapshot.change is None:
        yield from python_modules(snapshot.files, options.granularity)
        return
    touched = touched_by(snapshot.change)
    for module in python_modules(snapshot.files, options.granularity, touched.directories):
        if touched.concerns(module):
            yield module


def _verdict(module: PythonModule, read: _Read, options: Options) -> Skip | str | _Undocumented | None:
    """Why it could not be asked, why it is left out, what is missing, or None if it says what it is."""
    if module.left_out:
        return module.left_out
    try:
        lines = _code_lines(module.files, read, options.minimum_lines)
        if lines < options.minimum_lines:
            return f"under {options.minimum_lines} lines" if lines else "empty"
        heard: list[Saying] = []
        unparsed = ""
        for saying in sayings(module, read):
            if isinstance(saying, Unparsed):
                unparsed = unparsed or saying.reason
            elif saying.words >= options.minimum_words:
                return None
            else:
                heard.append(saying)
        if unparsed:
            other = ", or write a README beside it" if module.reads_readmes else ""
            return Skip(ID, module.path, f"{unparsed}; mend it{other}")
        return _Undocumented(module, _code_lines(module.files, read), tuple(heard))
    except MissingObjectError as error:
        return Skip(ID, module.path, str(error))


def _code_lines(paths: Iterable[str], read: _Read, enough: float = float("inf")) -> int:
    """Lines of code, counted no further than ``enough``."""
    lines = 0
    for path in paths:
        lines += code_lines(read(path))
        if lines >= enough:
            break
    return lines


def _findings(found: Sequence[_Undocumented], snapshot: Snapshot, options: Options) -> Iterator[Finding]:
    commits: Counter[str] | None = None
    if found and snapshot.change is None and not snapshot.history_gap:
        commits = _commits(found, snapshot, options.churn_days)
    added = touched_by(snapshot.change).added if snapshot.change else frozenset()
    for one in found:
        name = "the top directory" if one.module.path == "." else one.module.path
        if snapshot.change is None:
            subject = name
        elif one.module.main in added:
            subject = f"This change adds {name}, which"
        else:
            subject = f"After this change {name}"
        churn = None if commits is None else commits[one.module.path]
        yield _finding(one, subject, churn, options, is_reviewed=snapshot.change is not None)


def _commits(found: Iterable[_Undocumented], snapshot: Snapshot, days: int) -> Counter[str]:
    """Commits in the last ``days`` that touched a module, by its path; merges bring nothing of their own."""
    module_of = {path: one.module.path for one in found for path in one.module.files}
    since = snapshot.now - timedelta(days=days)
    commits: Counter[str] = Counter()
    for commit in snapshot.commits:
        if not commit.is_merge and commit.when >= since:
            commits.update({module_of[touch.path] for touch in commit.touched if touch.path in module_of})
    return commits


def _finding(
    one: _Undocumented, subject: str, commits: int | None, options: Options, *, is_reviewed: bool
) -> Finding:
    best = max(one.heard, key=lambda saying: (saying.words, bool(saying.quote)))
    size = f"{count(one.lines, 'line')} in {count(len(one.module.files), 'file')}"
    days = count(options.churn_days, "day")
    churn = "" if commits is None else f"changed by {count(commits, 'commit')} in {days}, "
    is_worth_a_plan = is_reviewed or (commits or 0) >= options.minimum_commits
    return Finding(
        audit=ID,
        subject=one.module.path,
        path=one.module.main,
        line=1,
        severity=Severity.WARNING if is_worth_a_plan else Severity.NOTE,
        message=f"{subject} {'hardly says' if best.words else 'does not say'} what it is: "
        f"{size}, {churn}{_text_there_is(one, best)}",
        remedy=_remedy(one.module),
        command=ask_who(one.module.path) if commits else f"async-audit explain {ID}",
        evidence=_evidence(one, best, commits, options),
        rank=float(one.lines * (1 + (commits or 0))),
    )


def _text_there_is(one: _Undocumented, best: Saying) -> str:
    if best.quote:
        place = "" if best.path == one.module.main else f" in {best.path}"
        return f'documented only by "{best.quote}"{place}'
    nothing = "no docstring and no README" if one.module.reads_readmes else "no docstring"
    nearly = one.heard[0].nearly
    return f"{nothing} ({nearly})" if nearly else nothing


def _remedy(module: PythonModule) -> str:
    path = f"{module.directory}/README.md".lstrip("/")
    readme = f" (or write that into {path})" if module.reads_readmes else ""
    return (
        f"begin {module.main} with a docstring of one to three sentences: what it is for, who uses it, what it "
        f"leaves to others{readme}"
    )


def _evidence(
    one: _Undocumented, best: Saying, commits: int | None, options: Options
) -> tuple[Evidence, ...]:
    evidence = [
        Evidence("size", one.lines, "lines of code", options.minimum_lines),
        Evidence("size", len(one.module.files), "files"),
    ]
    if commits is not None:
        unit = f"commits in {count(options.churn_days, 'day')}"
        evidence.append(Evidence("changes", commits, unit, options.minimum_commits))
    evidence.append(Evidence("says", best.words, "words beyond its name", options.minimum_words))
    if best.quote:
        evidence.append(Evidence("documented only by", best.quote, f"text in {best.path}"))
    return tuple(evidence)


AUDIT = Audit(
    id=ID,
    question="Which Python modules do not say what they are for?",
    card=__doc__ or "",
    options=Options,
    run=run,
)
