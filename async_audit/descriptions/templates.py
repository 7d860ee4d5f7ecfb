"""Templates of requests: where each forge looks for them, what they ask, and what became of their sections."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from async_audit.descriptions.cleaning import heading_in, words_of
from async_audit.descriptions.questions import Question
from async_audit.patterns import late
from async_audit.trailers import without_comments

LIMIT = 1 << 16
"""Bytes of a template that are read."""

FOLDERS = (
    "",
    ".github",
    ".gitea",
    ".forgejo",
    ".azuredevops",
    ".vsts",
    ".bitbucket",
    "docs",
    ".gitlab/merge_request_templates",
)
"""Where the template is that a forge offers unasked, in letters of either case."""
_ENDING = r"(?:\.(?:md|markdown|txt|rst|adoc|ya?ml))?"
_NAME = "request_template"
"""What all of them are called by."""
_PLACES = late(
    rf"(?:(?:\.github|\.gitea|\.forgejo|\.azuredevops|\.vsts|\.bitbucket|docs)/)?pull_request_template{_ENDING}"
    r"|(?:(?:\.github|\.gitea|\.forgejo|\.azuredevops|\.vsts|docs)/)?pull_request_template/(?:branches/)?[^/]+\.(?:md|markdown|txt)"
    r"|\.gitlab/merge_request_templates/[^/]+\.md",
    re.IGNORECASE,
)
_DEFAULT = late(
    r"(?:.*/)?pull_request_template[^/]*|\.gitlab/merge_request_templates/default\.md", re.IGNORECASE
)

_ASKS = {
    Question.PROBLEM: late(
        r"\b(?:why|problems?|motivation|context|background|rationale|reasons?|purpose|goal|use[- ]?case|user story|intent"
        r"|(?:what|which) (?:issue|bug)|issue (?:does|is|this)|current behaviou?r|root cause|because|need for|solves?)\b",
        re.IGNORECASE,
    ),
    Question.APPROACH: late(
        r"\b(?:what (?:is|are|was|were|has|have|does|do|did|you|changed?|this|kind of approach)|changes?(?! ?log)|description|describe|summary|summari[sz]e|approach"
        r"|solution|implementation|how (?:is|are|was|were|does|do|did|you|it|this)|overview|design|proposed|details)\b",
        re.IGNORECASE,
    ),
    Question.REJECTED: late(
        r"\b(?:alternatives?|rejected|discarded|trade-?offs?|other (?:options|approaches|solutions|ways)|considered|why not|drawbacks?|ruled out)\b",
        re.IGNORECASE,
    ),
    Question.LOOK: late(
        r"\b(?:(?:notes?|hints?|guidance|questions?|attention|help|information|comments?|instructions|tips|context) (?:to|for) (?:the )?(?:review|maintain)\w*"
        r"|review(?:er)?s? (?:should|notes?|focus|need|must|guid\w*|to (?:look|focus|check|pay))|to review\b|look (?:at|out)|most critical|critical (?:files|to)|risks?|risky|careful\w*"
        r"|pay attention|special attention|focus on|caveats?|limitations?|side[- ]effects?|breaking changes?|backwards?[- ]compat\w+|impact"
        r"|known issues|concerns?|unsure|where to (?:look|start)|start with|drawbacks|consequences)\b",
        re.IGNORECASE,
    ),
}
_SECTION = {
    Question.PROBLEM: "## Problem\n\n<!-- What was wrong or missing, and for whom? A link alone makes the reader wait. -->\n",
    Question.APPROACH: "## Approach\n\n<!-- What does this change do about it? -->\n",
    Question.REJECTED: "## Rejected\n\n<!-- Which other way was considered, and why not that one? -->\n",
    Question.LOOK: "## Where to look\n\n<!-- What deserves the most careful look: risks, doubts, the file to begin with? -->\n",
}
_PLACEHOLDER = late(
    r"\W*(?:tb[acd]|todo|n/?a|none|no|nothing|x{3,}|\.{3,}|_{3,}|#?(?:x{3,}|issue|number|\d{0,4}nnn+)|<[^<>]{0,200}>|\[[^\[\]]{0,200}\])?\W*",
    re.IGNORECASE,
)


class State(str, Enum):
    """What the author of a description did with one section of the template."""

    REMOVED = "removed"
    UNTOUCHED = "left as it was"
    EMPTY = "emptied"
    PLACEHOLDER = "filled with a placeholder"
    ANSWERED = "answered"


class Section(NamedTuple):
    """One section of a template, as a description has it."""

    title: str
    state: State


def templates(paths: Iterable[str]) -> tuple[str, ...]:
    """The templates among the files of a tree; those that a forge offers unasked come first."""
    found = [path for path in paths if _NAME in path.lower() and _PLACES.fullmatch(path)]
    return tuple(sorted(found, key=lambda path: (not _DEFAULT.fullmatch(path), path)))


def default(paths: Iterable[str]) -> str:
    """The template that a forge puts into every new request; empty if there is none."""
    return next((path for path in templates(paths) if _DEFAULT.fullmatch(path)), "")


def asks(template: str, more: Mapping[Question, Sequence[str]] | None = None) -> frozenset[Question]:
    """The questions that a template asks, in its headings, its prose or its comments.

    ``more`` are texts that ask one in another language. What only a check-list says is not asked.
    """
    lines = [line for line in template.splitlines() if not re.match(r"\s*(?:[-*+]|\d+[.)])\s+\[.?\]", line)]
    text = "\n".join(lines)
    return frozenset(
        question
        for question, cue in _ASKS.items()
        if cue.search(text)
        or any(one.lower() in text.lower() for one in (more or {}).get(question, ()) if one)
    )


def to_add(missing: Iterable[Question]) -> str:
    """The sections that ask what a template does not, ready to be pasted."""
    return "\n".join(_SECTION[question] for question in missing)


def sections(template: str, description: str) -> tuple[Section, ...]:
    """What became of each section of ``template`` in ``description``, in the order of the template."""
    said = _by_heading(description)
    found = []
    for title, offered in _by_heading(template).items():
        if title:
            written = said.get(title)
            found.append(Section(title, State.REMOVED if written is None else _state(written, offered)))
    return tuple(found)


def _by_heading(text: str) -> dict[str, list[str]]:
    title, found = "", dict[str, list[str]]()
    for line in text.replace("\r\n", "\n").split("\n"):
        title = heading_in(line) or title
        body = found.setdefault(title, [])
        if not heading_in(line):
            body.append(line)
    return found


def _state(written: Sequence[str], offered: Sequence[str]) -> State:
    # with comments: who deletes the hint and writes nothing has emptied it, who does neither left it
    if "".join(written).split() == "".join(offered).split():
        return State.UNTOUCHED
    before = {line.strip() for line in without_comments("\n".join(offered)).split("\n")}
    own = [line for line in without_comments("\n".join(written)).split("\n") if line.strip() not in before]
    text = " ".join(own).strip()
    if not text:
        return State.EMPTY
    return State.ANSWERED if words_of(text) and not _PLACEHOLDER.fullmatch(text) else State.PLACEHOLDER
