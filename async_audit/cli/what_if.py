"""What ``async-audit bus-factor`` says about people who leave, and about how it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from async_audit.errors import UsageError
from async_audit.formats.summary import SHOWN
from async_audit.inert import inert
from async_audit.wording import count, listed, named

if TYPE_CHECKING:
    from async_audit.facts import Author
    from async_audit.knowledge import Ownership
    from async_audit.knowledge.what_if import Orphan

Row = dict[str, Any]
"""What the json format prints."""


def person(author: Author) -> Row:
    """Somebody in a row."""
    return {"name": inert(author.name), "email": inert(author.email)}


def without(
    ownership: Ownership, emails: str, salt: str, row: Row, lines: list[str], *, everything: bool
) -> None:
    """What is orphaned when these people leave, added to a row and to lines of text.

    Raises UsageError for an address that nobody has, and for none at all.
    """
    from async_audit.knowledge.what_if import departure

    asked = list(filter(None, map(str.strip, emails.split(","))))
    if not asked:
        raise UsageError("--without: is empty; name who leaves, such as ada@example.com,bob@example.com")
    gone = list(dict.fromkeys(_known(ownership, email, salt) for email in asked))
    orphans = departure(ownership, gone)
    left = ownership.leaving(gone).bus_factor()
    row["without"] = {
        "people": [person(one) for one in gone],
        "bus_factor": left.number if left.lines else None,
        "orphaned_share": round(left.orphaned_share, 4) if left.lines else None,
        "modules": [_orphan(one) for one in orphans],
    }
    if not left.lines:
        return
    who = inert(listed([named(one) for one in gone]))
    lines.append(f"without {who}: bus factor {left.number}, {left.orphaned_share:.0%} held by nobody")
    lines += _table(orphans, everything) or ["  no module is newly orphaned"]


def _known(ownership: Ownership, email: str, salt: str) -> Author:
    """Somebody by e-mail; one that was merged into another is not known any more."""
    from async_audit.facts import Author
    from async_audit.knowledge.pseudonyms import Pseudonyms

    asked = Author(email.lower(), "")
    asked = Pseudonyms(salt).of(asked) if salt else asked
    found = next((one for one in ownership.people() if one == asked), None)
    if found is None:
        raise UsageError(
            f"{inert(email)}: nobody is known by this address here; 'git shortlog -se' lists who is, and "
            "'async-audit ownership --identities' which addresses are one person"
        )
    return found


def departures(ownership: Ownership, row: Row, lines: list[str], *, everything: bool) -> None:
    """What every single departure orphans, and what is orphaned already."""
    from async_audit.knowledge import what_if

    single, gone = what_if.departures(ownership), what_if.orphaned(ownership)
    row["departures"] = [_orphan(one) for one in single]
    row["orphaned"] = [_orphan(one) for one in gone]
    if not ownership.counted():
        return
    lines.append("one departure away:")
    lines += _table(single, everything) or ["  no module"]
    lines.append("held by nobody now active:")
    lines += _table(gone, everything) or ["  no module"]


def _orphan(one: Orphan) -> Row:
    successor = one.successor and {
        **person(one.successor.author),
        "knows": inert(one.successor.where),
        "line_share": round(one.successor.line_share, 4),
        "commits": one.successor.commits,
        "last": one.successor.last and one.successor.last.isoformat(),
    }
    return {
        "module": inert(one.module),
        "lines": one.lines,
        "commits_in_365_days": one.churn,
        "people": [person(author) for author in one.people],
        "last": one.last and one.last.isoformat(),
        "successor": successor,
    }


def _table(orphans: Sequence[Orphan], everything: bool) -> list[str]:
    shown = orphans if everything else orphans[:SHOWN]
    lines = [f"  {inert(one.module)}: {count(one.lines, 'line')}, {_why(one)}" for one in shown]
    if len(orphans) > len(shown):
        lines.append(f"  and {len(orphans) - len(shown)} more: add --all")
    if any(one.successor is None for one in shown):
        lines.append("  where nobody is called best placed, nobody now active knows anything near it")
    return lines


def _why(one: Orphan) -> str:
    held = inert(listed([named(author) for author in one.people])) or "nobody"
    held += f" (last {one.last:%Y-%m-%d})" if one.last else ""
    best = one.successor
    if best is None:
        return f"held by {held}"
    where = "" if best.where == one.module else f" of {inert(best.where)}"
    last = f", last {best.last:%Y-%m-%d}" if best.last else ""
    knows = f"{best.line_share:.0%} of the lines{where}, {count(best.commits, 'commit')}{last}"
    return f"held by {held}; best placed: {inert(named(best.author))} ({knows})"


def trend(root: str, path: str, asked: dict[str, Any], row: Row, lines: list[str]) -> None:
    """How it was at the end of each quarter."""
    from async_audit import past

    asked.pop("salt")
    row["trend"] = []
    lines.append("at the end of each quarter, as its last commit was, or an earlier one if it had none:")
    for end, commit, ownership in past.trend(root, path=path, **asked):
        found, people = ownership.bus_factor(), len(ownership.active_people())
        share = round(found.orphaned_share, 4)
        row["trend"].append(
            {"date": end.isoformat(), "commit": commit, "bus_factor": found.number, "orphaned_share": share}
            | {"active": people, "lines": found.lines}
        )
        numbers = f"{found.orphaned_share:.0%} held by nobody, {count(people, 'active author')}"
        lines.append(f"  {end}  {commit[:10]}  bus factor {found.number}, {numbers}")
