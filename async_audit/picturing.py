"""Gathers, from the facts of one run, what a page can draw of a repository."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from async_audit.audits import undocumented_module, waiting
from async_audit.audits.bus_factor import AUDIT as BUS_FACTOR
from async_audit.audits.decision_log import AUDIT as DECISION_LOG
from async_audit.audits.missing_adr import ID as MISSING_ADR
from async_audit.config import Config
from async_audit.decisions import Record, load
from async_audit.decisions.history import log_history
from async_audit.decisions.reach import speaking
from async_audit.decisions.records import recogniser
from async_audit.documentation.speakers import Rung
from async_audit.documentation.verdict import Verdict
from async_audit.facts import Author, Commit, Module
from async_audit.findings import Finding
from async_audit.knowledge import Coverage, Ownership, Wait
from async_audit.knowledge.clocks import Clock
from async_audit.knowledge.counted import Counted, holding
from async_audit.knowledge.structure import silos
from async_audit.picture import Person, Picture, Silo, Tile, Written
from async_audit.snapshots import Snapshot
from async_audit.wording import LEFT_OUT, named

MOST_TILES = 3_000
"""Modules that are drawn: beyond that they are smaller than a finger, and a page larger than a megabyte."""
MOST_MONTHS = 120
"""Of traffic; what was decided before is still told as a record."""
IN_PART = "in part"


def picture(snapshot: Snapshot, config: Config, findings: Iterable[Finding]) -> Picture:
    """What is drawn of a whole repository; ``findings`` are what the audits said about it."""
    patterns = config.options_of(DECISION_LOG).records
    records = load(snapshot, patterns).all
    if snapshot.history_gap:
        return Picture(records=tuple(_written(records, snapshot, {})), gap=snapshot.history_gap)
    edited = log_history(snapshot.commits, recogniser(patterns)).edited
    came = {path: min(times).date() for path, times in edited.items()}
    days = {commit.id: commit.when.date() for commit in snapshot.commits}
    large = (one.subject for one in findings if one.audit == MISSING_ADR and one.subject in days)
    drawn = Picture(
        records=tuple(_written(records, snapshot, came)),
        traffic=tuple(_traffic(snapshot.commits)),
        large=tuple(sorted((days[commit], commit) for commit in large)),
    )
    size, ownership = holding(snapshot, snapshot.modules, config.options_of(BUS_FACTOR))
    drawn = replace(drawn, small=sum(size.left_out.values()))
    return _Modules(snapshot, config, size, ownership, records).drawn_on(drawn) if size.modules else drawn


def _written(records: Iterable[Record], snapshot: Snapshot, came: Mapping[str, date]) -> Iterator[Written]:
    for record in records:
        title = LEFT_OUT if snapshot.is_anonymous else record.title  # people write about people
        state = record.state.value if record.state else ""
        yield Written(record.path, title, state, record.dated or came.get(record.path))


def _traffic(commits: Iterable[Commit]) -> Iterator[tuple[date, int]]:
    months = Counter((commit.when.year, commit.when.month) for commit in commits if not commit.is_merge)
    if not months:
        return
    newest = max(months)
    last = newest[0] * 12 + newest[1] - 1
    first = max(last - MOST_MONTHS + 1, min(months)[0] * 12 + min(months)[1] - 1)
    for month in range(first, last + 1):
        year, rest = divmod(month, 12)
        yield date(year, rest + 1, 1), months[year, rest + 1]


@dataclass(frozen=True, slots=True)
class _Modules:
    """The modules that are large enough, and who and what speaks for them."""

    snapshot: Snapshot
    config: Config
    size: Counted
    ownership: Ownership
    records: Sequence[Record]

    def drawn_on(self, drawn: Picture) -> Picture:
        """The picture with people, tiles and silos."""
        ownership = self.ownership
        rule = self.config.options_of(waiting.AUDIT)
        everybody = waiting.everybody(self.snapshot, ownership, rule)
        covered = {one.module: one for one in everybody.coverages(ownership)}
        clocks = {
            who: clock
            for one in covered.values()
            for who, clock in (*one.known.items(), *one.unknown.items())
        }
        people = sorted(clocks, key=lambda one: (named(one).lower(), one.email))
        modules = self._largest(ownership)
        tiles = self._tiles(modules, ownership, covered, {one.email: at for at, one in enumerate(people)})
        at_tile = {tile.path: at for at, tile in enumerate(tiles)}
        found = (
            Silo(
                tuple(people.index(one) for one in silo.people),
                tuple(at_tile[path] for path in silo.modules if path in at_tile),
                silo.inside,
            )
            for silo in silos(ownership)
        )
        return replace(
            drawn,
            people=tuple(_persons(people, clocks)),
            tiles=tiles,
            bands=everybody.bands,
            silos=tuple(found),
            beyond=len(self.size.modules) - len(tiles),
        )

    def _largest(self, ownership: Ownership) -> list[Module]:
        lines = {module: ownership.unit(module.path).lines for module in self.size.modules}
        kept = sorted(lines, key=lambda module: (-lines[module], module.path))[:MOST_TILES]
        return sorted(kept, key=lambda module: module.path)

    def _tiles(
        self,
        modules: Sequence[Module],
        ownership: Ownership,
        covered: Mapping[str, Coverage],
        place: Mapping[str, int],
    ) -> tuple[Tile, ...]:
        says = self._says()
        spoken = speaking([module.path for module in modules], self.records)
        at_record = {record.path: at for at, record in enumerate(self.records)}
        tiles = []
        for module in modules:
            known = ownership.holders(module.path)
            covering = covered.get(module.path)
            doubt = _doubt(covering)
            tiles.append(
                Tile(
                    path=module.path,
                    lines=ownership.unit(module.path).lines,
                    churn=ownership.churn[module.path],
                    holders=tuple(
                        (place[one.author.email], one.line_share) for one in known if one.is_active
                    ),
                    former=sum(not one.is_active for one in known),
                    wait=_band(covering) if covering and not doubt else None,
                    is_at_most=bool(covering and covering.unknown) and not doubt,
                    wait_doubt=doubt,
                    says=_said([says[path] for path in module.files if path in says]),
                    records=tuple(at_record[record.path] for record in spoken.get(module.path, ())),
                )
            )
        return tuple(tiles)

    def _says(self) -> dict[str, Verdict]:
        """What documents the module that each file is in, where somebody has to ask."""
        options = self.config.options_of(undocumented_module.AUDIT)
        found = undocumented_module.verdicts(self.snapshot, options)
        told = (one for one in found if isinstance(one, Verdict) and not one.left_out and not one.unparsed)
        return {path: one for one in told for path in one.module.files}


def _said(verdicts: Iterable[Verdict]) -> str:
    """One answer for a module that may be several to whoever documents it, as the scripts of a directory are."""
    rungs = {one.module.path: one.rung for one in verdicts}
    without = sum(not rung.is_enough for rung in rungs.values())
    if not rungs:
        return ""
    if without:
        return Rung.NONE.value if without == len(rungs) else IN_PART
    return min(rungs.values(), key=list(Rung).index).value


def _doubt(covering: Coverage | None) -> str:
    """Without the names that ``Coverage.doubt`` lists: whoever reads a box sees its holders and their hours."""
    if covering is None:
        return "no active holder"
    if isinstance(covering.wait, str):
        return covering.wait
    return (
        "the holders whose commit times are known are far away, and others might be near"
        if covering.doubt
        else ""
    )


def _band(covered: Coverage) -> int | None:
    return covered.wait.band.value if isinstance(covered.wait, Wait) else None


def _persons(people: Sequence[Author], clocks: Mapping[Author, Clock]) -> Iterator[Person]:
    namesakes: dict[str, int] = defaultdict(int)
    for one in people:
        namesakes[named(one)] += 1
    for one in people:
        clock = clocks[one]
        hours = clock.hours
        yield Person(
            name=named(one) if namesakes[named(one)] == 1 else str(one),
            zone=clock.zone.offset if clock.zone else None,
            start=hours.start if hours else None,
            length=hours.length if hours else 0,
            doubt=clock.doubt or ("hours assumed" if hours and hours.is_assumed else ""),
        )
