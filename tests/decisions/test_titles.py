"""The titles of records, in every dialect."""

from __future__ import annotations

import pytest

from async_audit.decisions.titles import title_in


@pytest.mark.parametrize(
    ("text", "extension"),
    [
        pytest.param("", "md", id="nothing"),
        pytest.param("Some words.\n\n## Context\n", "md", id="no heading of the first rank"),
        pytest.param("```sh\n# not a title\n```\n", "md", id="a comment in code"),
        pytest.param("~~~\n# not a title\n~~~\n", "md", id="a comment in code between tildes"),
        pytest.param("<!--\n# not a title\n-->\n", "md", id="a heading in an HTML comment"),
        pytest.param(
            "---\n# These are optional.\nstatus: accepted\n---\n", "md", id="a comment in front matter"
        ),
        pytest.param("Context\n-------\n", "md", id="a heading of the second rank"),
        pytest.param("=====  =====\nA      B\n=====  =====\n", "rst", id="a table"),
        pytest.param("x\n" * 300 + "# Late\n", "md", id="a heading far below"),
    ],
)
def test_these_have_no_title(text: str, extension: str) -> None:
    assert title_in(text, extension) == ""


@pytest.mark.parametrize(
    ("text", "extension"),
    [
        pytest.param("# Use Postgres\n", "md", id="Markdown"),
        pytest.param("#Use Postgres #\n", "md", id="Markdown without a blank"),
        pytest.param("\ufeff# Use Postgres\r\n", "md", id="a byte order mark and CRLF"),
        pytest.param("\n# Use Postgres\n", "md", id="a blank first line"),
        pytest.param("Use Postgres\n====\n", "md", id="underlined"),
        pytest.param("<!-- licence -->\n\n# Use Postgres\n", "md", id="below an HTML comment"),
        pytest.param("```\n# code\n```\n# Use Postgres\n", "md", id="below code"),
        pytest.param(
            '---\nstatus: accepted\ntitle: "Use Postgres"\n---\n\n# Other\n', "md", id="front matter"
        ),
        pytest.param("---\nstatus: accepted\n---\n\n# Use Postgres\n", "md", id="front matter without it"),
        pytest.param("---\nnever closed: x\n# Use Postgres\n", "md", id="front matter that is not closed"),
        pytest.param(
            "PEP: 8\nTitle: Use Postgres\nAuthor: A,\n  B\n\nAbstract\n========\n", "rst", id="a PEP"
        ),
        pytest.param("= Use Postgres\n:author: A\n", "adoc", id="AsciiDoc"),
        pytest.param(
            ".. _ADR-2:\n\nUse Postgres\n############\n\nStatus\n======\n", "rst", id="reStructuredText"
        ),
        pytest.param("============\nUse Postgres\n============\n", "rst", id="with a line above it"),
    ],
)
def test_a_title_is_read(text: str, extension: str) -> None:
    assert title_in(text, extension) == "Use Postgres"
