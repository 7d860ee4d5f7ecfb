"""What is said of the descriptions of many changes together."""

from __future__ import annotations

from collections.abc import Iterator

from async_audit.descriptions.asking import HOW
from async_audit.descriptions.census import Census as Census
from async_audit.descriptions.questions import Question
from async_audit.descriptions.regimes import FEWEST
from async_audit.findings import Evidence, Finding, Severity
from async_audit.wording import count


def visible(audit: str, census: Census, least: float) -> Iterator[Finding]:
    """That git holds the descriptions of fewer than ``least`` of the changes, and what to set in the forge."""
    if len(census.told) < FEWEST or census.visible >= least:
        return
    yield Finding(
        audit=audit,
        subject="visible",
        path="",
        line=None,
        severity=Severity.WARNING,
        message=f"git holds the descriptions of {census.visible:.0%} of {count(len(census.told), 'change')}: {census.hidden()}",
        remedy=f"let the forge put descriptions into commits; {census.setting()}",
        command="git log --first-parent -20",
        evidence=(Evidence("visible", round(census.visible, 2), "share of changes", least),),
        rank=10,
    )


def questions(audit: str, census: Census, least: float) -> Iterator[Finding]:
    """Each question that fewer than ``least`` of those that owe it answer."""
    for rank, question in enumerate(reversed(Question)):
        owing, silent = census.owing(question), census.silent(question)
        if len(owing) < FEWEST or 1 - len(silent) / len(owing) >= least:
            continue
        is_first = question in (Question.PROBLEM, Question.APPROACH)
        yield Finding(
            audit=audit,
            subject=question.name.lower(),
            path="",
            line=None,
            severity=Severity.WARNING if is_first else Severity.NOTE,
            message=f"{len(silent):,} of {count(len(owing), 'change')} that owe it do not say {question.value}",
            remedy=f"{HOW[question]}; a template that asks for it helps: async-audit init",
            command=f"git show {silent[0].change.commit[:10]}",
            evidence=census.examples(silent),
            rank=rank,
        )
