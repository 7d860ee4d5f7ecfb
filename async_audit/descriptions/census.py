"""What the descriptions of many changes have in common: numbers about a repository, never about a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from async_audit.descriptions.questions import Question
from async_audit.descriptions.regimes import Regime, setting
from async_audit.descriptions.told import Told
from async_audit.facts import Change
from async_audit.findings import Evidence
from async_audit.wording import count, listed

_WORST = 3
_MOST_OF_A_SUBJECT = 80  # characters


class Census:
    """All that is told of the changes of a window."""

    def __init__(self, told: Iterable[Told], *, is_quoted: bool = True) -> None:
        """``is_quoted``: whether subjects may be shown; pseudonyms forbid it."""
        self.told = tuple(told)
        self._is_quoted = is_quoted

    @property
    def regimes(self) -> Mapping[Regime, int]:
        """How many changes landed in which way, most first."""
        return dict(Counter(one.regime for one in self.told).most_common())

    @property
    def visible(self) -> float:
        """Share of the changes whose description git holds, from 0 to 1; 1 where there are none."""
        return sum(one.regime.is_visible for one in self.told) / len(self.told) if self.told else 1.0

    @property
    def judged(self) -> Sequence[Told]:
        """Changes that owe more than a title, whose description is in git and in a language that is known."""
        return [
            one
            for one in self.told
            if one.regime.is_visible and one.verdict.asked and one.verdict.is_readable
        ]

    @property
    def unreadable(self) -> int:
        """Descriptions in another language, of changes that owe more than a title."""
        return sum(
            one.regime.is_visible and bool(one.verdict.asked) and not one.verdict.is_readable
            for one in self.told
        )

    def owing(self, question: Question) -> Sequence[Told]:
        """The judged changes of which this is asked."""
        return [one for one in self.judged if question in one.verdict.asked]

    def silent(self, question: Question) -> Sequence[Told]:
        """Those of them that do not answer, the largest first."""
        found = [one for one in self.owing(question) if question in one.verdict.missing]
        return sorted(found, key=lambda one: (-one.lines, one.change.commit))

    def figures(self) -> tuple[Evidence, ...]:
        """The numbers about all of them."""
        shares = []
        for question in Question:
            owing = len(self.owing(question))
            if owing:
                share = round(1 - len(self.silent(question)) / owing, 3)
                shares.append(
                    Evidence(
                        f"say {question.value}",
                        share,
                        f"share of {count(owing, 'change')} that {'owes' if owing == 1 else 'owe'} it",
                    )
                )
        judged = [one.verdict for one in self.judged]
        echoes, short = sum(one.echoes_title for one in judged), sum(one.is_undersized for one in judged)
        return (
            *(Evidence(regime.value, number, "changes") for regime, number in self.regimes.items()),
            *shares,
            Evidence("too short for their change", short, "changes"),
            Evidence("repeat their title", echoes, "changes"),
        )

    def setting(self) -> str:
        """What to set in the forge, so that descriptions reach git."""
        lost = Counter(one.regime for one in self.told if not one.regime.is_visible)
        return setting((one.change.message for one in self.told), lost.most_common(1)[0][0])

    def hidden(self) -> str:
        """How those came in whose description git does not hold, as a clause with numbers."""
        lost = (one for one in self.regimes.items() if not one[0].is_visible)
        return listed([f"{count(number, 'was', 'were')} {regime.value}" for regime, number in lost])

    def examples(self, told: Sequence[Told]) -> tuple[Evidence, ...]:
        """The largest of these changes."""
        return tuple(Evidence(self._named(one.change), one.lines, "lines") for one in told[:_WORST])

    def _named(self, change: Change) -> str:
        subject = change.subject[:_MOST_OF_A_SUBJECT] if self._is_quoted else ""
        return f'{change.commit[:10]} "{subject}"' if subject else change.commit[:10]
