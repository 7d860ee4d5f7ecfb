"""The library's verbs about how it was: reports and ownership at earlier moments."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from async_audit import survey
from async_audit.asking import ask
from async_audit.config import Config
from async_audit.course import Point, Stride, moments
from async_audit.errors import UsageError
from async_audit.findings import Report
from async_audit.knowledge.mainline import midnight_after, quarter_ends
from async_audit.repository import find, open_snapshot
from async_audit.retrospect import course
from async_audit.survey import Progress, Root, prepared, read_config

if TYPE_CHECKING:
    from async_audit.knowledge import Ownership


def look_back(
    report: Report,
    root: Root = ".",
    *,
    since: str = "1y",
    every: str = "1m",
    audits: Iterable[str] = (),
    config: Config | None = None,
    committing: bool = False,
    salt: str = "",
    progress: Progress | None = None,
) -> tuple[Point, ...]:
    """How it went before ``report``: the numbers that a lead follows, each ``every`` back to ``since``, oldest first.

    Each is measured at the commit at which the main line stood, by today's configuration. Spans are such as ``30d``,
    ``2w``, ``1m`` or ``1y``. Other parameters are those that ``audit`` made the report with; errors are its own.
    """
    place = find(survey.directory(root), committing=committing)
    seen = open_snapshot(place, revision=report.commit)
    config = config or read_config(place, seen)
    now = prepared(seen, config, progress)
    wanted = moments(report.now, Stride.parse(since), Stride.parse(every))

    def ask_at(commit: str) -> Report:
        found = ask(now.at(commit), config, audits, salt, ahead=False)
        gc.collect()  # a snapshot and its blame know each other: else each moment's stays until the last
        return found

    return course(now, wanted, report, ask_at)


def trend(
    root: Root = ".",
    *,
    path: str = "",
    revision: str = "",
    quarters: int = 8,
    progress: Progress | None = None,
) -> list[tuple[date, str, Ownership]]:
    """Ownership of production code as it was at the end of each quarter before ``revision``, with that commit.

    What each measures is that commit, by today's configuration; who is active is counted back from the end of
    the quarter. Quarters in which ``path`` did not exist are left out.
    """
    seen, config = survey.look(root, revision=revision, progress=progress)
    found = []
    for end, commit in quarter_ends(seen.commits, seen.now, quarters):
        then, _ = survey.look(root, revision=commit, progress=progress, config=config)
        with suppress(UsageError):
            now = midnight_after(end)  # not the commit's time: after a quiet year nobody is active
            found.append((end, commit, survey.ownership(then, config, path, production=True, now=now)))
    return found
