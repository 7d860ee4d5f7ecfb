"""How the votes of words are learned from labelled sentences, and how right they are on repositories left out.

    python -m benchmarks.learn CLONES             # precision and recall per question, each repository judged unseen
    python -m benchmarks.learn CLONES --write     # and write async_audit/descriptions/votes.tsv
    python -m benchmarks.learn CLONES --wrong 40  # and show the surest errors of each question

Needs scikit-learn (``pip install --group learn``). ``benchmarks/data/description_sentences.csv`` says which sentences
of which commits answer which question, by the first digits of a hash of each, and ``description_doubts.csv`` what
single sentences do of which earlier votes were in doubt; the texts are read from git.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import click
import numpy
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_selection import SelectKBest, chi2
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline

from async_audit.descriptions import clean
from async_audit.descriptions.cleaning import Text
from async_audit.descriptions.questions import Question, said_in, told_plainly
from async_audit.descriptions.votes import ALWAYS, TABLE, Said, signs
from benchmarks.descriptions import clone_of, messages, template_before

DATA = Path(__file__).parent / "data"
SIGNS = 1000
"""Of each question, those that tell most of it."""
FEWEST = 4
"""Sentences in which a sign is met."""
FOLDS = 8
PRECISION = {Question.PROBLEM: 0.87, Question.APPROACH: 0.91, Question.REJECTED: 0.75, Question.LOOK: 0.8}
"""Of the texts that are told to answer a question, so many must on repositories left out; the rest is recall."""


class Sentence(NamedTuple):
    """One sentence of a text, and what it answers."""

    text: int
    """Counted from zero; below zero for a sentence of a text that was not read as a whole."""
    repository: str
    said: Said
    answers: frozenset[Question]
    told: frozenset[Question]
    """What its text answers by a heading or a phrase, without any votes."""


def digest(sentence: str) -> str:
    return hashlib.sha256(sentence.encode()).hexdigest()[:6]


def texts_of(rows: Sequence[Mapping[str, str]], clones: Path) -> Iterator[Text]:
    """The text of each row, cleaned; git is asked once for each repository."""
    found: dict[str, str] = {}
    for repository in sorted({row["repository"] for row in rows}):
        commits = [row["commit"] for row in rows if row["repository"] == repository]
        found |= messages(clone_of(repository, clones), commits)
    for row in rows:
        yield clean(found[row["commit"]], template_before(clone_of(row["repository"], clones), row["commit"]))


def read(name: str) -> Sequence[Mapping[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sentences(clones: Path) -> Iterator[Sentence]:
    """Those of the texts that were read as a whole, text by text."""
    rows = read("description_sentences.csv")
    for number, (row, text) in enumerate(zip(rows, texts_of(rows, clones), strict=True)):
        marked = {question: set(row[question.name.lower()].split()) for question in Question}
        told = frozenset(question for question, _ in told_plainly(text, tuple(Question)))
        for said in said_in(text):
            answers = (question for question in Question if digest(said.sentence) in marked[question])
            yield Sentence(number, row["repository"], said, frozenset(answers), told)


def doubts(clones: Path, question: Question) -> Iterator[Sentence]:
    """Single sentences that were read for one question."""
    rows = [row for row in read("description_doubts.csv") if row.get(question.name.lower())]
    for row, text in zip(rows, texts_of(rows, clones), strict=True):
        answers = frozenset({question} if row[question.name.lower()] == "1" else ())
        for said in said_in(text):
            if digest(said.sentence) == row["sentence"]:
                yield Sentence(-1, row["repository"], said, answers, frozenset())


def learner() -> Pipeline:
    return make_pipeline(
        SelectKBest(chi2, k=SIGNS), LogisticRegression(C=0.1, solver="liblinear", max_iter=300)
    )


def by_text(some: Sequence[Sentence], values: Sequence[float]) -> Mapping[int, float]:
    """The greatest of each text that was read as a whole."""
    found: dict[int, float] = {}
    for one, value in zip(some, values, strict=True):
        if one.text >= 0:
            found[one.text] = max(value, found.get(one.text, value))
    return found


def threshold(told: Mapping[int, float], true: Mapping[int, float], precision: float) -> float:
    """The lowest score from which on so many are right."""
    best, right = max(told.values()), 0.0
    for place, (text, score) in enumerate(sorted(told.items(), key=lambda item: -item[1]), start=1):
        right += true[text]
        if right / place >= precision:
            best = score
    return best


def learned(some: Sequence[Sentence], question: Question, wrong: int) -> dict[str, int]:
    """The weights of one question in hundredths, after telling how right they are."""
    found = [signs(one.said) for one in some]
    counts: dict[str, int] = {}
    for one in found:
        for sign in one:
            counts[sign] = counts.get(sign, 0) + 1
    vectors = DictVectorizer()
    given = vectors.fit_transform([{sign: 1 for sign in one if counts[sign] >= FEWEST} for one in found])
    wanted = numpy.array([question in one.answers for one in some])
    groups = [one.repository for one in some]
    scores = cross_val_predict(
        learner(), given, wanted, groups=groups, cv=GroupKFold(FOLDS), method="decision_function"
    )
    sure = [numpy.inf if question in one.told else score for one, score in zip(some, scores, strict=True)]
    told, true = by_text(some, sure), by_text(some, wanted.astype(float))
    least = threshold(told, true, PRECISION[question])
    report(question, told, true, least)
    show(some, scores - least, wanted, wrong)
    fitted = learner().fit(given, wanted)
    names = vectors.get_feature_names_out()[fitted[0].get_support()]
    weights = {ALWAYS: round(100 * (float(fitted[1].intercept_[0]) - least))}
    weights |= {
        str(name): round(100 * float(weight)) for name, weight in zip(names, fitted[1].coef_[0], strict=True)
    }
    return weights


def report(question: Question, told: Mapping[int, float], true: Mapping[int, float], least: float) -> None:
    right = sum(true[text] for text, score in told.items() if score >= least)
    count, there = sum(score >= least for score in told.values()), sum(true.values())
    click.echo(
        f"{question.name.lower():9} in {there:4.0f} of {len(true)} texts, told in {count:4}, right in {right:4.0f}:"
        f" precision {right / max(count, 1):.0%}, recall {right / there:.0%}"
    )


def show(some: Sequence[Sentence], scores: Sequence[float], wanted: Sequence[bool], most: int) -> None:
    """The sentences that were told the most wrongly."""
    wrong = [
        (score, one) for one, score, is_it in zip(some, scores, wanted, strict=True) if (score >= 0) != is_it
    ]
    for score, one in sorted(wrong, key=lambda item: -abs(item[0]))[:most]:
        click.echo(f"    {score:+.2f} {one.said.sentence[:150]!r}")


@click.command()
@click.argument("clones", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--write", is_flag=True, help="Write the votes.")
@click.option("--wrong", default=0, help="Show so many errors of each question.")
def main(clones: Path, write: bool, wrong: int) -> None:
    some = list(sentences(clones))
    columns = [learned([*some, *doubts(clones, question)], question, wrong) for question in Question]
    if write:
        known = sorted({sign for column in columns for sign, weight in column.items() if weight})
        rows = ["\t".join(("sign", *(question.name.lower() for question in Question)))]
        rows += ["\t".join((sign, *(str(column.get(sign, 0)) for column in columns))) for sign in known]
        TABLE.write_text("\n".join(rows) + "\n", encoding="utf-8")
        click.echo(f"{len(known)} signs written to {TABLE.name}")


if __name__ == "__main__":
    main()
