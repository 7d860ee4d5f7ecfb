"""What a record says of itself, in every dialect."""

from __future__ import annotations

from datetime import date

import pytest

from async_audit.decisions.links import Relation
from async_audit.decisions.reading import Reading, read
from async_audit.decisions.states import State


def said(text: str, extension: str = "md", number: int | None = None) -> Reading:
    return read(text, f"docs/adr/0001-x.{extension}", number)


@pytest.mark.parametrize(
    ("text", "extension"),
    [
        pytest.param("", "md", id="nothing"),
        pytest.param("Some words.\n\n## Context\n", "md", id="a heading that every record has"),
        pytest.param(
            "- Feature Name: (fill me in)\n\n# Summary\n", "md", id="the name that nobody filled in"
        ),
        pytest.param("```sh\n# not a title\n```\n", "md", id="a comment in code"),
        pytest.param("~~~\n# not a title\n~~~\n", "md", id="a comment in code between tildes"),
        pytest.param("````\n```\n# not a title\n```\n````\n", "md", id="a comment in code within code"),
        pytest.param("<!--\n# not a title\n-->\n", "md", id="a heading in an HTML comment"),
        pytest.param("---\n# Optional.\nstatus: accepted\n---\n", "md", id="a comment in front matter"),
        pytest.param("Context\n-------\n", "md", id="such a heading, underlined"),
        pytest.param("=====  =====\nA      B\n=====  =====\n", "rst", id="a table"),
        pytest.param("----\n= not a title\n----\n", "adoc", id="a comment in code of AsciiDoc"),
    ],
)
def test_these_have_no_title(text: str, extension: str) -> None:
    assert said(text, extension).title == ""


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
        pytest.param('---\ntitle: "Use Postgres"\n---\n\n# Other\n', "md", id="front matter"),
        pytest.param("---\nstatus: accepted\n---\n\n# Use Postgres\n", "md", id="front matter without it"),
        pytest.param("---\nnever closed: x\n# Use Postgres\n", "md", id="front matter that is not closed"),
        pytest.param(
            "---\n# Use Postgres\nstatus: accepted\n---\n\n## Context\n", "md", id="slipped into the head"
        ),
        pytest.param("- Feature Name: `Use Postgres`\n\n# Summary\n", "md", id="the feature name of an RFC"),
        pytest.param("# Meta\n- Name: Use Postgres\n", "md", id="a name under a heading that says nothing"),
        pytest.param("# Architecture Decision Record: Use Postgres\n", "md", id="what kind of text it is"),
        pytest.param("# RFC 7 - 2020-08-31 - Use Postgres\n", "md", id="number and date"),
        pytest.param("# [Use Postgres](0001-x.md)\n", "md", id="a link"),
        pytest.param("PEP: 8\nTitle: Use Postgres\nAuthor: A,\n  B\n\nAbstract\n====\n", "rst", id="a PEP"),
        pytest.param("title: Use Postgres\nkep-number: 8\n", "yaml", id="a KEP"),
        pytest.param("= Use Postgres\n:author: A\n", "adoc", id="AsciiDoc"),
        pytest.param(".. _ADR-2:\n\nUse Postgres\n############\n\nStatus\n======\n", "rst", id="RST"),
        pytest.param("Use Postgres\n=====\n", "rst", id="RST with a line that is too short"),
        pytest.param("============\nUse Postgres\n============\n", "rst", id="with a line above it"),
    ],
)
def test_a_title_is_read(text: str, extension: str) -> None:
    assert said(text, extension).title == "Use Postgres"


