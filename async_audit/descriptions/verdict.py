"""What is asked of a description in proportion to its change, and what it leaves unsaid."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import sqrt
from typing import NamedTuple, Protocol

from async_audit.descriptions.cleaning import Text, clean, words_of
from async_audit.descriptions.language import is_english
from async_audit.descriptions.questions import Proof, Question, answers
from async_audit.patterns import late

_SEVERAL_MODULES = 3
_FEWEST_NEW_WORDS = 4
_MOST_VAGUE_WORDS = 5
_VAGUE = late(
    r"(?:fix(?:e[sd])?(?: (?:the|a|an|some|more|it))?(?: (?:bugs?|issues?|errors?|tests?|stuff))?|wip|misc\w*|updates?|changes?|minor\w*(?: \w+)?|clean-?ups?"
    r"|address (?:review )?(?:comments|feedback)|see (?:title|above)|as title|stuff|temp|tmp|work|progress|improvements?|tweaks?|refactor(?:ing)?|\W*)\W*",
    re.IGNORECASE,
)
_SMALL = late(
    r"\[(?:docs?|tests?|chore|style|ci|build|deps)\]|(?:docs?|tests?|chore|style|ci|build|deps|typos?|lint|format)"
    r"(?:\([^)\n]{0,60}\))?!?[:/]|.{0,60}\b(?:typos?|spelling|whitespace|changelog)\b",
    re.IGNORECASE,
)


class Limits(Protocol):
    """From which size on each question is asked."""

    @property
    def problem_lines(self) -> int:
        """Production lines from which a description says what problem it solves."""

    @property
    def approach_lines(self) -> int:
        """From here also which approach it takes."""

    @property
    def all_lines(self) -> int:
        """From here also what was rejected, and where to look."""

    @property
    def fewest_words(self) -> int:
        """Fewer words are no description."""


class Verdict(NamedTuple):
    """One description, held against the size of its change."""

    text: Text
    asked: tuple[Question, ...]
    proofs: Mapping[Question, Proof]
    is_undersized: bool
    """Whether it has too few words for its change, or such as say nothing."""
    echoes_title: bool
    """Whether it says again what its title says, and nothing else."""
    is_readable: bool
    """Whether it is in a language whose words are known."""

    @property
    def missing(self) -> tuple[Question, ...]:
        """What is asked and not answered."""
        return tuple(question for question in self.asked if question not in self.proofs)

    @property
    def leaves_open(self) -> bool:
        """Whether there is anything to ask for."""
        return bool(self.missing) or self.is_undersized

    @property
    def is_grave(self) -> bool:
        """Whether a reader cannot begin: too few words, or neither problem nor approach, of a change that owes both.

        Of a smaller one the title often says enough, and who tells the approach at length tells the problem by it:
        a hook that stopped for less was needless more often than not (docs/hooks.md).
        """
        tells_neither = {Question.PROBLEM, Question.APPROACH}.issubset(self.missing)
        return Question.APPROACH in self.asked and (self.is_undersized or tells_neither)


def asked(lines: int, modules: int, limits: Limits) -> tuple[Question, ...]:
    """What a change of so many production lines in so many modules owes its reader beyond a title.

    Lines count twice where they spread over three modules or more.
    """
    size = 2 * lines if modules >= _SEVERAL_MODULES else lines
    if size < limits.problem_lines:
        return ()
    if size < limits.approach_lines:
        return (Question.PROBLEM,)
    return tuple(Question) if size >= limits.all_lines else (Question.PROBLEM, Question.APPROACH)


def is_small_by_title(title: str) -> bool:
    """Whether a change calls itself documentation, a test, a chore or a typo: its title is enough."""
    return bool(_SMALL.match(title))


def judge(
    message: str,
    lines: int,
    wanted: Sequence[Question],
    limits: Limits,
    template: str = "",
    more: Mapping[Question, Sequence[str]] | None = None,
) -> Verdict:
    """Hold a message against what is ``wanted`` of a change of so many production lines.

    An issue that it names answers what problem it solves, unless more than that is wanted.
    """
    text = clean(message, template)
    proofs = dict(answers(text, more, wanted))
    if text.names_issue and tuple(wanted) == (Question.PROBLEM,):
        proofs.setdefault(Question.PROBLEM, Proof("the issue that it names"))
    said = " ".join(block for part in text.parts for block in part.blocks)
    is_vague = text.words <= _MOST_VAGUE_WORDS and bool(_VAGUE.fullmatch(said))
    says_little = text.words < min(limits.fewest_words, sqrt(lines)) or is_vague
    return Verdict(
        text,
        tuple(wanted),
        proofs,
        is_undersized=bool(wanted) and not text.names_issue and says_little,
        echoes_title=text.words > 0 and len(_new_words(text)) < _FEWEST_NEW_WORDS,
        is_readable=is_english(text) or any((more or {}).values()),
    )


def _new_words(text: Text) -> set[str]:
    said = {word.lower() for part in text.parts for block in part.blocks for word in words_of(block)}
    return said - {word.lower() for word in words_of(text.title)}
