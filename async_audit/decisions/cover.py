"""Whether a decision behind a change is written down, or said to be none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from async_audit.decisions import naming
from async_audit.decisions.dialects import SERIES
from async_audit.decisions.records import Record
from async_audit.facts import Change
from async_audit.trailers import SENTENCE, trailers, waiver, without_comments

_MOST_CHARACTERS = 100_000


class Cover(str, Enum):
    """Why nothing more is asked of a change, in words for a reader; NONE when nothing answers for it."""

    RECORD = "covered by a record"
    WAIVER = "waived with a reason"
    NONE = ""


class Answer(NamedTuple):
    """What a change says about its decision."""

    cover: Cover
    fault: str = "no record, trailer or message names the decision"
    """Why it is not enough, as the clause that ends a finding."""
    reason: str = ""
    """Of a waiver."""


def answer(
    change: Change,
    records: Sequence[Record],
    recognise: Callable[[str], Record | None],
    elsewhere: Sequence[str] = (),
) -> Answer:
    """What the change itself brings or says: a record among its files, a name or a trailer in its message.

    ``elsewhere`` are texts that name a decision kept elsewhere. Texts and not patterns: they come from the
    configuration of a stranger, and a pattern of a stranger can take for ever.
    """
    if any(recognise(touch.path) for touch in change.touched if touch.status != "D"):
        return Answer(Cover.RECORD)
    message = without_comments(change.message[:_MOST_CHARACTERS])
    if naming.names_any(message, records) or any(
        text.lower() in message.lower() for text in elsewhere if text
    ):
        return Answer(Cover.RECORD)
    given = [_of_trailer(key, value, records) for key, value in trailers(change.message)]
    covered = next((one for one in given if one and one.cover is not Cover.NONE), None)
    return covered or next((one for one in given if one), Answer(Cover.NONE))


def is_cited(change: Change, read: Iterable[naming.Citations]) -> bool:
    """Whether a record cites the commit, or the pull request that it landed."""
    requests = naming.requests_of(change.message)
    return any(
        not requests.isdisjoint(one.requests) or any(change.commit.startswith(cited) for cited in one.commits)
        for one in read
    )


def is_near(change: Change, near: Iterable[Record], common: frozenset[str]) -> bool:
    """Whether one of the records of those weeks affects or names one of its paths, or the thing in its subject.

    ``common`` are the words that do not name a thing in this repository.
    """
    folders = naming.folders_of([touch.path for touch in change.touched])
    words = naming.telling_words(change.subject) - common
    return any(
        not words.isdisjoint(naming.telling_words(f"{record.title} {record.name}"))
        or not folders.isdisjoint(naming.paths_in(record.text))
        or _affects(record, change)
        for record in near
    )


def _affects(record: Record, change: Change) -> bool:
    """Whether one of its own patterns, as in .gitignore, means a path of the change."""
    if not record.affects:
        return False
    from pathspec import GitIgnoreSpec

    try:
        return any(
            GitIgnoreSpec.from_lines(record.affects).match_files(touch.path for touch in change.touched)
        )
    except ValueError:  # no pattern at all
        return False


def _of_trailer(key: str, value: str, records: Sequence[Record]) -> Answer | None:
    if key != "decision" and key not in SERIES:
        return None
    reason = waiver(value)
    if reason is not None:
        is_reasoned = Answer(Cover.WAIVER, reason=reason)
        return (
            is_reasoned
            if reason
            else Answer(Cover.NONE, f"its waiver gives no reason of {SENTENCE} words or more")
        )
    # a record may live in another repository; only a number can be checked here
    if "://" in value or naming.names_any(f"{key} {value}", records):
        return Answer(Cover.RECORD)
    if key == "decision":
        return Answer(Cover.NONE, f'its trailer names "{value[:60]}", which is no record here')
    return None
