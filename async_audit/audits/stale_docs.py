"""Documents that speak of what is there no more.

What it finds: paths between backticks that the repository once had and has no more, links to files that went
    and to pages that are not there, anchors that no heading gives, and names of code that the code defined when
    that line was written and that stand nowhere in it now (a note: of those fewer are sure).
Why it matters: who reads it at night does what it says, and loses the hours until somebody wakes who knows
    better.
How it is measured: every document (Markdown, reStructuredText, AsciiDoc, text) that shall be true today, held
    against the tree and its history. A path counts when a commit removed or renamed it and nothing in the tree
    ends like it; a name when ``git blame`` gives its line to a commit at whose time the code defined it, and no
    text file but documents has it now. Not looked at are code blocks, changelogs, release notes, decision
    records, posts, migration guides, documentation of older versions, samples, sections of changes, lines that
    speak of the past, of what might be or of the reader's own files, names that a code block of the document defines, what ``.gitignore`` says is made, and addresses of a site. The age of a document
    is never a finding.
For a change: what it removes or renames, paths, headings and the last definition of a name, that documents
    still speak of, touched by it or not.
What to do: write what holds now; ``async-audit stale-docs --fix`` writes new names of renamed paths, and leaves
    links in lines about another time to you. The commit that is named took it away, so its author knows what came
    instead.
Blind spots: whether a text is true in any other way; names that some file still holds for another reason;
    single words without an underscore or a hump; what is named in one line with words of the past; links to
    images and source files that never were.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from async_audit.documentation.code_names import Named
from async_audit.documentation.dead import Dead, How, dead_references
from async_audit.documentation.library import Library
from async_audit.documentation.taken import dead_by, said_of, taken
from async_audit.errors import RepositoryError
from async_audit.facts import Change, Departure, Stamp
from async_audit.findings import Audit, Evidence, Finding, Scope, Severity, Skip, option
from async_audit.snapshots import Snapshot
from async_audit.wording import count, listed, named, quoted

if TYPE_CHECKING:
    from async_audit.documentation.proof import Looked, Lost

ID = "stale-docs"
_MEND = "async-audit stale-docs --fix"
_SHOWN = 5
_RANKS = {How.PATH: 3.0, How.LINK: 2.0, How.ANCHOR: 1.0}


@dataclass(frozen=True, slots=True)
class Options:
    """How far is looked."""

    searched_files: int = option(
        60_000,
        unit="files of older trees that are searched for names of code",
        origin="13 trees of curl, in about five seconds; all of a repository with few documents",
        at_least=1,
    )


def run(snapshot: Snapshot, options: Options) -> Iterator[Finding | Skip | Scope]:
    """Hold every document against the tree and its history, or what a change takes away against all documents."""
    library = Library(snapshot.files, snapshot.read)
    if snapshot.change is not None:
        yield from _of_change(snapshot, snapshot.change, library)
        return
    from async_audit.documentation.proof import look

    departures, looked = None, None
    try:
        departures = snapshot.departures
        looked = look(snapshot, library, options.searched_files)
    except RepositoryError as error:
        gone = "names of code" if departures is not None else "paths and names of code"
        yield Skip(ID, "", f"which {gone} are gone: {error}")
    yield from _paths(snapshot, library, departures or {})
    if looked:
        yield from _names(snapshot, looked)
        for commit, reason in looked.unread.items():
            yield Skip(ID, "", f"which names of code the tree of {commit[:10]} had: {reason}")
    yield from (Skip(ID, path, reason) for path, reason in library.unread.items())
    yield Scope(ID, "documents", len(library.paths), {}, _figures(looked) if looked else ())


def _paths(snapshot: Snapshot, library: Library, departures: Mapping[str, Departure]) -> Iterator[Finding]:
    ground = library.ground(departures)
    found: defaultdict[tuple[str, str], list[Dead]] = defaultdict(list)
    for path in library.paths:
        read = library.page(path)
        for dead in dead_references(path, read, ground) if read else ():
            found[path, dead.written].append(dead)
    stamps = snapshot.stamps(
        {one.departure.commit for dead in found.values() for one in dead[:1] if one.departure}
    )
    for (path, _), several in found.items():
        dead = several[0]
        where = f"{path}:{listed([str(line) for line in sorted({one.line for one in several})])}"
        is_many = len({one.line for one in several}) > 1
        said = _said(path, dead, is_many=is_many)
        yield _reference(path, several, f"{where} {said}", _remedy(dead, stamps))


def _reference(path: str, several: Sequence[Dead], message: str, remedy: str) -> Finding:
    dead = several[0]
    evidence = [Evidence("at", f"{path}:{one.line}", "") for one in several[1 : _SHOWN + 1]]
    if dead.departure and dead.departure.commit:
        evidence.append(Evidence("gone since commit", dead.departure.commit[:10], ""))
    if dead.now:
        evidence.append(Evidence("is now", dead.now, ""))
    return Finding(
        audit=ID,
        subject=f"{path}: {dead.written}",
        path=path,
        line=dead.line,
        severity=Severity.WARNING,
        message=message,
        remedy=remedy,
        command=_command(path, dead),
        evidence=tuple(evidence),
        rank=_RANKS[dead.how],
    )


def _said(path: str, dead: Dead, *, is_many: bool = False) -> str:
    if dead.how is How.ANCHOR:
        where = "this page" if dead.path == path else dead.path
        return (
            f"{'link' if is_many else 'links'} to {dead.written}, and no heading of {where} gives that anchor"
        )
    one, many = ("links to", "link to") if dead.how is How.LINK else ("speaks of", "speak of")
    verb = many if is_many else one
    if not dead.departure:
        return f"{verb} {dead.written}, and there is no {dead.path}"
    commit = dead.departure.commit[:10]
    if dead.now:
        return f"{verb} {dead.written}, which is {dead.now} since {commit}"
    return f"{verb} {dead.written}, which went with {commit}"


def _remedy(dead: Dead, stamps: Mapping[str, Stamp]) -> str:
    if dead.now:
        is_read = "; read the line first, which speaks of another time or of what might be"
        return f"write {dead.now}{is_read if dead.is_told else ''}"
    if dead.departure:
        return f"write what came instead, or take it out; {_whom(dead.departure.commit, stamps)}"
    return "link to what is there, or take the link out"


def _whom(commit: str, stamps: Mapping[str, Stamp]) -> str:
    # whoever wrote the document could not know
    return f"{named(stamps[commit].author)}, who made {commit[:10]}, can tell"


def _command(path: str, dead: Dead) -> str:
    if dead.now and dead.how is not How.ANCHOR and not dead.is_told:
        return _MEND
    if dead.departure and dead.departure.commit:
        return f"git show --stat {dead.departure.commit[:10]} -- {quoted(dead.path)}"
    return f"git log -3 -- {quoted(path)}"


def _names(snapshot: Snapshot, looked: Looked) -> Iterator[Finding]:
    """One note for each document: of names some are still right, as 2 in 10 were."""
    by_page: defaultdict[str, list[tuple[Named, Lost]]] = defaultdict(list)
    for lost in looked.lost:
        for path in dict.fromkeys(one.path for one in lost.said):
            by_page[path].append((next(one for one in lost.said if one.path == path), lost))
    stamps = snapshot.stamps({lost.removal.commit for lost in looked.lost if lost.removal})
    for path, names in sorted(by_page.items()):
        first = min(one.line for one, _ in names)
        words = listed([lost.word for _, lost in names])
        said = f"{count(len(names), 'name')} that no code has any more: {words}"
        removal = next((lost.removal for _, lost in names if lost.removal), None)
        ask = f"; {_whom(removal.commit, stamps)}" if removal else ""
        yield Finding(
            audit=ID,
            subject=path,
            path=path,
            line=first,
            severity=Severity.NOTE,
            message=f"{path} says {said}",
            remedy=f"write what holds now{ask}",
            command=f"git show {removal.commit[:10]} -- {quoted(removal.path)}"
            if removal
            else f"git log -3 -- {quoted(path)}",
            evidence=tuple(Evidence(lost.word, _how(one, lost), "") for one, lost in names[:_SHOWN]),
            rank=float(len(names)),
        )


def _how(one: Named, lost: Lost) -> str:
    went = f", until {lost.removal.commit[:10]}" if lost.removal else ""
    return f"line {one.line}; was in {lost.stood_in}{went}"


def _figures(looked: Looked) -> tuple[Evidence, ...]:
    return (
        Evidence("names of code", looked.names, "names in documents"),
        Evidence("in documents only", looked.absent, "names"),
        Evidence(
            "older trees searched", looked.trees, f"of {looked.commits} that such a line was written at"
        ),
    )


def _of_change(snapshot: Snapshot, change: Change, library: Library) -> Iterator[Finding | Skip | Scope]:
    lost = taken(snapshot, change)
    for path, dead in dead_by(snapshot, library, lost):
        if dead.departure:
            verb = f"renames {dead.path} to {dead.now}" if dead.now else f"leaves no {dead.path}"
            said = f"This change {verb}, and {path}:{dead.line} still speaks of it"
        else:
            said = f"After this change {path}:{dead.line} {_said(path, dead)}"
        remedy = f"write {dead.now} there" if dead.now else "mend the line in the same change"
        # --fix knows what was committed, and this is on its way
        command = f"git grep -n -F -e {quoted(dead.written)}"
        yield _reference(path, [dead], said, remedy)._replace(command=command)
    for name in said_of(snapshot, library, lost.words):
        yield Finding(
            audit=ID,
            subject=f"{name.path}: {name.word}",
            path=name.path,
            line=name.line,
            severity=Severity.WARNING,
            message=f"This change takes the last {name.word} out of {lost.words[name.word]}, and "
            f"{name.path}:{name.line} still speaks of it",
            remedy="write what came instead, or take the line out, in the same change",
            command=f"git grep -n {name.word}",
        )
    if lost.left_out:
        yield Skip(ID, "", f"{count(lost.left_out, 'file')} of this change not compared; make it smaller")
    yield Scope(ID, "lost names", len(lost.departures) + len(lost.words), {})


AUDIT = Audit(
    id=ID,
    question="Which documents speak of what is there no more?",
    card=__doc__ or "",
    options=Options,
    run=run,
)
