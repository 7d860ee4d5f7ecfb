"""Dates as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from async_audit.decisions.dates import date_in

DAY = date(2024, 9, 20)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2023-24-05",
        "2024-023-2706",
        "016-08-2018",
        "03/04/2020",
        "8/20/20",
        "v1.29",
        "May 2025",
        "2022-",
    ],
)
def test_these_are_no_date(text: str) -> None:
    assert date_in(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2024-09-20",
        "2024-9-20",
        "2024/09/20",
        "20240920",
        "20-Sep-2024",
        "20 September 2024",
        "September 20, 2024",
        "Sept 20th 2024",
        "20.09.2024",
        "9/20/2024",
        "2024-09-20T00:00:00.000Z",
        "2024-09-20, updated 2025-01-01 (again)",
        "(but covering previous work) 2024-09-20",
    ],
)
def test_a_date_is_read(text: str) -> None:
    assert date_in(text) == DAY


def test_what_could_be_two_dates_is_one_when_both_are_the_same() -> None:
    assert date_in("04/04/2020") == date(2020, 4, 4)
