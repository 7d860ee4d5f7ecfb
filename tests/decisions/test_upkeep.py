"""Records that nobody can read, nobody finished, or nobody closed."""

from __future__ import annotations

from datetime import date

import pytest

from async_audit.decisions import upkeep
from async_audit.findings import Severity
from async_audit.formats.summary import figure
from tests.decisions.logs import log, nygard, one
from tests.fixed_snapshot import NOW, days_ago


def test_a_log_that_states_no_status_is_not_asked_for_one() -> None:
    assert list(upkeep.unreadable(log(a="# A\n", b="# B\n", c="# C\n", d=nygard("Accepted")))) == []


def test_the_one_that_states_none_among_others_is_found() -> None:
    (breach,) = upkeep.unreadable(log(a="# A\n", **dict.fromkeys("bcd", nygard("Accepted"))))

    assert breach.message == "docs/adr/0001-a.md states no status, as 3 of 4 records of docs/adr do"


def test_a_status_that_nobody_knows_is_found() -> None:
    (breach,) = upkeep.unreadable(log(a=nygard("imlpemented")))

    assert breach.message == (
        'whether docs/adr/0001-a.md holds cannot be read: its status "imlpemented" is not understood'
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("We build `{a: 1 for a in b}` from {many words in braces here}.", id="braces"),
        pytest.param("```\nshort title of solved problem and solution\n```", id="code"),
        pytest.param("<!-- One paragraph explanation of the feature. -->", id="a comment"),
        pytest.param("The date is YYYY-MM-DD in all logs.", id="a format"),
    ],
)
def test_these_are_no_template(text: str) -> None:
    assert list(upkeep.unfinished([one(nygard("Accepted", text))])) == []


@pytest.mark.parametrize(
    "text",
    [
        "The change that we're proposing or have\nagreed to implement.",
        "(The change names no alternative. What else was considered, and why was it not taken?)",
        "* Date: YYYY-MM-DD",
        "* {decision driver 1, e.g., a force, facing concern, …}",
    ],
)
def test_text_of_a_template_is_found(text: str) -> None:
    (breach,) = upkeep.unfinished([one(nygard("Accepted", text))])

    assert breach.severity is Severity.WARNING


def test_what_is_still_written_may_hold_its_template() -> None:
    (breach,) = upkeep.unfinished([one(nygard("Proposed", "One paragraph explanation of the feature."))])

    assert breach.severity is Severity.NOTE


def overdue(text: str, edited: float | None = None) -> list[str]:
    record = one(text)
    times = {} if edited is None else {record.path: [days_ago(edited), days_ago(edited + 100)]}
    return [breach.message for breach in upkeep.overdue([record], times, NOW.date(), 180)]


def test_what_was_decided_is_never_overdue() -> None:
    assert overdue("---\nstatus: accepted\ndeadline: 2020-01-01\n---\n# A\n", edited=1000) == []


def test_the_last_day_is_not_over() -> None:
    assert overdue("---\nstatus: proposed\ndeadline: 2024-06-01\n---\n# A\n") == []


def test_a_deadline_that_passed_is_found() -> None:
    assert overdue("---\nstatus: proposed\ndeadline: 2024-05-31\n---\n# A\n") == [
        'docs/adr/0001-a.md reads "proposed" and its comments closed on 2024-05-31, 1 day ago'
    ]


def test_a_review_period_is_over_at_its_end() -> None:
    assert overdue("---\nstatus: proposed\nreview-period: 2024-01-01 - 2024-07-01\n---\n# A\n") == []


def test_what_somebody_edits_is_not_forgotten() -> None:
    assert overdue(nygard("Proposed"), edited=180) == []
    assert overdue(nygard("Proposed")) == []


def test_what_nobody_edits_is_found() -> None:
    assert overdue(nygard("Proposed"), edited=181) == [
        'docs/adr/0001-a.md still reads "Proposed": 281 days old, last edited 181 days ago'
    ]


def test_decisions_without_a_rejected_option_are_told_once_for_a_log() -> None:
    records = log(
        a=nygard("Accepted", "We do it."),
        b=nygard("Accepted", "We considered Kafka."),
        c=nygard("Proposed", "We do it."),
        d=nygard("Accepted", "(What else was considered?)"),
    )
    (breach,) = upkeep.one_sided(records)

    assert breach.message.startswith("2 of 3 decisions in force in docs/adr name no rejected option")
    assert breach.evidence[0].value == pytest.approx(0.667)


def test_one_decision_without_a_rejected_option_is_told_in_the_singular() -> None:
    (breach,) = upkeep.one_sided(log(a=nygard("Accepted", "We do it.")))

    assert breach.message.startswith("1 of 1 decision in force in docs/adr names no rejected option")
    assert figure(breach.evidence[1]) == "such as: docs/adr/0001-a.md"


def test_a_record_says_when_it_was_made() -> None:
    assert one("# A\n\nDate: 2020-01-02\n").dated == date(2020, 1, 2)


def test_a_question_that_is_cut_short_is_quoted_with_its_end() -> None:
    text = "(Who is hindered by what today? One to three sentences.)"
    (breach,) = upkeep.unfinished([one(nygard("Accepted", text))])

    assert '"(Who is hindered by what today? \N{HORIZONTAL ELLIPSIS})"' in breach.message
