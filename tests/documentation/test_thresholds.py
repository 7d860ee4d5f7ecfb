"""Shares of documentation that a team asks of its directories."""

from __future__ import annotations

import pytest

from async_audit.documentation.thresholds import Counted, missed
from async_audit.errors import ConfigError
from async_audit.findings import Evidence, Finding, Severity

TREE = [Counted("pay", 1, 1), Counted("pay/net", 1, 0), Counted("payroll", 1, 1)]


def found(*asked: str) -> list[Finding]:
    return list(missed("undocumented-module", "modules", asked, TREE))


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param((), id="nobody asks"),
        pytest.param(("pay 50",), id="exactly as much as is asked"),
        pytest.param(("payroll/ 100%",), id="a neighbour with the same beginning"),
        pytest.param((". 66.6",), id="all together"),
    ],
)
def test_a_share_that_is_reached_is_silent(asked: tuple[str, ...]) -> None:
    assert found(*asked) == []


def test_a_share_that_is_missed_is_found() -> None:
    assert found(". 60", "pay 80") == [
        Finding(
            audit="undocumented-module",
            subject="least pay",
            path="pay",
            line=None,
            severity=Severity.WARNING,
            message="1 of 2 modules of pay are documented (50%), and 80% are asked for",
            remedy="document the next ones, the dearest first, or ask for less in 'least'",
            command="async-audit documentation --by module",
            evidence=(Evidence("documented", 0.5, "share of modules", 0.8),),
        )
    ]


def test_a_share_of_everything_is_called_so() -> None:
    assert [one.message for one in found(". 99")] == [
        "2 of 3 modules of all are documented (67%), and 99% are asked for"
    ]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        pytest.param("pay", "is 'pay'; write a directory (. for all) and the percentage", id="no number"),
        pytest.param("80", "is '80'; write", id="no directory"),
        pytest.param("pay 101", "is 'pay 101'; write", id="more than all"),
        pytest.param("pay nan", "is 'pay nan'; write", id="no number at all"),
        pytest.param("gone 80", "'gone 80' has no modules to ask; remove that line", id="no such directory"),
    ],
)
def test_a_line_that_cannot_be_asked_is_an_error(line: str, complaint: str) -> None:
    with pytest.raises(ConfigError) as caught:
        found(line)

    assert str(caught.value).startswith("undocumented-module least: ")
    assert complaint in str(caught.value)
