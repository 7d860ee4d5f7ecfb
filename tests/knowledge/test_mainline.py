"""Where the main line stood at the end of each quarter."""

from __future__ import annotations

from datetime import date, datetime, timezone

import pytest

from async_audit.facts import Commit
from async_audit.knowledge.mainline import quarter_ends
from tests.fixed_snapshot import NOW, commit


def landed(name: str, parents: str, when: str) -> Commit:
    moment = datetime.fromisoformat(when).replace(tzinfo=timezone.utc)
    return commit(name)._replace(parents=tuple(parents.split()), landed=int(moment.timestamp()))


LINE = [
    landed("4", "3 side", "2024-05-30T00:00:00"),
    landed("side", "2", "2024-03-31T23:00:00"),
    landed("3", "2", "2024-04-01T00:00:00"),
    landed("2", "1", "2024-03-31T23:59:59"),
    landed("1", "", "2023-11-01T00:00:00"),
]


def test_without_commits_there_is_no_quarter() -> None:
    assert quarter_ends([], NOW, 8) == []


def test_each_quarter_has_the_last_commit_of_its_main_line() -> None:
    assert quarter_ends(LINE, NOW, 8) == [(date(2023, 12, 31), "1"), (date(2024, 3, 31), "2")]


def test_a_quarter_ends_at_midnight_in_utc() -> None:
    assert quarter_ends(LINE[2:], NOW, 1) == [(date(2024, 3, 31), "2")]


@pytest.mark.parametrize(
    ("today", "end"),
    [
        ("2024-01-01", date(2023, 12, 31)),
        ("2024-03-31", date(2023, 12, 31)),
        ("2024-07-01", date(2024, 6, 30)),
        ("2024-12-31", date(2024, 9, 30)),
    ],
)
def test_the_quarter_that_has_not_ended_is_left_out(today: str, end: date) -> None:
    now = datetime.fromisoformat(f"{today}T12:00:00").replace(tzinfo=timezone.utc)

    assert quarter_ends([landed("1", "", "2020-01-01T00:00:00")], now, 1) == [(end, "1")]
