"""The weight of a change, in points with reasons: how much it asks for a written decision.

Points after a measurement on 30,870 changes to production code in ten projects that keep records. Each
sign's points follow how much more often it occurs in changes that are tied to a record: sizes 3 to 7
times, spread 3 to 6, an interface schema 5, new source files 5, a declared break 3; "fix" and its like
a quarter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

from async_audit.decisions.dependencies import Moved
from async_audit.decisions.noise import Sign, is_small_by_type, noise
from async_audit.decisions.production import Footprint, Tree, lines_of, module_of
from async_audit.decisions.scale import Scale
from async_audit.facts import Change
from async_audit.patterns import late
from async_audit.subjects import title_of
from async_audit.wording import count, listed

_MOST_CHARACTERS = 100_000
_SEVERAL_FILES = 3
_FAMILY = 5  # siblings: one more of them decides nothing new
_BREAKS = late(
    r"\A[^\n]{0,80}[\[(]breaking[^\n\])]{0,20}[\])]"
    r"|^(?:\* )?\w{2,20} ?(?:\([^)\n]{0,60}\))?(?:!:|(?<=!\)):) "
    r"|^BREAKING[ -]CHANGES?: ",
    re.MULTILINE | re.IGNORECASE,
)
_STRUCTURE = frozenset(
    {
        "an interface schema",
        "a declared break",
        "a dependency added",
        "a dependency dropped",
        "a data migration",
        "a first module of its kind",
        "a module removed",
    }
)
"""Signs of a decision that size, spread and new files are not: a large feature has those too."""
_API = late(r"(?:^|/)apis?(?=/)", re.IGNORECASE)


class Reason(NamedTuple):
    """One sign of a decision, or, with negative points, of none."""

    points: int
    clause: str
    """A verb phrase whose subject is the change: ``spans 16 modules``."""
    is_certain: bool = False
    """Whether it rules a decision out, however heavy the change is."""
    sign: str = "noise"
    """What it is one of, as a noun: ``size``, ``spread``, ``a new dependency`` …"""


class Weight(NamedTuple):
    """How much a change weighs, and why."""

    reasons: tuple[Reason, ...]
    footprint: Footprint

    @property
    def points(self) -> int:
        """The sum of all reasons; may be negative."""
        return sum(reason.points for reason in self.reasons)

    @property
    def is_ruled_out(self) -> bool:
        """Whether the change is of a kind that decides nothing: reverted, generated, formatted …"""
        return any(reason.is_certain for reason in self.reasons)

    @property
    def phrase(self) -> str:
        """Size and reasons as what the change does: ``changes 900 lines in 12 files and spans 3 modules``."""
        lines, files = self.footprint.lines, len(self.footprint.touched)
        clauses = [f"changes {count(lines, 'line')} in {count(files, 'file')}"]
        clauses += [reason.clause for reason in self.reasons if reason.points > 0]
        return " and ".join(filter(None, [", ".join(clauses[:-1]), clauses[-1]]))


class Insight(NamedTuple):
    """What only the contents of files tell about a change; nobody looked where nothing could follow from it."""

    dependencies: Moved = Moved()
    owners: int = 0
    """How many different sets of owners its code has."""
    noise: tuple[Sign, ...] = ()


NO_INSIGHT = Insight()


def weigh(
    change: Change,
    footprint: Footprint,
    tree: Tree,
    scale: Scale | None,
    is_first: Callable[[str], bool],
    insight: Insight = NO_INSIGHT,
) -> Weight:
    """The weight of ``change``; without a ``scale``, of everything but its size.

    ``is_first`` says whether a module, of which the change only adds files, was new with it and the first
    of its kind.
    """
    reasons = _for_it(change, footprint, tree, scale, is_first, insight)
    reasons += (Reason(-3, *sign) for sign in (*noise(change, footprint), *insight.noise))
    if is_small_by_type(title_of(change)):
        reasons.append(Reason(-2, "calls itself a fix, a test, documentation or style", sign="called a fix"))
    return Weight(tuple(reasons), footprint)


def at_most(
    change: Change, footprint: Footprint, tree: Tree, scale: Scale | None, is_first: Callable[[str], bool]
) -> int:
    """Points of ``change`` before anybody asks what speaks against a decision, or looks into files."""
    return sum(reason.points for reason in _for_it(change, footprint, tree, scale, is_first, NO_INSIGHT))


def _for_it(
    change: Change,
    footprint: Footprint,
    tree: Tree,
    scale: Scale | None,
    is_first: Callable[[str], bool],
    insight: Insight,
) -> list[Reason]:
    """What speaks for a decision; of size alone, less."""
    signs = (
        _size(footprint, scale),
        *_spread(footprint, insight),
        *_interface(footprint),
        _break(change),
        *_growth(footprint, tree, is_first),
        *_dependencies(insight.dependencies),
    )
    reasons = [reason for reason in signs if reason]
    if reasons and not any(reason.sign in _STRUCTURE for reason in reasons):
        clause = "brings or takes no schema, dependency, module, migration or declared break"
        reasons.append(Reason(-2, clause, sign="nothing but size"))
    return reasons


def _size(footprint: Footprint, scale: Scale | None) -> Reason | None:
    points = scale.points(footprint.lines) if scale else 0
    return Reason(points, scale.clause(footprint.lines), sign="size") if scale and points else None


def _spread(footprint: Footprint, insight: Insight) -> Iterator[Reason]:
    modules = len(footprint.modules)
    if modules >= 3:
        yield Reason(2 if modules >= 6 else 1, f"spans {modules} modules", sign="spread over modules")
    if insight.owners >= 2:
        yield Reason(
            1, f"changes the code of {insight.owners} groups of owners", sign="several groups of owners"
        )


def _dependencies(moved: Moved) -> Iterator[Reason]:
    for names, verb, ends in ((moved.new, "adds", "added"), (moved.gone, "drops", "dropped")):
        if names:
            noun = "dependency" if len(names) == 1 else "dependencies"
            yield Reason(1, f"{verb} the {noun} {listed(names)}", sign=f"a dependency {ends}")


def _interface(footprint: Footprint) -> list[Reason]:
    if footprint.schemas:
        more = len(footprint.schemas) - 1
        others = f" and {more} more" if more else ""
        return [
            Reason(
                2, f"changes an interface schema ({footprint.schemas[0]}{others})", sign="an interface schema"
            )
        ]
    matches = (_API.search(touch.path) for touch in footprint.touched if lines_of(touch))
    folder = next((match.string[: match.end()] for match in matches if match), "")
    return [Reason(1, f"changes an api directory ({folder})", sign="an api directory")] if folder else []


def _break(change: Change) -> Reason | None:
    breaks = _BREAKS.search(change.message[:_MOST_CHARACTERS])
    return Reason(2, "declares a breaking change", sign="a declared break") if breaks else None


def _growth(footprint: Footprint, tree: Tree, is_first: Callable[[str], bool]) -> Iterator[Reason]:
    added = sum(touch.status == "A" for touch in footprint.touched)
    if added >= _SEVERAL_FILES:
        yield Reason(1, f"adds {added} source files", sign="several new source files")
    if footprint.migrations:
        yield Reason(1, f"adds a data migration ({footprint.migrations[0]})", sign="a data migration")
    new = [module for module in _wholly("A", footprint) if is_first(module) and not _is_sibling(module, tree)]
    if new:
        yield Reason(1, f"adds the module {new[0]}", sign="a first module of its kind")
    gone = [module for module in _wholly("D", footprint) if module not in tree.modules]
    if gone:
        yield Reason(1, f"removes the module {gone[0]}", sign="a module removed")


def _wholly(status: str, footprint: Footprint) -> list[str]:
    """Modules where the change did nothing else, to several files."""
    by_module: dict[str, list[str]] = defaultdict(list)
    for touch in footprint.touched:
        by_module[module_of(touch.path)].append(touch.status)
    return [
        module
        for module, statuses in sorted(by_module.items())
        if module != "." and len(statuses) >= _SEVERAL_FILES and set(statuses) == {status}
    ]


def _is_sibling(module: str, tree: Tree) -> bool:
    """Whether it is one more of a family, such as the fiftieth plugin."""
    parent = module.rpartition("/")[0]
    return bool(parent) and sum(one.startswith(f"{parent}/") for one in tree.modules) > _FAMILY
