"""How a large change is asked about: the sentence, the numbers behind it, what to do."""

from __future__ import annotations

from collections.abc import Sequence

from async_audit.decisions.cases import Case
from async_audit.facts import Change
from async_audit.findings import Evidence
from async_audit.subjects import title_of
from async_audit.trailers import WHY

_MOST_OF_A_SUBJECT = 100  # characters


def message(case: Case, *, is_reviewed: bool) -> str:
    """One sentence with its reasons; ``is_reviewed`` when the change is the one that is being made."""
    return f"{_named(case.change, is_reviewed)} {case.weight.phrase}; {case.fault}"


def command(change: Change) -> str:
    """What shows the change."""
    return f"git show --stat {change.commit[:10]}" if change.commit else "git diff --cached --stat"


def _named(change: Change, is_reviewed: bool) -> str:
    if not change.commit:
        return "What is staged"
    if is_reviewed:
        return f"The branch up to {change.commit[:10]}"
    subject = title_of(change)
    if len(subject) > _MOST_OF_A_SUBJECT:
        subject = f"{subject[: _MOST_OF_A_SUBJECT - 1]}…"
    quoted = f' "{subject}"' if subject else ""
    return f"{change.commit[:10]}{quoted} ({change.when.date().isoformat()})"


def remedy(change: Change, log: str, *, is_reviewed: bool) -> str:
    """Where to write the record that is missing; ``log`` is its directory."""
    place = "the top directory" if log == "." else log
    if not is_reviewed:
        return (
            f"write a record in {place} that cites {change.commit[:10]},"
            " or accept this finding with the reason why none is due"
        )
    how = f"add a record in {place} to it" if change.commit else f"stage a record in {place} with it"
    return f'{how}, or say in its message why none is due: "Decision: none {WHY}"'


def evidence(case: Case, threshold: int) -> tuple[Evidence, ...]:
    """The numbers behind the weight; the points add up to the first."""
    traces, scale = case.weight.footprint, case.scale
    compared = "changes to code" if scale.compared else "changes; sizes are those for any repository"
    return (
        Evidence("weight", case.weight.points, "points", threshold),
        Evidence("size", traces.lines, "production lines added or deleted", scale.steps[0]),
        Evidence("spread", len(traces.modules), "modules, by the first two telling directories"),
        Evidence("files", len(traces.touched), "files of production code"),
        Evidence("compared with", scale.compared, compared),
        *(Evidence(reason.clause, reason.points, "points") for reason in case.weight.reasons),
    )


def no_record(patterns: Sequence[str]) -> str:
    """Why nothing can be asked where there is no record; ``patterns`` are those that are configured."""
    if patterns:
        return f"no file matches records = {', '.join(patterns)}, so no change can be held against one; mend the patterns"
    return (
        "no decision record found, so no change can be held against one;"
        " start one as docs/adr/0001-record-architecture-decisions.md"
    )
