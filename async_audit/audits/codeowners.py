"""What CODEOWNERS says that the repository does not bear out.

What it finds: lines that the forge cannot read; patterns that match no file; owners who made no commit in
    ``quiet_days``, or never changed any of the files that wait for them; modules none of whose holders owns any
    of their files.
Why it matters: a review is asked of somebody who has left, or of nobody, and the change waits for an answer
    that does not come.
How it is measured: the file that is in force, with the rules of its forge (GitHub, or GitLab with sections);
    the last pattern that matches a file decides. A login is known from the noreply address in its commits, an
    e-mail from any signature, before .mailmap too, and people with the same full name are taken for one. What
    owners changed counts in all of history, renames and co-authors included. Holders as in bus-factor.
What to do: mend or remove the line; name somebody who knows the files; give teams and logins that the history
    does not know in ``people``.
Blind spots: who may write to the repository, which a forge asks of owners; teams; mere reviewers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from async_audit.errors import ConfigError, MissingObjectError
from async_audit.facts import Author, Change, File, Module
from async_audit.findings import Audit, Evidence, Finding, Scope, Severity, Skip, option
from async_audit.inert import inert
from async_audit.knowledge.codeowners import LARGEST, Codeowners, Forge, Rule, parse, place
from async_audit.knowledge.counted import holding
from async_audit.knowledge.limits import Limits
from async_audit.knowledge.owners import Owners, People, owners_of, people
from async_audit.knowledge.standing import stood
from async_audit.snapshots import Snapshot
from async_audit.wording import ask_who, count, listed, named

ID = "codeowners"
_UNIT = "patterns of CODEOWNERS"
_MOST = 80  # characters of a line
_MOST_COMPARISONS = 20_000_000  # half a minute
_NAMES = "it names people, whom pseudonyms are to hide; ask this audit without --anonymize"
_MEND = 'say who they are in [tool.async-audit.codeowners] people, such as "@team ada@example.com"'


@dataclass(frozen=True, slots=True)
class Options(Limits):
    """When an owner is gone, and who the owners are; holders and active people as in bus-factor."""

    quiet_days: int = option(
        365, unit="days without a commit", origin="1% of those come back within six months", at_least=1
    )
    changing_commits: int = option(
        3, unit="commits in 365 days", origin="what still changes warns, what is quiet is a note", at_least=0
    )
    people: tuple[str, ...] = option(
        (),
        unit='an owner and e-mails, as "@team ada@example.com"',
        origin="none: logins are read from commits",
    )


def run(snapshot: Snapshot, options: Options) -> Iterator[Finding | Skip | Scope]:
    """Hold the file that is in force against the tree, and against the history of the whole repository."""
    found, change = place(snapshot.files), snapshot.change
    removed = _removed(change) if change else []
    is_edited = change is None or any(touch.path == (found and found[0]) for touch in change.touched)
    if found is None or not (is_edited or removed):
        yield Scope(ID, _UNIT, 0, {})
        return
    path, forge = found
    if snapshot.is_anonymous:
        # owners could be matched with authors as they are, but its lines are messages, and evidence, and keys
        yield Skip(ID, path, _NAMES)
        return
    try:
        codeowners = parse(path, snapshot.read(path, LARGEST + 1), forge)
        old = stood(snapshot, path, LARGEST)
    except MissingObjectError as error:
        yield Skip(ID, path, str(error))
        return
    paths = list(snapshot.files)
    if codeowners.cost(paths) > _MOST_COMPARISONS:
        reason = f"more than {_MOST_COMPARISONS:,} comparisons of patterns and files; begin patterns with /"
        yield Skip(ID, path, reason)
        return
    matches = codeowners.matches(paths)
    before = codeowners.matches(removed)
    if is_edited:
        yield from (fault for fault in _faults(codeowners) if fault.line not in old)
    for rule in codeowners.rules:
        if not matches[rule.line] and (before[rule.line] or (is_edited and rule.line not in old)):
            yield _dead(codeowners, rule, snapshot.files)
    decided = codeowners.decisive(matches)
    if change is None:
        yield from _judge(snapshot, codeowners, decided, options)
    owned = sum(any(rule.owners for rule in rules) for rules in decided.values())
    share = Evidence("files with an owner", round(owned / (len(snapshot.files) or 1), 3), "share of files")
    read_as = Evidence("read as", codeowners.forge.value, "does")
    yield Scope(ID, _UNIT, len(codeowners.rules), {}, (read_as, share))


def _removed(change: Change) -> list[str]:
    gone = {
        touch.old_path if touch.status == "R" else touch.path
        for touch in change.touched
        if touch.status in "DR"
    }
    return sorted(gone)


def _faults(codeowners: Codeowners) -> Iterator[Finding]:
    for fault in codeowners.faults:
        said, _, mend = fault.reason.partition("; ")
        message = f"{codeowners.path}:{fault.line} is not read as it looks: {said}"
        yield _finding(codeowners, fault.text[:_MOST], fault.line, Severity.ERROR, message, mend)


def _dead(codeowners: Codeowners, rule: Rule, files: Mapping[str, File]) -> Finding:
    inside = f"{rule.pattern.strip('/')}/"
    message = f"{codeowners.path}:{rule.line}: {rule.pattern[:_MOST]} matches no file"
    if codeowners.forge is Forge.GITLAB and any(path.startswith(inside) for path in files):
        message, mend = f"{message}: it is a directory", "end it with /, as GitLab wants it of directories"
    else:
        mend = "remove the line, or write where its files went"
    return _finding(codeowners, rule.pattern[:_MOST], rule.line, Severity.WARNING, message, mend)


def _judge(
    snapshot: Snapshot, codeowners: Codeowners, decided: Mapping[str, tuple[Rule, ...]], options: Options
) -> Iterator[Finding | Skip]:
    if snapshot.history_gap:
        yield Skip(ID, "", f"who the owners are: {snapshot.history_gap}")
        return
    known = {**people(snapshot.commits), **_configured(options)}
    owners = Owners(decided, known, snapshot.commits, snapshot.now)
    if owners.unknown:
        said = f"{count(len(owners.unknown), 'owner')} without a commit that names them: {listed(owners.unknown)}"
        yield Skip(ID, codeowners.path, f"{said}; {_MEND}")
    yield from _judge_owners(codeowners, owners, options)
    yield from _judge_modules(snapshot, codeowners, owners, options)


def _judge_owners(codeowners: Codeowners, owners: Owners, options: Options) -> Iterator[Finding]:
    quiet = frozenset(owner for owner, days in owners.days.items() if days > options.quiet_days)
    for owner in owners.days:
        if owner in quiet:
            yield _quiet(codeowners, owner, owners, quiet, options)
        elif not owners.ever_changed(owner):
            yield _stranger(codeowners, owner, owners)


def _judge_modules(
    snapshot: Snapshot, codeowners: Codeowners, owners: Owners, options: Options
) -> Iterator[Finding | Skip]:
    """Modules whose owners are all known, and none of them an active holder."""
    owned = {module: owners.of(module.files) for module in snapshot.modules}
    asked = [module for module, names in owned.items() if names and set(names) <= owners.days.keys()]
    size, ownership = holding(snapshot, asked, options)
    yield from (Skip(ID, module.path, reason) for module, reason in size.unread.items())
    for module in size.modules:
        holders = [holder.author for holder in ownership.holders(module.path) if holder.is_active]
        if holders and owners.authors(owned[module]).isdisjoint(holders):
            known = f"is known best to {listed([named(one) for one in holders])}"
            said = f"{known}, but {codeowners.path} names only {listed(owned[module])}"
            yield _held_by_others(codeowners, module, said, ownership.churn[module.path], options)


def _configured(options: Options) -> People:
    found = {}
    for text in options.people:
        owner, *emails = text.lower().split() or [""]
        if not emails or not all("@" in one[1:] for one in emails):
            raise ConfigError(
                f"{ID} people: '{inert(text)}' does not say who somebody is; write an "
                'owner and e-mails, such as "@team ada@example.com"'
            )
        found[owner] = frozenset(Author(email, "") for email in emails)
    return found


def _quiet(
    codeowners: Codeowners, owner: str, owners: Owners, quiet: frozenset[str], options: Options
) -> Finding:
    alone, days = owners.alone(owner, quiet), owners.days[owner]
    when = f"the last is {days:,.0f} days old" if days < float("inf") else "none is known"
    only = f", and nobody else for {alone:,} of them" if alone else ""
    return _about(
        codeowners,
        owner,
        owners,
        Severity.WARNING if alone else Severity.NOTE,
        f"{_named_for(codeowners, owner, owners)}{only}: they made no commit in {options.quiet_days} days ({when})",
        "ask whether they still review; else name somebody who knows these files",
    )


def _stranger(codeowners: Codeowners, owner: str, owners: Owners) -> Finding:
    said = f"{_named_for(codeowners, owner, owners)}, but they never changed any"
    # a note, because whoever reviews without committing may know them well
    return _about(
        codeowners,
        owner,
        owners,
        Severity.NOTE,
        said,
        "unless they know them from reviews, name somebody who does",
    )


def _named_for(codeowners: Codeowners, owner: str, owners: Owners) -> str:
    return f"{codeowners.path} names {owner} for {count(len(owners.files[owner]), 'file')}"


def _about(
    codeowners: Codeowners, owner: str, owners: Owners, severity: Severity, message: str, remedy: str
) -> Finding:
    lines = [rule.line for rule in codeowners.rules if owner in owners_of([rule])]
    files = owners.files[owner]
    evidence = (
        Evidence("named in lines", len(lines), f"of {codeowners.path} ({listed(list(map(str, lines)))})"),
        Evidence("files", len(files), f"({listed(files)})"),
    )
    found = _finding(codeowners, owner, lines[0], severity, message, remedy)
    return found._replace(evidence=evidence, rank=float(len(files)))


def _held_by_others(
    codeowners: Codeowners, module: Module, said: str, churn: int, options: Options
) -> Finding:
    where = "the top directory" if module.path == "." else module.path
    severity = Severity.WARNING if churn >= options.changing_commits else Severity.NOTE
    message = f"{where} {said} ({count(churn, 'commit')} in 365 days)"
    evidence = (Evidence("churn", churn, "commits in 365 days", options.changing_commits),)
    found = _finding(codeowners, module.path, 1, severity, message, "add one of those who know it")
    return found._replace(command=ask_who(module.path), evidence=evidence, rank=float(churn))


def _finding(
    codeowners: Codeowners, subject: str, line: int, severity: Severity, message: str, remedy: str
) -> Finding:
    command = f"git log -3 -- {codeowners.path}"
    return Finding(ID, subject, codeowners.path, line, severity, message, remedy, command)


AUDIT = Audit(
    id=ID,
    question="Whom does CODEOWNERS name who cannot answer?",
    card=__doc__ or "",
    options=Options,
    run=run,
)
