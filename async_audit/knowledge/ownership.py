"""Ownership of a repository: the graphs of its files and of its modules, and what they answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from async_audit.facts import Author, Blame, Commit, Module
from async_audit.knowledge.bus_factor import BusFactor, Held, bus_factor, next_bus_factor
from async_audit.knowledge.graph import Credit, Windows, build_all
from async_audit.knowledge.holders import Holder, Rule, active, holders, is_active

if TYPE_CHECKING:
    from async_audit.knowledge.graph import Graph


@dataclass(frozen=True, slots=True)
class Ownership:
    """Who knows which file and which module.

    ``graph`` is people and files, ``by_module`` people and modules; ``knowledge.graph.build`` documents
    their nodes and edges.
    """

    graph: Graph
    by_module: Graph
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
    _answered: dict[str, tuple[Holder, ...]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    """Holders of the units that were asked about: everything else begins with them."""

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
        graph, by_module = build_all((files, module_of), blamed, commits, now, windows or Windows(), credit)
        return cls(
            graph=graph,
            by_module=by_module,
            churn={unit: by_module.nodes[unit]["churn"] for unit in dict.fromkeys(module_of.values())},
            rule=rule or Rule(),
            modules=modules,
            departed=departed,
            minimum_lines=minimum_lines,
            orphaned_share=orphaned_share,
        )

    def holders(self, unit: str) -> tuple[Holder, ...]:
        """Who can answer for a module or a file, in the order in which to ask them."""
        return self._holders(self.by_module if unit in self.by_module else self.graph, unit)

    def _holders(self, graph: Graph, unit: str) -> tuple[Holder, ...]:
        key = unit if graph is self.by_module else f"{unit}\0"  # a module may be called like a file
        if key not in self._answered:
            self._answered[key] = holders(graph, unit, self.rule, self.departed)
        return self._answered[key]

    def active_holders(self, unit: str) -> frozenset[Author]:
        """Those of them who are still here."""
        return active(self.holders(unit))

    def active_people(self) -> tuple[Author, ...]:
        """Everybody who is still here, by e-mail."""
        people = (node for node in self.graph if isinstance(node, Author))
        return tuple(one for one in people if is_active(self.graph, one, self.rule, self.departed))

    def people(self) -> tuple[Author, ...]:
        """Everybody in the graph, by e-mail."""
        return tuple(node for node in self.graph if isinstance(node, Author))

    def files(self) -> tuple[str, ...]:
        """Every file in the graph."""
        return tuple(node for node in self.graph if isinstance(node, str))

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
            graph, units = self.graph, [path for path in counted[0].files if path in self.graph]
        else:
            graph, units = self.by_module, [one.path for one in counted]
        return {unit: (graph.nodes[unit]["lines"], active(self._holders(graph, unit))) for unit in units}

    def counted(self) -> list[Module]:
        """The modules that are large enough to count for the repository."""
        nodes, least = self.by_module.nodes, self.minimum_lines
        return [module for module in self.modules if nodes[module.path]["lines"] >= least]

    def bus_factor(self, module: Module | None = None) -> BusFactor:
        """Of one module, over its files; of the repository, over its modules."""
        return bus_factor(self.held(module), self.orphaned_share)

    def next_bus_factor(self) -> BusFactor | None:
        """That of the repository if somebody of the first set stays; None where nobody else could do it."""
        return next_bus_factor(self.held(), self.bus_factor(), self.orphaned_share)

    def without(self, module: Module, gone: Iterable[Author] = ()) -> list[tuple[str, int]]:
        """Files of a module that have no active holder once these people left, with their lines; largest first."""
        files = [path for path in module.files if path in self.graph]
        left = [path for path in files if self.active_holders(path) <= frozenset(gone)]
        return sorted(
            ((path, self.graph.nodes[path]["lines"]) for path in left), key=lambda one: (-one[1], one[0])
        )

    def concentration(self, module: str) -> float:
        """Sum of the squared line shares (Herfindahl): 1 when one person wrote all, near 0 when many did."""
        total = self.by_module.nodes[module]["lines"] or 1
        squares: int = sum(edge["lines"] ** 2 for edge in self.by_module.adj[module].values())
        return squares / total**2  # one division: the order of people must not change the last digit
