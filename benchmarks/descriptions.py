"""How often the questions that a description answers are told right, on texts labelled by hand.

    python -m benchmarks.descriptions CLONES            # precision and recall, per question
    python -m benchmarks.descriptions CLONES --wrong    # every text that was judged otherwise
    python -m benchmarks.descriptions CLONES --draw     # commits to be labelled, drawn as the first ones were

CLONES holds a git directory or a clone for each repository of ``benchmarks/data/descriptions.csv``, at
``OWNER+NAME/repo``, ``OWNER+NAME`` or ``NAME``. The labels are committed, the texts are read from git.
"""

from __future__ import annotations

import csv
import itertools
import random
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from async_audit.descriptions import Question, answers, clean
from async_audit.descriptions.templates import default

LABELS = Path(__file__).parent / "data" / "descriptions.csv"
SEED = 7
MOST = 3000
"""Commits of each history, newest first, of which some are drawn."""
STRATA = ((10, 40, 2), (40, 100, 4), (100, 220, 6), (220, 450, 4))
"""From so many words on, below so many, so many texts of each repository: what was rejected and where to look
are told in few texts, and most of those are long."""
LONG = ((10, 40, 1), (40, 100, 1), (100, 220, 4), (220, 450, 4))
"""So that those two are met more often."""


class Label(NamedTuple):
    """What a reader found in one description."""

    part: str
    """``first sets``, ``third set``, ``fourth set``: the words were made on them. ``fifth set``: it was read before the
    words met it, and they were not changed since."""
    repository: str
    commit: str
    answered: frozenset[Question]


def labels() -> Iterator[Label]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            said = (question for question in Question if row[question.name.lower()] == "1")
            yield Label(row["part"], row["repository"], row["commit"], frozenset(said))


def clone_of(repository: str, clones: Path) -> Path:
    owner, _, name = repository.partition("/")
    for place in (clones / f"{owner}+{name}" / "repo", clones / f"{owner}+{name}", clones / name):
        if place.is_dir():
            return place
    raise click.ClickException(f"{clones} holds no clone of {repository}; clone it to {clones / name}")


def git(clone: Path, *arguments: str, given: str = "") -> str:
    command = ["git", "-C", str(clone), *arguments]
    done = subprocess.run(command, check=True, capture_output=True, input=given.encode())
    return done.stdout.decode("utf-8", "replace")


def messages(clone: Path, commits: Sequence[str]) -> Mapping[str, str]:
    given = "".join(f"{commit}\n" for commit in commits)
    said = git(clone, "log", "--no-walk=unsorted", "--stdin", "--format=%H%n%B%x00", given=given)
    return {one.lstrip("\n")[:40]: one.lstrip("\n")[41:] for one in said.split("\0") if one.strip()}


def template_before(clone: Path, commit: str) -> str:
    """What the forge offered the author; the audit takes it away too."""
    try:
        path = default(git(clone, "ls-tree", "-r", "-z", "--name-only", f"{commit}^").split("\0"))
        return git(clone, "show", f"{commit}^:{path}") if path else ""
    except subprocess.CalledProcessError:
        return ""


def draw(
    repository: str, clone: Path, numbers: Sequence[tuple[int, int, int]] = STRATA
) -> Iterator[tuple[str, str]]:
    """Commits and their texts: from each stratum of length so many, always the same."""
    said = git(clone, "log", f"-{MOST}", "--format=%H%x01%an%x01%B%x00", "HEAD")
    strata: list[list[tuple[str, str]]] = [[] for _ in numbers]
    for one in said.split("\0"):
        commit, _, rest = one.strip("\n").partition("\x01")
        author, _, message = rest.partition("\x01")
        words = clean(message).words if author and "bot" not in author.lower() else 0
        for found, (least, most, _) in zip(strata, numbers, strict=True):
            if least <= words < most:
                found.append((commit, message))
    chance = random.Random(f"{SEED}:{repository}")
    for found, (_, _, number) in zip(strata, numbers, strict=True):
        yield from chance.sample(found, min(number, len(found)))


def measure(clones: Path, some: Sequence[Label], *, wrong: bool) -> None:
    by_repository: dict[str, list[Label]] = {}
    for label in some:
        by_repository.setdefault(label.repository, []).append(label)
    counts = {question: [0, 0, 0] for question in Question}
    for repository, ours in by_repository.items():
        clone = clone_of(repository, clones)
        texts = messages(clone, [label.commit for label in ours])
        for label in ours:
            told = answers(clean(texts[label.commit], template_before(clone, label.commit)))
            for question, (right, false, missed) in counts.items():
                is_told, is_there = question in told, question in label.answered
                counts[question] = [
                    right + (is_told and is_there),
                    false + (is_told and not is_there),
                    missed + (is_there and not is_told),
                ]
                if wrong and is_told != is_there:
                    why = f"told by {told[question].span!r}" if is_told else "missed"
                    click.echo(f"{repository} {label.commit[:10]} {question.name.lower()}: {why}")
    click.echo(f"{sum(map(len, by_repository.values()))} texts of {len(by_repository)} repositories")
    for question, (right, false, missed) in counts.items():
        precision, recall = right / max(1, right + false), right / max(1, right + missed)
        click.echo(
            f"{question.name.lower():9} in {right + missed:3} texts, told in {right + false:3}, right in {right:3}:"
            f" precision {precision:.0%}, recall {recall:.0%}"
        )


@click.command()
@click.argument("clones", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--wrong", is_flag=True, help="Show what was judged otherwise than by the reader.")
@click.option(
    "--draw", "drawing", is_flag=True, help="Print commits and texts to be labelled, and judge nothing."
)
@click.option("--long", "is_long", is_flag=True, help="Draw more of the long ones, as for the fifth set.")
@click.option("--from", "repositories", multiple=True, metavar="OWNER/NAME", help="Draw from these.")
def main(clones: Path, wrong: bool, drawing: bool, is_long: bool, repositories: tuple[str, ...]) -> None:
    if not drawing:
        for part, some in itertools.groupby(labels(), lambda label: label.part):
            click.echo(f"{part}: ", nl=False)
            measure(clones, list(some), wrong=wrong)
        return
    for repository in repositories or sorted({label.repository for label in labels()}):
        for commit, message in draw(repository, clone_of(repository, clones), LONG if is_long else STRATA):
            click.echo(f"==== {repository} {commit}\n{message.strip()}\n")


if __name__ == "__main__":
    main()
