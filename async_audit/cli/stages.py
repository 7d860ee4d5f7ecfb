"""Which hook is asked: what git is about to do, which audits fit there, and how to get past them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from async_audit.audits import IDS
from async_audit.trailers import LIVED, WHY

if TYPE_CHECKING:
    from async_audit.cli.terminal import Looked
    from async_audit.findings import Finding

HOOK = "async-audit"
"""The hook that asks all that fits the stage."""
_COMMIT, _MESSAGE, _PUSH = "pre-commit", "commit-msg", "pre-push"
_FITTING = {
    "undocumented-module": (_COMMIT, _PUSH),
    "decision-log": (_COMMIT, _PUSH),
    "codeowners": (_COMMIT, _PUSH),
    "stale-docs": (_COMMIT, _PUSH),
    "missing-adr": (_MESSAGE, _PUSH),  # not before the message is there: it may say why no record is due
    "change-description": (_MESSAGE, _PUSH),
}
"""Audits that may stop git, and where: whatever whoever makes the change can mend then and there."""
_BY_TRAILER = {"missing-adr": f"Decision: none {WHY}", "change-description": f"Description: none {WHY}"}
"""What in the message accepts a finding about the change itself: it has no name that outlives it."""


def is_skipped(hook: str) -> bool:
    """Whether SKIP names a hook: without a runner nobody else obeys it."""
    return hook in {one.strip() for one in os.environ.get("SKIP", "").split(",")}


def accepting(looked: Looked) -> str:
    """Where findings are accepted: the configuration in force, or what ``init`` would write, and the table there.

    A second file would be an error: two that both configure us leave open which one counts.
    """
    from async_audit.config import PYPROJECT, TABLE

    file = looked.config.source
    if not file:
        from async_audit.outset.configuration import path
        from async_audit.repository.edits import current

        file = path(current(looked.place, PYPROJECT))
    return f"{file} under {f'[{TABLE}.accept]' if Path(file).name == PYPROJECT else '[accept]'}"


class Stage(NamedTuple):
    """What git is about to do."""

    name: str
    base: str = ""
    revision: str = ""
    message: Path | None = None
    """The file with the message, when there is one already."""

    @property
    def is_push(self) -> bool:
        """Whether a range is asked about, and not what is staged."""
        return self.name == _PUSH

    @property
    def is_unknown(self) -> bool:
        """Whether something is pushed, and nobody says what: to where nothing is known of, say."""
        return self.is_push and not self.base

    def audits(self, wanted: Sequence[str]) -> tuple[str, ...]:
        """Those that a hook asks: ``wanted``, or else all that fit; none that SKIP names, as in pre-commit."""
        if not wanted and is_skipped(HOOK):
            return ()
        fitting = wanted or [one for one in IDS if self.name in _FITTING.get(one, ())]
        return tuple(one for one in fitting if not is_skipped(one))

    def way_out(self, wanted: Sequence[str], findings: Iterable[Finding], accepted_in: str) -> str:
        """How to go on without mending what was found: for good, with a reason, or once; see ``accepting``."""
        from async_audit.inert import inert

        trailers, keys = [], []
        for finding in findings:
            trailer = _BY_TRAILER.get(finding.audit)
            if trailer:
                trailers.append(trailer)
            else:
                keys.append(f'"{inert(finding.id)}" = "{LIVED}"')
        lines = [f"\nTo accept it, end the message with: {one}" for one in dict.fromkeys(trailers)]
        if keys:
            lines += [f"\nTo accept it for good, in {inert(accepted_in)}:"]
            lines += [f"  {key}" for key in dict.fromkeys(keys)]
        command = "git push" if self.is_push else "git commit"
        return "\n".join(
            [*lines, f"To go on once without mending it: SKIP={','.join(wanted) or HOOK} {command} …"]
        )


def beginning(here: Stage) -> str:
    """The commit since which a push is judged; empty where nothing is pushed."""
    if not here.is_push:
        return ""
    from async_audit.repository import find
    from async_audit.repository.hooks import pushed

    remote = os.environ.get("PRE_COMMIT_REMOTE_NAME", "")
    return pushed.beginning(find(".", committing=True), remote, here.base, here.revision)


def stage(message: Path | None) -> Stage:
    """Where a hook stands, by what pre-commit says in the environment; ``message`` is the file that it was given.

    ``--from-ref`` and ``--to-ref`` of ``pre-commit run`` ask about a range as a push does.
    """
    since, until = os.environ.get("PRE_COMMIT_FROM_REF", ""), os.environ.get("PRE_COMMIT_TO_REF", "")
    if since and until:
        return Stage(_PUSH, since, until)
    if "PRE_COMMIT_REMOTE_URL" in os.environ:
        return Stage(_PUSH)
    return Stage(_COMMIT) if message is None else Stage(_MESSAGE, message=message)