@pytest.mark.parametrize(
    ("text", "extension"),
    [
        pytest.param("# X\n\n## Status\n\nAccepted\n\n## Context\n", "md", id="Nygard"),
        pytest.param("# X\n\n## Context\n\nY\n\n## Status\n\nAccepted\n", "md", id="status last (arachne)"),
        pytest.param("# X\n\n## Status: Accepted\n\n", "md", id="in the heading (guardian)"),
        pytest.param("# X\n\n## 1. Status\n\nAccepted\n", "md", id="a numbered heading"),
        pytest.param("# X\n\n* Status: Accepted\n* Date: 2020-01-02\n", "md", id="bullets (MADR 2)"),
        pytest.param("# X\n\n* Status: **Accepted**\n", "md", id="bold (swift-evolution)"),
        pytest.param("# X\n\n**Status:** Accepted\n", "md", id="a bold label"),
        pytest.param("# X\n\nStatus: Accepted\n\n## Context\n", "md", id="a line"),
        pytest.param("# X\n\n| Status | Accepted |\n|---|---|\n| Date | 2020-01-02 |\n", "md", id="a table"),
        pytest.param(
            "# X\n\n| Date | Status |\n|---|---|\n| 2020-01-02 | Accepted |\n", "md", id="a flat table"
        ),
        pytest.param("---\nstatus: Accepted\n---\n# X\n", "md", id="front matter (MADR 3 and 4)"),
        pytest.param("---\nstatus: { Accepted }\n---\n# X\n", "md", id="a flow mapping (semantic-kernel)"),
        pytest.param("---\nstate: Accepted # for now\n---\n", "md", id="front matter with a comment"),
        pytest.param(
            "---\nstatus: Accepted\nnav_order: 0065\ndate: 2020-99-99\n---\n", "md", id="YAML's traps"
        ),
        pytest.param("---\nstatus: Accepted\nx: [\n---\n", "md", id="front matter that is no YAML"),
        pytest.param("---\nstatus: Accepted\nx: !!python/object:os.system ls\n---\n", "md", id="YAML tags"),
        pytest.param(
            "PEP: 8\nStatus: Accepted\nType: Process\n\nAbstract\n===\n", "rst", id="a header (PEP)"
        ),
        pytest.param("X\n=\n\nStatus\n------\n\n**Accepted** *2023-06-09*\n", "rst", id="sections (openedx)"),
        pytest.param("X\n===\n\n:Status: Accepted\n:Date: 2020-01-02\n", "rst", id="a field list"),
        pytest.param(
            "X\n===\n\n.. list-table::\n\n   * - Status\n     - Accepted\n   * - Date\n     - 2020-01-02\n",
            "rst",
            id="a list table (oeps)",
        ),
        pytest.param(
            "X\n===\n\n+------+--------+\n| Status | Accepted |\n+------+--------+\n",
            "rst",
            id="a grid table",
        ),
        pytest.param(
            "X\n===\n\n====== ========\nStatus Accepted\n====== ========\n", "rst", id="a simple table"
        ),
        pytest.param("= X\n:status: Accepted\n\n== Context\n", "adoc", id="attributes of AsciiDoc"),
        pytest.param("= X\n\n== Status\n\nAccepted\n", "adoc", id="sections of AsciiDoc"),
        pytest.param("status: Accepted\ntitle: X\n", "yaml", id="YAML alone (KEP)"),
        pytest.param(
            "# X\n\n## Status\n\n> mark it accepted once agreed\n\nAccepted\n", "md", id="below a quote"
        ),
        pytest.param(
            "# X\n\n## Status\n\n- [ ] Proposed\n- [x] Accepted\n", "md", id="a box that is checked"
        ),
        pytest.param("# X\n\n## Status\n\n### Accepted\n", "md", id="a heading below it"),
        pytest.param("# X\n\n## Status\n<!-- one of -->\nAccepted\n", "md", id="below an HTML comment"),
        pytest.param("# X\r\n\r\n## Status\r\n\r\nAccepted\r\n", "md", id="CRLF"),
        pytest.param(
            "# X\n\n## Status\n\nAccepted\n\n## Amendment\n\n### Status\n\nProposed\n",
            "md",
            id="an amendment",
        ),
        pytest.param(
            "# X\n\n## Change Log\n- Proposed (2020-01-02)\n- Accepted (2021-01-02)\n", "md", id="edgex"
        ),
    ],
)
def test_a_status_is_read(text: str, extension: str) -> None:
    found = said(text, extension)

    assert found.meaning.state is State.ACCEPTED
    assert "Accepted" in found.raw_status


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# X\n\n## Context\n\nStatus: the job has one.\n", id="a word of the body"),
        pytest.param("# X\n\n## Consequences\n\n* Status: shown to users\n", id="a bullet of the body"),
        pytest.param("# X\n\n```\n## Status\n\nAccepted\n```\n", id="code"),
        pytest.param("# X\n\n* RFC Status: -\n", id="a field that nobody filled in"),
        pytest.param("# X\n\n## Status of the art\n\nAccepted\n", id="another heading"),
    ],
)
def test_these_state_no_status(text: str) -> None:
    assert said(text).raw_status == ""


def test_a_folder_speaks_where_the_text_is_silent() -> None:
    found = read("# X\n", "docs/architecture/historic-adrs/001-x.md")

    assert (found.raw_status, found.meaning.state) == ("historic-adrs", State.DEPRECATED)


def test_the_text_speaks_before_its_folder() -> None:
    assert read("# X\n\nStatus: accepted\n", "rejected/001-x.md").meaning.state is State.ACCEPTED


