"""The three questions of a request's template: where templates lie, and which questions one asks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

_DEFAULT = re.compile(
    r"(?:(?:\.github|\.gitea|\.forgejo|\.azuredevops|\.vsts|\.bitbucket|docs)/)?pull_request_template(?:\.\w+)?"
    r"|\.gitlab/merge_request_templates/default\.md",
    re.IGNORECASE,
)
_BOX = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+\[.?\]")


class Question(Enum):
    """What a reviewer needs to know, in the order in which it is asked."""

    PROBLEM = "what problem it solves"
    APPROACH = "which approach it takes, and what was rejected"
    LOOK = "where to look most carefully"


_ASKS = {
    Question.PROBLEM: re.compile(
        r"\b(?:why|problems?|motivation|context|background|rationale|reasons?|purpose|goal|use[- ]?case"
        r"|(?:what|which) (?:issue|bug)|need for|solves?)\b",
        re.IGNORECASE,
    ),
    Question.APPROACH: re.compile(
        r"\b(?:alternatives?|rejected|discarded|trade-?offs?|other (?:options|approaches|solutions|ways)"
        r"|considered|why not|ruled out)\b",
        re.IGNORECASE,
    ),
    Question.LOOK: re.compile(
        r"\b(?:(?:notes?|hints?|guidance|questions?|attention|instructions|tips) (?:to|for) (?:the )?review\w*"
        r"|review(?:er)?s? (?:should|notes?|focus)|look (?:at|out)|where to look|most critical|risks?|risky"
        r"|careful\w*|pay attention|focus on|unsure|concerns?)\b",
        re.IGNORECASE,
    ),
}
_SECTIONS = {
    Question.PROBLEM: "## What problem does it solve?\n\n<!-- What was wrong or missing, and for whom? A link alone makes the reader wait. -->\n",
    Question.APPROACH: "## Which approach was chosen, and what was rejected?\n\n<!-- Which other way was considered, and why not that one? -->\n",
    Question.LOOK: "## What should be looked at most carefully?\n\n<!-- Risks, doubts, the file to begin with. -->\n",
}


def default(paths: Iterable[str]) -> str:
    """The template that a forge puts into every new request; empty if there is none."""
    return min((path for path in paths if _DEFAULT.fullmatch(path)), default="")


def asks(template: str) -> frozenset[Question]:
    """The questions that a template asks, in its headings, its prose or its comments; a check-list asks none."""
    text = "\n".join(line for line in template.splitlines() if not _BOX.match(line))
    return frozenset(question for question, cue in _ASKS.items() if cue.search(text))


def to_add(missing: Iterable[Question]) -> str:
    """The sections that ask these questions."""
    return "\n".join(_SECTIONS[question] for question in missing)
