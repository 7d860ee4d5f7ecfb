"""Who wrote the lines of a file, from the commits that did and who signed them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from async_audit.facts import Author, Blame, Run
from async_audit.repository.people import People

BATCH = 128
"""Files whose authors are looked up at a time: memory is bounded, processes are few."""


def blames(
    answers: Iterator[tuple[str, tuple[Run, ...]]],
    blobs: Mapping[str, str],
    signatures: Mapping[str, str],
    people: People,
) -> Iterator[Blame]:
    """A Blame for each answer; ``signatures`` grows while answers are taken."""
    while batch := [(*answer, _by_commit(answer[1])) for answer in islice(answers, BATCH)]:
        people.meet({signatures[commit] for _, _, lines in batch for commit in lines})
        for path, runs, lines in batch:
            signed = ((people.author(signatures[commit]), count) for commit, count in lines.items())
            yield Blame(path, blobs[path], _by_author(signed), runs)


def _by_commit(runs: Iterable[Run]) -> Mapping[str, int]:
    lines: defaultdict[str, int] = defaultdict(int)
    for _, count, commit in runs:
        lines[commit] += count
    return lines


def _by_author(lines: Iterable[tuple[Author, int]]) -> Mapping[Author, int]:
    counts: dict[str, tuple[Author, int]] = {}  # by e-mail: an Author is ten times slower to hash
    for author, count in lines:
        known, so_far = counts.get(author.email, (author, 0))
        counts[author.email] = known, so_far + count
    return dict(sorted(counts.values(), key=lambda item: (-item[1], item[0].email)))
