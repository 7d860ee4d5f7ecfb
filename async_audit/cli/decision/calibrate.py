"""``async-audit decision calibrate``: what each threshold of missing-adr would ask, by one's own history."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from async_audit.cli import terminal
from async_audit.cli.options import revision_option
from async_audit.errors import RepositoryError
from async_audit.inert import inert
from async_audit.wording import count

if TYPE_CHECKING:
    from async_audit.audits.missing_adr import Options
    from async_audit.decisions.calibration import Calibration
    from async_audit.decisions.cases import Case

SCHEMA = "async-audit/calibration/1"


@click.command("calibrate")
@click.argument("path", required=False)
@click.option("--config", "config_file", metavar="FILE", help="Read this TOML file instead.")
@click.option(
    "--budget", type=click.IntRange(min=1), help="Findings a month, instead of the configured number."
)
@click.option(
    "--format", "format_name", type=click.Choice(("text", "json")), default="text", show_default=True
)
@revision_option
def command(
    path: str | None, config_file: str | None, budget: int | None, format_name: str, revision: str
) -> int:
    """Show what missing-adr would ask at each threshold, and which one fits the monthly budget.

    The history is that of the repository at PATH (default: the one you stand in); it needs no records.
    """
    from async_audit import api
    from async_audit.audits import load
    from async_audit.decisions.calibration import calibration
    from async_audit.decisions.log import open_log
    from async_audit.repository import find, open_snapshot

    place = find(path or ".", committing=terminal.is_committing(path))
    snapshot = open_snapshot(place, revision=revision)
    config = terminal.config_from(config_file) or api.read_config(place, snapshot)
    options = config.options_of(load("missing-adr"))
    asked = budget or options.budget
    with terminal.progress() as tell:
        snapshot = snapshot.prepared(config.exclude, tell)
        if snapshot.history_gap:
            raise RepositoryError(snapshot.history_gap)
        found = calibration(snapshot, options, open_log(snapshot, options.records), asked)
    if found is None:
        raise RepositoryError(
            "no change of this history touches production code, so there is nothing to weigh"
        )
    for loss in snapshot.losses:
        click.echo(f"not measured: {inert(loss.what)}: {inert(loss.reason)}", err=True)
    click.echo(_json(found, asked) if format_name == "json" else _text(found, asked, options))
    return 0


def _text(found: Calibration, budget: int, options: Options) -> str:
    return "\n".join(
        [*_sizes(found), "", *_signs(found), "", *_thresholds(found, budget, options), *_heaviest(found)]
    )


def _sizes(found: Calibration) -> list[str]:
    if not found.sizes:
        return [f"{_span(found)}: none of them added or deleted a line of it, so there are no sizes to show"]
    points = dict(zip(found.scale.percentiles or (), (1, 2, 3), strict=False))
    rows = [
        f"{percent:>5}%{lines:>9,}" + (f"{points[percent]:>9}" if percent in points else "")
        for percent, lines in found.sizes
    ]
    steps = ", ".join(f"{step:,}" for step in found.scale.steps)
    return [
        _span(found),
        "",
        "Size in production lines, added and deleted",
        "  up to    lines   points beyond",
        *rows,
        f"  with the floor, 1, 2 and 3 points begin at {steps} lines",
    ]


def _span(found: Calibration) -> str:
    code = f"{found.to_code:,} of them to production code"
    return f"{count(found.changes, 'change')} of the main line, {code}, {found.since:%Y-%m-%d} to {found.until:%Y-%m-%d}"


def _signs(found: Calibration) -> list[str]:
    rows = [
        f"  {row.sign:<30}{row.changes:>8}{row.changes / found.to_code:>8.1%}{row.tied:>8}"
        + (f"{row.lift:>8.1f}" if row.lift is not None else "")
        for row in found.signs
    ]
    if not found.signs:
        return ["Signs: no change here shows one, so there is nothing to compare with records"]
    if not any(row.tied for row in found.signs):
        rows.append("  no change with a sign is tied to a record, so there is no lift to show")
    return [
        "Signs: how common, how often in changes that are tied to a record, and how much more often than in others",
        f"  {'sign':<30}{'changes':>8}{'share':>8}{'tied':>8}{'lift':>8}",
        *rows,
    ]


def _thresholds(found: Calibration, budget: int, options: Options) -> list[str]:
    rows = [
        f"  {row.threshold:>9}{row.changes:>9}{row.tied:>8}{row.asked:>8}{row.a_month:>9.1f}"
        for row in found.thresholds
    ]
    if not any(row.changes for row in found.thresholds):
        lightest = min(row.threshold for row in found.thresholds)
        said = f"Thresholds: no change here weighs {lightest} points or more, so none of them asks anything"
        return [f"{said} and there is nothing to choose by (configured: {options.threshold}){_few(found)}"]
    waived = f"; {count(found.waived, 'change')} waived with a reason" if found.waived else ""
    return [
        f"Thresholds: changes that weigh as much, those tied to a record, those without one{waived}",
        f"  {'threshold':>9}{'changes':>9}{'tied':>8}{'asked':>8}{'a month':>9}",
        *rows,
        _advice(found, budget, options),
    ]


def _few(found: Calibration) -> str:
    """What too few changes to measure sizes by mean for the weights."""
    from async_audit.decisions.scale import FEWEST_SIZES

    if found.scale.percentiles:
        return ""
    return f"; with fewer than {FEWEST_SIZES} changes to code, sizes are held against those of any project"


def _advice(found: Calibration, budget: int, options: Options) -> str:
    if found.fitting is None:
        return f"  no threshold here asks {count(budget, 'finding')} a month or fewer; the heaviest are shown first"
    return (
        f"  threshold = {found.fitting} is the lowest of these that asks no more than {count(budget, 'finding')} a month"
        f" (configured: {options.threshold}); missing-adr shows the heaviest {options.budget} of each month anyway"
    )


def _heaviest(found: Calibration) -> list[str]:
    from async_audit.decisions import asking

    cases = [
        f"  {case.weight.points:>2}  {inert(asking.message(case, is_reviewed=False))}"
        for case in found.heaviest
        if case.weight.points > 0
    ]
    return ["", "The heaviest without a record", *cases] if cases else []


def _json(found: Calibration, budget: int) -> str:
    import json

    document = {
        "schema": SCHEMA,
        "since": found.since.isoformat(),
        "until": found.until.isoformat(),
        "changes": found.changes,
        "to_code": found.to_code,
        "waived": found.waived,
        "sizes": [{"percent": percent, "lines": lines} for percent, lines in found.sizes],
        "steps": found.scale.steps,
        "signs": [
            {"sign": row.sign, "changes": row.changes, "tied": row.tied, "lift": row.lift} for row in found.signs
        ],
        "thresholds": [
            {"threshold": row.threshold, "changes": row.changes, "tied": row.tied, "asked": row.asked,
             "a_month": round(row.a_month, 2)}
            for row in found.thresholds
        ],
        "budget": budget,
        "fitting": found.fitting,
        "heaviest": [_case(case) for case in found.heaviest],
    }  # fmt: skip
    return json.dumps(document, indent=2, ensure_ascii=True)


def _case(case: Case) -> dict[str, object]:
    reasons = [{"points": reason.points, "clause": reason.clause} for reason in case.weight.reasons]
    return {"commit": case.change.commit, "points": case.weight.points, "reasons": reasons}
