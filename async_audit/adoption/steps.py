"""An obstacle as something that somebody could do next: what, who, and with which command it starts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from async_audit.adoption.obstacles import WHAT, WHO, WHY, Obstacle
from async_audit.adoption.yardstick import Yardstick
from async_audit.descriptions.cleaning import clean
from async_audit.descriptions.regimes import Regime, regime_of, setting
from async_audit.facts import Author, Change, Module
from async_audit.findings import Finding
from async_audit.knowledge import Ownership
from async_audit.knowledge.who import learners, neighbours
from async_audit.readiness import Step
from async_audit.snapshots import Snapshot
from async_audit.wording import ask_who, count, listed, named

_GITHUB = "gh api --method PATCH 'repos/{owner}/{repo}' "
_SETTINGS = {
    Regime.MERGE: f"{_GITHUB}-f merge_commit_title=PR_TITLE -f merge_commit_message=PR_BODY",
    Regime.BLANK: f"{_GITHUB}-f squash_merge_commit_title=PR_TITLE -f squash_merge_commit_message=PR_BODY",
    Regime.COMMITS: f"{_GITHUB}-f squash_merge_commit_title=PR_TITLE -f squash_merge_commit_message=PR_BODY",
}
"""What makes GitHub keep the text of a request in git; other forges are set by hand."""
_TEMPLATE = "description-template:"
_EXPLAIN = "async-audit explain change-description"
_HOOK = "async-audit hook install"
_ADMINISTRATOR = "whoever may change the repository's settings"
_PEOPLE = 3
_SEVERAL = 3
"""People who together answer for a module of which none knows a tenth; with two, one is always asleep."""


@dataclass(frozen=True, slots=True)
class Desk:
    """All that is known about the changes, to say of an obstacle who could do what about it."""

    snapshot: Snapshot
    yardstick: Yardstick
    ownership: Ownership
    changes: Sequence[Change]
    lacks: Mapping[str, frozenset[Obstacle]]
    """Commit of a change -> what it lacks."""
    findings: Mapping[str, Finding]
    """By id."""
    accepted: Collection[str]
    """Ids of findings that the team lives with."""

    def candidates(self) -> list[Obstacle]:
        """What enough changes wait for, and somebody could do something about."""
        waiting = Counter(one for missing in self.lacks.values() for one in missing)
        least = self.yardstick.worth * len(self.changes)
        return [one for one, number in waiting.items() if number >= least and self._can_be_mended(one)]

    def steps(self, chosen: Iterable[tuple[Obstacle, int]]) -> Iterator[Step]:
        """What to do about each; with it go the changes that are ready, once it and those before it are gone.

        After a step that not everybody will follow, all numbers are those of the best case.
        """
        is_at_most = False
        for one, ready in chosen:
            is_at_most = is_at_most or one.part == WHY
            yield replace(self._step(one, ready), is_at_most=is_at_most)

    def _step(self, one: Obstacle, ready: int) -> Step:
        lacking = [change for change in self.changes if one in self.lacks[change.commit]]
        of = f"{len(lacking):,} of {count(len(self.changes), 'change')} in {self.yardstick.days} days"
        if one.part == WHY:
            return self._describe(lacking, of, ready)
        return self._document(one, of, ready) if one.part == WHAT else self._share(one, of, ready)

    def _can_be_mended(self, one: Obstacle) -> bool:
        if one.part == WHAT:
            return f"undocumented-module:{one.subject}" in self.findings
        if one.part == WHO:
            others = set(self.ownership.active_people()) - self.ownership.active_holders(one.subject)
            is_lived_with = f"bus-factor:{one.subject}" in self.accepted
            return bool(others) and not is_lived_with and not self._is_shared(one.subject)
        return True

    def _is_shared(self, module: str) -> bool:
        """Whether several active people know a part of it, so that nobody has to be found who looks after it."""
        known, least = self.ownership.unit(module).known, self.ownership.rule.commits
        here = self.ownership.active_people()
        able = [one for one in here if one.email in known and known[one.email].commits >= least]
        return not self.ownership.active_holders(module) and len(able) >= _SEVERAL

    def _document(self, one: Obstacle, of: str, ready: int) -> Step:
        return Step(
            action=self.findings[f"undocumented-module:{one.subject}"].remedy,
            subject=one.subject,
            reason=f"{of} touched {_called(one.subject)}, which does not say what it is for",
            people=self._people(one.subject, are_new=False),
            command=ask_who(one.subject),
            ready=ready,
        )

    def _share(self, one: Obstacle, of: str, ready: int) -> Step:
        holders = [named(holder.author) for holder in self.ownership.holders(one.subject) if holder.is_active]
        people = self._people(one.subject, are_new=True)
        somebody, module = listed(people, "or") or "somebody", _called(one.subject)
        if holders:
            action = f"let {somebody} make the next changes to {module}, and {listed(holders)} review them"
            reason = f"{of} touched it, and no active holder but who made them could say more"
        else:
            action = f"agree who looks after {module}, and have them review what changes there"
            reason = f"{of} touched it, and it has no active holder (who reviews it, git does not tell)"
        return Step(action, one.subject, reason, people, ask_who(one.subject), ready)

    def _describe(self, lacking: Sequence[Change], of: str, ready: int) -> Step:
        reason = f"{of} say less than {count(self.yardstick.words, 'word')} about why, and no record does"
        regimes = {one.commit: regime_of(one.subject, clean(one.message)) for one in self.changes}
        all_of, of_these = Counter(regimes.values()), Counter(regimes[one.commit] for one in lacking)
        hidden = {regime: number for regime, number in of_these.items() if not regime.is_visible}
        told = all_of[Regime.REQUEST]
        if 2 * sum(hidden.values()) > len(lacking) and sum(hidden.values()) >= told:
            regime = max(hidden, key=lambda one: (hidden[one], one.value))
            action = setting((change.message for change in lacking), regime)
            command = _SETTINGS[regime] if action.startswith("GitHub") else _EXPLAIN
            return Step(action, "", reason, (_ADMINISTRATOR,), command, ready)
        action, command = "have a hook ask each change what was wrong and what else was tried", _HOOK
        template = next((one for one in self.findings.values() if one.id.startswith(_TEMPLATE)), None)
        if told > all_of[Regime.MESSAGE]:  # most come with their text: then it is the text that says little
            action, command = "say in each request what was wrong, and keep that when it is merged", _EXPLAIN
            if template:
                asks = f"have {template.path} ask that" if template.path else template.remedy
                action, command = f"{action}: {asks}", template.command
        return Step(action, "", reason, self._writers(lacking), command, ready)

    def _people(self, module_path: str, *, are_new: bool) -> tuple[str, ...]:
        """Who knows a module; or who knows a little of it, or of what is beside it, and could learn it."""
        modules = self.snapshot.modules
        module = next((one for one in modules if one.path == module_path), None)
        if module is None:  # the documentation may have other modules: a crowded directory is still one
            module = Module(module_path, tuple(path for path in self._code() if _is_in(path, module_path)))
        near = neighbours(module, modules)
        blames = list(self.snapshot.blames(module.files))
        if not any(blame.lines for blame in blames):  # nobody knows an empty file
            return ()
        commits, now = self.snapshot.commits, self.snapshot.now
        ownership = self.yardstick.limits.gather([module, *near], blames, commits, now)
        able = [holder.author for holder in ownership.holders(module.path) if holder.is_active]
        other = [author for author, _ in learners(ownership, module, near)]
        return tuple(named(author) for author in (other if are_new else able or other)[:_PEOPLE])

    def _code(self) -> Iterator[str]:
        return (path for module in self.snapshot.modules for path in module.files)

    def _writers(self, lacking: Sequence[Change]) -> tuple[str, ...]:
        """In no order that says anything about them: by name."""
        authors: set[Author] = {self.snapshot.person(one) for change in lacking for one in change.authors}
        names = sorted(named(author) for author in authors)
        return (
            (f"{count(len(names), 'person', 'people')} who wrote them",)
            if len(names) > _PEOPLE
            else tuple(names)
        )


def _is_in(path: str, module: str) -> bool:
    return path == module or (path.rpartition("/")[0] or ".") == module


def _called(module: str) -> str:
    return "the top directory" if module == "." else module
