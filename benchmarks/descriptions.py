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
import operator
import random
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from async_audit.descriptions import Proof, Question, answers, clean
from async_audit.descriptions.templates import default

LABELS = Path(__file__).parent / "data" / "descriptions.csv"
SEED = 7
MOST = 3000
"""Commits of each history, newest first, of which some are drawn."""
STRATA = ((10, 40, 2), (40, 100, 4), (100, 220, 6), (220, 450, 4))
"""From so many words on, below so many, so many texts of each repository: what was rejected and where to look
are told in few texts, and most of those are long."""
CLEAR = (Question.REJECTED, Question.LOOK)
"""A third reader judged what two had found."""


class Label(NamedTuple):
    """What two readers found in one description, and a third in what they had found."""

    repository: str
    commit: str
    answered: frozenset[Question]
    """By both of them."""
    clear: frozenset[Question]
    """Of what was rejected and where to look: what the third called said in so many words."""


def labels() -> Iterator[Label]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            both = (question for question in Question if row[question.name.lower()] == "2")
            clear = (question for question in CLEAR if row[f"{question.name.lower()}_clear"] == "1")
            yield Label(row["repository"], row["commit"], frozenset(both), frozenset(clear))


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


def told(label: Label, message: str, clone: Path) -> Mapping[Question, Proof]:
    return answers(clean(message, template_before(clone, label.commit)))


def judged(clones: Path, some: Sequence[Label]) -> Iterator[tuple[Label, Mapping[Question, Proof]]]:
    """Each text with what is told of it."""
    for repository, ours in itertools.groupby(some, lambda label: label.repository):
        clone, these = clone_of(repository, clones), list(ours)
        texts = messages(clone, [label.commit for label in these])
        for label in these:
            yield label, told(label, texts[label.commit], clone)


def measure(clones: Path, some: Sequence[Label], *, wrong: bool) -> None:
    found = list(judged(clones, some))
    click.echo(f"{len(found)} texts of {len({label.repository for label in some})} repositories")
    for question in Question:
        hits = [question in proofs for _, proofs in found]
        there = [question in label.answered for label, _ in found]
        right = sum(map(operator.and_, hits, there))
        clear = [hit for hit, (label, _) in zip(hits, found, strict=True) if question in label.clear]
        more = f", of the {len(clear)} clear ones {sum(clear) / len(clear):.0%}" if clear else ""
        click.echo(
            f"{question.name.lower():9} in {sum(there):3} texts, told in {sum(hits):3}, right in {right:3}:"
            f" precision {right / max(1, sum(hits)):.0%}, recall {right / max(1, sum(there)):.0%}{more}"
        )
        if wrong:
            for label, proofs in found:
                if (question in proofs) != (question in label.answered):
                    why = f"told by {proofs[question].span!r}" if question in proofs else "missed"
                    click.echo(f"    {label.repository} {label.commit[:10]}: {why}")


@click.command()
@click.argument("clones", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--wrong", is_flag=True, help="Show what was judged otherwise than by the reader.")
@click.option(
    "--draw", "drawing", is_flag=True, help="Print commits and texts to be labelled, and judge nothing."
)
@click.option("--from", "repositories", multiple=True, metavar="OWNER/NAME", help="Draw from these.")
def main(clones: Path, wrong: bool, drawing: bool, repositories: tuple[str, ...]) -> None:
    if not drawing:
        measure(clones, list(labels()), wrong=wrong)
        return
    for repository in repositories or sorted({label.repository for label in labels()}):
        for commit, message in draw(repository, clone_of(repository, clones)):
            click.echo(f"==== {repository} {commit}\n{message.strip()}\n")


if __name__ == "__main__":
    main()
