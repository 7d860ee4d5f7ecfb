"""Every format says the same, whole, and nothing of a repository is alive in it."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import timezone

import jsonschema_rs
import pytest

from async_audit.audits import load_all
from async_audit.facts import Author
from async_audit.findings import Evidence, Report, Skip
from async_audit.formats import NAMES, load, markdown, summary
from async_audit.formats import json as json_format
from async_audit.formats import text as text_format
from tests.formats.pictures import plain
from tests.formats.reports import COURSE, EVERYTHING, HOSTILE, NOTHING
from tests.golden_files import assert_golden

ENDINGS = {
    "text": "txt",
    "markdown": "md",
    "html": "html",
    "json": "json",
    "json-lines": "jsonl",
    "csv": "csv",
    "sarif": "sarif",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "junit": "junit.xml",
    "rdjson": "rdjson",
    "badge": "svg",
    "badge-json": "badge.json",
}
REPORTS = {"nothing": NOTHING, "everything": EVERYTHING, "hostile": HOSTILE}


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("format_name", NAMES)
def test_a_report_is_rendered_whole(name: str, format_name: str, request: pytest.FixtureRequest) -> None:
    output = load(format_name)(REPORTS[name])
    if format_name == "html":
        output = plain(output)
    for audit in load_all():  # a card is its audit's, and this file is about forms
        output = output.replace(json.dumps(audit.card.strip())[1:-1], f"<card of {audit.id}>")
    assert_golden(f"{name}.{ENDINGS[format_name]}", output, request)


@pytest.mark.parametrize("format_name", ["text", "markdown", "json"])
def test_how_it_went_is_a_table(format_name: str, request: pytest.FixtureRequest) -> None:
    report = dataclasses.replace(NOTHING, course=COURSE)

    assert_golden(f"course.{ENDINGS[format_name]}", load(format_name)(report), request)


def test_all_findings_and_all_evidence_are_shown_on_request(request: pytest.FixtureRequest) -> None:
    assert_golden("everything-all.txt", "".join(text_format.render(EVERYTHING, everything=True)), request)


def test_colour_is_only_added_around_the_same_words(request: pytest.FixtureRequest) -> None:
    painted = "".join(text_format.render(EVERYTHING, colour=True))

    assert_golden("everything-colour.txt", painted, request)
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == "".join(text_format.render(EVERYTHING))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_lines_fit_the_terminal_but_commands_stay_whole(width: int) -> None:
    lines = "".join(text_format.render(EVERYTHING, width=width)).splitlines()
    commands = ("async-audit who", "gh api")
    assert [line for line in lines if len(line) > width and not line.strip().startswith(commands)] == []
    assert "          async-audit who src/net1" in lines


@pytest.mark.parametrize("format_name", ["text", "markdown"])
def test_nothing_of_a_repository_reaches_a_reader_raw(format_name: str) -> None:
    output = load(format_name)(HOSTILE)
    assert not set("\x1b\u202e\r") & set(output)
    output.encode("utf-8")
    if format_name == "markdown":
        outside_code = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", output)
        assert "<b>" not in outside_code
        assert not re.search(r"(?<![A-Za-z0-9_])@team", outside_code)


@pytest.mark.parametrize("name", REPORTS)
def test_json_follows_its_schema(name: str) -> None:
    schema = json.loads(json_format.schema())
    # serde refuses lone surrogates; what they stand for is tested below
    document = json.loads(load("json")(REPORTS[name]).replace("\\udcff", "?"))
    jsonschema_rs.validator_for(schema).validate(document)


def test_the_schema_refuses_a_report_without_evidence() -> None:
    document = json.loads(load("json")(EVERYTHING))
    del document["findings"][0]["evidence"]
    assert not jsonschema_rs.is_valid(json.loads(json_format.schema()), document)


def test_json_keeps_bytes_that_are_not_text() -> None:
    document = json.loads(load("json")(HOSTILE))
    assert document["skips"][0]["path"].encode("utf-8", "surrogateescape").endswith(b"\n\xff")


def test_the_same_report_gives_the_same_bytes_in_any_zone() -> None:
    elsewhere = dataclasses.replace(EVERYTHING, now=EVERYTHING.now.astimezone(timezone.utc))
    for format_name in ("text", "markdown"):
        assert load(format_name)(elsewhere) == load(format_name)(EVERYTHING)


def test_a_fingerprint_does_not_depend_on_numbers() -> None:
    (one, *_) = EVERYTHING.findings
    other = one._replace(message="other", line=7, evidence=(), rank=0)
    assert one.fingerprint == other.fingerprint
    assert one.fingerprint != one._replace(subject="src/other").fingerprint


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        pytest.param(1, "files", "held: 1 file", id="one"),
        pytest.param(2, "files", "held: 2 files", id="two"),
        pytest.param(1, "of 14 files", "held: 1 of 14 files", id="one of many"),
    ],
)
def test_a_unit_is_in_the_form_of_its_number(value: int, unit: str, said: str) -> None:
    assert summary.figure(Evidence("held", value, unit)) == said


def test_an_unborn_repository_has_a_title_too() -> None:
    unborn = Report("", NOTHING.now, (), (), (), (), ())
    assert load("text")(unborn) == "async-audit before the first commit: nothing found\n"


def test_ten_accepted_findings_are_listed_unless_all_are_asked_for() -> None:
    lived_with = dataclasses.replace(NOTHING, accepted=EVERYTHING.accepted * 12)
    page = load("text")(lived_with)
    assert (page.count("because: "), "  and 2 more: add --all\n" in page) == (10, True)
    assert "".join(text_format.render(lived_with, everything=True)).count("because: ") == 12


@pytest.mark.parametrize(
    ("author", "is_bot"),
    [
        (Author("bobbot@example.com", "Bob Boten"), False),
        (Author("robot@robots.org.uk", "Rob Robot"), False),
        (Author("49699333+dependabot[bot]@users.noreply.github.com", "dependabot"), True),
        (Author("x@example.com", "renovate[bot]"), True),
        (Author("devops+requirements-bot@example.org", "devops"), True),
        (Author("198982749+copilot@users.noreply.github.com", "Copilot"), True),
        (Author("talbot@example.org", "Marie Talbot"), False),
    ],
)
def test_a_program_says_so_itself(author: Author, is_bot: bool) -> None:
    assert author.is_bot is is_bot


@pytest.mark.parametrize("name", ["text", "markdown"])
def test_the_same_reason_is_told_once(name: str) -> None:
    skips = tuple(Skip("bus-factor", path, "nobody has a zone") for path in ("a", "b", "c", "d"))
    page = load(name)(
        dataclasses.replace(NOTHING, skips=(*skips, Skip("bus-factor", "e", "irregular hours")))
    )
    assert page.count("nobody has a zone") == 1
    assert "and 1 more" in page
    assert "irregular hours" in page


def test_a_comment_can_be_found_again_and_nobody_sees_by_what() -> None:
    for report in REPORTS.values():
        first, _, rest = load("markdown")(report).partition("\n")
        assert first == markdown.MARK
        assert markdown.MARK not in rest


@pytest.mark.parametrize("words", [0, 2000, 50_000])
def test_a_comment_fits_whatever_there_is_to_say(words: int) -> None:
    (one, *_) = EVERYTHING.findings
    long = one._replace(message="* @a " * words + "x")
    many = dataclasses.replace(
        EVERYTHING,
        findings=(long,) * 200,
        accepted=EVERYTHING.accepted * 500,
        skips=EVERYTHING.skips * 500,
        notes=("note " * (1 + words),) * 3,
    )
    page = load("markdown")(many)
    assert len(page) <= markdown.LIMIT
    assert ("does not fit into a comment" in page) is bool(words)


def test_no_issue_hears_of_a_report() -> None:
    (one, *_) = EVERYTHING.findings
    named = one._replace(message="Fix a/b#7 and GH-8, see https://github.com/a/b/pull/9")
    page = load("markdown")(dataclasses.replace(NOTHING, findings=(named,)))
    assert not re.search(r"#\d|GH-\d|pull/\d", page)
