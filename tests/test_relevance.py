"""An audit that is not asked about a change would have found nothing in it."""

from __future__ import annotations

import pytest

from async_audit.audits import IDS
from async_audit.facts import Touch
from async_audit.relevance import may_concern
from tests.fixed_snapshot import change


def asked(*touched: Touch) -> set[str]:
    """Audits that have to be asked about a change, of those whose paths can tell."""
    told = change("", *touched)
    return {one for one in IDS if may_concern(one, told, is_configured=False)} & {
        "codeowners",
        "decision-log",
        "stale-docs",
        "undocumented-module",
    }


@pytest.mark.parametrize(
    ("touch", "audits"),
    [
        pytest.param(Touch("src/net/a.py", "M", "", 3, 0), set(), id="lines are added"),
        pytest.param(Touch("src/net/a.py", "M", "", 3, 1), {"stale-docs"}, id="a line goes"),
        pytest.param(Touch("src/net/a.bin", "M", "", None, None), {"stale-docs"}, id="nobody counted"),
        pytest.param(Touch("src/net/a.py", "A", "", 3, 0), {"undocumented-module"}, id="a file comes"),
        pytest.param(
            Touch("src/net/a.py", "D", "", 0, 3),
            {"codeowners", "stale-docs", "undocumented-module"},
            id="one goes",
        ),
        pytest.param(
            Touch("src/net/b.py", "R", "src/net/a.py", 0, 0),
            {"codeowners", "stale-docs", "undocumented-module"},
            id="one is renamed",
        ),
        pytest.param(
            Touch("src/net/__init__.py", "M", "", 1, 0), {"undocumented-module"}, id="a docstring's place"
        ),
        pytest.param(Touch("src/net/README", "M", "", 1, 0), {"undocumented-module"}, id="a README"),
        pytest.param(Touch("src/net/AGENTS.md", "M", "", 1, 0), {"undocumented-module"}, id="instead of one"),
        pytest.param(Touch(".github/CODEOWNERS", "M", "", 1, 0), {"codeowners"}, id="owners"),
        pytest.param(
            Touch("docs/adr/0001-a.rst", "M", "", 1, 0),
            {"decision-log"},
            id="a record",
        ),
    ],
)
def test_paths_tell_which_audits_to_ask(touch: Touch, audits: set[str]) -> None:
    assert asked(touch) == audits


def test_whoever_says_what_a_record_is_called_is_always_asked() -> None:
    told = change("", Touch("src/net/a.py", "M", "", 3, 0))

    assert may_concern("decision-log", told, is_configured=True)


def test_audits_that_look_at_more_than_paths_are_always_asked() -> None:
    told = change("", Touch("src/net/a.py", "M", "", 3, 0))

    assert all(may_concern(one, told, is_configured=False) for one in ("bus-factor", "missing-adr"))