def test_a_status_that_nobody_knows_is_a_fault_not_a_guess() -> None:
    found = said("# X\n\nStatus: imlpemented\n")

    assert found.meaning.state is None
    assert found.faults == ('its status "imlpemented" is not understood',)


def test_a_choice_that_nobody_made_is_a_fault() -> None:
    found = said("# X\n\n## Status\n\n{Deprecated|Proposed|Accepted}\n")

    assert found.meaning.state is None
    assert found.faults == ('its status "{Deprecated|Proposed|Accepted}" was never chosen',)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Accepted\n\nSuperseded by [2](0002-y.md)", State.SUPERSEDED),
        ("Accepted\n\nPartly superseded by ADR-2", State.SUPERSEDED),
        ("Accepted\n\nSupersedes [2](0002-y.md)", State.ACCEPTED),
        ("Accepted\n\nNone of it was superseded by anything", State.ACCEPTED),
        ("Accepted\n\nAmended by [2](0002-y.md)", State.ACCEPTED),
    ],
)
def test_what_was_superseded_is_not_accepted_any_more(text: str, state: State) -> None:
    assert said(f"# X\n\n## Status\n\n{text}\n").meaning.state is state


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        pytest.param("Date: 2020-01-02\n", date(2020, 1, 2), id="Nygard"),
        pytest.param("# X\n\n* Date: 02.01.2020\n", None, id="could be February"),
        pytest.param("# X\n\n* Date: 2020-24-05\n", None, id="could be nothing"),
        pytest.param(
            "# X\n\n## Changelog\n\n- 2020-03-02: y\n- 2020-01-02: x\n", date(2020, 1, 2), id="changes"
        ),
        pytest.param(
            "# X\n\n## Status\n\nAccepted on 2 January 2020\n", date(2020, 1, 2), id="in the status"
        ),
    ],
)
def test_a_date_is_read_or_left_open(text: str, dated: date | None) -> None:
    assert said(text).dated == dated


def test_a_date_that_could_be_two_is_told() -> None:
    assert said("# X\n\n* Date: 03/04/2020\n").faults == ('its date "03/04/2020" is not one date',)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\nstatus: Last Call\nlast-call-deadline: 2020-05-01\n---\n", id="EIP"),
        pytest.param("# X\n\n## Status\n\nLAST CALL 2020-05-01\n", id="cosmos-sdk"),
    ],
)
def test_until_when_comments_are_asked_for(text: str) -> None:
    found = said(text)

    assert (found.meaning.state, found.deadline) == (State.LAST_CALL, date(2020, 5, 1))


def test_a_paragraph_that_is_struck_through_is_no_status() -> None:
    found = said("# X\n\n## Status\n\n~~Superseded by [2](0002-y.md)~~\n\nRejected\n")

    assert (found.raw_status, found.meaning.state) == ("Rejected", State.REJECTED)


def test_people_and_paths_are_read() -> None:
    found = said("---\ndecision-makers: [Ada, Bob]\naffects:\n  - src/net/**\n  - docs/\n---\n# X\n")

    assert found.deciders == ("Ada", "Bob")
    assert found.affects == ("src/net/**", "docs/")


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        pytest.param("# X\n\n## Status\n\nSuperceded by [2. Use y](0002-y.md)\n", Relation.SUPERSEDED_BY, id="Nygard"),
        pytest.param("# X\n\n## Status\n\nSuperseded: 2020-01-02 by [2](0002-y.md)\n", Relation.SUPERSEDED_BY, id="date"),
        pytest.param("---\nstatus: superseded by [ADR-2](0002-y.md)\n---\n", Relation.SUPERSEDED_BY, id="MADR"),
        pytest.param("---\nstatus: accepted; supersedes [2](0002-y.md)\n---\n", Relation.SUPERSEDES, id="JabRef"),
        pytest.param("# X\n\nReplaces: [2](0002-y.md)\n", Relation.SUPERSEDES, id="home-assistant"),
        pytest.param("# X\n\n## Status\n\nAccepted\n\nAmended by [2](0002-y.md)\n", Relation.AMENDED_BY, id="amended"),
        pytest.param("# X\n\n## Status\n\nPartly superseded by [2](0002-y.md)\n", Relation.AMENDED_BY, id="in part"),
        pytest.param("---\nstatus: replaced # replaced by 0002-y.md\n---\n", Relation.SUPERSEDED_BY, id="a comment (KEP 2133)"),
        pytest.param("# X\n\nRenumbered to [2](0002-y.md).\n", Relation.SUPERSEDED_BY, id="another number (PEP 344)"),
        pytest.param("# X\n\n## Links\n\n* Refines [2](0002-y.md)\n", Relation.AMENDS, id="a section of links"),
        pytest.param("# X\n\n## Superseded by\n\n[2](0002-y.md)\n", Relation.SUPERSEDED_BY, id="a section of its own"),
    ],
)  # fmt: skip
def test_a_link_has_its_direction(text: str, relation: Relation) -> None:
    assert [(one.relation, one.target) for one in said(text).mentions] == [(relation, "0002-y.md")]


