"""What a change says of the three questions that a record answers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from async_audit.facts import Change, Touch
from async_audit.inert import inert
from async_audit.patterns import late
from async_audit.trailers import trailers, without_comments
from async_audit.wording import count

PROBLEM = "What problem does it solve?"
APPROACH = "Which approach was chosen, and what was rejected?"
CARE = "What should be looked at most carefully?"

_REJECTED = late(
    r"\b(?:instead of|rather than|alternativ\w+|rejected|considered|decided against|opted|trade-?offs?|we could)\b",
    re.I,
)
_SENTENCE = late(r"(?<=[.!?])\s+(?=[A-Z`])|\n\s*[-*] |\n\n")
_NOISE = late(r"^(?:co-authored-by|signed-off-by|reviewed-by|\(cherry picked).*$", re.I | re.M)
_HEADING = late(r"^#{1,6}\s+(.*)$")
_TASK = late(r"\s*[-*] \[[ xX]\] ")
_MERGE = late(r"Merge (?:pull request|branch|remote-tracking branch) ")
_FOLDED = late(r"<details>.*?(?:</details>|\Z)", re.S)
_MOST_LINES = 40
_MOST_CHARACTERS = 6_000
_MOST_PATHS = 10
_MOST_FILES = 3


@dataclass(frozen=True, slots=True)
class Answers:
    """Lines of prose for each question; a question that the change leaves open is asked again."""

    problem: tuple[str, ...]
    approach: tuple[str, ...]
    care: tuple[str, ...]


OPEN = Answers(
    ("(Who is hindered by what today? One to three sentences.)",),
    ("(What will be done, and why this way? What else was considered, and why was it not taken?)",),
    ("(What may break, who has to act, and what nobody is sure about.)",),
)

FIRST_TITLE = "Record architecture decisions"
FIRST = Answers(
    (
        "Why something is as it is, only those know who were there. Whoever works in another time zone waits for them",
        "to ask, and whoever comes later asks nobody.",
    ),
    (
        "Whatever shapes more than one part of the system gets a short record in this directory before it lands: what",
        "problem, which approach, and what was rejected. A record that no longer holds is superseded, not deleted.",
        "",
        "Rejected: a wiki, which is not where the code is and is not reviewed with it; commit messages alone, which",
        "nobody finds later.",
    ),
    ("Whether records stay short enough to be written, and whether changes name them.",),
)
"""What the first record of a log says."""


def answers(change: Change) -> Answers:
    """What the message and the files of a change say."""
    body = _body(change)
    when = change.when.date().isoformat()
    lines = sum((touch.added or 0) + (touch.deleted or 0) for touch in change.touched)
    size = f"{count(lines, 'line')} in {count(len(change.touched), 'file')}"
    origin = f"Drafted from {change.commit[:10]} ({when}), which changes {size}."
    problem = [*(body or ["(The message of the change does not say. Who was hindered by what?)"]), "", origin]
    return Answers(tuple(problem), tuple(_approach(change, body)), tuple(_care(change)))


def affected(change: Change) -> tuple[str, ...]:
    """The directories, or the files where they are few, that the change is about; most lines first."""
    sizes: Counter[str] = Counter()
    for touch in change.touched:
        size = (touch.added or 0) + (touch.deleted or 0) + 1
        sizes[touch.path if len(change.touched) <= _MOST_PATHS else _above(touch.path)] += size
    return tuple(path for path, _ in sorted(sizes.items(), key=lambda item: (-item[1], item[0])))[
        :_MOST_PATHS
    ]


def _body(change: Change) -> list[str]:
    text = _FOLDED.sub("", without_comments(change.message[:_MOST_CHARACTERS])).partition("\n")[2]
    given = {f"{key}: {value}".lower() for key, value in trailers(change.message)}
    kept = [line for line in _NOISE.sub("", text).splitlines() if line.strip().lower() not in given]
    kept = [_HEADING.sub(r"**\1**", line) for line in kept if not _TASK.match(line)]
    return [inert(line.rstrip()) for line in "\n".join(kept).strip().splitlines()[:_MOST_LINES]]


def subject(change: Change) -> str:
    """What it is called; a merge is called by the first line of its message that says what was merged."""
    if not _MERGE.match(change.subject):
        return change.subject
    return next((line for line in change.message.splitlines()[1:] if line.strip()), change.subject)


def _approach(change: Change, body: list[str]) -> list[str]:
    told = [" ".join(one.split()) for one in _SENTENCE.split("\n".join(body)) if _REJECTED.search(one)]
    rejected = told[:5] or [
        "(The change names no alternative. What else was considered, and why was it not taken?)"
    ]
    return [f"{inert(subject(change))}.".replace("..", "."), "", *rejected]


def _care(change: Change) -> list[str]:
    largest = sorted(change.touched, key=lambda one: (-(one.added or 0) - (one.deleted or 0), one.path))
    found = [f"* `{inert(one.path)}` {_size(one)}" for one in largest[:_MOST_FILES]]
    removed = [touch for touch in change.touched if touch.status == "D"]
    if removed:
        found.append(f"* {count(len(removed), 'file')} removed, among them `{inert(removed[0].path)}`")
    return [*found, "", "(Why there: what may break, and what is nobody sure about?)"]


def _size(touch: Touch) -> str:
    return f"(+{touch.added} -{touch.deleted})" if touch.added is not None else "(binary)"


def _above(path: str) -> str:
    return path.rpartition("/")[0] or path
