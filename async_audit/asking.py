"""Asks the audits about a snapshot, and makes one report of their answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from async_audit.audits import IDS, ON_REQUEST, load
from async_audit.config import Config
from async_audit.errors import ConfigError, UsageError
from async_audit.findings import Accepted, Finding, Report, Scope, Skip
from async_audit.gates import graver
from async_audit.hoard import hoarding
from async_audit.inert import inert
from async_audit.knowledge.united import United
from async_audit.relevance import may_concern
from async_audit.wording import LEFT_OUT

if TYPE_CHECKING:
    from async_audit.picture import Picture
    from async_audit.readiness import Readiness
    from async_audit.snapshots import Snapshot


@hoarding()
def ask(
    snapshot: Snapshot,
    config: Config | None = None,
    audits: Iterable[str] = (),
    salt: str = "",
    *,
    pictured: bool = False,
    ahead: bool = True,
) -> Report:
    """Ask the audits about any Snapshot, also one that is typed by hand; see ``api.audit`` and ``adoption.measure``."""
    config = config or Config()
    snapshot = United(snapshot, config.people, salt, config.borders)
    names = _chosen(tuple(audits), config, is_whole=snapshot.change is None)
    if snapshot.change is not None and not snapshot.change.touched:
        names = ()  # nothing changes, so there is nothing to ask; a hook ends here
    answers = list(_answers(names, snapshot, config))
    reasons = {finding.id: config.reason(finding) for finding in answers if isinstance(finding, Finding)}
    accepted = _accepted(answers, reasons)
    if snapshot.is_anonymous:  # nor are there notes: the key of an accepted owner is their name
        accepted = [one._replace(reason=LEFT_OUT) for one in accepted]
    findings = sorted((a for a in answers if isinstance(a, Finding)), key=_order)
    is_measured = not (audits or snapshot.change)
    readiness = _readiness(snapshot, config, findings, accepted, ahead=ahead) if is_measured else None
    skips = [a for a in answers if isinstance(a, Skip)]
    return Report(
        commit=snapshot.commit,
        now=snapshot.now,
        audits=names,
        findings=tuple(finding for finding in findings if not reasons[finding.id]),
        accepted=tuple(sorted(accepted, key=lambda one: _order(one.finding))),
        skips=(*skips, *(Skip("repository", loss.what, loss.reason) for loss in snapshot.losses)),
        scopes=tuple(a for a in answers if isinstance(a, Scope)),
        notes=() if snapshot.change or snapshot.is_anonymous else tuple(_stale(config, findings, names)),
        readiness=readiness,
        picture=_picture(snapshot, config, findings) if pictured and snapshot.change is None else None,
    )


def _accepted(
    answers: Sequence[Finding | Skip | Scope | Accepted], reasons: Mapping[str, str]
) -> list[Accepted]:
    """What configuration accepts, and what accepts itself, such as a waiver in a message."""
    findings = [one for one in answers if isinstance(one, Finding) and reasons[one.id]]
    return [
        *(Accepted(one, reasons[one.id]) for one in findings),
        *(one for one in answers if isinstance(one, Accepted)),
    ]


def _picture(snapshot: Snapshot, config: Config, findings: Sequence[Finding]) -> Picture:
    from async_audit.picturing import picture

    return picture(snapshot, config, findings)


def _readiness(
    snapshot: Snapshot,
    config: Config,
    findings: Sequence[Finding],
    accepted: Iterable[Accepted],
    *,
    ahead: bool,
) -> Readiness:
    from async_audit.adoption import Yardstick, measure
    from async_audit.audits.undocumented_module import AUDIT, verdicts

    recorded = config.options_of(load("missing-adr"))
    yardstick = Yardstick(
        limits=config.options_of(load("bus-factor")), records=recorded.records, elsewhere=recorded.elsewhere
    )
    told = partial(verdicts, snapshot, config.options_of(AUDIT))
    return measure(snapshot, yardstick, told, findings, {one.finding.id for one in accepted}, ahead=ahead)


def _chosen(wanted: Sequence[str], config: Config, *, is_whole: bool) -> tuple[str, ...]:
    for name in wanted:
        if name not in IDS:
            raise UsageError(f"'{inert(name)}' is no audit; there are {', '.join(IDS)}")
    aside = ON_REQUEST if is_whole and not wanted and "audits" not in config.written else ()
    return tuple(name for name in IDS if name in (wanted or config.audits) and name not in aside)


def _answers(
    names: Iterable[str], snapshot: Snapshot, config: Config
) -> Iterator[Finding | Skip | Scope | Accepted]:
    """What the audits say; one that a change cannot concern is not even loaded."""
    change, judged = snapshot.change, graver(config.gate.severity)
    for name in names:
        if change is None or may_concern(name, change, is_configured=name in config.options):
            _ = snapshot.files  # of a change: git finds out what they are for while the audit is loaded
            one = load(name)
            try:
                for answer in one.run(snapshot, config.options_of(one)):
                    yield judged(answer) if isinstance(answer, Finding) else answer
            except ConfigError as error:  # it was asked by what a file says
                where = f"{inert(config.source)}: " if config.source else ""
                raise ConfigError(f"{where}{error}") from None


def _order(finding: Finding) -> tuple[int, int, float, str]:
    return (-finding.severity, IDS.index(finding.audit), -finding.rank, finding.subject)


def _stale(config: Config, findings: Sequence[Finding], names: Sequence[str]) -> Iterable[str]:
    for key in config.accept:
        if key.partition(":")[0] in names and not any(found.id.startswith(key) for found in findings):
            yield f"{config.source} accepts {inert(key)}, which no longer occurs; remove that line"
