"""From how many lines on a change is large."""

from __future__ import annotations

import pytest

from async_audit.decisions.scale import scale

PERCENTILES = (93, 97, 99)


def test_sizes_follow_the_changes_of_the_repository() -> None:
    measured = scale(range(1, 1001), PERCENTILES, 200)

    assert measured.steps == (931, 971, 991)
    assert measured.points(991) == 3
    assert measured.clause(991) == "is larger than 99% of the changes here"


def test_nothing_below_the_floor_is_large() -> None:
    assert scale([1] * 1000, PERCENTILES, 200).steps == (200, 200, 200)


@pytest.mark.parametrize(
    ("changes", "compared"),
    [
        pytest.param(99, 0, id="one change too few"),
        pytest.param(100, 100, id="exactly enough"),
    ],
)
def test_a_percentile_needs_a_hundred_changes_with_lines(changes: int, compared: int) -> None:
    assert scale([0] * 500 + [5] * changes, PERCENTILES, 200).compared == compared
