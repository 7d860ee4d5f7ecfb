"""The documentation has a page for each audit, and it says what the audit says of itself."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from async_audit.audits import IDS
from async_audit.cli import explain
from tests.house.places import ROOT

PAGES = ROOT / "docs" / "audits"


@pytest.mark.parametrize("audit", IDS)
def test_the_page_of_an_audit_is_its_card(audit: str, request: pytest.FixtureRequest) -> None:
    said = CliRunner().invoke(explain.command, [audit, "--format", "markdown"], standalone_mode=False)
    assert said.exception is None
    page = PAGES / f"{audit}.md"
    if request.config.getoption("--update-golden"):
        page.write_text(said.output, "utf-8")
    assert page.read_text("utf-8") == said.output, (
        "pytest --update-golden tests/house/test_pages.py writes it"
    )


def test_every_page_belongs_to_an_audit() -> None:
    assert {page.stem for page in PAGES.iterdir()} == set(IDS)
