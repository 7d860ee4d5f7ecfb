"""What a hook runs, without click, which would cost it more than all that it asks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from async_audit.cli import stages, terminal
from async_audit.hoard import passing

if TYPE_CHECKING:
    from async_audit.cli.verdict import Asked
    from async_audit.findings import Report


class Knock(NamedTuple):
    """What the command line of a hook says."""

    message: str | None
    """The file with the message, where there is one."""
    wanted: terminal.Wanted


def heard(words: Sequence[str]) -> Knock | None:
    """What a hook asks: ``check --hook [--audit ID]... [FILE]``; None where more is said, which click reads."""
    audits, rest = [], list(words[2:])
    if list(words[:2]) != ["check", "--hook"]:
        return None
    while len(rest) > 1 and rest[0] == "--audit":
        audits.append(rest[1])
        del rest[:2]
    if len(rest) > 1 or any(word.startswith("-") for word in rest):
        return None
    return Knock(rest[0] if rest else None, terminal.Wanted(audits=tuple(audits)))


def answer(message: str | None, wanted: terminal.Wanted, asked: Asked | None = None) -> int:
    """Say nothing but what was found, and the way past it."""
    here = stages.stage(None if message is None else Path(message))
    if here.is_unknown:  # what is staged is not what is pushed
        print("not measured: pre-commit does not say what is pushed; run 'async-audit check --diff BASE'")
        return 0
    fitting = here.audits(wanted.audits)
    with passing():
        return _looked(here, fitting, wanted, asked) if fitting else 0


def _looked(
    here: stages.Stage, fitting: tuple[str, ...], wanted: terminal.Wanted, asked: Asked | None
) -> int:
    chosen = wanted._replace(revision=here.revision, audits=fitting if wanted.audits else ())
    looked = terminal.audited(
        None,
        chosen,
        staged=not here.is_push,
        base=stages.beginning(here),
        description=here.message or "",
        among=fitting,
    )
    from async_audit.cli import verdict  # after git was asked: it works while Python loads

    asked = asked or verdict.Asked()
    report, _ = verdict.covered(looked, asked.baseline, is_whole=False)
    code = verdict.verdict(report, (), asked, looked.config)
    if not report.findings or (code == 0 and not asked.exit_zero):  # what stops nobody is for a report
        _say_gaps(report)
        return code
    if wanted.outputs == terminal.Wanted().outputs:  # a page for whoever waits; other formats are whole
        from dataclasses import replace

        loud = {finding.audit for finding in report.findings}
        terminal.show(
            replace(report, audits=tuple(one for one in report.audits if one in loud), skips=()), wanted
        )
        _say_gaps(report)
    else:
        terminal.show(report, wanted)
    if code == 1:
        print(here.way_out(wanted.audits, report.findings, stages.accepting(looked)))
    return code


def _say_gaps(report: Report) -> None:
    from async_audit.inert import inert

    for skip in report.skips:  # a line, not a page: a commit is no time to read
        print(f"not measured: {inert(f'{skip.path}: ' if skip.path else '')}{inert(skip.reason)}")
