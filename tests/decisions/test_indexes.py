"""What an index says of its records."""

from __future__ import annotations

import pytest

from async_audit.decisions.indexes import index_breaches
from tests.decisions.logs import log, nygard

RECORDS = log(a=nygard("Accepted"), b=nygard("Proposed"), c=nygard("Implemented")).all


def said(text: str) -> list[str]:
    return [breach.message for breach in index_breaches("docs/adr/README.md", text, RECORDS)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("See [the first](0001-a.md).\n", id="a text that links to one of them"),
        pytest.param("* [A](0001-a.md)\n* [B](0002-b.md)\n* [C](0003-c.md)\n", id="no status at all"),
        pytest.param("* [A](0001-a.md) (Accepted)\n* [B](./0002-b.md) - Proposed\n* [C](/docs/adr/0003-c.md) Accepted\n", id="behind the link"),
        pytest.param("| [A](0001-a.md) | Accepted |\n| [B](0002-b.md) | Proposed |\n| [C](0003-c.md) | Done |\n", id="cells"),
        pytest.param("## Accepted\n* [A](0001-a.md)\n* [C](0003-c.md)\n## Proposed\n* [B](0002-b.md)\n", id="headings"),
        pytest.param("* [A](0001-a.md) says when work is accepted and who does it\n* [B](0002-b.md)\n* [C](0003-c.md)\n", id="a sentence"),
    ],
)  # fmt: skip
def test_these_agree(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "* [A](0001-a.md)\n* [B](0002-b.md) (Accepted)\n* [C](0003-c.md)\n", id="behind the link"
        ),
        pytest.param(
            "| [A](0001-a.md) | |\n| [B](0002-b.md) | Accepted |\n| [C](0003-c.md) | |\n", id="a cell"
        ),
        pytest.param("## Accepted\n* [A](0001-a.md)\n* [B](0002-b.md)\n* [C](0003-c.md)\n", id="a heading"),
    ],
)
def test_an_index_that_disagrees_is_found(text: str) -> None:
    assert said(text) == ['docs/adr/README.md says "Accepted" of docs/adr/0002-b.md, which reads "Proposed"']


def test_an_index_that_leaves_one_out_is_found() -> None:
    records = log(**dict.fromkeys("abcd", nygard("Accepted"))).all
    text = "* [A](0001-a.md)\n* [B](0002-b.md)\n* [C](0003-c.md)\n"

    (breach,) = index_breaches("docs/adr/README.md", text, records)

    assert breach.message == "docs/adr/README.md lists 3 of 4 records and leaves out docs/adr/0004-d.md"