@pytest.mark.parametrize(
    ("written", "target"),
    [
        pytest.param("[2](<0002-a name (new).md>)", "0002-a name (new).md", id="in angle brackets"),
        pytest.param('[2](0002-y(new).md "Why")', "0002-y(new).md", id="parentheses in pairs, and a title"),
        pytest.param("[2](0002-replaces-x.md)", "0002-replaces-x.md", id="a name that speaks"),
        pytest.param("0002-replaced-by-x.md", "0002-replaced-by-x.md", id="a bare name that speaks"),
        pytest.param(
            "[2](0002-superseded-by%20(x).md)",
            "0002-superseded-by%20(x).md",
            id="escapes and a name that speaks",
        ),
        pytest.param("link:0002-a%20name.adoc[two]", "0002-a%20name.adoc", id="a macro of AsciiDoc"),
    ],
)
def test_a_link_is_read_up_to_its_end(written: str, target: str) -> None:
    found = said(f"# X\n\n## Status\n\nAccepted\n\nSupersedes {written}\n")

    assert [one.target for one in found.mentions] == [target]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# X\n\n## Status\n\nNone of these is superseded by anything.\n", id="nothing is named"),
        pytest.param("# X\n\nReplaces: none\n", id="none"),
        pytest.param("# X\n\nReplaces: ~~2~~ none\n", id="a field that is struck through"),
        pytest.param(
            "# X\n\n## Status\n\n~~Superseded by [2](0002-y.md)~~\n\nAccepted\n", id="struck through"
        ),
        pytest.param("replaces:\n  - n/a\n", id="not applicable"),
        pytest.param("# X\n\n## Decision\n\nThis replaces [the cache](0002-y.md).\n", id="the body tells"),
    ],
)
def test_these_link_to_nothing(text: str) -> None:
    assert said(text).mentions == ()


def test_brackets_that_never_close_are_read_in_a_second() -> None:
    # each could begin a link; a pattern that goes back from each of them takes minutes
    assert said("# X\n\n## Status\n\nSupersedes " + "[x](" * 4500 + "\n").mentions == ()


def test_bare_numbers_of_a_header_are_targets() -> None:
    found = said("PEP: 8\nStatus: Final\nReplaces: 245, 246\nSuperseded-By: 3000\n\nX\n===\n", "rst")

    assert [(one.relation, one.target) for one in found.mentions] == [
        (Relation.SUPERSEDES, "245"),
        (Relation.SUPERSEDES, "246"),
        (Relation.SUPERSEDED_BY, "3000"),
    ]


def test_ten_megabytes_of_front_matter_are_not_parsed() -> None:
    found = said("---\nstatus: accepted\n" + "x: [[[[\n" * 1_250_000 + "---\n# X\n")

    assert found.meaning.state is State.ACCEPTED
    assert "only plain keys" in found.faults[0]


def test_front_matter_without_an_end_is_read_as_far_as_it_goes() -> None:
    found = said("---\nstatus: accepted\n" + "x: y\n" * 50_000)

    assert found.meaning.state is State.ACCEPTED
    assert "has no end" in found.faults[0]


def test_aliases_that_grow_without_end_are_refused() -> None:
    bomb = "---\nstatus: accepted\na: &a [x, x]\nb: &b [*a, *a]\n---\n# X\n"

    assert said(bomb).faults == ("its metadata is no valid YAML (it has aliases); plain keys were read",)
    assert said(bomb).meaning.state is State.ACCEPTED


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "# " + "a" * 300_000, "> " * 50_000 + "x", "- " * 20_000, "*" * 100_000]
)
def test_a_hostile_text_is_answered_at_once(text: str) -> None:
    assert said(text).meaning.state is None


@pytest.mark.parametrize(
    "title", ["Context receivers", "Contextual helpers", "Problems of time", "Statuses of jobs"]
)
def test_a_title_may_begin_like_a_heading_of_a_template(title: str) -> None:
    assert said(f"# {title}\n\n## Context\n").title == title
