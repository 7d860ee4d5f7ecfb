"""Ownership of a repository: the graphs of its files and of its modules, and what they answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from async_audit.facts import Author, Blame, Commit, Module
from async_audit.knowledge.bus_factor import BusFactor, bus_factor
from async_audit.knowledge.graph import Windows, build
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

    @classmethod
    def gather(
        cls,
        modules: Iterable[Module],
        blames: Iterable[Blame],
        commits: Sequence[Commit],
        now: datetime,
        rule: Rule | None = None,
        windows: Windows | None = None,
    ) -> Ownership:
        """Ownership from facts. Files that are blamed but in no module are in ``graph`` only."""
        module_of = {path: module.path for module in modules for path in module.files}
        blamed = tuple(blames)
        files = {blame.path: blame.path for blame in blamed}
        in_modules = [blame for blame in blamed if blame.path in module_of]
        windows = windows or Windows()
        by_module = build(module_of, in_modules, commits, now, windows)
        return cls(
            graph=build(files, blamed, commits, now, windows),
            by_module=by_module,
            churn={unit: by_module.nodes[unit]["churn"] for unit in dict.fromkeys(module_of.values())},
            rule=rule or Rule(),
        )

    def holders(self, unit: str) -> tuple[Holder, ...]:
        """Who can answer for a module or a file, in the order in which to ask them."""
        graph = self.by_module if unit in self.by_module else self.graph
        return holders(graph, unit, self.rule)

    def active_holders(self, unit: str) -> frozenset[Author]:
        """Those of them who are still here."""
        return active(self.holders(unit))

    def active_people(self) -> tuple[Author, ...]:
        """Everybody who is still here, by e-mail."""
        people = (node for node in self.graph if isinstance(node, Author))
        return tuple(author for author in people if is_active(self.graph, author, self.rule))

    def bus_factor(self, module: Module | None = None, orphaned_share: float = 0.5) -> BusFactor:
        """Of one module, over its files; of the repository, over its modules."""
        if module is None:
            graph, units = self.by_module, list(self.churn)
        else:
            graph, units = self.graph, [path for path in module.files if path in self.graph]
        held = {unit: (graph.nodes[unit]["lines"], active(holders(graph, unit, self.rule))) for unit in units}
        return bus_factor(held, orphaned_share)

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
