"""Ownership of a repository: the graphs of its files and of its modules, and what they answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from async_audit.facts import Author, Blame, Commit, Module
from async_audit.knowledge.bus_factor import BusFactor, Held, bus_factor, next_bus_factor
from async_audit.knowledge.graph import Credit, Windows, build_all
from async_audit.knowledge.holders import Holder, Rule, able, holders, is_active
from async_audit.knowledge.tally import Knowledge, Unit

if TYPE_CHECKING:
    from async_audit.knowledge.tally import Graph


@dataclass(frozen=True, slots=True)
class Ownership:
    """Who knows which file and which module."""

    of_files: Knowledge
    of_modules: Knowledge
    churn: Mapping[str, int]
    """Module -> non-merge commits in the 365 days before the audited commit."""
    rule: Rule
    modules: tuple[Module, ...] = ()
    departed: frozenset[str] = frozenset()
    """E-mails of those who are not here any more, whatever their commits say."""
    minimum_lines: int = 0
    """Modules with fewer lines do not count for the repository."""
    orphaned_share: float = 0.5
    """Of the lines: more than that must be orphaned for the bus factor."""
    _holders: dict[str, tuple[Holder, ...]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    """Of the units that were asked about: everything else begins with them."""
    _active: dict[str, frozenset[Author]] = field(default_factory=dict, init=False, compare=False, repr=False)
    """Active holders of the modules and files that were asked about."""

    @classmethod
    def gather(
        cls,
        modules: Iterable[Module],
        blames: Iterable[Blame],
        commits: Sequence[Commit],
        now: datetime,
        rule: Rule | None = None,
        windows: Windows | None = None,
        credit: Credit | None = None,
        departed: frozenset[str] = frozenset(),
        minimum_lines: int = 0,
        orphaned_share: float = 0.5,
    ) -> Ownership:
        """Ownership from facts. Files that are blamed but in no module are in ``graph`` only."""
        modules = tuple(modules)
        module_of = {path: module.path for module in modules for path in module.files}
        blamed = tuple(blames)
        files = {blame.path: blame.path for blame in blamed}
        of_files, of_modules = build_all(
            (files, module_of), blamed, commits, now, windows or Windows(), credit
        )
        return cls(
            of_files=of_files,
            of_modules=of_modules,
            churn={path: unit.churn for path, unit in of_modules.units.items()},
            rule=rule or Rule(),
            modules=modules,
            departed=departed,
            minimum_lines=minimum_lines,
            orphaned_share=orphaned_share,
        )

    @property
    def graph(self) -> Graph:
        """People and files; ``knowledge.graph.build`` documents nodes and edges."""
        return self.of_files.graph

    @property
    def by_module(self) -> Graph:
        """The same of people and modules."""
        return self.of_modules.graph

    def unit(self, path: str) -> Unit:
        """What is known of a module, or of a file that is not called like one."""
        return self._of(path).units[path]

    def _of(self, path: str) -> Knowledge:
        return self.of_modules if path in self.of_modules.units else self.of_files

    def holders(self, unit: str) -> tuple[Holder, ...]:
        """Who can answer for a module or a file, in the order in which to ask them."""
        if unit not in self._holders:
            self._holders[unit] = holders(self._of(unit), unit, self.rule, self.departed)
        return self._holders[unit]

    def active_holders(self, unit: str) -> frozenset[Author]:
        """Those of them who are still here."""
        return self._active_in(self._of(unit), unit)

    def _active_in(self, knowledge: Knowledge, path: str) -> frozenset[Author]:
        key = path if knowledge is self.of_modules else f"{path}\0"  # a module may be called like a file
        if key not in self._active:
            edges = able(knowledge.units[path], self.rule)
            here = (e.author for e in edges if is_active(knowledge, e.author, self.rule, self.departed))
            self._active[key] = frozenset(here)
        return self._active[key]

    def active_people(self) -> tuple[Author, ...]:
        """Everybody who is still here, by e-mail."""
        known = self.of_files
        return tuple(one for one in self.people() if is_active(known, one, self.rule, self.departed))

    def people(self) -> tuple[Author, ...]:
        """Everybody in the graph, by e-mail."""
        return tuple(self.of_files.people.values())

    def files(self) -> tuple[str, ...]:
        """Every file in the graph."""
        return tuple(self.of_files.units)

    def leaving(self, people: Iterable[Author]) -> Ownership:
        """The same once these people left."""
        return replace(self, departed=self.departed | {one.email for one in people})

    def with_rule(self, **changed: float) -> Ownership:
        """The same by another rule, such as ``active_commits=1``."""
        return replace(self, rule=replace(self.rule, **changed))  # type: ignore[arg-type]  # whole numbers too

    def held(self, module: Module | None = None) -> Held:
        """Lines and active holders of the files of one module; of the repository, of its modules.

        A repository of one module is that module.
        """
        counted = self.counted() if module is None else [module]
        if len(counted) == 1:
            known = self.of_files
            units = [path for path in counted[0].files if path in known.units]
        else:
            known, units = self.of_modules, [one.path for one in counted]
        return {unit: (known.units[unit].lines, self._active_in(known, unit)) for unit in units}

    def counted(self) -> list[Module]:
        """The modules that are large enough to count for the repository."""
        units, least = self.of_modules.units, self.minimum_lines
        return [module for module in self.modules if units[module.path].lines >= least]

    def bus_factor(self, module: Module | None = None) -> BusFactor:
        """Of one module, over its files; of the repository, over its modules."""
        return bus_factor(self.held(module), self.orphaned_share)

    def next_bus_factor(self) -> BusFactor | None:
        """That of the repository if somebody of the first set stays; None where nobody else could do it."""
        return next_bus_factor(self.held(), self.bus_factor(), self.orphaned_share)

    def without(self, module: Module, gone: Iterable[Author] = ()) -> list[tuple[str, int]]:
        """Files of a module that have no active holder once these people left, with their lines; largest first."""
        units = self.of_files.units
        files = [path for path in module.files if path in units]
        left = [path for path in files if self.active_holders(path) <= frozenset(gone)]
        return sorted(((path, units[path].lines) for path in left), key=lambda one: (-one[1], one[0]))

    def concentration(self, module: str) -> float:
        """Sum of the squared line shares (Herfindahl): 1 when one person wrote all, near 0 when many did."""
        unit = self.of_modules.units[module]
        total = unit.lines or 1
        squares: int = sum(edge.lines**2 for edge in unit.known.values())
        return squares / total**2  # one division: the order of people must not change the last digit
