"""What stands in the way of whoever has to go on with a change while its author sleeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from async_audit.adoption.yardstick import Yardstick
from async_audit.decisions.cover import Cover
from async_audit.decisions.log import load, open_log
from async_audit.decisions.reach import spoken_of
from async_audit.descriptions.cleaning import clean
from async_audit.descriptions.regimes import regime_of, setting
from async_audit.documentation.verdict import Verdict
from async_audit.facts import Change
from async_audit.findings import Skip
from async_audit.snapshots import Snapshot

WHAT, WHY, WHO = "what", "why", "who"


class Obstacle(NamedTuple):
    """One thing that is missing, for one module or for the change."""

    part: str
    """``what``, ``why`` or ``who``."""
    subject: str
    """The module; empty for the description of the change."""


def undocumented(touched: AbstractSet[str], verdicts: Iterable[Verdict | Skip]) -> Mapping[str, str]:
    """Of these files, those of modules that do not say what they are for -> that module.

    What cannot be read, or is too small to be asked about, is in nobody's way.
    """
    silent = (
        said.module
        for said in verdicts
        if isinstance(said, Verdict) and not (said.left_out or said.unparsed or said.evidence)
    )
    return {path: module.path for module in silent for path in module.files if path in touched}


def unexplained(
    changes: Sequence[Change], snapshot: Snapshot, yardstick: Yardstick
) -> tuple[frozenset[str], str]:
    """Commits of changes that do not say why, nor does a record; and why nobody can tell, empty if somebody can."""
    texts = {change.commit: clean(change.message) for change in changes}
    regimes = Counter(regime_of(change.subject, texts[change.commit]) for change in changes)
    hidden = Counter({regime: number for regime, number in regimes.items() if not regime.is_visible})
    if changes and hidden.total() / len(changes) >= yardstick.forge:
        ((regime, _),) = hidden.most_common(1)
        mend = setting((change.message for change in changes), regime)
        return frozenset(), (
            f"{hidden.total() / len(changes):.0%} of the changes were {regime.value}, so the forge keeps what their "
            f"authors wrote; {mend}"
        )
    is_recorded = _recorded(snapshot, yardstick)
    return frozenset(
        change.commit
        for change in changes
        if texts[change.commit].words < yardstick.words and not is_recorded(change)
    ), ""


def _recorded(snapshot: Snapshot, yardstick: Yardstick) -> Callable[[Change], bool]:
    """Whether a change brings or names a record, or a record speaks of one of its paths."""
    log = open_log(snapshot, yardstick.records)
    if not log.records:
        return lambda _change: False
    speaks = spoken_of(load(snapshot, yardstick.records).all)
    return lambda change: (
        log.answer(change, yardstick.elsewhere).cover is Cover.RECORD
        or any(speaks(touch.path) for touch in change.touched)
    )
